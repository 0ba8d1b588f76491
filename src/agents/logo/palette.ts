import { sectors } from '../../coaching/sectors.ts';
import { clampChroma, formatHex, oklch, wcagContrast, type Oklch } from 'culori';

/** Two colours of a business, both readable under white lettering and on white paper. */
export interface Palette {
  /** `#rrggbb`; a contrast with white of at least 4.5 (WCAG AA for text). */
  primary: string;
  /** Lighter and for ornament only: nothing is written in it or on it. */
  accent: string;
}

export const neutral: Palette = { primary: '#334155', accent: '#cbd5e1' };
/** For a stamp, a receipt, a photocopy: one colour, and nothing where the ornament is. */
export const ink: Palette = { primary: '#111111', accent: 'none' };

/** The colour words that occur in the sectors' moods, as a painter would mix them. */
const pigments: Readonly<Record<string, string>> = {
  terracotta: '#b4532a', orange: '#e8751a', green: '#2f8f4e', charcoal: '#333a40', chilli: '#c4281c',
  ember: '#f2a516', hibiscus: '#b3124f', ginger: '#d9a441', golden: '#a8661c', cream: '#f3e3c3',
  brown: '#7a4b2a', aubergine: '#4b1f4e', gold: '#d4a017', ivory: '#efe6d0', plum: '#6b1f5c',
  copper: '#c77b4a', navy: '#1d2f5f', brick: '#a63a2b', rose: '#c2577a', shea: '#e2c9a1', sage: '#8fa981',
  indigo: '#3a2f8f', saffron: '#f0a91b', cotton: '#efe7d8', earth: '#8a4b24', ochre: '#a8651a',
  midnight: '#16224a', yellow: '#f5c518', red: '#c62828', turquoise: '#12a5a5', 
  graphite: '#4a5560', steel: '#4d5b69', blue: '#1f5fbf', black: '#1c1c1e', leaf: '#3f8f3a', sunlight: '#f7c948',
  yolk: '#f4ab13', straw: '#e3c878', teal: '#0f7a80', silver: '#b8c2cc', peanut: '#8c5a2b', harvest: '#dba12d',
  grey: '#5d6873', walnut: '#5f3d25', honey: '#e0a030', forest: '#22603a', sun: '#f6b91a', sky: '#3f9be0',
  mint: '#3fae8e', aqua: '#35b6c9', lavender: '#a99bdc', chalkboard: '#235b45', royal: '#2644b8',
  amber: '#f3a712', cyan: '#0a93b8', magenta: '#c7167f', champagne: '#dcc088', blush: '#e9b7ad',
  lagoon: '#0d9aa0', sand: '#e2c792', coral: '#f26d5b', beige: '#dcc7a2', lime: '#9ccc2b', energetic: '#e8590c',
}; // prettier-ignore

const inOklch = (hex: string): Oklch => oklch(hex)!;
const asHex = (colour: Oklch): string => formatHex(clampChroma(colour, 'oklch'));

/** Darkens a colour, its hue kept, until white on it can be read. */
function readable(hex: string): string {
  for (let colour = inOklch(hex); ; colour = { ...colour, l: colour.l - 0.01 }) {
    const candidate = asHex(colour);
    if (wcagContrast(candidate, '#ffffff') >= 4.5) return candidate;
  }
}

/** How far apart two colours look: lightness and chroma plane, in OKLCH's own units. */
function distance(a: string, b: string): number {
  const [p, q] = [inOklch(a), inOklch(b)];
  const angle = (((p.h ?? 0) - (q.h ?? 0)) * Math.PI) / 180;
  const chroma = Math.sqrt(p.c ** 2 + q.c ** 2 - 2 * p.c * q.c * Math.cos(angle));
  return Math.hypot(p.l - q.l, chroma);
}

/** The palette of a sector's mood, e.g. "warm terracotta, palm-oil orange and leaf green, appetising". */
export function paletteFor(mood: string): Palette {
  // One colour a phrase, by its most telling word: "brick red" is brick, "leaf green" is leaf.
  const colours = mood.split(/,| and | with /u).flatMap((phrase) => {
    const named =
      phrase
        .toLowerCase()
        .match(/[a-z]+/g)
        ?.filter((word) => word in pigments) ?? [];
    return named.slice(0, 1).map((word) => pigments[word]!);
  });
  // A yellow darkened until it can be read is mud: it makes a good accent, and the next colour leads.
  const first = colours.find((colour) => wcagContrast(colour, '#ffffff') >= 2.6) ?? colours[0];
  if (first === undefined) return neutral;
  const primary = readable(first);
  const accent = colours.find((colour) => distance(colour, primary) > 0.2 && inOklch(colour).c > 0.05);
  return { primary, accent: accent ?? asHex({ ...inOklch(primary), l: 0.85, c: inOklch(primary).c * 0.5 }) };
}

/** The palette of a sector, by its key. */
export function coloursFor(sectorKey: string | undefined): Palette {
  const mood = sectorKey === undefined ? undefined : sectors.get(sectorKey)?.paletteMood;
  return mood === undefined ? neutral : paletteFor(mood);
}
