import type { Reading } from './reading.ts';

/** Endings of plural nouns for people by what they do or where they are from: "planteurs", "weavers", "pescadores". */
const roles =
  /(?:eurs|euses|iers|ieres|istes|iens|iennes|ois|oises|aires|ards|ants|antes|ers|ors|ists|ians|ores|oras|eiros|eiras|istas|antes|entes|anos|anas)$/u;

/** Plurals with such an ending that are not people, nor customers worth naming. */
const notPeople = new Set(
  `ateliers papiers quartiers chantiers paniers fleurs valeurs couleurs ordinateurs moteurs heures pleurs odeurs saveurs vapeurs chaleurs secteurs tracteurs
  ascenseurs groseilliers dossiers cahiers escaliers colliers metiers oliviers cocotiers manguiers leviers foyers plusieurs ailleurs meilleurs premiers
  derniers entiers divers travers vers hivers univers autrefois mois fois trois bois lois droits anniversaires horaires salaires affaires honoraires
  restaurants avants suivants importants devants durants pendants constants differents orders papers numbers customers consumers flowers covers hours
  others years shoulders corners others fingers batteries offers letters computers containers boosters posters showers towers powers dinners burgers
  prayers papers layers numbers computers answers matters members others colors doors floors mirrors motors errors factors sectors tractors favors
  flavors flavours colours clientes lentes correntes dentes anos manos planos semanas bananas africanas valores cores flores dores motores tratores sectores setores
  melhores maiores menores favores sabores computadores madeiras feiras geladeiras carteiras dinheiros primeiros primeiras parceiros verdadeiros
  ingredients plantes cosmetiques bananes tissus ananas fans pans plans sans dans ans cars bars stars jars years users antes durantes importantes
  boissons repas fruits charters chargers trailers rollers freezers coolers mixers drawers diapers burners covers hangers crackers peppers interieurs exterieurs weathers paniers aciers fichiers calendriers loyers grossiers particuliers reguliers centimetres corners centers centres theatres summers winters powders butters waters leathers feathers leaders readers`.split(
    /\s+/u,
  ),
);

/** Indices of words that name people who can be told from others; "people", "clients", "tout le monde" do not count. */
export function peopleIn(reading: Reading): number[] {
  return reading.words.flatMap((word, index) => {
    if (reading.at(index, 'everyone')) return [];
    if (reading.at(index, 'people')) return [index];
    if (reading.at(index, 'common') || reading.at(index, 'generic')) return [];
    const role =
      (word.text.length > 5 &&
        roles.test(word.text) &&
        !notPeople.has(word.text) &&
        !isAdjective(reading, index)) ||
      isOneOfARole(reading, index) ||
      compounds.test(word.text);
    // "wakulima", "wavuvi": Swahili plurals of people.
    return role || isSwahiliPlural(word.text) ? [index] : [];
  });
}

/** "panneaux solaires", "pharmacies vétérinaires": right after a plural that is no people. */
function isAdjective(reading: Reading, index: number): boolean {
  const before = reading.words[index - 1];
  return (
    before !== undefined &&
    !reading.words[index]!.opensClause &&
    /[a-z]{3}[sx]$/u.test(before.text) &&
    !reading.at(index - 1, 'common') &&
    !reading.at(index - 1, 'people') &&
    !reading.at(index - 1, 'number')
  );
}

/** "my wife", "mes enfants": the owner's own, rather than those who gain by the business. */
export const isOwnFamily = (reading: Reading, index: number): boolean =>
  /^(?:my|ma|mon|mes|minha|meu|meus|minhas|our)$/u.test(reading.words[index - 1]?.text ?? '') ||
  /^(?:my|mes|meus)$/u.test(reading.words[index - 2]?.text ?? '');

/** "washerwomen", "grandchildren", "shopkeepers". */
const compounds = /.(?:women|woman|mothers|fathers|children|keepers?|makers?|sellers?|growers?|holders?)$/u;

const oneOfARole = /(?:eur|euse|ier|iere|iste|ien|ienne|eiro|eira|ista)$/u;
const oneOfAnEnglishRole = /(?:er|or|ist|ian)$/u;

/** One who stands for all: "le planteur", "each rider", "o pedreiro"; only after an article. */
function isOneOfARole(reading: Reading, index: number): boolean {
  const { text } = reading.words[index]!;
  const before = reading.words[index - 1]?.text ?? '';
  if (text.length < 6 || notPeople.has(`${text}s`) || reading.at(index, 'generic')) return false;
  if (/^(?:le|la|un|une|l|chaque|du|o|a|um|uma|cada|do|da)$/u.test(before)) return oneOfARole.test(text);
  return /^(?:the|a|an|each|every|any)$/u.test(before) && oneOfAnEnglishRole.test(text);
}

const isSwahiliPlural = (word: string): boolean =>
  /^wa(?:na|fany|zee|uza|vu|ku|nun|shon|pish|chu|tum|gon|geni|toto|zazi|lim|kul|gon|pand)[a-z]{2,}$/u.test(
    word,
  ) && word !== 'wanna';
