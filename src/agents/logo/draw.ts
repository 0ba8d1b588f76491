import type { Logo, LogoMaker, LogoOrder } from '../ports.ts';
import { pictureFor } from './icons.ts';
import { frame, initialsOf, lockup, middle, visible } from './layout.ts';
import { outline } from './lettering.ts';
import { coloursFor, ink, neutral, type Palette } from './palette.ts';

/** A stable number from a name, so that two businesses of one trade do not get one logo. */
function seedOf(text: string): number {
  let seed = 2166136261;
  for (let at = 0; at < text.length; at++) seed = Math.imul(seed ^ text.charCodeAt(at), 16777619);
  return seed >>> 0;
}

/** Badges in a 2 by 2 square about the origin. */
const badges = [
  'M-1 0A1 1 0 1 1 1 0A1 1 0 1 1-1 0Z',
  'M-.5-1H.5A.5.5 0 0 1 1-.5V.5A.5.5 0 0 1 .5 1H-.5A.5.5 0 0 1-1 .5V-.5A.5.5 0 0 1-.5-1Z',
  'M-1 0A1 1 0 0 1 1 0V.72A.28.28 0 0 1 .72 1H-.72A.28.28 0 0 1-1 .72Z',
  'M-1 0A1 1 0 0 1 0-1H.72A.28.28 0 0 1 1-.72V0A1 1 0 0 1 0 1H-.72A.28.28 0 0 1-1 .72Z',
] as const;

/** A badge, with its shadow in the accent colour, `radius` about `x`, `y`, and the picture in white on it. */
function badge(seed: number, y: number, radius: number, colours: Palette, picture: string): string {
  const shape = badges[seed % badges.length]!;
  const turn = [-1, 1][(seed >>> 4) % 2]!;
  const icon = (radius * 1.28) / 24;
  return (
    `<g transform="translate(${middle} ${y})">` +
    `<path transform="translate(${turn * radius * 0.09} ${radius * 0.09}) scale(${radius})" fill="${colours.accent}" d="${shape}"/>` +
    `<path transform="scale(${radius})" fill="${colours.primary}" d="${shape}"/>` +
    `<g transform="scale(${icon.toFixed(3)}) translate(-12 -12)" color="#fff">${picture}</g></g>`
  );
}

function drawMark({ name, sectorKey }: LogoOrder): Logo {
  const colours = coloursFor(sectorKey);
  const picture = pictureFor(sectorKey);
  const seed = seedOf(name ?? sectorKey ?? '');
  const mark = (palette: Palette) => (y: number, radius: number) => badge(seed, y, radius, palette, picture);
  return {
    ...lockup(name, colours, mark(colours)),
    icon: frame(name ?? '', mark(colours)(middle, 400)),
    mono: lockup(name, ink, mark(ink)).svg,
    colours,
  };
}

/** A grey stand-in, plainly not a logo: initials, or the sector's picture where there are none to draw. */
function drawMonogram(order: LogoOrder): Logo {
  const initials = initialsOf(visible(order.name ?? '').slice(0, 500));
  const size = 400 / Math.max(1, initials.length * 0.62);
  const lettering = initials
    ? `<path fill="${neutral.primary}" d="${outline(initials, middle, middle + size * 0.36, size)}"/>`
    : `<g transform="translate(${middle} ${middle}) scale(17) translate(-12 -12)" color="${neutral.primary}">${pictureFor(order.sectorKey)}</g>`;
  const ring = `<circle cx="${middle}" cy="${middle}" r="430" fill="#f1f5f9" stroke="${neutral.accent}" stroke-width="12"/>`;
  return {
    svg: frame(order.name ?? '', ring + lettering),
    colours: neutral,
    lettering: initials ? 'initials' : 'none',
  };
}

/** Draws logos here, from an icon, a palette and outlined letters; no service is asked. */
export const drawnLogos: LogoMaker = {
  live: false,
  draw: async (order) => (order.kind === 'mark' ? drawMark(order) : drawMonogram(order)),
};
