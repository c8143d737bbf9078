import { pickActorFact, type ActorFactForm } from '#app/domain/actor-facts.ts'
import type { ListDeed } from '#app/domain/lists/list-deeds.ts'
import type { ListFacts } from '#app/domain/lists/list-plan.ts'
import { actorFactStatements } from '../codebook/actor-facts.ts'
import type { RequiredChange, Statement, Transaction } from '../core/dialect.ts'
import { newId } from '../core/ids.ts'
import type { PerformedBy } from '../statements/audit-entry.ts'

/** What a list says of what one actor is grouped by, and how it is noted so that it can be taken back. */
export function addAttributes(
  { actorId: ref, actorName, added, changed }: ListFacts,
  {
    performedBy,
    at,
    idOf,
  }: { performedBy: PerformedBy; at: string; idOf: (ref: string) => string },
): { deeds: ListDeed[]; statements: (tx: Transaction) => (Statement | RequiredChange)[] } {
  const actorId = idOf(ref)
  const rows = added.map((form) => ({ ...form, id: newId() }))
  const name = ({ attribute, value }: ActorFactForm) => `${actorName} · ${attribute}: ${value}`
  return {
    deeds: [
      ...rows.map((row): ListDeed => ({
        ...{ thing: 'attribute', deed: 'added', id: row.id, actorId, name: name(row), revision: 1 },
      })),
      ...changed.map(({ before, after }): ListDeed => ({
        ...{ thing: 'attribute', deed: 'changed', id: before.id, actorId, name: name(after) },
        ...{ before: pickActorFact(before), revision: before.revision + 1 },
      })),
    ],
    statements: (tx) => actorFactStatements(tx, actorId, { added: rows, changed }, performedBy, at),
  }
}
