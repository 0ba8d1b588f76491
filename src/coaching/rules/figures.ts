/** What a number in an answer stands for. */
export type FigureKind = 'money' | 'phone' | 'percent' | 'clock' | 'year' | 'range' | 'measure' | 'plain';

export interface Figure {
  kind: FigureKind;
  /** As typed, with its currency, unit or sign. */
  text: string;
  start: number;
  end: number;
  /** The (first) number; NaN for phones. */
  value: number;
}

const after = String.raw`f\s?cfa|fcfa|cfa|xof|xaf|francs?|fc|cdf|fg|gnf|f|ar|ariary|mga|dhs?|mad|dirhams?|dinars?|dt|tnd|dzd|da|euros?|eur|dollars?|usd|pounds?|gbp|quid|nairas?|ngn|cedis?|ghs|ghc|kshs?|kes|shillings?|shilingi|shs?|bob|ugx|ush|tzs|tsh|kwachas?|zmw|mwk|rands?|zar|mt|mzn|meticais|metical|kz|aoa|kwanzas?|cve|escudos?|ecv|birr|etb|reais|gourdes?|htg|rwf|frw|fbu|dalasis?|gmd|leones?|sll|pulas?|bwp|mru|ouguiyas?|bucks|balles|cents|paus|contos|derem|درهم|دراهم|دينار|دنانير|فرنك|جنيه|ريال|يورو|دولار|نايرا|شلن|أوقية`;
const scale = String.raw`(?:\s?(?:k|mil|mille|mila|millions?|milhões|milhão|milliards?|billions?|thousand|m))?`;
const number = String.raw`\d{1,3}(?:[ \u00a0\u202f.,']\d{3})+(?!\d)|\d+(?:[.,]\d+)?`;
const symbols = String.raw`€|\$|£|₦|₵|gh₵`;

const patterns: readonly { kind: FigureKind; pattern: RegExp }[] = [
  // Eight digits or more, grouped as telephones are: with a plus or a leading nought, or in pairs.
  {
    kind: 'phone',
    pattern: /(?<![\d.,])(?:(?:\+|00)\d{1,3}[ .-]?)?(?:\(\d+\)\s?)?\d{1,4}(?:[ .-]?\d{2,4}){2,5}(?!\d)/gu,
  },
  {
    kind: 'money',
    pattern: new RegExp(
      String.raw`(?<![\p{L}\d.,])(?:(?:${number})\s?(?:-|–|à|a|to|e)\s?)?(?:${number})${scale}\s?(?:(?:${symbols})|(?:${after})(?![\p{L}\d])|/[-=])`,
      'giu',
    ),
  },
  {
    kind: 'money',
    pattern: new RegExp(
      String.raw`(?<![\p{L}\d])(?:(?:${symbols}|kshs?\.?|kes|ghs|ghc|gh¢|ugx|ushs?|tzs|tshs?|usd|eur|f\s?cfa|xof|xaf|zmw|mwk|ngn|zar|rwf|frw|mzn|mt|kz|shs?\.?|shilingi|dhs?|mad|naira|r\$|etb|birr)\s?)(?:${number})(?:\s?k(?!\p{L}))?(?:\s?[-–]\s?(?:${number}))?`,
      'giu',
    ),
  },
  { kind: 'money', pattern: new RegExp(String.raw`(?<![\p{L}\d])[KNRPD](?:${number})(?!\p{L})`, 'gu') },
  { kind: 'money', pattern: /(?<![\p{L}\d.,])\d+(?:[.,]\d+)?\s?k(?![\p{L}\d])/giu },
  { kind: 'percent', pattern: /\d+(?:[.,]\d+)?\s?(?:%|pour cent|percent|por cento)/giu },
  {
    kind: 'clock',
    pattern:
      /(?<![\p{L}\d])(?:24\s?h\s?\/\s?24|7\s?j\s?\/\s?7|24\/7|(?:[01]?\d|2[0-4])\s?h(?:\s?[0-5]\d)?(?![\p{L}\d])(?:\s?(?:-|–|à|a|to)\s?(?:[01]?\d|2[0-4])\s?h(?:\s?[0-5]\d)?)?|\d{1,2}(?:[:.]\d{2})?\s?(?:[ap]m\b|[ap]\.m\.)(?:\s?(?:-|–|to|till)\s?\d{1,2}(?:[:.]\d{2})?\s?(?:[ap]m\b|[ap]\.m\.)?)?|\d{1,2}:\d{2}(?:\s?[-–]\s?\d{1,2}:\d{2})?)/giu,
  },
  {
    kind: 'measure',
    pattern: new RegExp(
      String.raw`(?<![\p{L}\d.,])(?:${number})\s?(?:kg|g|gr|cl|ml|l|litres?|litros?|m²|m2|m³|km|cm|mm|m|ha|hectares?|acres?|v|w|kw|kwh|kva|gb|mbps|mètres?|metres?|metros?|kilos?|quilos?|tonnes?|tons?|pouces|inch(?:es)?)(?![\p{L}\d])`,
      'giu',
    ),
  },
  {
    kind: 'range',
    pattern: new RegExp(
      String.raw`(?<![\p{L}\d])(?:${number})\s?(?:-|–|à|a|to|et|and|e|ou|or|au)\s?(?:${number})(?![\p{L}\d%])`,
      'giu',
    ),
  },
  { kind: 'year', pattern: /(?<![\p{L}\d.,])(?:19|20)\d{2}(?![\p{L}\d])(?![.,]\d)/gu },
  { kind: 'plain', pattern: new RegExp(String.raw`(?<![\p{L}\d.,])(?:${number})(?!\d)`, 'gu') },
];

