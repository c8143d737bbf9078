import { eq } from 'drizzle-orm'
import type { NewPackageActor } from '#app/domain/package/plan-actors.ts'
import type { NewPackageAffiliation } from '#app/domain/package/plan-affiliations.ts'
import type { NewPackageFact } from '#app/domain/package/plan-facts.ts'
import { orderPair } from '#app/domain/twins/find-twins.ts'
import { describeFact, factColumns, spellOut } from '../codebook/actor-facts.ts'
import type { Statement, Transaction } from '../core/dialect.ts'
import { newId } from '../core/ids.ts'
import { actorFacts, actors, affiliations, registerIds, twinAnswers } from '../schema/schema.ts'
import { closeTwinAnswers } from '../statements/close-twin-answers.ts'
import { auditEntry, type PerformedBy } from '../statements/audit-entry.ts'
import { countsByDefault } from '../statements/counts-by-default.ts'
import { insertActors, insertAffiliations } from '../statements/insert-actors.ts'
import { rebuildEvidence } from '../statements/rebuild-evidence.ts'

/** An actor with its note and its numbers in registers. */
export function insertArrivingActor(
  tx: Transaction,
  { id, kind, name, aliases, note, registerIds: numbers, heldInTurn }: NewPackageActor,
  performedBy: PerformedBy,
  at: string,
): Statement[] {
  const logged = {
    ...{ id, kind, name, aliases },
    ...(note === null ? {} : { note }),
    ...(heldInTurn ? { heldInTurn } : {}),
    ...Object.fromEntries(numbers.map(({ register, number }) => [register, number])),
  }
  return [
    ...insertActors(tx, [logged], performedBy, at, null),
    ...(note === null ? [] : [tx.update(actors).set({ note }).where(eq(actors.id, id))]),
    ...numbers.map((number) => tx.insert(registerIds).values({ actorId: id, ...number })),
  ]
}

/** Where somebody belonged; whoever said so has no account here, so the log keeps the name. */
export function insertArrivingAffiliation(
  tx: Transaction,
  { letterId, typed, ...affiliation }: NewPackageAffiliation,
  performedBy: PerformedBy,
  at: string,
): Statement[] {
  if (!typed) return insertAffiliations(tx, [affiliation], performedBy, at, letterId)
  const id = newId()
  const { memberId, organisationId, role, firstDay, lastDay, counts } = affiliation
  const { fromEdtf, toEdtf, source, said } = typed
  return [
    tx.insert(affiliations).values({
      ...{ id, memberId, organisationId, role, firstDay, lastDay, letterId },
      ...{ fromEdtf, toEdtf, source, saidDay: said?.day ?? null, typed: true },
      counts: counts ?? (countsByDefault(organisationId) as never),
    }),
    ...rebuildEvidence(tx, { memberId, firstDay, lastDay }),
    auditEntry(tx, performedBy, at, {
      action: 'added',
      subject: 'affiliation',
      subjectId: id,
      after: {
        ...{ memberId, organisationId, role, firstDay, lastDay, counts, source },
        ...{ from: fromEdtf ?? firstDay, to: toEdtf ?? lastDay, provenByLetter: letterId !== null },
        ...(said?.by ? { saidBy: said.by } : {}),
      },
    }),
  ]
}

/** What is so of an actor for some time; whoever said so has no account here, so the log keeps the name. */
export function insertArrivingFact(
  tx: Transaction,
  { saidBy, saidDay, ...fact }: NewPackageFact,
  performedBy: PerformedBy,
  at: string,
): Statement[] {
  const id = newId()
  return [
    tx.insert(actorFacts).values({
      id,
      actorId: fact.actorId,
      ...factColumns(fact),
      saidDay: saidDay ?? at.slice(0, 10),
    }),
    ...spellOut(id, fact),
    auditEntry(tx, performedBy, at, {
      action: 'added',
      subject: 'actor fact',
      subjectId: id,
      after: { ...describeFact(fact), ...(saidBy === null ? {} : { saidBy }) },
    }),
  ]
}

/** That two actors were said to be two where the package was made. */
export function insertArrivingAnswer(
  tx: Transaction,
  pair: readonly [string, string],
  performedBy: PerformedBy,
  at: string,
): Statement[] {
  const id = newId()
  const [firstId, secondId] = orderPair(...pair)
  return [
    ...closeTwinAnswers(tx, [firstId, secondId], performedBy, at),
    tx.insert(twinAnswers).values({
      ...{ id, firstId, secondId, kind: 'different' },
      ...{ answeredAt: at, answeredBy: performedBy.userId },
    }),
    auditEntry(tx, performedBy, at, {
      action: 'different',
      subject: 'twins',
      subjectId: id,
      after: { twinIds: [firstId, secondId] },
    }),
  ]
}
