/** Said before an answer begins, and no part of it. */
const greeting = `bonjour|bonsoir|salut|hello|hi|hey|good morning|good evening|good afternoon|olá|ola|oi|bom dia|boa tarde|boa noite|habari|salam|mbote`;
const hesitation = String.raw`euh+|heu+|hum+|hmm+|um+(?=\s*[,…]|\.{2})|uh+|ben|bah|bof`;
/** Words that only begin to speak, before a comma or somebody who speaks. */
const opening = `bon|alors|donc|voilà|voila|enfin|franchement|disons|well|so|ok|okay|oh|basically|actually|honestly|you know|i mean|bem|então|entao|pois|olha`;
const speaker = `je|j|moi|nous|on|c'est|c|ce|ici|mon|ma|mes|notre|nos|i|we|my|our|it|what|eu|nós|o meu|a minha`;

const opener = new RegExp(
  String.raw`^(?:(?:(?:${greeting})(?:\s+(?:à tous|a tous|coach|griot|sir|madam|madame|monsieur|chef|all|there))?(?=[\s,.!…:;–-]|$)|(?:${hesitation})(?![\p{L}'-])|(?:${opening})(?=\s*[,…:]|\s*\.{2,}|\s+(?:${hesitation}|${opening}|${speaker})(?![\p{L}-])))[\s,.!…:;–-]*)+`,
  'iu',
);
const inside = new RegExp(
  String.raw`(?:\s*(?:,|…|\.{2,})\s*|\s+|^)(?:${hesitation})(?![\p{L}'-])(?:\s*[,…]|\s*\.{2,})?(?=\s|$)`,
  'giu',
);
const pictures =
  /(?:\p{Extended_Pictographic}|\p{Emoji_Modifier}|\p{Regional_Indicator}|\u200d|\ufe0f|\u20e3)+/gu;
const laughter = /(?<![\p{L}\p{N}])(?:lol|mdr|ha(?:ha)+h?|hehe|kk+|rsrs)(?![\p{L}\p{N}])[.!]*/giu;

/** Short forms that can stand for one word only. */
const shortForms: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  fr: {
    bcp: 'beaucoup',
    tt: 'tout',
    qd: 'quand',
    pr: 'pour',
    ds: 'dans',
    ns: 'nous',
    pcq: 'parce que',
    svp: "s'il vous plaît",
    tjrs: 'toujours',
    tjs: 'toujours',
    ms: 'mais',
    chq: 'chaque',
    qlq: 'quelque',
    pdt: 'pendant',
    ac: 'avec',
    avc: 'avec',
  },
  en: {
    pls: 'please',
    plz: 'please',
    bc: 'because',
    cuz: 'because',
    ppl: 'people',
    thru: 'through',
    coz: 'because',
  },
};

/** The text without what is no part of an answer: greetings, hesitations, pictures, stray spaces and marks. */
export function tidy(text: string, language: string): string {
  const spoken = text
    .replace(/[\u2018\u2019\u02bc`´]/gu, "'")
    .replace(/[ \t\u200b]+/gu, ' ')
    .replace(pictures, ' ')
    .replace(laughter, ' ')
    .trim();
  const begun = spoken.replace(opener, '');
  const cleaned = (/[\p{L}\p{N}]/u.test(begun) ? begun : spoken).replace(inside, ' ');
  return punctuated(spelt(cleaned, language));
}

function spelt(text: string, language: string): string {
  const forms = shortForms[language] ?? {};
  const whole = text.replace(
    /(?<![\p{L}\p{N}.@'-])\p{Ll}+(?![\p{L}\p{N}@'-])/gu,
    (word) => forms[word] ?? word,
  );
  if (language === 'en') return whole.replace(/(?<![\p{L}\p{N}'.])i(?=\s|'(?:m|ll|ve|d)\b)/gu, 'I');
  if (language !== 'fr') return whole;
  return (
    whole
      // "c une vraie maison"
      .replace(
        /(?<![\p{L}\p{N}'.])c (?=(?:une?|le|la|les|l'|des|du|pas|très|trop|bien|moi|nous|pour|tout|comme|quoi|ça|ca)(?![\p{L}]))/giu,
        "c'est ",
      )
      // "j ai", "d ici", "qu ils": an apostrophe left out.
      .replace(/(?<![\p{L}\p{N}'.,]|\d )(qu|[jldcnsm]) (?=[aeiouyhéèêàâîôûœ]\p{L}|y )/giu, "$1'")
  );
}

const punctuated = (text: string): string =>
  text
    .replace(/([!?])[!?]+/gu, '$1')
    .replace(/\.{2,}|…/gu, '…')
    .replace(/\s+([,.…])(?!\d)/gu, '$1')
    .replace(/,(?=\p{L})/gu, ', ')
    .replace(/(?:,\s*){2,}/gu, ', ')
    .replace(/[ \t]+/gu, ' ')
    .replace(/ ?\n ?/gu, '\n')
    .replace(/^[\s,;:.…–-]+|[\s,;:–-]+$/gu, '')
    .trim();
