import { type ActorKind, type Affiliation } from '#app/domain/actors.ts'
import type { Statement, Transaction } from '../core/dialect.ts'
import { newId } from '../core/ids.ts'
import { actors, affiliations, aliases } from '../schema/schema.ts'
import { auditEntry, type PerformedBy } from './audit-entry.ts'
import { rebuildEvidence } from './rebuild-evidence.ts'
import { foldText } from '#app/domain/text/words.ts'
import { countsAsBefore } from './counts-by-default.ts'

export type NewActor = {
  id: string
  kind: ActorKind
  name: string
  aliases?: string[]
  note?: string | null
  heldInTurn?: boolean
}

/** Where it is not said whether it counts, what was said before tells, and else the organisation's name and kind. */
export type NewAffiliation = Omit<Affiliation, 'id'> & { counts?: boolean }

/** New actors; `letterId` is the letter that names them, null where the codebook does. */
export function insertActors(
  tx: Transaction,
  added: readonly NewActor[],
  performedBy: PerformedBy,
  at: string,
  letterId: string | null,
): Statement[] {
  return added.flatMap((actor) => [
    tx.insert(actors).values({
      id: actor.id,
      kind: actor.kind,
      name: actor.name,
      nameKey: foldText(actor.name),
      createdAt: at,
      letterId,
      countsAsId: actor.id,
      note: actor.note,
      heldInTurn: actor.heldInTurn,
    }),
    ...(actor.aliases ?? []).map((name) =>
      tx.insert(aliases).values({ actorId: actor.id, name, nameKey: foldText(name) }),
    ),
    auditEntry(tx, performedBy, at, {
      action: 'added',
      subject: 'actor',
      subjectId: actor.id,
      after: actor,
    }),
  ])
}

/** New affiliations; `letterId` is the letter that proves them, null where the codebook says so. */
export function insertAffiliations(
  tx: Transaction,
  added: readonly NewAffiliation[],
  performedBy: PerformedBy,
  at: string,
  letterId: string | null,
): Statement[] {
  return added.flatMap((affiliation) => {
    const { memberId, organisationId, role, firstDay, lastDay, counts } = affiliation
    const id = newId()
    return [
      tx.insert(affiliations).values({
        id,
        memberId,
        organisationId,
        role,
        firstDay,
        lastDay,
        counts: counts ?? (countsAsBefore(memberId, organisationId) as never),
        letterId,
      }),
      ...rebuildEvidence(tx, { memberId, firstDay, lastDay }),
      auditEntry(tx, performedBy, at, {
        action: 'added',
        subject: 'affiliation',
        subjectId: id,
        after: affiliation,
      }),
    ]
  })
}
