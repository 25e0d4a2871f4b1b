import { cleanText, shortened } from './clean-text.ts';

/** The font that pictures are drawn with; it ships in `third_party/inter`. */
export const PICTURE_FONT = 'Inter';

/** How wide a letter of the font is on average, as a share of its size: enough to leave room for words. */
const LETTER = 0.58;

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&apos;',
};

/** Any text as it may stand in SVG. */
export function svgText(text: string): string {
  return cleanText(text).replace(/[&<>"']/g, (sign) => ENTITIES[sign] ?? sign);
}

/** About how many pixels a text takes at a size in pixels. */
export function textWidth(text: string, size: number): number {
  return Math.ceil([...text].length * size * LETTER);
}

/** The start of a text that fits so many pixels. */
export function fittingText(text: string, size: number, width: number): string {
  return shortened(cleanText(text).trim(), Math.max(2, Math.floor(width / (size * LETTER))));
}

/** How a word is drawn. */
export interface WordStyle {
  readonly size: number;
  readonly fill: string;
  readonly weight?: 400 | 600;
  readonly anchor?: 'start' | 'middle' | 'end';
  /** Degrees, about its own place. */
  readonly turn?: number;
}

/** A word at a place: its baseline begins, is centred or ends there. */
export function word(text: string, x: number, y: number, style: WordStyle): string {
  const { size, fill, weight = 400, anchor = 'start', turn } = style;
  const turned = turn === undefined ? '' : ` transform="rotate(${turn} ${x} ${y})"`;
  return `<text x="${x}" y="${y}" font-size="${size}" font-weight="${weight}" fill="${fill}" text-anchor="${anchor}"${turned}>${svgText(text)}</text>`;
}

/** A picture that is drawn: as SVG, its size in pixels, and what it shows in words. */
export interface Picture {
  readonly svg: string;
  readonly width: number;
  readonly height: number;
  /** For those who cannot see it. */
  readonly alt: string;
}

/** Puts a picture together on white. */
export function picture(parts: readonly string[], width: number, height: number, alt: string): Picture {
  const head = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" font-family="${PICTURE_FONT}">`;
  const ground = `<rect width="${width}" height="${height}" fill="#ffffff"/>`;
  return { svg: `${[head, ground, ...parts].join('\n')}\n</svg>\n`, width, height, alt };
}
