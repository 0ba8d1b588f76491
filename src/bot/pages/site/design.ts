import type { Html } from '../html.ts';
import type { Face } from './fonts.ts';
import type { Kit } from './fragments.ts';
import type { SiteModel } from './model.ts';

/** The look of a site: its typefaces, its style sheet beside the common one, and the order of its parts. */
export interface Design {
  faces: readonly Face[];
  /** The family of headings, and that of running text. */
  families: { display: string; text: string };
  /** Colours come as custom properties (`--primary` and the other names of `Tones`). */
  css: string;
  /** What stands in the page's body, but for the link to its main part. */
  body(model: SiteModel, kit: Kit): Html;
}
