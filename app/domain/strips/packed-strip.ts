import type { Day } from '../days.ts'
import type { Absence, Level } from '../level.ts'
import { memoizeByObject } from '../memoize.ts'
import type { MoveKind } from '../method-v2/moves.ts'
import { makeMarkKeys } from './mark-key.ts'
import type { DrawnStrip, Strip } from './strip.ts'

/**
 * A strip as a page carries it: each list one text, rows between `;` and fields between `|`, neither of which an id or
 * a day holds. A page has hundreds of strips with dozens of letters.
 */
export type PackedStrip = { statements: string; words: string; moves: string }

/** Of a page that draws none. */
export const noStrip: PackedStrip = { statements: '', words: '', moves: '' }

/** The same object for the same strip. */
export const packStrip = memoizeByObject((strip: Strip): PackedStrip => {
  const shown = callMarks(strip)
  const packed = {
    statements: joinRows(
      shown.statements.map((statement) => [
        statement.id,
        // Of most letters the day is known, and said once.
        ...leaveOutSame([statement.edtf, statement.first, statement.last, statement.day]),
        ...[statement.level, statement.absence, statement.quotes],
        `${statement.conditional ? 'c' : ''}${statement.recheck ? 'r' : ''}`,
      ]),
    ),
    words: joinRows(strip.words.map(({ day, level }) => [day, level])),
    moves: joinRows(
      strip.moves.map(({ day, up, kind, established }) => [
        day,
        up ? 'u' : '',
        kind,
        established ? 'e' : '',
      ]),
    ),
  }
  originals.set(packed, shown)
  return packed
})

/** The strip with each statement called as its mark is. */
function callMarks(strip: Strip): DrawnStrip {
  const keys = makeMarkKeys(strip.statements.map(({ positionId }) => positionId))
  return {
    ...strip,
    statements: strip.statements.map(({ letterId: _, positionId: __, ...statement }, at) => ({
      ...statement,
      id: keys[at]!,
    })),
  }
}

/** Where it was packed it is what was packed, so that what is kept for it serves again. */
const originals = new WeakMap<PackedStrip, DrawnStrip>()

export const unpackStrip = memoizeByObject(
  (packed: PackedStrip): DrawnStrip => originals.get(packed) ?? readStrip(packed),
)

function readStrip({ statements, words, moves }: PackedStrip): DrawnStrip {
  return {
    statements: splitRows(statements).map((fields) => {
      const [id, ...more] = fields as [string, ...string[]]
      const [edtf, first, last, day] = repeatLeftOut(more.slice(0, 4)) as [string, Day, Day, Day]
      const [level, absence, quotes, flags] = more.slice(4) as [string, string, string, string]
      return {
        ...{ id, edtf, first, last, day },
        level: level ? (Number(level) as Level) : null,
        absence: absence ? (absence as Absence) : null,
        quotes: Number(quotes),
        conditional: flags.includes('c'),
        recheck: flags.includes('r'),
      }
    }),
    words: splitRows(words).map(([day, level]) => ({ day: day!, level: Number(level) })),
    moves: splitRows(moves).map(([day, up, kind, established]) => ({
      day: day!,
      up: up === 'u',
      kind: kind as MoveKind,
      established: established === 'e',
    })),
  }
}

/** A word that is the one before it is left out. */
function leaveOutSame(words: readonly string[]): string[] {
  return words.map((word, at) => (word === words[at - 1] ? '' : word))
}

function repeatLeftOut(words: readonly string[]): string[] {
  return words.reduce<string[]>((read, word) => [...read, word || read.at(-1)!], [])
}

type Field = string | number | null

function joinRows(rows: readonly (readonly Field[])[]): string {
  return rows.map((fields) => fields.map((field) => field ?? '').join('|')).join(';')
}

function splitRows(text: string): string[][] {
  return text ? text.split(';').map((row) => row.split('|')) : []
}
