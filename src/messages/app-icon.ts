import type { Picture } from './svg-parts.ts';

/** Two who come together: the sign of Entente, in a square of a hundred. */
const SIGN =
  '<circle cx="39" cy="50" r="21" fill="none" stroke="INK" stroke-width="7"/><circle cx="61" cy="50" r="21" fill="none" stroke="INK" stroke-width="7"/>';

const NAME = 'Entente: two rings that overlap';

/** The colours of the sign: of the ground and of the rings. */
export const APP_COLOURS = { ground: '#1f3a5f', ink: '#ffffff' } as const;

/** The icon in colour, a square of so many pixels. */
export function colourIcon(size: number): Picture {
  const ground = `<rect width="100" height="100" fill="${APP_COLOURS.ground}"/>`;
  return icon(size, ground + SIGN.replaceAll('INK', APP_COLOURS.ink));
}

/** The icon as white lines on nothing, as Teams wants it in its side bar. */
export function outlineIcon(size: number): Picture {
  return icon(size, SIGN.replaceAll('INK', '#ffffff'));
}

function icon(size: number, parts: string): Picture {
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${size}" height="${size}" viewBox="0 0 100 100">${parts}</svg>`;
  return { svg, width: size, height: size, alt: NAME };
}
