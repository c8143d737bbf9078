import { z } from 'zod'
import { invalidForm, requireDeed, requirePermission } from '#app/auth/guard.ts'
import type { RequestContext } from '#app/auth/request-context.ts'
import {
  collectFieldErrors,
  refuseFormBecause,
  type RefusedForm,
} from '#app/domain/form-refusal.ts'
import { hasPermission } from '#app/domain/users.ts'
import { groupRowsBy } from '#app/domain/collections.ts'
import type { PerformedBy, VisibleStore } from '#app/store.server.ts'
import { withStoreErrors } from '../try-store.ts'

/** Every exception by its act, with what whoever reads may do with it. */
export async function loadExceptions(context: RequestContext) {
  const { user, visible } = requirePermission(context, 'read')
  const inUse = await visible.exceptions.inUse()
  const isOwn = (id: string) => !id.startsWith('1049-')
  const rows = (await visible.exceptions.all()).map((one) => ({
    ...one,
    ...{ own: isOwn(one.id), removable: isOwn(one.id) && !inUse.has(one.id) },
  }))
  return {
    acts: [...groupRowsBy('act', rows)].map(([act, exceptions]) => ({ act, exceptions })),
    mayChange: hasPermission(user, 'change the codebook'),
  }
}

type ListOutcome = { ok: true; message: string } | RefusedForm

export const exceptionFields = ['deed', 'id', 'act', 'citation', 'name', 'words'] as const

const lineSchema = (missing: string, most = 120) =>
  z.string().trim().min(1, missing).max(most, `This has at most ${most} characters.`)

const exceptionSchema = z.object({
  act: lineSchema('Write the name of the act, such as “Freedom of Information Act 2000”.'),
  citation: lineSchema('Write where in the act it stands, such as “section 40(2)”.'),
  name: lineSchema('Write what it is called in short, such as “personal data”.'),
  words: lineSchema('Write what it protects, in the words of the act.', 500),
})

type ListForm = {
  visible: VisibleStore
  performedBy: PerformedBy
  fields: Record<string, string>
}

const deeds: Record<string, { run: (form: ListForm) => Promise<ListOutcome> }> = {
  add: { run: addException },
  retire: { run: (form) => retire(form, true) },
  'give back': { run: (form) => retire(form, false) },
  remove: { run: removeUnused },
}

/** Adds an exception, retires one or gives it back, or takes one away that is in no use. */
export async function changeExceptions(
  context: RequestContext,
  fields: Record<string, string>,
): Promise<ListOutcome> {
  const { visible, performedBy } = requirePermission(context, 'change the codebook')
  const { run } = requireDeed(deeds, fields.deed)
  return withStoreErrors<ListOutcome, ListOutcome>(
    () => run({ visible, performedBy, fields }),
    (sentence) => refuseFormBecause('not stored', { form: sentence }, fields),
  )
}

async function addException({ visible, performedBy, fields }: ListForm): Promise<ListOutcome> {
  const read = exceptionSchema.safeParse(fields)
  if (!read.success) return refuseFormBecause('unfit', collectFieldErrors(read.error), fields)
  const { changed } = await visible.exceptions.record(read.data, performedBy)
  return changed
    ? { ok: true, message: `${read.data.citation} is offered now wherever something was withheld.` }
    : refuseFormBecause('unfit', { citation: 'The list has this one of this act already.' }, fields)
}

async function retire(
  { visible, performedBy, fields }: ListForm,
  retired: boolean,
): Promise<ListOutcome> {
  if (!fields.id) throw invalidForm()
  const { changed } = await visible.exceptions.retire(fields.id, retired, performedBy)
  if (!changed) return refuseChanged(fields)
  return retired
    ? { ok: true, message: 'It is offered no more, and stays wherever it was invoked.' }
    : { ok: true, message: 'It is offered again.' }
}

async function removeUnused({ visible, performedBy, fields }: ListForm): Promise<ListOutcome> {
  if (!fields.id) throw invalidForm()
  const { changed } = await visible.exceptions.remove(fields.id, performedBy)
  return changed ? { ok: true, message: 'It is gone from the list.' } : refuseChanged(fields)
}

const refuseChanged = (fields: Record<string, string>): RefusedForm =>
  refuseFormBecause(
    'changed meanwhile',
    {
      form: 'Somebody changed or invoked it meanwhile, so nothing was done. Look at the list again.',
    },
    fields,
  )
