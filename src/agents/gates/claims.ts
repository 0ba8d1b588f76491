import { fold } from '../../coaching/text.ts';

/** What a business may only say of itself where it is so: by the beginnings of the words, folded. */
const claims =
  `certif agree approuv approved licen insur assur award prim laureat winning recompens best meilleur leader
  leading number numero premier official officiel guarant garanti warrant free gratuit offert organic bio biologi halal
  kosher natural naturel pure fair equitable exclusi unique unmatched inegal incompar world monde internation renown renomm
  famous celebre trusted favorite favourite prefer cheapest cheaper discount remise promo reduction soldes fastest rapide
  always toujours never jamais perfect parfait expert specialis profession qualifi experienc tradition ancestr since depuis
  founded fonde years annees iso`.split(/\s+/u);

const claimsIn = (text: string): string[] =>
  fold(text)
    .split(' ')
    .flatMap((word) =>
      claims.filter((claim) => (claim.length > 4 ? word.startsWith(claim) : word === claim)),
    );

/** Tells whether every claim of a text was made in `known` too. */
export function claimsOf(known: string): (text: string) => boolean {
  const made = new Set(claimsIn(known));
  return (text) => claimsIn(text).every((claim) => made.has(claim));
}
