/** Scripts that are written from right to left: Arabic, Hebrew, N'Ko, Adlam, Thaana, Syriac. */
const rightToLeft = new Set(['Arab', 'Hebr', 'Nkoo', 'Adlm', 'Thaa', 'Syrc']);

/** The writing direction of a language, for an element's `dir`. `language`: a BCP 47 tag; another text counts as none. */
export function directionOf(language: string): 'ltr' | 'rtl' {
  try {
    return rightToLeft.has(new Intl.Locale(language).maximize().script ?? '') ? 'rtl' : 'ltr';
  } catch {
    return 'ltr';
  }
}
