import { sectors } from '../../coaching/sectors.ts';
import type { Logo, LogoMaker, LogoOrder } from '../ports.ts';
import { pictureFor } from './icons.ts';
import { canDraw, lineWidth, outline } from './lettering.ts';
import { neutral, paletteFor, type Palette } from './palette.ts';

/** Side of the square drawing, in its own units. */
const side = 1024;
const middle = side / 2;
/** Widest line of lettering. */
const measure = 860;
const largest = 168;
/** Below this a line cannot be read in a chat's round little picture: initials are drawn instead. */
const smallest = 84;
/** A name longer than this cannot fit two lines of the smallest lettering. */
const longestName = 60;

interface Lettering {
  how: Logo['lettering'];
  lines: string[];
  size: number;
}

/** Letters, digits and marks of a name without what has no picture: control and direction characters. */
const visible = (name: string): string =>
  name
    .normalize('NFC')
    .replace(/[\p{Cc}\p{Cf}\p{Co}\p{Cn}]/gu, '')
    .replace(/\s+/gu, ' ')
    .trim();

const initialsOf = (name: string): string =>
  name
    .split(' ')
    .map((word) => /\p{L}|\p{N}/u.exec(word)?.[0] ?? '')
    .filter((initial) => initial && canDraw(initial.toUpperCase()))
    .slice(0, 3)
    .join('')
    .toUpperCase();

/** All ways to break words into one or two lines. */
function* breaks(words: readonly string[]): Generator<string[]> {
  yield [words.join(' ')];
  for (let at = 1; at < words.length; at++) {
    yield [words.slice(0, at).join(' '), words.slice(at).join(' ')];
  }
}

/** The name in the largest letters that fit, in one line or two; failing that its initials; failing that nothing. */
function letter(name: string | undefined): Lettering {
  const shown = visible(name ?? '');
  if (shown && shown.length <= longestName && canDraw(shown)) {
    const candidates = [...breaks(shown.split(' '))].map((lines) => {
      const widest = Math.max(...lines.map((line) => lineWidth(line, 1)));
      return { lines, widest, size: Math.min(largest / Math.sqrt(lines.length), measure / widest) };
    });
    // Two lines only where they gain a good deal; among breaks that gain the same, the evenest.
    const best = candidates.reduce((a, b) => {
      const same = a.lines.length === b.lines.length && b.size >= a.size && b.widest < a.widest;
      return same || b.size > a.size * 1.12 ? b : a;
    });
    if (best.size >= smallest) return { how: 'name', lines: best.lines, size: best.size };
  }
  const initials = initialsOf(shown.slice(0, 500));
  return initials
    ? { how: 'initials', lines: [initials], size: largest }
    : { how: 'none', lines: [], size: 0 };
}

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

const attributes = (text: string): string =>
  text.replace(/[&<>"']/gu, (character) => `&#${character.codePointAt(0)};`);

function frame(title: string, body: string): string {
  const label = attributes(visible(title).slice(0, 120));
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${side} ${side}" width="${side}" height="${side}" role="img"` +
    (label ? ` aria-label="${label}"` : '') +
    `>${label ? `<title>${label}</title>` : ''}<rect width="${side}" height="${side}" fill="#fff"/>${body}</svg>`
  );
}

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

function drawMark(order: LogoOrder): Logo {
  const mood = order.sectorKey === undefined ? undefined : sectors.get(order.sectorKey)?.paletteMood;
  const colours = mood === undefined ? neutral : paletteFor(mood);
  const { how, lines, size } = letter(order.name);
  const picture = pictureFor(order.sectorKey);
  const seed = seedOf(order.name ?? order.sectorKey ?? '');
  if (how === 'none')
    return {
      svg: frame(order.name ?? '', badge(seed, middle, 340, colours, picture)),
      colours,
      lettering: how,
    };
  const block = lines.length * size * 1.12;
  const radius = Math.min(290, (side - 200 - block) / 2.35);
  const top = (side - (radius * 2 + 70 + block)) / 2;
  const baseline = top + radius * 2 + 70 + size * 0.86;
  const words = lines.map((line, at) => outline(line, middle, baseline + at * size * 1.12, size)).join('');
  const body =
    badge(seed, top + radius, radius, colours, picture) + `<path fill="${colours.primary}" d="${words}"/>`;
  return { svg: frame(order.name ?? '', body), colours, lettering: how };
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
