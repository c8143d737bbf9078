import { and, asc, or, sql } from 'drizzle-orm'
import { findRepresentedActorIds, groupAffiliationsByMember } from '#app/domain/actors.ts'
import type { AskAnswer } from '#app/domain/asks.ts'
import { groupRowsBy } from '#app/domain/collections.ts'
import { type Db, inList } from '../core/dialect.ts'
import type { VisibleScope } from '../core/visible-scope.ts'
import { headColumns, maskHead } from '../letters/letter-head.ts'
import { readSpeakerAffiliations } from '../positions/speaker-affiliations.ts'
import { actors, letters, parties } from '../schema/schema.ts'
import { namedActor } from '../statements/canonical-actor.ts'

/** The letters that answer others: because somebody said so, or by the names of messages. */
export async function findAnswers(
  visible: VisibleScope,
  answeredIds: readonly string[],
): Promise<AskAnswer[]> {
  if (!answeredIds.length) return []
  const { db, isVisible } = visible
  const answered = await db
    .select({ id: letters.id, messageId: letters.messageId })
    .from(letters)
    .where(inList(db, letters.id, answeredIds))
  const messageIds = answered.flatMap(({ messageId }) => messageId ?? [])
  const rows = await db
    .select({
      ...headColumns,
      answersLetterId: letters.answersLetterId,
      answersMessageId: letters.answersMessageId,
    })
    .from(letters)
    .where(
      and(
        or(
          inList(db, letters.answersLetterId, answeredIds),
          messageIds.length ? inList(db, letters.answersMessageId, messageIds) : undefined,
        ),
        isVisible(letters.id),
      ),
    )
    .orderBy(asc(letters.lastDay), asc(letters.id))
  const speakersOf = await findSpeakers(
    db,
    rows.map(({ id, lastDay }) => ({ id, lastDay })),
  )
  const byLetter = groupFound('answersLetterId', rows)
  const byMessage = groupFound('answersMessageId', rows)
  return answered.flatMap(({ id: answeredId, messageId }) => {
    const found = [...(byLetter.get(answeredId) ?? []), ...(byMessage.get(messageId ?? '') ?? [])]
    return [...new Set(found)]
      .filter((row) => row.id !== answeredId)
      .map((row) => ({
        answeredId,
        letter: maskHead(row),
        speakerIds: speakersOf.get(row.id) ?? [],
      }))
  })
}

/** Rows by the letter or the message that each names; those that name none are left out. */
function groupFound<Name extends string, Row extends Record<Name, string | null>>(
  name: Name,
  rows: readonly Row[],
): Map<string, Row[]> {
  const groups = new Map<string, Row[]>()
  for (const row of rows) {
    const key = row[name]
    const group = key === null ? undefined : groups.get(key)
    if (group) group.push(row)
    else if (key !== null) groups.set(key, [row])
  }
  return groups
}

/**
 * Who wrote letters or is spoken for in them, with all that they belong to on the letter's last possible day. What
 * letters that are closed to somebody prove counts for these letters alone, as it does for evidence.
 */
export async function findSpeakers(
  db: Db,
  found: readonly { id: string; lastDay: string }[],
): Promise<Map<string, string[]>> {
  if (!found.length) return new Map()
  const standing = groupRowsBy(
    'letterId',
    await db
      .select({ letterId: parties.letterId, actorId: actors.id })
      .from(parties)
      .innerJoin(namedActor.table, namedActor.isIn(parties.actorId))
      .innerJoin(actors, namedActor.countsAs)
      .where(
        and(
          inList(
            db,
            parties.letterId,
            found.map(({ id }) => id),
          ),
          sql`${parties.role} in ('author', 'on_behalf_of')`,
        ),
      ),
  )
  const affiliations = await readSpeakerAffiliations(db, [
    ...new Set([...standing.values()].flat().map(({ actorId }) => actorId)),
  ])
  const open = affiliations.filter(({ closed }) => !closed)
  const closed = affiliations.filter((row) => row.closed)
  const openByMember = groupAffiliationsByMember(open)
  return new Map(
    found.map(({ id, lastDay }) => {
      const own = closed.filter(({ letterId }) => letterId === id)
      const byMember = own.length ? groupAffiliationsByMember([...open, ...own]) : openByMember
      const speakers = (standing.get(id) ?? []).flatMap(({ actorId }) => [
        ...findRepresentedActorIds(byMember, actorId, lastDay),
      ])
      return [id, [...new Set(speakers)]]
    }),
  )
}
