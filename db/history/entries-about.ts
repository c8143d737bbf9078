import { and, eq, inArray, or, sql, type SQL } from 'drizzle-orm'
import { asRecord } from '#app/domain/history/history-entry.ts'
import type { MergeKind } from '#app/domain/merges.ts'
import { normaliseEmail } from '#app/domain/users.ts'
import { type Db, inList } from '../core/dialect.ts'
import type { VisibleScope } from '../core/visible-scope.ts'
import {
  actorFacts,
  actors,
  affiliations,
  audit,
  judgements,
  lists,
  merges,
  milestones,
  positions,
  savedSelections,
  tokens,
  topics,
  users,
  viewLinks,
} from '../schema/schema.ts'
import {
  isActorVisible,
  isAffiliationVisible,
  isFactVisible,
} from '../statements/visible-actors.ts'
import { selectTwinAnswers } from '../statements/visible-twins.ts'

/**
 * Whose history is asked for: a letter's with its positions', one position's, an actor's with affiliations, a topic's,
 * that of a dossier with the lists that came into it, the selections that were saved in it and the links that were
 * made to its views, of its milestones, of one list, what was judged of the moves of an actor on a topic, a person's
 * with tokens and invitations, or that of what administrators set.
 */
export type HistorySubject =
  | { letterId: string }
  | { positionId: string }
  | { actorId: string }
  | { topicId: string }
  | { dossierId: string }
  | { milestonesOf: string }
  | { listId: string }
  | { userId: string }
  | { judgementsOf: { dossierId: string; topicId: string; actorId: string } }
  | { settings: true }

export async function entriesAbout(
  visible: VisibleScope,
  subject: HistorySubject,
): Promise<SQL | undefined> {
  const { db } = visible
  if ('letterId' in subject)
    return or(
      and(eq(audit.thing, 'letter'), eq(audit.thingId, subject.letterId)),
      positionEntriesOf(db, subject.letterId),
    )
  if ('positionId' in subject)
    return and(eq(audit.thing, 'position'), eq(audit.thingId, subject.positionId))
  if ('actorId' in subject) return actorEntries(visible, subject.actorId)
  if ('topicId' in subject) return topicEntries(visible, subject.topicId)
  if ('dossierId' in subject) return dossierEntries(db, subject.dossierId)
  if ('listId' in subject) return and(eq(audit.thing, 'list'), eq(audit.thingId, subject.listId))
  if ('judgementsOf' in subject) return judgementEntries(db, subject.judgementsOf)
  if ('milestonesOf' in subject) return milestoneEntries(db, subject.milestonesOf)
  return 'userId' in subject ? personEntries(db, subject.userId) : eq(audit.thing, 'setting')
}

function actorEntries(visible: VisibleScope, actorId: string): SQL | undefined {
  const { db } = visible
  const own = db
    .select({ id: actors.id })
    .from(actors)
    .where(and(eq(actors.countsAsId, actorId), isActorVisible(visible)))
  const belonging = db
    .select({ id: affiliations.id })
    .from(affiliations)
    .where(
      and(
        or(inArray(affiliations.memberId, own), inArray(affiliations.organisationId, own)),
        isAffiliationVisible(visible),
      ),
    )
  return or(
    and(
      eq(audit.thing, 'actor'),
      or(inArray(audit.thingId, own), mergedInto(visible, 'actor', actorId)),
    ),
    and(eq(audit.thing, 'affiliation'), inArray(audit.thingId, belonging)),
    and(
      eq(audit.thing, 'actor fact'),
      inArray(
        audit.thingId,
        db
          .select({ id: actorFacts.id })
          .from(actorFacts)
          .where(
            and(
              or(inArray(actorFacts.actorId, own), inArray(actorFacts.successorId, own)),
              isFactVisible(visible),
            ),
          ),
      ),
    ),
    and(eq(audit.thing, 'twins'), sql`${audit.thingId} in ${selectTwinAnswers(visible, actorId)}`),
  )
}

function topicEntries(visible: VisibleScope, topicId: string): SQL | undefined {
  const own = visible.db
    .select({ id: topics.id })
    .from(topics)
    .where(eq(topics.countsAsId, topicId))
  return and(
    eq(audit.thing, 'topic'),
    or(inArray(audit.thingId, own), mergedInto(visible, 'topic', topicId)),
  )
}

