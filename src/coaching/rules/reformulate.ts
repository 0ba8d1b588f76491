/** Longest reformulation, in characters. */
const longest = 400;

/** The answer better said: at most two sentences, nothing added. */
export function reformulate(answer: string): string {
  const text = answer.replace(/\s+/gu, ' ').trim();
  const sentence = text.charAt(0).toUpperCase() + text.slice(1);
  const kept = sentence.length <= longest ? sentence : sentence.slice(0, longest).replace(/\s+\S*$/u, '');
  return /[.!?…]$/u.test(kept) ? kept : `${kept}.`;
}
