import { and, asc, desc, eq, isNotNull, type SQL, sql } from 'drizzle-orm'
import { surenesses } from '#app/domain/positions.ts'
import { inList } from '../core/dialect.ts'
import { maskWords } from '../core/masked-rows.ts'
import type { VisibleScope } from '../core/visible-scope.ts'
import {
  codingDraws,
  dossierLetters,
  letters,
  positions,
  secondCodings,
  users,
} from '../schema/schema.ts'
import { findObstacles } from './coder-obstacles.ts'

type AskedCoder = { dossierId: string; userId: string }

const lyingIn = (
  { isVisible, isDossierVisible }: VisibleScope,
  dossierId: string,
): SQL | undefined =>
  and(
    eq(dossierLetters.dossierId, dossierId),
    isVisible(dossierLetters.letterId),
    isDossierVisible(dossierLetters.dossierId),
  )

/** How many letters of a dossier, of those that the reader sees, somebody is done with. */
export async function countFinishedLetters(
  visible: VisibleScope,
  dossierId: string,
): Promise<number> {
  const [row] = await visible.db
    .select({ finished: sql<number>`cast(count(*) as integer)` })
    .from(dossierLetters)
    .where(
      and(
        lyingIn(visible, dossierId),
        sql`${dossierLetters.letterId} in (select e.letter_id from codings e where e.dossier_id = ${dossierId})`,
      ),
    )
  return row?.finished ?? 0
}

/** Whether nothing stands against somebody's coding a letter of `dossier_letters` a second time. */
function canBeGiven(visible: VisibleScope, asked: AskedCoder): SQL {
  const { isFinished, isTaken, isSeen, hasCoded, hasOpened } = findObstacles(visible, asked)
  return sql`${isFinished} and not ${isTaken} and ${isSeen} and not ${hasCoded} and not ${hasOpened}`
}

/** The ids of the letters that can be given to somebody to code a second time, in order. */
export async function listFreeLetters(visible: VisibleScope, asked: AskedCoder): Promise<string[]> {
  const rows = await visible.db
    .select({ letterId: dossierLetters.letterId })
    .from(dossierLetters)
    .where(and(lyingIn(visible, asked.dossierId), canBeGiven(visible, asked)))
    .orderBy(asc(dossierLetters.letterId))
  return rows.map(({ letterId }) => letterId)
}

/**
 * The same of those of whose passages on the dossier's topics somebody said that they are less than sure, by the least
 * sure passage and then by what was said on average: the least certain first.
 */
export async function listLeastCertain(
  visible: VisibleScope,
  asked: AskedCoder,
): Promise<string[]> {
  const rows = await visible.db
    .select({ letterId: dossierLetters.letterId })
    .from(dossierLetters)
    .innerJoin(
      positions,
      and(
        eq(positions.letterId, dossierLetters.letterId),
        eq(positions.status, 'approved'),
        isNotNull(positions.sureness),
        sql`${positions.topicId} in (select t.topic_id from dossier_topics t
          where t.dossier_id = ${asked.dossierId})`,
      ),
    )
    .where(and(lyingIn(visible, asked.dossierId), canBeGiven(visible, asked)))
    .groupBy(dossierLetters.letterId)
    .having(sql`min(${positions.sureness}) < ${surenesses.at(-1)!.sureness}`)
    .orderBy(
      sql`min(${positions.sureness})`,
      sql`avg(${positions.sureness})`,
      asc(dossierLetters.letterId),
    )
  return rows.map(({ letterId }) => letterId)
}

/** How many letters of a dossier were drawn, whoever sees them; those that were withdrawn since do not count. */
export const countDrawnIn = (dossierId: string): SQL<number> =>
  sql<number>`(select cast(count(*) as integer) from second_codings drawn join letters l on l.id = drawn.letter_id
    where drawn.dossier_id = ${dossierId} and drawn.origin = 'drawn' and l.withdrawn_at is null)`

export async function countDrawnLetters({ db }: VisibleScope, dossierId: string): Promise<number> {
  const [row] = await db
    .select({ drawn: countDrawnIn(dossierId) })
    .from(sql`(select 1 as one) once`)
  return row?.drawn ?? 0
}

const drawColumns = {
  id: codingDraws.id,
  name: users.name,
  share: codingDraws.share,
  seed: codingDraws.seed,
  poolSize: sql<number>`cast(json_array_length(${codingDraws.pool}) as integer)`,
  drawn: codingDraws.drawn,
  at: codingDraws.at,
}

/** The draws of a dossier, the newest first, without the lists that they were made from. */
export async function listDraws({ db, isDossierVisible }: VisibleScope, dossierId: string) {
  return db
    .select(drawColumns)
    .from(codingDraws)
    .innerJoin(users, eq(users.id, codingDraws.userId))
    .where(and(eq(codingDraws.dossierId, dossierId), isDossierVisible(codingDraws.dossierId)))
    .orderBy(desc(codingDraws.at), desc(codingDraws.id))
}

/** One of them with its list, which is all that it takes to draw the same letters again; null where there is none. */
export async function findDraw(
  { db, isDossierVisible }: VisibleScope,
  dossierId: string,
  id: string,
) {
  const [row] = await db
    .select({ ...drawColumns, pool: codingDraws.pool })
    .from(codingDraws)
    .innerJoin(users, eq(users.id, codingDraws.userId))
    .where(
      and(
        eq(codingDraws.dossierId, dossierId),
        eq(codingDraws.id, id),
        isDossierVisible(codingDraws.dossierId),
      ),
    )
  return row ? { ...row, pool: row.pool as string[] } : null
}

/** Letters that were drawn, of those that the reader sees: what they are called, and whether they are still given. */
export async function listDrawnLetters(
  { db, isVisible, seesContactDetails }: VisibleScope,
  drawId: string,
  letterIds: readonly string[],
) {
  const rows = await db
    .select({ id: letters.id, title: letters.title, codingId: secondCodings.id })
    .from(letters)
    .leftJoin(
      secondCodings,
      and(eq(secondCodings.letterId, letters.id), eq(secondCodings.drawId, drawId)),
    )
    .where(and(inList(db, letters.id, letterIds), isVisible(letters.id)))
    .orderBy(asc(letters.id))
  return rows.map(({ id, title, codingId }) => ({
    ...{ id, isGiven: codingId !== null },
    title: seesContactDetails ? title : maskWords(title),
  }))
}
