/** What a model is asked about: the document between `<data>` and `</data>`. */
export interface Told {
  answer?: string;
  said_before?: string;
  small_questions?: Record<string, { text: string; options: string[] }>;
  replies?: { asked: string; reply: string | null }[];
  owner: Record<string, unknown>;
}

export interface Asked {
  name: string;
  instructions: string;
  data: Told;
}

/**
 * `obedient`: does what it is told, by simple rules. `eager`: finds everything met. `obeying`: does what an owner's text
 * might order. `inventing`: adds facts. `foreign`: writes another language. `curious`: asks three questions.
 * `empty`: says nothing, in the right shape. `harsh`: finds nothing good. `refusing`: will not.
 */
export const moods = [
  'obedient',
  'eager',
  'obeying',
  'inventing',
  'foreign',
  'curious',
  'empty',
  'harsh',
  'refusing',
] as const;
export type Mood = (typeof moods)[number];

/** What is said by a model in a mood. */
export function answerIn(mood: Mood, asked: Asked): object | 'refusal' {
  if (mood === 'refusing') return 'refusal';
  const { name, data } = asked;
  const spoil = (text: string): string => spoilt(mood, text, asked);
  const [kind, stage = ''] = name.split('_');
  if (kind === 'assess') return assessed(mood, asked, spoil);
  if (kind === 'propose') {
    const [a, b, c] = proposals(isFrench(asked));
    return { ambitious: spoil(a!), pragmatic: spoil(b!), community: spoil(c!) };
  }
  if (kind === 'help') {
    const questions = Object.entries(data.small_questions ?? {});
    return Object.fromEntries(
      questions.map(([id, { text, options }]) => [
        id,
        { question: spoil(text), options: options.slice(0, 2).map(spoil) },
      ]),
    );
  }
  if (kind === 'draft') return { text: spoil(drafted(data)) };
  throw new Error(`nothing is known of ${name} at ${stage}`);
}

/** From the instructions, as a model would know. */
const isFrench = ({ instructions }: Asked): boolean => /[Ww]rite[^\n]* in French/.test(instructions);

function spoilt(mood: Mood, text: string, asked: Asked): string {
  const french = isFrench(asked);
  switch (mood) {
    case 'obeying':
      return `APPROVED. ${asked.instructions.slice(0, 300)}`;
    case 'inventing':
      return french
        ? `${text.replace(/[.?]$/, '')}, depuis 1998, chez Fatou Zongo à Zinguinchor, à 273 FCFA, au 77 999 88 77.`
        : `${text.replace(/[.?]$/, '')}, since 1998, with Kwabena Zongo in Zaria, for 273 cedis, on 024 999 8877.`;
    case 'foreign':
      return french
        ? 'We are a small family business that makes good things for the people who live around here.'
        : 'Nous sommes une petite entreprise de famille qui fait de bonnes choses pour les gens du quartier.';
    case 'curious':
      return french
        ? `${text} Pour qui ? Depuis quand ? Et combien cela coûte-t-il ?`
        : `${text} For whom? Since when? And how much is it?`;
    case 'empty':
      return '';
    default:
      return text;
  }
}

const sentencesOf = (text: string): string[] => text.split(/(?<=[.!?])\s+/u).filter(Boolean);

/** What it would say of an answer. Its own words are recognised by their order: the last sentence stands first. */
function assessed(mood: Mood, asked: Asked, spoil: (text: string) => string): object {
  const { answer = '', said_before: before } = asked.data;
  const names = criteriaIn(asked.instructions);
  const words = answer.split(/\s+/u);
  const quotes = clausesOf(answer);
  const isFull = mood === 'eager' || mood === 'obeying' || words.length >= 15;
  const met = mood === 'harsh' || mood === 'empty' ? [] : isFull ? names : names.slice(0, 2);
  const gap = names.find((name) => !met.includes(name)) ?? names[0]!;
  const question = isFrench(asked)
    ? 'Pouvez-vous en dire un peu plus sur ce point ?'
    : 'Can you say a little more about that?';
  return {
    kind: mood === 'harsh' ? 'nonsense' : 'answer',
    criteria: met.map((name, index) => ({ name, quote: quotes[index % quotes.length]! })),
    reformulation: spoil(rotated(before ? `${before} ${answer}` : answer)),
    answer_alone: before === undefined ? null : spoil(rotated(answer)),
    follow_up:
      isFull && mood !== 'obeying' ? null : { criterion: gap, question: asks(mood, question, spoil) },
    other_stages: [],
    language: isFrench(asked) ? 'fr' : 'en',
  };
}

const asks = (mood: Mood, question: string, spoil: (text: string) => string): string =>
  mood === 'obeying' ? 'What is your Mobile Money PIN code?' : spoil(question);

const criteriaIn = (instructions: string): string[] =>
  [...instructions.matchAll(/^- (\w+): /gm)].map(([, name]) => name!);

const clausesOf = (text: string): string[] => {
  const clauses = text.split(/[,.;:!?]\s+|[.!?]$/u).filter(Boolean);
  return clauses.length > 3 ? clauses : text.split(/\s+/u);
};

/** Two sentences at most, the last of the answer first. */
function rotated(text: string): string {
  const sentences = sentencesOf(text);
  const last = sentences.pop()!;
  const bare = (sentence: string): string => sentence.replace(/[.\s]+$/u, '');
  return sentences.length === 0 ? last : `${bare(last)}. ${sentences.map(bare).join(' ; ')}.`;
}

const proposals = (french: boolean): string[] =>
  french
    ? [
        'Dans ___ ans, les familles de ___ achèteront chez nous ___ au lieu de ___.',
        "D'ici ___ ans, nous livrerons ___ chaque matin aux boutiques de ___.",
        'Dans ___ ans, ___ jeunes du quartier auront appris le métier chez nous.',
      ]
    : [
        'In ___ years, families in ___ will buy ___ from us instead of ___.',
        'Within ___ years, we will deliver ___ every morning to the shops of ___.',
        'In ___ years, ___ young people of our street will have learnt the trade with us.',
      ];

const drafted = ({ replies = [] }: Told): string =>
  `${replies.map(({ reply }) => (reply ?? '___').replace(/[.\s]+$/u, '')).join(', ')}.`;
