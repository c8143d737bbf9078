import { requireDeed } from '#app/auth/guard.ts'
import { refuseFormBecause, type RefusedForm } from '#app/domain/form-refusal.ts'
import { formatMoment } from '#app/domain/moments.ts'
import { countPages, pageSizes, rowsBeforePage } from '#app/domain/page-size.ts'
import { registerRules } from '#app/domain/registers.ts'
import { formatCount, joinWithAnd, pluralise } from '#app/domain/text/words.ts'
import type { PerformedBy, VisibleStore } from '#app/store.server.ts'
import { withStoreErrors } from '../try-store.ts'

type RemovedActor = NonNullable<Awaited<ReturnType<VisibleStore['actors']['removedById']>>>

/** The names of the fields of the form by which an actor is brought back. */
export const returnFields = ['deed', 'id', 'removedAt']

/** A page of the actors that were removed, the newest first, with what their forms hold. */
export async function loadRemovedActors(visible: VisibleStore, page: number) {
  const size = pageSizes.actors
  const { rows, total } = await visible.actors.removed(size, rowsBeforePage(page, size))
  return {
    total,
    page,
    pages: countPages(total, size),
    rows: rows.map(({ id, name, sort, aliases, removedAt, removedBy, needs, lost }) => ({
      ...{ id, name, sort, aliases, removedAt },
      when: `${formatMoment(removedAt)}${removedBy ? ` by ${removedBy}` : ''}`,
      needs: describeNeeds(needs),
      lost: describeLost(lost),
    })),
  }
}

type ReturnRequest = {
  visible: VisibleStore
  performedBy: PerformedBy
  fields: Record<string, string>
}
type ReturnOutcome = { ok: true; id: string } | RefusedForm

const returnDeeds: Record<string, (request: ReturnRequest) => Promise<ReturnOutcome>> = {
  'bring back': bringBack,
}

/** Brings an actor that was removed back, with what its removal took out. */
export async function applyReturnForm(request: ReturnRequest): Promise<ReturnOutcome> {
  const deed = requireDeed(returnDeeds, request.fields.deed)
  return withStoreErrors<ReturnOutcome, ReturnOutcome>(
    () => deed(request),
    (sentence) => refuseFormBecause('not stored', { form: sentence }, request.fields),
  )
}

async function bringBack({ visible, performedBy, fields }: ReturnRequest): Promise<ReturnOutcome> {
  const overtaken = refuseFormBecause(
    'changed meanwhile',
    {
      form: 'It is not as this page showed it any more: somebody brought it back, or removed it again.',
    },
    fields,
  )
  const removed = await visible.actors.removedById(fields.id ?? '')
  if (removed?.removedAt !== fields.removedAt) return overtaken
  const obstacle = describeNeeds(removed!.needs) ?? (await findTakenWords(visible, removed!))
  if (obstacle)
    return refuseFormBecause('unfit', { form: `${removed!.name} is not back: ${obstacle}` }, fields)
  const { changed } = await visible.actors.bringBack(removed!, performedBy)
  return changed ? { ok: true, id: removed!.id } : overtaken
}

/** Who has to come back first, because rows of the actor name them; null where nobody has to. */
function describeNeeds(needs: RemovedActor['needs']): string | null {
  if (!needs.length) return null
  const names = needs.map(({ name }) => name ?? 'somebody whom you do not see')
  const them = names.length > 1 ? 'them' : 'it'
  return `its rows name ${joinWithAnd(names)}, removed as well. Bring ${them} back first.`
}

/** What does not come back, because it names somebody who is gone for good; null where all does. */
function describeLost(lost: number): string | null {
  if (!lost) return null
  return (
    `${formatCount(lost, 'row')} of it ${pluralise(lost, 'names', 'name')} somebody who is not here any more ` +
    `and ${pluralise(lost, 'does', 'do')} not come back.`
  )
}

/** A spelling or a number that somebody else has by now; null where there is none. */
async function findTakenWords(
  visible: VisibleStore,
  { id, aliases, numbers }: RemovedActor,
): Promise<string | null> {
  for (const alias of aliases) {
    const bearers = await visible.actors.byName(alias, { withdrawn: true })
    const other = bearers.find((one) => one.id !== id)
    if (other) return `its spelling “${alias}” is ${other.name} by now. Take it from there first.`
  }
  for (const { register, number } of numbers) {
    const bearers = await visible.actors.byRegisterId(register, number)
    const other = bearers.find((one) => one.id !== id)
    if (other)
      return `its number ${number} in ${registerRules[register].name} is ${other.name}’s by now. Take it from there first.`
  }
  return null
}
