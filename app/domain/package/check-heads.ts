import { parseEdtfDate } from '../days.ts'
import type { PackageLetter, PackageManifest } from './package-schema.ts'

/** The keys of letters, actors and topics that the head of a letter names. */
export function listHeadKeys({ answers, translates, asks }: PackageLetter): (string | null)[] {
  return [answers, translates, ...asks.flatMap(({ actor, topic }) => [actor, topic])]
}

/** The first thing in the heads of a package's letters that does not go together, as a sentence. */
export function findHeadFault({ letters }: PackageManifest): string | null {
  for (const letter of letters) {
    const fault = findLetterHeadFault(letter)
    if (fault) return `“${letter.title}” ${fault} in this package.`
  }
  return null
}

function findLetterHeadFault(letter: PackageLetter): string | null {
  const { key, otherDates, answers, translates, asks, positions } = letter
  if (answers === key || translates === key) return 'answers or translates itself'
  if (hasTwice(otherDates.map(({ kind }) => kind))) return 'has two dates of one kind'
  if (hasTwice(asks.map(({ actor, topic }) => `${actor} ${topic}`))) return 'asks the same twice'
  if (positions.some(({ translations }) => hasTwice(translations.map((one) => one.language))))
    return 'has a quote with two translations into one language'
  const wrong = otherDates.find(({ date, first, last }) => {
    const read = parseEdtfDate(date)
    return !read.ok || read.dated.first !== first || read.dated.last !== last
  })
  return wrong ? `has a date ${wrong.date} that does not stand for its days` : null
}

const hasTwice = (words: readonly string[]): boolean => new Set(words).size < words.length
