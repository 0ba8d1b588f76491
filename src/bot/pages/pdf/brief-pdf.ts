import type { Brief } from '../../../coaching/brief.ts';
import type { Speech } from '../../../coaching/speech.ts';
import { gapNames } from '../../../agents/gaps.ts';
import { contentData, dataOf, logoData, researchData, templateData } from '../brief/data.ts';
import { directionOf } from '../direction.ts';
import { webHref } from '../html.ts';
import { offerView } from '../offer-view.ts';
import { tonesOf } from '../tones.ts';
import { Sheet } from './sheet.ts';

const soft = '#555c69';
const ink = '#1d2026';
const line = '#d9dce2';

interface Pen {
  sheet: Sheet;
  brief: Brief;
  speech: Speech;
  primary: string;
}

const statementFields = ['vision', 'mission', 'target_audience', 'differentiation'] as const;

/** A heading is not left alone at the foot of a page: room for two lines stays with it. */
function heading({ sheet, primary }: Pen, title: string): void {
  sheet.keep(74);
  sheet.text('H2', title, { size: 13, weight: 700, colour: primary, above: 16 });
}

function paragraphs({ sheet }: Pen, text: string, size = 10.5, colour = ink): void {
  for (const part of text.split(/\n+/u)) sheet.text('P', part, { size, colour, above: 2 });
}

function points({ sheet }: Pen, texts: readonly string[]): void {
  for (const text of texts) sheet.text('P', `• ${text}`, { size: 10.5, colour: ink, above: 2, inset: 8 });
}

/** Whether the owner confirmed what stands above, and where it comes from. */
function origin({ sheet, brief, speech }: Pen, field: string): void {
  const source = brief.provenance[field];
  if (!source) return;
  const confirmed = speech.text(`brief:confirmed.${source.confirmed ? 'yes' : 'no'}`);
  const from = source.made_of ? '' : ` · ${speech.text(`brief:from.${source.from}`)}`;
  sheet.text('P', `${confirmed}${from}`, { size: 8.5, colour: soft, above: 2 });
}

function masthead(pen: Pen, name: string, logo: Uint8Array | undefined): void {
  const { sheet, brief, speech, primary } = pen;
  const side = 92;
  const inset = logo ? side + 20 : 0;
  sheet.band(primary, 10);
  const top = sheet.y;
  if (logo) sheet.picture(logo, side, speech.text('brief:page.logo', { name }));
  const date = new Intl.DateTimeFormat(speech.language, { dateStyle: 'long', timeZone: 'UTC' }).format(
    new Date(brief.created_at),
  );
  const where = [brief.sector?.name, brief.location?.text].filter(Boolean).join(' · ');
  sheet.text('P', speech.text('brief:page.kicker'), { size: 9.5, weight: 700, colour: primary, inset });
  sheet.text('H1', name, { size: name.length > 40 ? 17 : 24, weight: 700, colour: ink, inset });
  sheet.text('P', where, { size: 11, colour: ink, inset });
  sheet.text('P', speech.text('brief:page.made', { date }), { size: 9, colour: soft, inset, above: 2 });
  if (logo) sheet.downTo(top + side);
}

function stated(pen: Pen): void {
  const { sheet, brief, speech, primary } = pen;
  if (brief.value_proposition) {
    sheet.rule(line, 14);
    heading(pen, speech.text('brief:fields.value_proposition'));
    sheet.text('P', brief.value_proposition, { size: 12.5, weight: 700, colour: ink, above: 2 });
    origin(pen, 'value_proposition');
  }
  for (const field of statementFields) {
    heading(pen, speech.text(`brief:fields.${field}`));
    if (brief[field]) paragraphs(pen, brief[field]);
    else paragraphs(pen, speech.text('brief:fields.empty'), 10.5, soft);
    origin(pen, field);
  }
  heading(pen, speech.text('brief:fields.offer'));
  for (const item of brief.offer.map(offerView)) {
    sheet.keep(30);
    const price = 'price' in item ? item.price : undefined;
    const bold = { size: 11, weight: 700, above: 4 } as const;
    const taken = price === undefined ? 0 : sheet.aside(price, { ...bold, colour: primary });
    sheet.text('P', item.label, { ...bold, colour: ink, outset: taken ? taken + 16 : 0 });
    if (price !== undefined && taken === 0) sheet.text('P', price, { ...bold, colour: primary });
    if ('note' in item) sheet.text('P', item.note ?? '', { size: 10, colour: soft });
  }
  if (brief.offer_statement) paragraphs(pen, brief.offer_statement, brief.offer.length > 0 ? 9.5 : 10.5);
  if (!brief.offer_statement && brief.offer.length === 0)
    paragraphs(pen, speech.text('brief:fields.empty'), 10.5, soft);
  origin(pen, 'offer');
}

