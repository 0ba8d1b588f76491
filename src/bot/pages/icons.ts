import { Html } from './html.ts';

/** The lines of small icons on a 24 by 24 grid, from Tabler Icons (MIT licence); `|` between two paths. */
const lines = {
  phone: 'M5 4h4l2 5l-2.5 1.5a11 11 0 0 0 5 5L15 13l5 2v4a2 2 0 0 1-2 2A16 16 0 0 1 3 6a2 2 0 0 1 2-2',
  whatsapp:
    'm3 21l1.65-3.8a9 9 0 1 1 3.4 2.9z|M9 10a.5.5 0 0 0 1 0V9a.5.5 0 0 0-1 0za5 5 0 0 0 5 5h1a.5.5 0 0 0 0-1h-1a.5.5 0 0 0 0 1',
  email: 'M3 7a2 2 0 0 1 2-2h14a2 2 0 0 1 2 2v10a2 2 0 0 1-2 2H5a2 2 0 0 1-2-2z|m3 7l9 6l9-6',
  clock: 'M3 12a9 9 0 1 0 18 0a9 9 0 0 0-18 0|M12 7v5l3 3',
  pin: 'M9 11a3 3 0 1 0 6 0a3 3 0 0 0-6 0|M17.657 16.657L13.414 20.9a2 2 0 0 1-2.827 0l-4.244-4.243a8 8 0 1 1 11.314 0',
  truck:
    'M5 17a2 2 0 1 0 4 0a2 2 0 1 0-4 0m10 0a2 2 0 1 0 4 0a2 2 0 1 0-4 0|M5 17H3v-4M2 5h11v12m-4 0h6m4 0h2v-6h-8m0-5h5l3 5M3 9h4',
  shield: 'M12 3a12 12 0 0 0 8.5 3A12 12 0 0 1 12 21A12 12 0 0 1 3.5 6A12 12 0 0 0 12 3|m9 12l2 2l4-4',
  info: 'M3 12a9 9 0 1 0 18 0a9 9 0 0 0-18 0m9-3h.01|M11 12h1v4h1',
  arrow: 'M5 12h14m-6 6l6-6m-6-6l6 6',
  card: 'M3 7a3 3 0 0 1 3-3h12a3 3 0 0 1 3 3v10a3 3 0 0 1-3 3H6a3 3 0 0 1-3-3z|M7 10a2 2 0 1 0 4 0a2 2 0 1 0-4 0m8-2h2m-2 4h2M7 16h10',
  pdf: 'M14 3v4a1 1 0 0 0 1 1h4|M17 21H7a2 2 0 0 1-2-2V5a2 2 0 0 1 2-2h7l5 5v11a2 2 0 0 1-2 2M9 9h1m-1 4h6m-6 4h6',
  site: 'M3 12a9 9 0 1 0 18 0a9 9 0 0 0-18 0m.6-3h16.8M3.6 15h16.8|M11.5 3a17 17 0 0 0 0 18m1-18a17 17 0 0 1 0 18',
  zip: 'M6 20.735A2 2 0 0 1 5 19V5a2 2 0 0 1 2-2h7l5 5v11a2 2 0 0 1-2 2h-1|M11 17a2 2 0 0 1 2 2v2a1 1 0 0 1-1 1h-2a1 1 0 0 1-1-1v-2a2 2 0 0 1 2-2m0-12h-1m3 2h-1m-1 2h-1m3 2h-1m-1 2h-1m3 2h-1',
  share:
    'M3 12a3 3 0 1 0 6 0a3 3 0 1 0-6 0m12-6a3 3 0 1 0 6 0a3 3 0 1 0-6 0m0 12a3 3 0 1 0 6 0a3 3 0 1 0-6 0m-6.3-7.3l6.6-3.4m-6.6 6l6.6 3.4',
  quote:
    'M10 11H6a1 1 0 0 1-1-1V7a1 1 0 0 1 1-1h3a1 1 0 0 1 1 1v6q0 4-4 5m13-7h-4a1 1 0 0 1-1-1V7a1 1 0 0 1 1-1h3a1 1 0 0 1 1 1v6q0 4-4 5',
  check: 'm5 12l5 5L20 7',
} as const;

export type IconName = keyof typeof lines;

const drawing = (kind: string, body: string): Html =>
  new Html(`<svg class="${kind}" viewBox="0 0 24 24" aria-hidden="true">${body}</svg>`);

const paths = (name: IconName): string =>
  lines[name]
    .split('|')
    .map((d) => `<path d="${d}"/>`)
    .join('');

/** A small sign beside a text, stroked in its colour. The arrow points in the reading direction. */
export const icon = (name: IconName): Html => drawing(name === 'arrow' ? 'icon turn' : 'icon', paths(name));

/** A large picture. `body`: SVG elements of ours on the same grid, such as a trade's icon. */
export const picture = (body: string): Html => drawing('picture', body);

/** How `icon` and `picture` look, in any style sheet. */
export const iconStyle =
  '.icon,.picture{fill:none;stroke:currentColor;stroke-linecap:round;stroke-linejoin:round}' +
  '.icon{inline-size:1.35em;block-size:1.35em;stroke-width:1.9;flex:none;vertical-align:-.3em}' +
  '[dir=rtl] .turn{transform:scaleX(-1)}';
