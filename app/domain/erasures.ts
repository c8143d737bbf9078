import { formatDay } from './days.ts'

/** What was erased: a letter with all that stood in it, or what tells who somebody is, wherever it stood. */
export type ErasureKind = 'letter' | 'person'

/**
 * What stays of something that was erased: what kind of thing, when (ISO 8601 in UTC), by whom, why, and the SHA-256 of
 * what it was. `letters` is how many letters something was overwritten in; `by` is null for the command line.
 */
export type Erasure = {
  id: string
  kind: ErasureKind
  subjectId: string
  at: string
  by: string | null
  reason: string
  hash: string
  letters: number
}

/** What stands in the place of an erased letter's text and quotes, so that hashes and places stay checkable. */
export const erasedText = '[erased on request]'
export const erasedTitle = 'Erased letter'
/** What stands in the place of the name of a file, or of anything else that may not be empty. */
export const erasedName = 'erased'
/** What stands in the log in the place of what an entry told. */
export const erasedRecord = { erased: true }

/** The sign that stands for each sign of a word that was overwritten. */
const block = '█'

export const maxErasureReason = 500

/** `Erased person 4f2a`: the last signs of the id tell several apart. */
export function makeErasedName(kind: string, id: string): string {
  return `Erased ${kind} ${id.slice(-4)}`
}

/** When, by whom and why, for somebody who may know it. */
export function describeErasure({ kind, at, by, reason }: Erasure): string {
  const who = by ?? 'the command line'
  const what = kind === 'letter' ? 'This letter was' : 'What told who this is was'
  return `${what} erased on ${formatDay(at.slice(0, 10))} by ${who}: ${reason}`
}

/** Until which day backups hold what was erased at a moment. */
export function describeErasedBackups(at: string): string {
  return `Backups up to ${formatDay(at.slice(0, 10))} still hold it, until they are removed.`
}

/** What to do where the engine itself still keeps something of what was erased. */
export function describeErasedRemains(): string {
  return (
    'Somebody was using the store just then, so its file still holds old pages with what was erased. They are ' +
    'overwritten by the server within ten minutes, or at its next start; at once by: stanceline erase remains.'
  )
}

export const erasedAgainBeginning = 'This was erased on request'

/** What whoever brings an erased letter again is told. */
export function describeErasedAgain(at: string): string {
  return `${erasedAgainBeginning} on ${formatDay(at.slice(0, 10))}, so it is not taken in again.`
}

/** A way to overwrite words in texts, for many texts. */
export type WordEraser = (text: string) => string

/**
 * Overwrites words wherever they stand as whole words, in whatever case and with whatever white space between them:
 * each sign but white space by a block, so that every other sign keeps its place.
 */
export function makeWordEraser(words: readonly string[]): WordEraser {
  const patterns = [...new Set(words.map((word) => word.trim()).filter(Boolean))]
    .sort((a, b) => b.length - a.length)
    .map((word) => word.split(/\s+/).map(escapePattern).join('\\s+'))
  if (!patterns.length) return (text) => text
  const found = new RegExp(`(?<![\\p{L}\\p{N}])(?:${patterns.join('|')})(?![\\p{L}\\p{N}])`, 'giu')
  return (text) => text.replace(found, (word) => word.replace(/\S/g, block))
}

/**
 * The same for whatever JSON holds, names of fields too where they are words. Of a party whose name is overwritten goes
 * also what was said of their office.
 */
export function eraseWordsWithin(written: unknown, erase: WordEraser): unknown {
  if (typeof written === 'string') return erase(written)
  if (Array.isArray(written)) return written.map((value) => eraseWordsWithin(value, erase))
  if (typeof written !== 'object' || written === null) return written
  const isPerson =
    'name' in written && typeof written.name === 'string' && erase(written.name) !== written.name
  return Object.fromEntries(
    Object.entries(written).map(([field, value]) => [
      erase(field),
      isPerson && officeFields.has(field) && typeof value === 'string'
        ? ''
        : eraseWordsWithin(value, erase),
    ]),
  )
}

const officeFields: ReadonlySet<string> = new Set(['capacity', 'organisation', 'unit'])

function escapePattern(word: string): string {
  return word.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&')
}

/**
 * Further words of a person, one a line; a sentence where one is so short that it would be overwritten in words that
 * are nobody's.
 */
export function parseErasedWords(
  written: string,
): { ok: true; words: string[] } | { ok: false; reason: string } {
  const words = written
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter(Boolean)
  const short = words.find((word) => (word.match(/[\p{L}\p{N}]/gu) ?? []).length < 3)
  if (short)
    return { ok: false, reason: `“${short}” is too short. Write at least three letters or digits.` }
  if (words.length > 50) return { ok: false, reason: 'Write at most 50 lines.' }
  return { ok: true, words }
}
