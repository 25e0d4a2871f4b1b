import { join } from 'node:path';
import { renderAsync } from '@resvg/resvg-js';
import type { Picture } from '../../src/messages/svg-parts.ts';
import { PICTURE_FONT } from '../../src/messages/svg-parts.ts';
import { thirdPartyDir } from '../files/locations.ts';

/** Longest side of a picture in pixels, before it is enlarged: what is larger is drawn smaller. */
const LONGEST_SIDE = 1_600;

/** A picture as PNG, enlarged so many times for fine screens. Drawn outside the event loop, with our font alone. */
export async function renderPng(
  { svg, width, height }: Pick<Picture, 'svg' | 'width' | 'height'>,
  times = 1,
): Promise<Uint8Array> {
  const scale = Math.min(times, (LONGEST_SIDE * times) / Math.max(width, height));
  const fonts = join(thirdPartyDir(), 'inter');
  const image = await renderAsync(svg, {
    fitTo: { mode: 'zoom', value: scale },
    font: {
      fontFiles: [join(fonts, 'Inter-Regular.ttf'), join(fonts, 'Inter-SemiBold.ttf')],
      loadSystemFonts: false,
      defaultFontFamily: PICTURE_FONT,
    },
  });
  return image.asPng();
}
