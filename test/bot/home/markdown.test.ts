import { expect } from 'chai';
import { renderMarkdown } from '../../../src/bot/pages/home/client/markdown.js';

const shown = (markdown: string): string => renderMarkdown(markdown, {}, { externalLinkAlt: 'new window' });

describe('Markdown in the chat', () => {
  it('shows the summary: a bold name, and links that open a new tab', () => {
    expect(
      shown(
        '**Fil d’Or** : prêt.\n\n[La fiche](http://localhost:1/b/x_y)\n[Le logo](https://a.example/l.svg)',
      ),
    ).to.equal(
      '<p><strong>Fil d’Or</strong> : prêt.</p>' +
        '<p><a href="http://localhost:1/b/x_y" target="_blank" rel="noopener noreferrer" aria-label="La fiche new window">La fiche</a><br>' +
        '<a href="https://a.example/l.svg" target="_blank" rel="noopener noreferrer" aria-label="Le logo new window">Le logo</a></p>',
    );
    expect(shown('**Voir [la fiche](https://a.example/)**')).to.match(
      /^<p><strong>Voir <a [^>]*>la fiche<\/a><\/strong><\/p>$/,
    );
  });

  const plain = [
    'Dans ___ ans, nos ___ seront à ___.',
    '5 * 3 = 15 ** et ** voilà',
    '1. un * deux',
    '# Titre > citation `code`',
    '[pas un lien] (ici)',
    '[non](javascript:alert(1))',
    '[non](//a.example)',
    '[non](data:text/html,x)',
    '![image](/x.png)',
    '[1]: note',
  ];
  for (const text of plain) {
    it(`leaves alone: ${text}`, () => {
      expect(shown(text)).to.equal(`<p>${text.replaceAll('>', '&gt;')}</p>`);
    });
  }

  /** What a browser would show of it. */
  const read = (html: string): string =>
    html.replace(/<[^>]*>/g, '').replace(/&(?:lt|gt|quot|#39|amp);/g, (entity) => characters[entity]!);
  const characters: Readonly<Record<string, string>> = {
    '&lt;': '<',
    '&gt;': '>',
    '&quot;': '"',
    '&#39;': "'",
    '&amp;': '&',
  };
  const ours =
    /^<\/?(?:p|strong|a)>$|^<a href="https:[^"<>]*" target="_blank" rel="noopener noreferrer" aria-label="[^"<>]*">$/;

  const hostile: [markdown: string, text: string][] = [
    ['<img src=x onerror=alert(1)>', '<img src=x onerror=alert(1)>'],
    ['**<script>alert(1)</script>**', '<script>alert(1)</script>'],
    ['[<svg onload=alert(1)>](https://a.example/)', '<svg onload=alert(1)>'],
    ['[x](https://a.example/"onmouseover="alert(1)', '[x](https://a.example/"onmouseover="alert(1)'],
    ['[x](https://a.example/"onmouseover="y)', 'x'],
    ["[x](https://a.example/'><script>)", 'x'],
    ['["><b>](https://a.example/)', '"><b>'],
    ['&lt;script&gt; &amp;', '&lt;script&gt; &amp;'],
  ];
  for (const [markdown, text] of hostile) {
    it(`escapes: ${markdown}`, () => {
      const html = shown(markdown);
      for (const tag of html.match(/<[^>]*>/g)!) expect(tag).to.match(ours);
      expect(read(html)).to.equal(text);
    });
  }

  it('gets through texts made to keep it busy', () => {
    for (const part of ['**a ', '[a', '[a](https://', '**']) {
      const text = part.repeat(5_000).trim();
      expect(read(shown(text)).replaceAll('*', '')).to.equal(text.replaceAll('*', ''));
    }
  });
});
