import { franc } from 'franc';
import stopwords from 'stopwords-iso' with { type: 'json' };
import { fold } from '../coaching/text.ts';

/** The languages in which owners write most, as `franc` and as `stopwords-iso` name them. */
const written: Readonly<Record<string, keyof typeof stopwords>> = {
  fra: 'fr',
  eng: 'en',
  por: 'pt',
  spa: 'es',
  swh: 'sw',
};

/** Words of every offer, of the calendar and of money, that say nothing of what is sold. */
const commonplace =
  'fcfa cfa xof xaf cedis cedi ghs naira ngn euro euros eur usd ksh shillings dirham mt mzn ' +
  'lundi mardi mercredi jeudi vendredi samedi dimanche lun mar mer jeu ven sam dim monday tuesday wednesday thursday ' +
  'friday saturday sunday mon tue wed thu fri sat sun segunda terca quarta quinta sexta sabado domingo ' +
  'jour jours semaine semaines mois ans annee heure heures matin soir day days week weeks month months year years hour ' +
  'dia dias semana semanas mes meses ano anos whatsapp wave orange money momo mtn moov mobile especes cash livraison ' +
  'commande commander commandes prix price devis order pay paie client clients cliente clientes customer customers ' +
  'preuve proof prova besoin need needs priorite alternative alternativa chaque every cada personne personnes people ' +
  'main marché marche market partir start starts coute costs';

const stopped = (language: keyof typeof stopwords): string[] => stopwords[language].map(fold);
const everyday = new Set(fold(commonplace).split(' '));
const always = new Set([...stopped('fr'), ...stopped('en')]);
const byLanguage = new Map<string, ReadonlySet<string>>(
  Object.entries(written).map(([code, language]) => [code, new Set(stopped(language))]),
);

/** Whether a word of a text is a stopword of its language: one that tells nothing anywhere. */
function stopwordIn(text: string): (word: string) => boolean {
  const local = byLanguage.get(franc(text, { only: Object.keys(written) }));
  return (word) => {
    const key = fold(word);
    return key.length < 3 || always.has(key) || local?.has(key) === true;
  };
}

/** Where the name of a thing sold ends: at a figure, a mark, or the word that leads to its price. */
const afterName =
  /[\d(:;,.=–—]|\s(?:-|à|est|sont|coûte|coute|which|is|are|costs?|from|starts?|at|from|com|por|conforme|avec|for|pour)\s/iu;

/** What an item of the offer is called, as its owner calls it: "Le Kit Lumière (un panneau…" is "Kit Lumière". */
function productName(item: string, isStopword: (word: string) => boolean): string | undefined {
  const words = (item.split(afterName)[0] ?? '').split(/\s+/u).filter(Boolean);
  while (words.length > 0 && isStopword(words[0]!)) words.shift();
  while (words.length > 0 && isStopword(words.at(-1)!)) words.pop();
  return words.length > 0 && words.length <= 4 ? words.join(' ') : undefined;
}

/** What the owner said more than once, over the stages: the first spelling, without a sentence's capital. */
function recurring(texts: readonly string[]): string[] {
  const found = new Map<string, { shown: string; texts: Set<number>; times: number }>();
  texts.forEach((text, at) => {
    const isStopword = stopwordIn(text);
    for (const [word] of text.matchAll(/\p{L}[\p{L}\p{M}-]+/gu)) {
      if (isStopword(word) || everyday.has(fold(word)) || word.length > 30) continue;
      const seen = found.get(fold(word)) ?? { shown: word, texts: new Set(), times: 0 };
      if (word === word.toLowerCase()) seen.shown = word;
      seen.texts.add(at);
      seen.times++;
      found.set(fold(word), seen);
    }
  });
  return [...found.values()]
    .filter((word) => word.texts.size > 1)
    .sort((a, b) => b.texts.size - a.texts.size || b.times - a.times)
    .map((word) => word.shown);
}

export interface KeywordSources {
  /** What is known of the business by name: its trade, its place. */
  known: readonly string[];
  offerItems: readonly string[];
  /** One text a stage. */
  statements: readonly string[];
  /** Titles of the pages that research found: a word of the owner's that stands there too comes first. */
  found: readonly string[];
}

/** The words by which others may search for a business, best first: its owner's words only, and no figure. */
export function keywords({ known, offerItems, statements, found }: KeywordSources, most: number): string[] {
  const isStopword = stopwordIn(offerItems.join(' '));
  const products = offerItems
    .map((item) => productName(item, isStopword))
    .filter((name) => name !== undefined);
  const outside = new Set(found.flatMap((title) => fold(title).split(' ')));
  const words = recurring(statements);
  const ranked = [
    ...words.filter((word) => outside.has(fold(word))),
    ...words.filter((word) => !outside.has(fold(word))),
  ];
  const chosen = new Map<string, string>();
  for (const word of [...known, ...products, ...ranked])
    if (!chosen.has(fold(word))) chosen.set(fold(word), word);
  return [...chosen.values()].slice(0, most);
}
