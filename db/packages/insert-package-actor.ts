import { eq } from 'drizzle-orm'
import type { NewPackageActor } from '#app/domain/package/plan-actors.ts'
import type { NewPackageAffiliation } from '#app/domain/package/plan-affiliations.ts'
import type { Statement, Transaction } from '../core/dialect.ts'
import { newId } from '../core/ids.ts'
import { actors, affiliations, registerIds } from '../schema/schema.ts'
import { auditEntry, type PerformedBy } from '../statements/audit-entry.ts'
import { countsByDefault } from '../statements/counts-by-default.ts'
import { insertActors, insertAffiliations } from '../statements/insert-actors.ts'
import { rebuildEvidence } from '../statements/rebuild-evidence.ts'

/** An actor with its note and its numbers in registers. */
export function insertArrivingActor(
  tx: Transaction,
  { id, kind, name, aliases, note, registerIds: numbers }: NewPackageActor,
  performedBy: PerformedBy,
  at: string,
): Statement[] {
  const logged = {
    ...{ id, kind, name, aliases },
    ...(note === null ? {} : { note }),
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
