/** @type {Record<string, string>} */
const entities = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

/** @param {string} text */
const escaped = (text) => text.replace(/[&<>"']/g, (character) => entities[character] ?? '');

/** Bold, and links to pages of the web: all that Griot uses. Anything else is text, an owner's asterisk included. */
const marked = /\*\*(?=\S)([^\n]+?)(?<=\S)\*\*|\[([^[\]\n]+)\]\((https?:\/\/[^\s()]+)\)/g;

/**
 * @param {string} text
 * @param {string} linkNote said after a link's text to those who do not see that it leads out
 * @returns {string}
 */
function inline(text, linkNote) {
  let html = '';
  let end = 0;
  for (const { 0: found, 1: bold, 2: label = '', 3: address = '', index } of text.matchAll(marked)) {
    html += escaped(text.slice(end, index));
    html += bold
      ? `<strong>${inline(bold, linkNote)}</strong>`
      : `<a href="${escaped(address)}" target="_blank" rel="noopener noreferrer" aria-label="${escaped(`${label} ${linkNote}`)}">${escaped(label)}</a>`;
    end = index + found.length;
  }
  return html + escaped(text.slice(end));
}

/**
 * Web Chat's `renderMarkdown`. What it returns goes into the page as it is, and texts hold words of owners: all but
 * our own few tags is escaped.
 *
 * @param {string} markdown
 * @param {unknown} _styleOptions
 * @param {{ externalLinkAlt?: string }} [words]
 */
export const renderMarkdown = (markdown, _styleOptions, { externalLinkAlt = '' } = {}) =>
  markdown
    .trim()
    .split(/\n{2,}/)
    .map((block) => `<p>${inline(block, externalLinkAlt).replaceAll('\n', '<br>')}</p>`)
    .join('');
