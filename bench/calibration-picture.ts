import type { Calibration } from '../src/analysis/calibration.ts';

const SIDE = 360;
const MARGIN = 48;

/**
 * A drawing of how far stated chances are from what came true: a dot a bin, its size by its items, the diagonal where both
 * are the same. Plain SVG, readable on light and dark ground.
 */
export function calibrationPicture(calibration: Calibration, title: string): string {
  const place = (x: number): number => MARGIN + x * SIDE;
  const height = (y: number): number => MARGIN + (1 - y) * SIDE;
  const dots = calibration.bins.map(
    (bin) =>
      `<circle cx="${place(bin.stated).toFixed(1)}" cy="${height(bin.true).toFixed(1)}" r="6" fill="#0b6e99"><title>${bin.items} items: stated ${bin.stated}, true ${bin.true}</title></circle>`,
  );
  const ticks = [0, 0.25, 0.5, 0.75, 1].flatMap((t) => [
    `<text x="${place(t)}" y="${MARGIN + SIDE + 18}" text-anchor="middle">${t}</text>`,
    `<text x="${MARGIN - 8}" y="${height(t) + 4}" text-anchor="end">${t}</text>`,
  ]);
  const whole = SIDE + 2 * MARGIN;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${whole}" height="${whole}" viewBox="0 0 ${whole} ${whole}" font-family="sans-serif" font-size="12" role="img">`,
    `<title>${title}</title>`,
    `<rect width="${whole}" height="${whole}" fill="#ffffff"/>`,
    `<rect x="${MARGIN}" y="${MARGIN}" width="${SIDE}" height="${SIDE}" fill="none" stroke="#888888"/>`,
    `<line x1="${MARGIN}" y1="${MARGIN + SIDE}" x2="${MARGIN + SIDE}" y2="${MARGIN}" stroke="#888888" stroke-dasharray="4 4"/>`,
    ...ticks,
    `<text x="${MARGIN + SIDE / 2}" y="${MARGIN + SIDE + 38}" text-anchor="middle">stated chance</text>`,
    `<text x="14" y="${MARGIN + SIDE / 2}" text-anchor="middle" transform="rotate(-90 14 ${MARGIN + SIDE / 2})">share that was relevant</text>`,
    `<text x="${MARGIN}" y="${MARGIN - 14}">${title}</text>`,
    ...dots,
    '</svg>',
    '',
  ].join('\n');
}