function contact(pen: Pen): void {
  const { brief, speech } = pen;
  const { phones, emails, channels } = brief.contact;
  heading(pen, speech.text('brief:fields.contact'));
  const ways = [...phones, ...emails];
  paragraphs(pen, ways.join('\n') || speech.text('brief:contact.none'), 11);
  const others = new Intl.ListFormat(speech.language, { type: 'conjunction' }).format(channels);
  if (others) paragraphs(pen, speech.text('brief:contact.channels', { channels: others }));
}

function market(pen: Pen): void {
  const { sheet, brief, speech, primary } = pen;
  const { market_research: result } = brief;
  const data = dataOf(result, researchData);
  heading(pen, speech.text('brief:research.title'));
  if (!data) return paragraphs(pen, speech.text('brief:agent-failed'));
  paragraphs(pen, data.summary);
  points(
    pen,
    data.findings.map(({ text, source }) => (result.sources[source - 1] ? `${text} [${source}]` : text)),
  );
  for (const kind of ['alternatives', 'prices', 'places'] as const) {
    if (data.declared[kind].length === 0) continue;
    const title = speech.text(`brief:research.${kind}`);
    sheet.keep(40);
    sheet.text('H3', title, { size: 10.5, weight: 700, colour: ink, above: 8 });
    points(pen, data.declared[kind]);
  }
  if (result.sources.length === 0) return;
  sheet.keep(40);
  sheet.text('H3', speech.text('brief:page.sources'), { size: 10.5, weight: 700, colour: ink, above: 8 });
  for (const [at, { title, url }] of result.sources.entries()) {
    const href = webHref(url);
    const text = `[${at + 1}] ${title}${href === undefined ? '' : ` – ${href}`}`;
    sheet.text('P', text, { size: 9.5, colour: href === undefined ? ink : primary, above: 2 }, href);
  }
}

function website(pen: Pen): void {
  const { brief, speech } = pen;
  const content = dataOf(brief.content_generation, contentData);
  const template = dataOf(brief.template_selection, templateData);
  heading(pen, speech.text('brief:content.title'));
  if (!content) paragraphs(pen, speech.text('brief:agent-failed'));
  else {
    paragraphs(pen, `${content.hero.title}\n${content.hero.subtitle}\n${content.call_to_action}`);
    const open = speech.text('brief:content.to-write');
    points(
      pen,
      content.sections.map(({ title, texts }) => (texts.length > 0 ? title : `${title} – ${open}`)),
    );
  }
  heading(pen, speech.text('brief:template.title'));
  if (!template) return paragraphs(pen, speech.text('brief:agent-failed'));
  paragraphs(pen, template.title);
  points(pen, template.reasons);
}

function gaps(pen: Pen): void {
  const { brief, speech } = pen;
  const known = brief.gaps.filter((gap) => gapNames.has(gap));
  if (known.length === 0) return;
  heading(pen, speech.text('brief:gaps.title'));
  paragraphs(pen, speech.text('brief:gaps.intro'));
  points(
    pen,
    known.map((gap) => speech.text(`brief:gaps.${gap.replace('.', '_')}`)),
  );
}

/** The brief on paper: A4, in its own language, every field whole. `logo`: a square PNG. */
export async function briefPdf(brief: Brief, speech: Speech, logo: Uint8Array | undefined): Promise<Buffer> {
  const name = brief.business_name ?? speech.text('brief:page.unnamed');
  const colours = dataOf(brief.logo_creation, logoData)?.colours;
  const { primary } = tonesOf(colours?.primary ?? '#334155', colours?.accent ?? '#cbd5e1');
  const title = speech.text('brief:page.title', { name: name.replace(/[\p{Cc}\p{Cf}]/gu, '').slice(0, 200) });
  const sheet = new Sheet({
    title,
    language: brief.language,
    direction: directionOf(brief.language),
    created: new Date(brief.created_at),
  });
  const pen: Pen = { sheet, brief, speech, primary };
  masthead(pen, name, logo);
  stated(pen);
  contact(pen);
  market(pen);
  website(pen);
  gaps(pen);
  const short = name.length > 60 ? '' : `${name} · `;
  return sheet.end((page, of) => `${short}${speech.text('brief:page.number', { page, of })}`, soft);
}
