import type { Logo } from '../ports.ts';
import { canDraw, lineWidth, outline } from './lettering.ts';
import type { Palette } from './palette.ts';

/** Side of the square drawing, in its own units. */
const side = 1024;
export const middle = side / 2;
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
export const visible = (name: string): string =>
  name
    .normalize('NFC')
    .replace(/[\p{Cc}\p{Cf}\p{Co}\p{Cn}]/gu, '')
    .replace(/\s+/gu, ' ')
    .trim();

export const initialsOf = (name: string): string =>
  name
    .split(' ')
    .map((word) => /\p{L}|\p{N}/u.exec(word)?.[0] ?? '')
    // Letters without capitals are no initials: joined, they would be another word.
    .filter((initial) => initial.toUpperCase() !== initial.toLowerCase() && canDraw(initial.toUpperCase()))
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

const attributes = (text: string): string =>
  text.replace(/[&<>"']/gu, (character) => `&#${character.codePointAt(0)};`);

export function frame(title: string, body: string): string {
  const label = attributes(visible(title).slice(0, 120));
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${side} ${side}" width="${side}" height="${side}" role="img"` +
    (label ? ` aria-label="${label}"` : '') +
    `>${label ? `<title>${label}</title>` : ''}<rect width="${side}" height="${side}" fill="#fff"/>${body}</svg>`
  );
}

/** A name under its picture. `mark` draws the picture about the middle, at a height, within a radius. */
export function lockup(
  name: string | undefined,
  colours: Palette,
  mark: (y: number, radius: number) => string,
): Pick<Logo, 'svg' | 'lettering'> {
  const { how, lines, size } = letter(name);
  if (how === 'none') return { svg: frame(name ?? '', mark(middle, 340)), lettering: how };
  const block = lines.length * size * 1.12;
  const radius = Math.min(290, (side - 200 - block) / 2.35);
  const top = (side - (radius * 2 + 70 + block)) / 2;
  const baseline = top + radius * 2 + 70 + size * 0.86;
  const words = lines.map((line, at) => outline(line, middle, baseline + at * size * 1.12, size)).join('');
  const body = `${mark(top + radius, radius)}<path fill="${colours.primary}" d="${words}"/>`;
  return { svg: frame(name ?? '', body), lettering: how };
}
