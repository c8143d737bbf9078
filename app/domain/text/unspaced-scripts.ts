/**
 * What a sign of a script is that puts no spaces between words, as part of a regular expression with the flag `u`: such
 * a sign is taken for a word.
 */
export const unspacedSigns =
  '\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}\\p{Script=Thai}\\p{Script=Lao}' +
  '\\p{Script=Khmer}\\p{Script=Myanmar}'
