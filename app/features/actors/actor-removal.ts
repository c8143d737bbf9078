import { requireDeed } from '#app/auth/guard.ts'
import type { ActorCounts, ActorRecord } from '#app/domain/actors.ts'
import { refuseFormBecause, type RefusedForm } from '#app/domain/form-refusal.ts'
import { formatQuantity } from '#app/domain/text/words.ts'
import type { PerformedBy, VisibleStore } from '#app/store.server.ts'
import { withStoreErrors } from '../try-store.ts'

/** What rests on an actor, in words; empty where nothing does. */
export function describeUses({ letters, members, predecessors, merges }: ActorCounts): string[] {
  return [
    letters ? `${formatQuantity(letters, 'letter')} that name or quote it` : '',
    members ? `${formatQuantity(members, 'row')} of who belongs or belonged to it` : '',
    predecessors ? `${formatQuantity(predecessors, 'row')} of who continues as it` : '',
    merges ? `${formatQuantity(merges, 'merge')} with another actor` : '',
  ].filter(Boolean)
}

type RemovalRequest = {
  visible: VisibleStore
  performedBy: PerformedBy
  record: ActorRecord
  fields: Record<string, string>
}
type RemovalOutcome = { ok: true; gone: boolean } | RefusedForm

const removalDeeds: Record<string, (request: RemovalRequest) => Promise<boolean>> = {
  remove: async ({ visible, record, performedBy }) =>
    (await visible.actors.remove(record, performedBy)).changed,
  withdraw: async ({ visible, record, performedBy }) =>
    (await visible.actors.setWithdrawn(record, true, performedBy)).changed,
  'put back': async ({ visible, record, performedBy }) =>
    (await visible.actors.setWithdrawn(record, false, performedBy)).changed,
}

/** Removes an actor on which nothing rests, takes one out of what is offered, or puts it back. */
export async function applyRemovalForm(request: RemovalRequest): Promise<RemovalOutcome> {
  const { visible, record, fields } = request
  const deed = requireDeed(removalDeeds, fields.deed)
  const uses = fields.deed === 'remove' ? describeUses(await visible.actors.uses(record.id)) : []
  if (uses.length)
    return refuseFormBecause(
      'unfit',
      { form: `${record.name} is not removed, because something rests on it: ${uses.join('; ')}.` },
      fields,
    )
  return withStoreErrors<RemovalOutcome, RemovalOutcome>(
    async () => {
      const isAsRead = record.revision === Number(fields.revision)
      if (isAsRead && (await deed(request))) return { ok: true, gone: fields.deed === 'remove' }
      return refuseFormBecause(
        'changed meanwhile',
        { form: 'Somebody changed this actor meanwhile, so nothing was done. Look at it again.' },
        fields,
      )
    },
    (sentence) => refuseFormBecause('not stored', { form: sentence }, fields),
  )
}
