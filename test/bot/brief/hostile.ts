import type { Brief } from '../../../src/coaching/brief.ts';

/** What an owner, a web page or a model might write to break out of where it is shown. */
export const hostile = {
  script: '<script>alert(1)</script>',
  'end of a script': '</script><img src=x onerror=alert(1)>',
  'end of an attribute': '"><svg/onload=alert(1)>',
  'event handler': "' autofocus onfocus='alert(1)",
  'end of a style': '</style><style>*{color:red}</style>',
  'script address': 'javascript:alert(1)//https://example.org',
  'data address': 'data:text/html,<script>alert(1)</script>',
  drawing: '<svg xmlns="http://www.w3.org/2000/svg"><script href="//example.org/x"/><foreignObject/></svg>',
  template: '{{constructor}} $t(brief:page.kicker) ${1}',
  'line of a card': 'Nafi\r\nTEL:666\r\nEND:VCARD\r\nBEGIN:VCARD',
  'folded line of a card': 'Nafi\n BDAY:1\u0085NOTE:x\u2028URL:http://example.org',
  'value of a card': 'a;b,c\\n\\;d:"e"',
  'writing turned round': 'Jus\u202E eyèdN\u2066\u0000\u200F',
  comment: '<!-- ]]> --!> <![CDATA[',
  'PDF string': ') /JS (app.alert(1)) endobj << \\(',
} as const;

/** Set by Griot alone, whatever an owner says. */
const structural = new Set([
  'id',
  'session_id',
  'language',
  'created_at',
  'status',
  'from',
  'colours',
  'files',
]);

function everywhere(value: unknown, text: string, key: string): unknown {
  if (structural.has(key)) return value;
  if (typeof value === 'string') return text;
  if (Array.isArray(value)) return value.map((item) => everywhere(item, text, ''));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, item]) => [name, everywhere(item, text, name)]),
  );
}

/** A brief with `text` in every field that an owner, a page of the web or a model fills. */
export function poisoned(brief: Brief, text: string): Brief {
  const filled: Brief = {
    ...brief,
    contact: { phones: ['1'], emails: ['1'], channels: ['1'] },
    market_research: {
      ...brief.market_research,
      data: { ...brief.market_research.data, findings: [{ source: 1, text: '1' }] },
      sources: [
        { title: '1', url: '1' },
        { title: '1', url: '1' },
      ],
      warnings: ['1'],
    },
  };
  const whole = everywhere(filled, text, '') as Brief;
  // One address that begins as a page of the web does.
  whole.market_research.sources[1]!.url = `https://example.org/${text}`;
  return whole;
}

/** `text` as it stands in a page. */
export const escaped = (text: string): string =>
  text
    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/gu, '')
    .replace(
      /[&<>"'`]/gu,
      (c) => `&${{ '&': 'amp', '<': 'lt', '>': 'gt', '"': 'quot', "'": '#39', '`': '#96' }[c]!};`,
    );
