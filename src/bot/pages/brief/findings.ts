import type { Brief } from '../../../coaching/brief.ts';
import type { Speech } from '../../../coaching/speech.ts';
import { html, type Html } from '../html.ts';
import { verbatim } from '../running.ts';
import { contentData, dataOf, researchData, seoData, templateData } from './data.ts';
import { card, failure, origin, points, warnings, webLink } from './parts.ts';

/** What was found of the market, each finding with the number of its source. */
export function research({ market_research: result }: Brief, speech: Speech): Html {
  const title = speech.text('brief:research.title');
  const data = dataOf(result, researchData);
  if (!data) return failure(title, result, speech);
  const { sources } = result;
  const findings = data.findings.map(
    (found) =>
      html`<li dir="auto">
        ${found.text}${sources[found.source - 1] !== undefined && html` <sup>${found.source}</sup>`}
      </li>`,
  );
  return card(
    title,
    html`<p class="note">${data.summary}</p>
      ${warnings(result, speech)}${
        findings.length > 0 &&
        html`<ul class="points">
          ${findings}
        </ul>`
      }${
        sources.length > 0 &&
        html`<h3>${speech.text('brief:page.sources')}</h3>
          <ol class="sources">
            ${sources.map((source) => html`<li>${webLink(source.url, source.title)}</li>`)}
          </ol>`
      }${(['alternatives', 'prices', 'places'] as const).map((kind) =>
        points(speech.text(`brief:research.${kind}`), data.declared[kind]),
      )}`,
  );
}

/** The website's first screen and its sections; those that nothing was said for are named as to be written. */
export function content({ content_generation: result }: Brief, token: string, speech: Speech): Html {
  const title = speech.text('brief:content.title');
  const data = dataOf(result, contentData);
  if (!data) return failure(title, result, speech);
  const open = speech.text('brief:content.to-write');
  const chips = data.sections.map((section) =>
    section.texts.length > 0
      ? html`<li>${section.title}</li>`
      : html`<li class="open">${section.title} · ${open}</li>`,
  );
  return card(
    title,
    html`<a class="screen" href="${token}/site">
        <strong dir="auto">${data.hero.title}</strong>
        <span dir="auto">${verbatim(data.hero.subtitle)}</span>
        <em>${speech.text('brief:content.open')}</em>
      </a>
      <h3>${speech.text('brief:content.sections')}</h3>
      <ul class="chips">
        ${chips}
      </ul>
      ${warnings(result, speech)}${origin(result, speech)}`,
  );
}

export function seo({ seo_optimization: result }: Brief, speech: Speech): Html {
  const title = speech.text('brief:seo.title');
  const data = dataOf(result, seoData);
  if (!data) return failure(title, result, speech);
  return card(
    title,
    html`<h3>${speech.text('brief:seo.preview')}</h3>
      <div class="found" dir="auto">
        <strong>${data.title}</strong>
        <p>${data.description}</p>
      </div>
      <h3>${speech.text('brief:seo.keywords')}</h3>
      <ul class="chips">
        ${data.keywords.map((word) => html`<li dir="auto">${word}</li>`)}
      </ul>
      ${warnings(result, speech)}${origin(result, speech)}`,
  );
}

export function template({ template_selection: result }: Brief, speech: Speech): Html {
  const title = speech.text('brief:template.title');
  const data = dataOf(result, templateData);
  if (!data) return failure(title, result, speech);
  return card(
    title,
    html`<p class="said">${data.title}</p>
      <ul class="points">
        ${data.reasons.map((reason) => html`<li>${reason}</li>`)}
      </ul>
      ${warnings(result, speech)}${origin(result, speech)}`,
  );
}

/** What the logo is, and what is to be known of it. Its files are among all that can be taken away. */
export function logo({ logo_creation: result }: Brief, token: string, name: string, speech: Speech): Html {
  const title = speech.text('brief:logo.title');
  if (result.status === 'failed') return failure(title, result, speech);
  const alt = speech.text('brief:page.logo', { name });
  return card(
    title,
    html`<img class="mark" src="${token}/logo.svg" width="220" height="220" loading="lazy" alt="${alt}" />
      ${warnings(result, speech)}${origin(result, speech)}`,
  );
}