function dossierEntries(db: Db, dossierId: string): SQL | undefined {
  const own = db.select({ id: lists.id }).from(lists).where(eq(lists.dossierId, dossierId))
  const selections = db
    .select({ id: savedSelections.id })
    .from(savedSelections)
    .where(eq(savedSelections.dossierId, dossierId))
  const links = db
    .select({ id: viewLinks.id })
    .from(viewLinks)
    .where(eq(viewLinks.dossierId, dossierId))
  return or(
    and(eq(audit.thing, 'dossier'), eq(audit.thingId, dossierId)),
    and(eq(audit.thing, 'list'), inArray(audit.thingId, own)),
    and(eq(audit.thing, 'selection'), inArray(audit.thingId, selections)),
    and(eq(audit.thing, 'view link'), inArray(audit.thingId, links)),
  )
}

function milestoneEntries(db: Db, dossierId: string): SQL | undefined {
  const own = db
    .select({ id: milestones.id })
    .from(milestones)
    .where(eq(milestones.dossierId, dossierId))
  return and(eq(audit.thing, 'milestone'), inArray(audit.thingId, own))
}

/** Also what was judged while the topic or the actor was another that counts as this one now. */
function judgementEntries(
  db: Db,
  { dossierId, topicId, actorId }: { dossierId: string; topicId: string; actorId: string },
): SQL | undefined {
  const own = db
    .select({ id: judgements.id })
    .from(judgements)
    .innerJoin(topics, eq(topics.id, judgements.topicId))
    .innerJoin(actors, eq(actors.id, judgements.actorId))
    .where(
      and(
        eq(judgements.dossierId, dossierId),
        eq(topics.countsAsId, topicId),
        eq(actors.countsAsId, actorId),
      ),
    )
  return and(eq(audit.thing, 'judgement'), inArray(audit.thingId, own))
}

async function personEntries(db: Db, userId: string): Promise<SQL | undefined> {
  const own = db.select({ id: tokens.id }).from(tokens).where(eq(tokens.userId, userId))
  return or(
    and(eq(audit.thing, 'user'), eq(audit.thingId, userId)),
    and(eq(audit.thing, 'token'), inArray(audit.thingId, own)),
    and(
      eq(audit.thing, 'invitation'),
      inList(db, audit.thingId, await invitationIdsOf(db, userId)),
    ),
  )
}

/**
 * The log tells a merge of the one that was merged; the one it went into tells it as well, also where it was undone.
 */
function mergedInto(visible: VisibleScope, mergeable: MergeKind, intoId: string): SQL | undefined {
  const { db } = visible
  const isVisibleMerge =
    mergeable === 'actor'
      ? inArray(
          merges.mergedId,
          db.select({ id: actors.id }).from(actors).where(isActorVisible(visible)),
        )
      : undefined
  return and(
    inArray(audit.deed, ['merged', 'took apart']),
    inArray(
      audit.thingId,
      db
        .select({ id: merges.mergedId })
        .from(merges)
        .where(and(eq(merges.thing, mergeable), eq(merges.intoId, intoId), isVisibleMerge)),
    ),
  )
}

export function positionEntriesOf(db: Db, letterId: string): SQL | undefined {
  return and(
    eq(audit.thing, 'position'),
    inArray(
      audit.thingId,
      db.select({ id: positions.id }).from(positions).where(eq(positions.letterId, letterId)),
    ),
  )
}

/** Invitations are known by the address they went to; there are as many as people ever were invited. */
async function invitationIdsOf(db: Db, userId: string): Promise<string[]> {
  const [person] = await db
    .select({ emailKey: users.emailKey })
    .from(users)
    .where(eq(users.id, userId))
  const sent = await db
    .select({ id: audit.thingId, after: audit.after })
    .from(audit)
    .where(and(eq(audit.thing, 'invitation'), eq(audit.deed, 'invited')))
  const addressIn = (after: unknown) =>
    typeof asRecord(after).email === 'string'
      ? normaliseEmail(asRecord(after).email as string)
      : null
  return sent
    .filter(({ after }) => person && addressIn(after) === person.emailKey)
    .map(({ id }) => id)
}