const valueOf = (text: string): number => {
  const digits = /\d[\d .,'\u00a0\u202f]*/u.exec(text)?.[0] ?? '';
  return Number(
    digits
      .replace(/[ .,'\u00a0\u202f](?=\d{3}(?!\d))/gu, '')
      .replace(',', '.')
      .trim(),
  );
};

/** Figures of a text in the order in which they stand; each character belongs to at most one. */
export function findFigures(text: string): Figure[] {
  const found: Figure[] = [];
  if (!/\d/u.test(text)) return found;
  for (const { kind, pattern } of patterns) {
    for (const match of text.matchAll(pattern)) {
      const start = match.index;
      const end = start + match[0].length;
      if (found.some((figure) => start < figure.end && figure.start < end)) continue;
      if (kind === 'phone' && !isPhone(match[0], text.slice(0, start), text.slice(end))) continue;
      found.push({
        kind,
        text: match[0],
        start,
        end,
        value: kind === 'phone' ? Number.NaN : valueOf(match[0]),
      });
    }
  }
  return found.sort((a, b) => a.start - b.start);
}

const currencyNext = new RegExp(String.raw`^\s?(?:${symbols}|(?:${after})(?![\p{L}\d])|%)`, 'iu');

/** Says that a number to call follows. */
const toCall =
  /(?:call|phone|tel|tél|appel\p{L}*|téléphon\p{L}*|lig(?:ar|ue|uem|a)|piga|simu|whatsapp|sms|text|numéro|numero|contact\p{L}*)[\s:.]+(?:(?:le|au|o|on|the|us|me|para|namba|n°|no|at|sur)\s){0,2}$/iu;

function isPhone(text: string, before: string, rest: string): boolean {
  const digits = text.replace(/\D/gu, '');
  if (digits.length < 8 || digits.length > 15 || currencyNext.test(rest)) return false;
  if (/^(?:\+|0)/u.test(text) || toCall.test(before)) return true;
  const groups = text.split(/[ .-]/u);
  // "1 500 000" is an amount; "77 000 45 67" is not.
  return groups.length === 1 || groups.slice(1).some((group) => group.length !== 3) || groups.length > 3;
}
