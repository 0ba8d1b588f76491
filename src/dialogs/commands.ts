import { languages, type Language, type SpeechIn } from '../coaching/speech.ts';
import { agentNames } from '../coaching/brief.ts';
import { stageNames } from '../coaching/stages.ts';
import { fold } from '../coaching/text.ts';
import { details, editAction, retryAction, type CommandId, type OfferedAction } from './actions.ts';

/** Commands that are understood at any time, offered as a button or not. */
const alwaysUnderstood = [
  'help',
  'propose',
  'keep',
  'skip',
  'back',
  'pause',
  'resume',
  'restart',
  'recap',
  'status',
  'language',
] as const;
const understoodWithin = ['help', 'propose', 'recap', 'status', 'restart', 'resume', 'pause'] as const;

/** A sentence with a command in it is short; an answer that happens to contain such words is longer. */
const longestCommandInWords = 14;

/** A request to speak a language: one that is offered, or `other`. */
export type LanguageRequest = Language | 'other';

export interface Commands {
  /**
   * The command that a text is, or undefined when it is something to be taken as an answer. `isReview`: no stage's
   * answer is waited for, so that words are understood that may stand in one.
   */
  recognise(text: string, offered: readonly OfferedAction[], isReview: boolean): CommandId | undefined;
  /** "Can we go on in English?", or undefined. */
  languageRequest(text: string): LanguageRequest | undefined;
  /** Thanks and nothing else. */
  isThanks(text: string): boolean;
  /** A greeting and nothing else. */
  isGreeting(text: string): boolean;
}

/** Names of languages that owners may ask for and that are not offered yet. */
const otherLanguages = [
  'portugues',
  'portuguese',
  'portugais',
  'kiswahili',
  'swahili',
  'arabe',
  'arabic',
  'wolof',
  'espanol',
  'spanish',
  'espagnol',
  'العربية',
];
const otherLeads = ['posso continuar em', 'podemos falar', 'falar em', 'em', 'fale', 'sema', 'kwa'];

/** Words of every offered language are understood whatever language the session is in. */
export function createCommands(speechIn: SpeechIn): Commands {
  const words = (key: string): string[] =>
    languages.flatMap((language) => speechIn(language).list(`commands:${key}`)).map(fold);
  const exact = (key: string): ReadonlySet<string> => new Set(words(`exact.${key}`));
  const polite = words('polite').sort((a, b) => b.length - a.length);
  const thanks = new Set(words('thanks'));
  const greetings = new Set(words('greetings'));
  const exactly = new Map(
    [
      ...alwaysUnderstood,
      'confirm',
      'edit',
      'generate',
      'generate-again',
      'publish',
      'publish-yes',
      'publish-no',
      'choose-1',
      'choose-2',
      'choose-3',
      'logo-have',
      'logo-make',
      'no-name',
    ].map((key) => [key, exact(key)] as const),
  );
  const within = new Map(understoodWithin.map((key) => [key, words(`within.${key}`)] as const));
  const edit = commandPattern(words, 'edit', stageNames, editAction);
  const retry = commandPattern(words, 'retry', agentNames, retryAction);
  const correct = commandPattern(words, 'edit', details, editAction);
  const languageNames = new Map(
    languages.map((language) => [language, speechIn(language).list('commands:languages').map(fold)] as const),
  );
  const leads = [...words('language-lead'), ...otherLeads];

  const stripped = (text: string): string => {
    let rest = ` ${fold(text)} `;
    for (const phrase of polite) {
      if (rest.startsWith(` ${phrase} `)) rest = rest.slice(phrase.length + 1);
      if (rest.endsWith(` ${phrase} `)) rest = rest.slice(0, -phrase.length - 1);
    }
    return rest.trim();
  };

  const recogniseOffered = (whole: string, offered: readonly OfferedAction[]): CommandId | undefined =>
    offered.find(
      ({ id, title, words: list }) =>
        fold(title) === whole ||
        exactly.get(list ?? id)?.has(whole) === true ||
        exactly.get(id)?.has(whole) === true,
    )?.id;

  return {
    recognise(text, offered, isReview) {
      const folded = fold(text);
      if (folded === '') return undefined;
      const bare = stripped(text) || folded;
      const pressed = recogniseOffered(folded, offered) ?? recogniseOffered(bare, offered);
      if (pressed) return pressed;
      if (folded.split(' ').length > longestCommandInWords) return undefined;
      const always = alwaysUnderstood.find(
        (id) => exactly.get(id)?.has(bare) || exactly.get(id)?.has(folded),
      );
      if (always) return always;
      const stage = edit(bare);
      if (stage) return stage;
      const reviewed = isReview ? (retry(bare) ?? correct(bare)) : undefined;
      if (reviewed) return reviewed;
      if (isReview && exactly.get('publish')?.has(bare)) return 'publish';
      return understoodWithin.find((id) =>
        within.get(id)?.some((phrase) => ` ${bare} `.includes(` ${phrase} `)),
      );
    },

    languageRequest(text) {
      const bare = stripped(text);
      const asked = (names: readonly string[]): boolean =>
        names.some(
          (name) =>
            bare === name ||
            leads.some((lead) => bare.endsWith(`${lead} ${name}`) && bare.split(' ').length <= 8),
        );
      return (
        languages.find((language) => asked(languageNames.get(language) ?? [])) ??
        (asked(otherLanguages) ? 'other' : undefined)
      );
    },

    isThanks: (text) => thanks.has(fold(text)),

    isGreeting: (text) =>
      greetings.has(fold(text)) ||
      (fold(text) !== '' && stripped(text) === '' && fold(text).split(' ').length <= 4),
  };
}

/**
 * "I want to change the vision": a verb, then the noun of a thing, and nothing after it but "again". The words are
 * `<verb>-verbs` and `<verb>-nouns.<thing>`.
 */
function commandPattern<T extends string>(
  words: (key: string) => string[],
  verb: 'edit' | 'retry',
  things: readonly T[],
  commandOf: (thing: T) => CommandId,
): (bare: string) => CommandId | undefined {
  const any = (key: string): string => words(key).join('|');
  const patterns = things.map(
    (thing) =>
      [
        thing,
        new RegExp(
          `(?:^|\\s)(?:${any(`${verb}-verbs`)})\\s(?:(?:${any('articles')})\\s)?(?:${any(`${verb}-nouns.${thing}`)})(?:\\s(?:${any('again')}))?$`,
          'u',
        ),
      ] as const,
  );
  return (bare) => {
    const found = patterns.find(([, pattern]) => pattern.test(bare));
    return found && commandOf(found[0]);
  };
}
