import { asc, eq, gt, isNull, or, sql } from 'drizzle-orm'
import { asRecord } from '#app/domain/history/history-entry.ts'
import type { Quote } from '#app/domain/text/quotes.ts'
import { type Db, inList } from '../core/dialect.ts'
import type { Flaw } from '../core/flaw.ts'
import {
  actors,
  codingPairs,
  letters,
  secondCodings,
  secondPositions,
  textVersions,
  topics,
  users,
} from '../schema/schema.ts'

type DescribeQuoteFlaw = (text: string, quote: Quote) => string | null

/** How many rows are compared at a time. */
const batchSize = 200

/**
 * What is wrong with second codings: passages and frozen readings whose words do not stand in their text or that end
 * within a sign, and whatever of them names a letter, topic, coder, holder or position that is not there.
 */
export async function findSecondCodingFlaws(db: Db, describe: DescribeQuoteFlaw): Promise<Flaw[]> {
  return [...(await findPassageFlaws(db, describe)), ...(await findPairFlaws(db, describe))]
}

async function findPassageFlaws(db: Db, describe: DescribeQuoteFlaw): Promise<Flaw[]> {
  const flaws: Flaw[] = []
  for (let after = ''; ;) {
    const rows = await readPassages(db, after)
    const known = await readKnownActors(
      db,
      rows.flatMap(({ row }) => row.holderIds as string[]),
    )
    for (const { row, title, isWhole, text } of rows) {
      const isHeld = (row.holderIds as string[]).every((id) => known.has(id))
      const what = !isWhole
        ? 'a passage of a second coding names a letter, text, topic or coder that is not there'
        : !isHeld
          ? 'a passage of a second coding names a holder who is not there'
          : describe(text ?? '', row)
      if (what) flaws.push(describeFlaw(row, title, what))
    }
    if (rows.length < batchSize) return flaws
    after = rows.at(-1)!.row.id
  }
}

async function readPassages(db: Db, after: string) {
  const rows = await db
    .select({
      row: secondPositions,
      title: letters.title,
      text: textVersions.text,
      textLetterId: textVersions.letterId,
      codingLetterId: secondCodings.letterId,
      topicId: topics.id,
      coderId: users.id,
    })
    .from(secondPositions)
    .leftJoin(letters, eq(letters.id, secondPositions.letterId))
    .leftJoin(textVersions, eq(textVersions.id, secondPositions.textVersionId))
    .leftJoin(secondCodings, eq(secondCodings.id, secondPositions.codingId))
    .leftJoin(topics, eq(topics.id, secondPositions.topicId))
    .leftJoin(users, eq(users.id, secondCodings.userId))
    .where(gt(secondPositions.id, after))
    .orderBy(asc(secondPositions.id))
    .limit(batchSize)
  return rows.map(({ row, title, text, textLetterId, codingLetterId, topicId, coderId }) => ({
    ...{ row, title, text },
    isWhole:
      textLetterId === row.letterId &&
      codingLetterId === row.letterId &&
      title !== null &&
      topicId !== null &&
      coderId !== null,
  }))
}

async function readKnownActors(db: Db, ids: readonly string[]): Promise<ReadonlySet<string>> {
  if (!ids.length) return new Set()
  const rows = await db
    .select({ id: actors.id })
    .from(actors)
    .where(inList(db, actors.id, [...new Set(ids)]))
  return new Set(rows.map(({ id }) => id))
}

async function findPairFlaws(db: Db, describe: DescribeQuoteFlaw): Promise<Flaw[]> {
  const flaws = (await readDetachedPairs(db)).map(({ row, title }) =>
    describeFlaw(row, title, 'two readings of a passage name a position that is not there'),
  )
  for (let after = ''; ;) {
    const rows = await db
      .select({ row: codingPairs, title: letters.title })
      .from(codingPairs)
      .leftJoin(letters, eq(letters.id, codingPairs.letterId))
      .where(gt(codingPairs.id, after))
      .orderBy(asc(codingPairs.id))
      .limit(batchSize)
    const kept = rows.flatMap(({ row, title }) =>
      [row.first, row.second, row.replaced].flatMap((reading) =>
        reading === null ? [] : [{ row, title, reading: asRecord(reading) }],
      ),
    )
    const texts = await readTexts(
      db,
      kept.map(({ reading }) => String(reading.textVersionId)),
    )
    for (const { row, title, reading } of kept) {
      const version = texts.get(String(reading.textVersionId))
      const what =
        version?.letterId === row.letterId
          ? describe(version.text, reading.quote as Quote)
          : 'a reading of a passage names a text that is not its letter’s'
      if (what) flaws.push(describeFlaw(row, title, what))
    }
    if (rows.length < batchSize) return flaws
    after = rows.at(-1)!.row.id
  }
}

/** Pairs keep the ids of positions without the store holding them to it. */
async function readDetachedPairs(db: Db) {
  const isGone = (id: typeof codingPairs.positionId) =>
    sql`(${id} is not null and ${id} not in (select p.id from positions p))`
  return db
    .select({ row: codingPairs, title: letters.title })
    .from(codingPairs)
    .leftJoin(letters, eq(letters.id, codingPairs.letterId))
    .where(
      or(
        isGone(codingPairs.positionId),
        isGone(codingPairs.lostPositionId),
        isGone(codingPairs.settledPositionId),
        sql`(${codingPairs.secondPositionId} is not null and ${codingPairs.secondPositionId} not in
          (select s.id from second_positions s))`,
        isNull(letters.id),
      ),
    )
    .orderBy(asc(codingPairs.id))
}

async function readTexts(db: Db, ids: readonly string[]) {
  const rows = ids.length
    ? await db
        .select({ id: textVersions.id, letterId: textVersions.letterId, text: textVersions.text })
        .from(textVersions)
        .where(inList(db, textVersions.id, [...new Set(ids)]))
    : []
  return new Map(rows.map((row) => [row.id, row]))
}

const describeFlaw = (
  { id, letterId }: { id: string; letterId: string },
  title: string | null,
  what: string,
): Flaw => ({
  thing: 'second coding',
  id,
  letterId,
  letter: title ?? 'A letter that is gone',
  what,
})
