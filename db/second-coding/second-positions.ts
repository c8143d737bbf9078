import { and, asc, eq, type SQL } from 'drizzle-orm'
import type { Absence, Level } from '#app/domain/level.ts'
import type { PositionStatus, PositionWithLetter, Sureness } from '#app/domain/positions.ts'
import type { Quote } from '#app/domain/text/quotes.ts'
import { maskPositionsInText } from '../core/masked-rows.ts'
import type { VisibleScope } from '../core/visible-scope.ts'
import { letters, secondCodings, secondPositions, topics, users } from '../schema/schema.ts'
import { readPageLookup } from '../positions/text-pages.ts'
import { readCountingActors } from './paired-readings.ts'
import { newestText, newestTextId } from '../statements/newest-text.ts'

/** What a second coder coded in a letter, as positions are shown, in the order of the newest text. */
export async function listSecondPositions(
  visible: VisibleScope,
  codingId: string,
): Promise<PositionWithLetter[]> {
  const placed = await readSecondPositions(visible, eq(secondPositions.codingId, codingId))
  return maskByRight(visible, placed)
}

/** One of them; null where it is of another coding. */
export async function findSecondPosition(
  visible: VisibleScope,
  codingId: string,
  id: string,
): Promise<PositionWithLetter | null> {
  const where = and(eq(secondPositions.codingId, codingId), eq(secondPositions.id, id))
  const [found] = await maskByRight(visible, await readSecondPositions(visible, where))
  return found ?? null
}

type Placed = { position: PositionWithLetter; textVersionId: string }

/** As they are stored, nothing masked. */
export async function readSecondPositions(
  { db, leaveHiddenTopicsOut }: Pick<VisibleScope, 'db' | 'leaveHiddenTopicsOut'>,
  where: SQL | undefined,
): Promise<Placed[]> {
  const rows = await db
    .select({
      row: secondPositions,
      topicId: topics.countsAsId,
      turned: topics.turned,
      coder: { id: users.id, name: users.name },
      letter: letters,
      newestId: newestTextId(letters.id),
    })
    .from(secondPositions)
    .innerJoin(secondCodings, eq(secondCodings.id, secondPositions.codingId))
    .innerJoin(users, eq(users.id, secondCodings.userId))
    .innerJoin(topics, eq(topics.id, secondPositions.topicId))
    .innerJoin(letters, eq(letters.id, secondPositions.letterId))
    .where(and(where, await leaveHiddenTopicsOut(secondPositions.topicId)))
    .orderBy(asc(secondPositions.start), asc(secondPositions.id))
  const counting = await readCountingActors(
    db,
    rows.flatMap(({ row }) => row.holderIds as string[]),
  )
  const pageAt = await readPageLookup(
    db,
    rows.map(({ row }) => row.textVersionId),
  )
  return rows.map(({ row, topicId, turned, coder, letter, newestId }) => ({
    textVersionId: row.textVersionId,
    position: {
      ...{ id: row.id, letterId: row.letterId, topicId, turned },
      ...{ conditional: row.conditional, condition: row.condition, note: row.note },
      ...{ reported: row.reported, paragraph: row.paragraph, createdAt: row.createdAt },
      ...{ revision: row.revision, coder, recheck: false, translations: [] },
      level: (row.level === null || !turned ? row.level : 0 - row.level) as Level | null,
      absence: row.absence as Absence | null,
      sureness: row.sureness as Sureness | null,
      status: row.status as PositionStatus,
      holderIds: [...new Set((row.holderIds as string[]).map((id) => counting.get(id) ?? id))],
      ...{ lastDay: letter.lastDay, page: pageAt(row.textVersionId, row.start) },
      letter: asSummary(letter),
      ...placeQuote(row, newestId),
    },
  }))
}

/** A correction of the text moves what has a place in it; what stayed in an earlier version lost its place. */
function placeQuote(
  { exact, prefix, suffix, start, end, textVersionId }: Quote & { textVersionId: string },
  newestId: string,
): { quote: Quote; lost?: true } {
  const quote = { exact, prefix, suffix, start, end }
  return textVersionId === newestId ? { quote } : { quote, lost: true }
}

function asSummary(row: typeof letters.$inferSelect): PositionWithLetter['letter'] {
  const { id, title, edtf, firstDay, lastDay, basis, reference, referenceTruncated } = row
  return {
    ...{ id, title, reference, referenceTruncated, excerpt: row.excerpt, recorded: row.recorded },
    kind: row.kind as PositionWithLetter['letter']['kind'],
    dated: { edtf, first: firstDay, last: lastDay, basis },
  }
}

/** They are of one letter, whose text is read once. */
async function maskByRight(
  { db, seesContactDetails, readTextContacts }: VisibleScope,
  placed: readonly Placed[],
): Promise<PositionWithLetter[]> {
  if (seesContactDetails || !placed.length) return placed.map(({ position }) => position)
  const [letter] = await db
    .select({ text: newestText(letters.id) })
    .from(letters)
    .where(eq(letters.id, placed[0]!.position.letterId))
  const wholes = await readTextContacts(placed.map(({ textVersionId }) => textVersionId))
  return maskPositionsInText(
    placed.map(({ position, textVersionId }) => ({
      position,
      whole: wholes.get(textVersionId) ?? null,
    })),
    letter!.text,
  )
}
