import { and, asc, eq, gte, lte, sql, type SQL } from 'drizzle-orm'
import { keyOfCodingList } from '#app/domain/codings.ts'
import type { Period } from '#app/domain/days.ts'
import { inList } from '../core/dialect.ts'
import type { VisibleScope } from '../core/visible-scope.ts'
import { letterLists } from '../schema/tables.ts'
import { findSpeakers } from './answers.ts'

/** A letter that nobody coded, with who wrote it or is spoken for in it, and all that they belong to. */
type UncodedLetterOfSpeakers = {
  letterId: string
  lastDay: string
  speakerIds: readonly string[]
}

/**
 * The letters of a dossier that nobody coded and that end within a period, and those among `answerIds`, which are of
 * whatever day; oldest first.
 */
export async function findUncodedLetters(
  visible: VisibleScope,
  dossierId: string,
  { from, to }: Period,
  answerIds: readonly string[],
): Promise<UncodedLetterOfSpeakers[]> {
  const { db, isVisible, isDossierVisible } = visible
  const selectListed = (which: SQL | undefined) =>
    db
      .select({ id: letterLists.letterId, lastDay: letterLists.lastDay })
      .from(letterLists)
      .where(
        and(
          eq(letterLists.listId, keyOfCodingList(dossierId, 'to code', null)),
          which,
          isVisible(letterLists.letterId),
          isDossierVisible(sql`${dossierId}`),
        ),
      )
      .orderBy(asc(letterLists.lastDay), asc(letterLists.letterId))
  const inPeriod = await selectListed(
    and(gte(letterLists.lastDay, from), lte(letterLists.lastDay, to)),
  )
  const answers = answerIds.length
    ? await selectListed(
        and(inList(db, letterLists.letterId, answerIds), lte(letterLists.lastDay, to)),
      )
    : []
  const rows = [...new Map([...answers, ...inPeriod].map((row) => [row.id, row])).values()]
  const speakersOf = await findSpeakers(db, rows)
  return rows.map(({ id, lastDay }) => ({
    ...{ letterId: id, lastDay, speakerIds: speakersOf.get(id) ?? [] },
  }))
}
