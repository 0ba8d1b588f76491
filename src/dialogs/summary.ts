import type { Change } from '../agents/rerun.ts';
import { shorten } from '../agents/prose.ts';
import { isStageName } from '../coaching/stages.ts';
import { nextActions } from './afterwards.ts';
import { escapeMarkdown, quoteDifference } from './lines.ts';
import type { Talk } from './talk.ts';

/** Most characters of the message with the links: WhatsApp takes no more under a picture. */
const mostCharacters = 1_024;
const longestName = 120;
const pictureName = 'logo-512.png';

/** Something of the brief that is not as it was before; what was left out is empty. */
export interface Changed {
  change: Change;
  before: string;
  after: string;
}

function beforeAndAfter(talk: Talk, changed: Changed): string {
  const { change } = changed;
  const [before, after] = quoteDifference(changed.before, changed.after);
  const title = talk.text(isStageName(change) ? `titles.${change}` : `details.${change}`);
  if (!before) return talk.text('changed.new', { title, after });
  if (!after) return talk.text('changed.gone', { title, before });
  return talk.text('changed.both', { title, before, after });
}

/** The website's own line, where there is one; `isOlder`: the brief says something else by now. */
function siteLines(talk: Talk, isOlder: boolean): string[] {
  const { site } = talk.memory;
  if (site?.state !== 'online') return [];
  return [
    site.url
      ? talk.text('site.link', { url: encodeParentheses(site.url) })
      : talk.text('site.online-somewhere'),
    ...(isOlder ? [talk.text('site.older')] : []),
  ];
}

/** In Markdown, an address ends with a parenthesis. */
const encodeParentheses = (url: string): string => url.replaceAll('(', '%28').replaceAll(')', '%29');

/** The summary with all links. The name gives way where it would be too long. */
function summaryOf(talk: Talk, key: 'brief.ready' | 'brief.updated', rest: string[]): string {
  const { links } = talk.memory.links!;
  const given = talk.session.businessName ?? talk.text('brief.unnamed');
  const whole = (length: number): string =>
    [talk.text(key, { name: escapeMarkdown(shorten(given, length)), ...links }), ...rest].join('\n\n');
  let length = longestName;
  while (length > 1 && whole(length).length > mostCharacters) length -= 1;
  return whole(length);
}

/**
 * The brief, as it is given to its owner: first what `changed` in it, then the summary with its links and the logo as
 * a picture, and what can be done next.
 */
export async function announceBrief(talk: Talk, changed: readonly Changed[] = []): Promise<void> {
  const { making } = talk.memory;
  if (changed.length > 0)
    await talk.sayLines([talk.text('changed.intro'), ...changed.map((each) => beforeAndAfter(talk, each))]);
  const gaps = making?.gaps ?? 0;
  const text = summaryOf(talk, making?.isAnnounced ? 'brief.updated' : 'brief.ready', [
    ...siteLines(talk, changed.length > 0),
    ...(gaps > 0 ? [talk.text('brief.gaps', { count: gaps })] : []),
  ]);
  if (making) making.isAnnounced = true;
  const actions = nextActions(talk);
  const picture = making?.picture && {
    contentType: 'image/png',
    contentUrl: making.picture,
    name: pictureName,
  };
  await talk.announce(text, actions, picture || undefined);
  if (talk.session.current === 'synthesis')
    talk.memory.lastAsk = { ask: 'review', text: talk.text('brief.done'), actions };
}
