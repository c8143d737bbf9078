import { and, eq, sql, type SQL } from 'drizzle-orm'
import type { ActorFact } from '#app/domain/actor-facts.ts'
import { toActorForm, type ActorRecord } from '#app/domain/actors.ts'
import type { AffiliationRecord } from '#app/domain/affiliations.ts'
import {
  commitChange,
  type ChangeOutcome,
  type RequiredChange,
  type Statement,
  type Transaction,
} from '../core/dialect.ts'
import type { VisibleScope } from '../core/visible-scope.ts'
import { actors, removedActors } from '../schema/schema.ts'
import { auditEntry, type PerformedBy } from '../statements/audit-entry.ts'
import {
  deleteKeptRows,
  readKeptRows,
  type KeptActor,
  type KeptRows,
} from '../statements/kept-actors.ts'
import { actorFactStatements, listActorFacts } from './actor-facts.ts'
import { describeActor } from './actor-records.ts'
import { affiliationStatements, listAffiliationRecords } from './affiliation-records.ts'
import { lettersCodedAgainOn } from '../statements/second-holder.ts'
import { findWaitingAbout, refuseAsRemoved, type WaitingProposal } from './removed-proposals.ts'
import { countActorUses } from './withdrawn-actors.ts'

/** What keeps an actor from being taken out of the store, whoever sees it, as a condition on its id. */
function restsOn(id: string, closedLetters: SQL): SQL {
  return sql`(exists (select 1 from parties p where p.actor_id = ${id})
    or exists (select 1 from position_holders h where h.actor_id = ${id})
    or exists (${lettersCodedAgainOn(sql`select ${id} as id`)})
    or exists (select 1 from letter_asks k where k.actor_id = ${id})
    or exists (select 1 from affiliations a where a.organisation_id = ${id})
    or exists (select 1 from affiliations o where o.member_id = ${id} and o.letter_id in (${closedLetters}))
    or exists (select 1 from actor_facts f where f.successor_id = ${id})
    or exists (select 1 from actor_facts s where s.actor_id = ${id} and s.letter_id in (${closedLetters}))
    or exists (select 1 from evidence e where e.actor_id = ${id})
    or exists (select 1 from merges m where m.thing = 'actor' and (m.merged_id = ${id} or m.into_id = ${id})))`
}

/** A letter closed to the reader that names an actor; it alone may be what is left of one that they remove. */
function closedLetterOf(closedLetters: SQL, id: string): SQL {
  return sql`(select min(named.letter_id) from (
    select p.letter_id from parties p where p.actor_id = ${id}
    union select q.letter_id from position_holders h join positions q on q.id = h.position_id
      where h.actor_id = ${id}
    union ${lettersCodedAgainOn(sql`select ${id} as id`)}
    union select k.letter_id from letter_asks k where k.actor_id = ${id}
    union select a.letter_id from affiliations a where a.organisation_id = ${id} or a.member_id = ${id}
    union select f.letter_id from actor_facts f where f.successor_id = ${id} or f.actor_id = ${id}) named
    where named.letter_id in (${closedLetters}))`
}

/** What the removal takes out with the actor, each with an entry of its own. */
type Leaving = {
  affiliations: readonly AffiliationRecord[]
  facts: readonly ActorFact[]
  proposals: readonly WaitingProposal[]
}

/**
 * Takes an actor on which nothing rests out of the store, with its names, numbers and rows of its own, and keeps them
 * apart for bringing it back. Where letters rest on it that the reader does not see, it is from now on as hidden as
 * they are, so that nobody learns of them. Nothing changes where somebody changed it, or something came to rest on it,
 * meanwhile.
 */
