/**
 * What this browser remembers: who its visitor is, their last conversation, and the language in which Griot spoke last.
 *
 * @typedef {'visitor' | 'conversation' | 'language'} Key
 */

/** @type {Map<Key, string>} Where storage is blocked, things are remembered as long as the page is open. */
const remembered = new Map();

/** @param {Key} key @returns {string | undefined} */
export function recall(key) {
  try {
    return localStorage.getItem(`griot:${key}`) ?? remembered.get(key);
  } catch {
    return remembered.get(key);
  }
}

/** @param {Key} key @param {string} value */
export function remember(key, value) {
  remembered.set(key, value);
  try {
    localStorage.setItem(`griot:${key}`, value);
  } catch {
    // Blocked or full: it is remembered above.
  }
}

/** A random UUID (version 4). `crypto.randomUUID` is not there on pages that came over plain HTTP. */
function uuid() {
  const bytes = crypto
    .getRandomValues(new Uint8Array(16))
    .map((byte, at) => (at === 6 ? (byte & 0x0f) | 0x40 : at === 8 ? (byte & 0x3f) | 0x80 : byte));
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');
}

/** Nobody guesses this id: whoever knows it is this visitor. */
export function visitorId() {
  const known = recall('visitor');
  if (known) return known;
  const made = `visitor_${uuid()}`;
  remember('visitor', made);
  return made;
}
