import { clampChroma, formatHex, oklch, wcagContrast, type Oklch } from 'culori';

/** The colours of a page, each `#rrggbb`. Every pair that is written in each other has a contrast of at least 4.5. */
export interface Tones {
  /** Carries white lettering; is readable on `paper` and `tint`. */
  primary: string;
  /** The darkest: grounds that carry white or `glow`. */
  deep: string;
  /** Carries `onAccent`. */
  accent: string;
  onAccent: string;
  /** The accent as lettering on `deep`. */
  glow: string;
  ink: string;
  /** Softer text on `paper` and `tint`. */
  muted: string;
  paper: string;
  tint: string;
  /** A light ground in the accent's hue; carries `ink`. */
  wash: string;
  line: string;
}

/** The least contrast of text with its ground (WCAG AA). */
const readable = 4.5;

const hex = (l: number, c: number, h: number | undefined): string =>
  formatHex(clampChroma({ mode: 'oklch', l, c, ...(h !== undefined && { h }) }, 'oklch'));

/** Moves a colour's lightness by small steps until it contrasts with each ground. */
function against(start: Oklch, step: number, grounds: readonly string[]): string {
  for (let l = start.l; l > 0 && l < 1; l += step) {
    const colour = hex(l, start.c, start.h);
    if (grounds.every((ground) => wcagContrast(colour, ground) >= readable)) return colour;
  }
  return step < 0 ? '#000000' : '#ffffff';
}

const parsed = (colour: string): Oklch => oklch(colour) ?? oklch('#334155')!;

/** A colour, lightened until it can be read on a dark ground; both `#rrggbb`. */
export const lightOn = (colour: string, ground: string): string => against(parsed(colour), 0.01, [ground]);

/** A whole set of colours from a logo's two, whatever they are. */
export function tonesOf(primary: string, accent: string): Tones {
  const [main, second] = [parsed(primary), parsed(accent)];
  const mild = Math.min(main.c, 0.06);
  const paper = hex(0.985, Math.min(main.c, 0.006), main.h);
  const tint = hex(0.955, Math.min(main.c, 0.022), main.h);
  const wash = hex(0.94, Math.min(second.c, 0.05), second.h);
  const deep = hex(0.25, mild, main.h);
  const ink = hex(0.23, Math.min(main.c, 0.03), main.h);
  const muted = against({ ...main, l: 0.52, c: Math.min(main.c, 0.025) }, -0.01, [paper, tint, wash]);
  const dark = wcagContrast(accent, deep) >= wcagContrast(accent, '#ffffff');
  return {
    primary: against(main, -0.01, ['#ffffff', paper, tint, wash]),
    deep,
    accent: against(second, dark ? 0.01 : -0.01, [dark ? deep : '#ffffff']),
    onAccent: dark ? deep : '#ffffff',
    glow: against({ ...second, l: Math.max(second.l, 0.75) }, 0.01, [deep]),
    ink,
    muted,
    paper,
    tint,
    wash,
    line: hex(0.89, Math.min(main.c, 0.015), main.h),
  };
}
