import { and, asc, eq, isNull, sql } from 'drizzle-orm'
import type { PairPosition } from '#app/domain/second-coding/coding-pairs.ts'
import { inList } from '../core/dialect.ts'
import type { VisibleScope } from '../core/visible-scope.ts'
import { codingPairs, secondCodings, topics, users } from '../schema/schema.ts'
import { isPairShown, readCoderNames } from './coding-pairs.ts'
import { makeLevelsCount } from './paired-readings.ts'

/** A passage of a letter that was drawn at random, with what of both readings agreement is reckoned from. */
export type DrawnPair = {
  topicId: string
  letterId: string
  doneAt: string
  /** Whether something in the letter's two codings waits to be settled. */
  waits: boolean
  firstCoder: { id: string; name: string } | null
  secondCoder: { id: string; name: string }
  first: PairPosition | null
  second: PairPosition | null
}

/** Whose dossier was out of sight in between may have seen the first coding meanwhile. */
const isBlindThroughout = sql`not exists (select 1 from letter_openings o where o.letter_id = ${secondCodings.letterId}
  and o.user_id = ${secondCodings.userId} and o.at < ${secondCodings.doneAt})`

/** What the agreement on topics, or on all of a dossier, is reckoned from, over drawn letters that the reader sees. */
export async function listDrawnPairs(
  visible: VisibleScope,
  dossierId: string,
  topicIds: readonly string[] | null,
): Promise<DrawnPair[]> {
  const rows = await visible.db
    .select({
      topicId: topics.countsAsId,
      letterId: codingPairs.letterId,
      doneAt: secondCodings.doneAt,
      waits: sql<number>`case when exists (select 1 from coding_pairs w where w.coding_id = ${codingPairs.codingId}
        and w.kind <> 'same' and w.lost_position_id is null and w.settled_at is null) then 1 else 0 end`,
      firstCoderId: codingPairs.firstCoderId,
      secondCoder: { id: users.id, name: users.name },
      first: codingPairs.first,
      second: codingPairs.second,
    })
    .from(codingPairs)
    .innerJoin(topics, eq(topics.id, codingPairs.topicId))
    .innerJoin(secondCodings, eq(secondCodings.id, codingPairs.codingId))
    .innerJoin(users, eq(users.id, secondCodings.userId))
    .where(
      and(
        await isPairShown(visible, dossierId),
        topicIds ? inList(visible.db, topics.countsAsId, topicIds) : undefined,
        eq(secondCodings.origin, 'drawn'),
        isNull(codingPairs.lostPositionId),
        isBlindThroughout,
      ),
    )
    .orderBy(asc(secondCodings.doneAt), asc(codingPairs.letterId), asc(codingPairs.id))
  const names = await readCoderNames(
    visible,
    rows.map(({ firstCoderId }) => firstCoderId),
  )
  const asPosition = await makeLevelsCount(
    visible,
    rows.flatMap(({ first, second }) => [first, second]),
  )
  return rows.map(({ firstCoderId, doneAt, waits, first, second, ...row }) => ({
    ...row,
    ...{
      doneAt: doneAt ?? '',
      waits: waits === 1,
      firstCoder: names.get(firstCoderId ?? '') ?? null,
    },
    ...{ first: asPosition(first), second: asPosition(second) },
  }))
}

/** How many letters that were drawn, of those that the reader sees, nobody has finished coding a second time. */
export async function countUnfinishedDrawn(
  { db, isVisible, isDossierVisible }: VisibleScope,
  dossierId: string,
): Promise<number> {
  const [row] = await db
    .select({ unfinished: sql<number>`cast(count(*) as integer)` })
    .from(secondCodings)
    .where(
      and(
        eq(secondCodings.dossierId, dossierId),
        eq(secondCodings.origin, 'drawn'),
        isNull(secondCodings.doneAt),
        isVisible(secondCodings.letterId),
        isDossierVisible(secondCodings.dossierId),
      ),
    )
  return row?.unfinished ?? 0
}
