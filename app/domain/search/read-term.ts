import type { SearchPiece } from './search-pieces.ts'
import type { WordForm, WordTerm } from './search-terms.ts'
import { findWordForms, readInEveryWay } from './word-forms.ts'
import type { StemLanguage } from './stem-languages.ts'
import { findStem } from './word-stems.ts'

/** How many letters must follow a star: fewer stand in nearly every word. */
const minInside = 3

/** What a piece with words asks for, or a sentence on why it cannot be asked. */
export function readTerm(
  { written, isQuoted }: SearchPiece & { kind: 'words' },
  language?: StemLanguage,
): WordTerm | { doubt: string } {
  const words = findWordForms(written)
  const ways = readInEveryWay(words)
  if (!ways[0]!.length)
    return {
      doubt: /\*/.test(written)
        ? 'A star alone finds nothing: write what a word holds behind it, as in *security.'
        : `“${written}” holds no letter and no digit, so it is not searched.`,
    }
  if (isQuoted)
    return /\*/.test(written)
      ? { doubt: `Within quotation marks a star means nothing: “${written}” is not searched.` }
      : { match: 'exact', written, ways }
  if (/[^*]\*+[^*]/.test(written))
    return { doubt: `A star stands before a word or behind it, not within: “${written}”.` }
  if (/^\*/.test(written)) return readInside(written, ways)
  const term = readBeginning(written, ways)
  return language && !('doubt' in term) && !written.includes('*')
    ? { ...term, forms: listForms(ways, language) }
    : term
}

/** The stems of those readings that are one word. */
function listForms(ways: readonly (readonly string[])[], language: StemLanguage): WordForm[] {
  return ways.flatMap((way) => {
    const stem = way.length === 1 ? findStem(way[0]!, language) : null
    return stem ? [{ stem, language }] : []
  })
}

function readInside(written: string, ways: string[][]): WordTerm | { doubt: string } {
  const whole = ways.filter(({ length }) => length === 1)
  if ([...(whole[0]?.[0] ?? '')].length < minInside)
    return {
      doubt: `Write one word of at least ${minInside} letters behind the star: “${written}” is not searched.`,
    }
  return { match: 'inside', written, ways: whole }
}

/** Scripts in which a sign is a word, or a syllable of one. */
const isWordSign = /\p{Script=Han}|\p{Script=Hiragana}|\p{Script=Katakana}|\p{Script=Hangul}/u

function readBeginning(written: string, ways: string[][]): WordTerm | { doubt: string } {
  const only = ways[0]!.length === 1 ? ways[0]![0]! : null
  if (only && [...only].length === 1 && !isWordSign.test(only) && ways.length === 1)
    return {
      doubt: `“${written}” is one letter, with which nearly every text has a word: put it in quotation marks.`,
    }
  return { match: 'beginning', written, ways }
}
