import { asc } from 'drizzle-orm'
import { asRecord } from '#app/domain/history/history-entry.ts'
import { quoteAt } from '#app/domain/text/quotes.ts'
import { type Db, inList } from '../core/dialect.ts'
import { audit, codingPairs, positions, secondPositions, textVersions } from '../schema/schema.ts'
import type { WordedRow } from './find-words.ts'

type Rewritten = { before: string; after: string }

/**
 * Quotes of texts in which words were overwritten, cut anew from the text at their places: a quote may begin or end
 * within a name, and then holds a part of it that is no whole word of it. The same for quotes that the log tells.
 */
export async function recutQuotes(db: Db, rows: readonly WordedRow[]): Promise<WordedRow[]> {
  const texts = new Map<string, Rewritten>()
  const letterIds = new Set<string>()
  for (const { table, row, changes } of rows)
    if (table === textVersions && typeof changes.text === 'string') {
      texts.set(row.id as string, { before: row.text as string, after: changes.text })
      letterIds.add(row.letterId as string)
    }
  if (!texts.size) return [...rows]
  const quoted = await db
    .select()
    .from(positions)
    .where(inList(db, positions.textVersionId, [...texts.keys()]))
    .orderBy(asc(positions.id))
  const codedAgain = await db
    .select()
    .from(secondPositions)
    .where(inList(db, secondPositions.textVersionId, [...texts.keys()]))
    .orderBy(asc(secondPositions.id))
  const paired = await db
    .select()
    .from(codingPairs)
    .where(inList(db, codingPairs.letterId, [...letterIds]))
    .orderBy(asc(codingPairs.id))
  const versionOf = new Map(quoted.map(({ id, textVersionId }) => [id, textVersionId]))
  const entries = await db
    .select()
    .from(audit)
    .where(inList(db, audit.thingId, [...versionOf.keys()]))
    .orderBy(asc(audit.id))
  const recut = [
    ...quoted.map((row) => recutRow(positions, row, texts)),
    ...codedAgain.map((row) => recutRow(secondPositions, row, texts)),
    ...paired.map(({ first, second, replaced, ...row }) => {
      const readings = { first, second, replaced }
      const changes = Object.entries(readings).map(([name, kept]) => [
        name,
        recutReading(kept, texts),
      ])
      return {
        ...{ table: codingPairs, row: { ...row, ...readings } },
        changes: Object.fromEntries(changes) as typeof readings,
      }
    }),
    ...entries.map((row) => {
      const text = texts.get(versionOf.get(row.thingId)!)!
      const changes = { before: recutEntry(row.before, text), after: recutEntry(row.after, text) }
      return { table: audit, row, changes }
    }),
  ]
  return joinChanges(rows, recut)
}

function recutRow(
  table: typeof positions | typeof secondPositions,
  row: Cut & { textVersionId: string },
  texts: ReadonlyMap<string, Rewritten>,
): WordedRow {
  const { exact, prefix, suffix } = cutQuote(row, texts.get(row.textVersionId)!)
  return { table, row, changes: { exact, prefix, suffix } }
}

type Cut = { exact: string; prefix: string; suffix: string; start: number; end: number }

function cutQuote(quote: Cut, { before, after }: Rewritten): Cut {
  const stands = before.slice(quote.start, quote.end) === quote.exact
  return stands ? { ...quote, ...quoteAt(after, quote.start, quote.end) } : quote
}

/** A reading that was kept, with the version of the text that its quote was cut from. */
function recutReading(kept: unknown, texts: ReadonlyMap<string, Rewritten>): unknown {
  const text = texts.get(asRecord(kept).textVersionId as string)
  return text ? recutEntry(kept, text) : kept
}

function recutEntry(written: unknown, text: Rewritten): unknown {
  const { quote } = asRecord(written)
  const { exact, start, end } = asRecord(quote)
  if (typeof exact !== 'string' || typeof start !== 'number' || typeof end !== 'number')
    return written
  return { ...asRecord(written), quote: cutQuote(quote as Cut, text) }
}

/** Puts the quotes into the rows that have other words overwritten as well, and adds the others. */
function joinChanges(rows: readonly WordedRow[], recut: readonly WordedRow[]): WordedRow[] {
  const joined = [...rows]
  for (const { table, row, changes } of recut) {
    const at = joined.findIndex((other) => other.table === table && other.row.id === row.id)
    if (at < 0) joined.push({ table, row, changes })
    else joined[at] = { table, row, changes: joinRow(joined[at]!.changes, changes) }
  }
  return joined
}

function joinRow(erased: WordedRow['changes'], recut: WordedRow['changes']): WordedRow['changes'] {
  const joined = { ...recut, ...erased }
  for (const [name, value] of Object.entries(recut)) {
    if (typeof value === 'string') joined[name] = value
    const { quote } = asRecord(value)
    if (quote && erased[name]) joined[name] = { ...asRecord(erased[name]), quote }
  }
  return joined
}