export async function removeActor(
  visible: VisibleScope,
  record: ActorRecord,
  performedBy: PerformedBy,
): Promise<ChangeOutcome> {
  const { db, closedLetters } = visible
  const { id, revision } = record
  const uses = await countActorUses(visible, id)
  if (Object.values(uses).some((count) => count > 0)) return { changed: false }
  const isAsRead = and(eq(actors.id, id), eq(actors.revision, revision))
  const [row] = await db
    .select({ rests: sql<number>`case when ${restsOn(id, closedLetters)} then 1 else 0 end` })
    .from(actors)
    .where(isAsRead)
  const kept = await readKeptRows(db, id)
  if (!row || !kept) return { changed: false }
  const whole = { ...visible, seesContactDetails: true }
  const isHeld = ({ withdrawn }: { withdrawn: boolean }) => !withdrawn
  const leaving: Leaving = {
    affiliations: (await listAffiliationRecords(whole, id)).filter(isHeld),
    facts: (await listActorFacts(whole, id)).filter(isHeld),
    proposals: await findWaitingAbout(db, id),
  }
  const at = new Date().toISOString()
  const rests = Number(row.rests) === 1
  const closedLetter = closedLetterOf(closedLetters, id)
  return commitChange(db, (tx) => [
    {
      requireChange: tx
        .update(actors)
        .set({ revision: revision + 1, ...(rests && { letterId: closedLetter as never }) })
        .where(
          and(
            ...[isAsRead, hasSameRows(kept)],
            rests ? sql`${closedLetter} is not null` : sql`not ${restsOn(id, closedLetters)}`,
          ),
        ),
    },
    ...takeOut(tx, id, leaving, performedBy, at),
    ...keepRemoved(tx, kept, leaving, performedBy, at),
    ...(rests ? [] : deleteKeptRows(tx, id)),
    auditEntry(tx, performedBy, at, {
      action: 'removed',
      subject: 'actor',
      subjectId: id,
      before: describeActor(toActorForm(record)),
    }),
  ])
}

/** Whether nobody added or changed a row of the actor since its rows were read. */
function hasSameRows({ actor: { id }, affiliations, facts }: KeptRows): SQL {
  const add = (rows: readonly { revision: number }[]) =>
    rows.reduce((sum, { revision }) => sum + revision, 0)
  return sql`((select coalesce(sum(a.revision), 0) from affiliations a where a.member_id = ${id})
    + (select coalesce(sum(f.revision), 0) from actor_facts f where f.actor_id = ${id}))
    = ${add(affiliations) + add(facts)}`
}

function takeOut(
  tx: Transaction,
  id: string,
  { affiliations, facts, proposals }: Leaving,
  performedBy: PerformedBy,
  at: string,
): (Statement | RequiredChange)[] {
  return [
    ...affiliationStatements(tx, id, { withdrawn: affiliations }, performedBy, at),
    ...actorFactStatements(tx, id, { withdrawn: facts }, performedBy, at),
    ...refuseAsRemoved(tx, id, proposals, performedBy, at),
  ]
}

/** The rows as the removal leaves them, in the place of what an earlier removal kept. */
function keepRemoved(
  tx: Transaction,
  kept: KeptRows,
  leaving: Leaving,
  { userId }: PerformedBy,
  at: string,
): Statement[] {
  const { id, letterId } = kept.actor
  const listIds = (rows: readonly { id: string }[]) => rows.map((row) => row.id)
  const withdrew = {
    affiliations: listIds(leaving.affiliations),
    facts: listIds(leaving.facts),
    proposals: listIds(leaving.proposals),
  }
  const leave = <Row extends { id: string; revision: number; withdrawnAt: string | null }>(
    rows: readonly Row[],
    ids: readonly string[],
  ): Row[] =>
    rows.map((row) =>
      ids.includes(row.id) ? { ...row, revision: row.revision + 1, withdrawnAt: at } : row,
    )
  const left: KeptActor = {
    ...{ ...kept, withdrew },
    affiliations: leave(kept.affiliations, withdrew.affiliations),
    facts: leave(kept.facts, withdrew.facts),
  }
  return [
    tx.delete(removedActors).where(eq(removedActors.id, id)),
    tx.insert(removedActors).values({ id, letterId, removedAt: at, removedBy: userId, kept: left }),
  ]
}
