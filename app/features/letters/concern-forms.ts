import { requireDeed } from '#app/auth/guard.ts'
import type { Concern } from '#app/domain/concerns.ts'
import { refuseFormBecause, type RefusedForm } from '#app/domain/form-refusal.ts'
import { formatMoment } from '#app/domain/moments.ts'
import { pageSizes } from '#app/domain/page-size.ts'
import type { Permission } from '#app/domain/users.ts'
import { sentencesSchema } from '#app/domain/written-words.ts'
import type { PerformedBy, VisibleStore } from '#app/store.server.ts'
import { readOnePage } from '../list-page.ts'
import { withStoreErrors } from '../try-store.ts'

/** A concern with its moments in words. */
type ConcernRow = Concern & { raised: string; settled: string | null }

/** What is said to be wrong with a letter, what waits first. */
export async function listConcerns(visible: VisibleStore, letterId: string): Promise<ConcernRow[]> {
  return (await visible.concerns.ofLetter(letterId)).map(describeConcern)
}

/** What waits for an editor, of all letters, the oldest first. */
export async function listOpenConcerns(visible: VisibleStore, asked = 1) {
  return readOnePage({
    ...{ size: pageSizes.concerns, asked },
    count: visible.concerns.openCount,
    read: async (limit, offset) =>
      (await visible.concerns.open(limit, offset)).map(describeConcern),
  })
}

function describeConcern(concern: Concern): ConcernRow {
  const { raisedAt, settledAt } = concern
  return {
    ...concern,
    raised: formatMoment(raisedAt),
    settled: settledAt && formatMoment(settledAt),
  }
}

type ConcernOutcome = { ok: true; message: string } | RefusedForm

type ConcernForm = {
  visible: VisibleStore
  performedBy: PerformedBy
  userId: string
  letterId: string
  fields: Record<string, string>
}

export const concernFields = ['deed', 'concern', 'words', 'answer'] as const

const deeds: Record<
  string,
  { permission: Permission; run: (form: ConcernForm) => Promise<ConcernOutcome> }
> = {
  raise: { permission: 'put letters in charge of editors', run: raiseConcern },
  settle: { permission: 'settle what coders ask', run: settleConcern },
}

/** What the sender of a form about a letter needs to be allowed to. Throws a 400 for a form that no page sends. */
export function permissionForConcern(deed: string | undefined): Permission {
  return requireDeed(deeds, deed).permission
}

/** Puts a letter in charge of an editor, or settles that with an answer. */
export async function applyConcernForm(form: ConcernForm): Promise<ConcernOutcome> {
  const { run } = requireDeed(deeds, form.fields.deed)
  return withStoreErrors<ConcernOutcome, ConcernOutcome>(
    () => run(form),
    (sentence) => refuseFormBecause('not stored', { form: sentence }, form.fields),
  )
}

async function raiseConcern({
  visible,
  performedBy,
  userId,
  letterId,
  fields,
}: ConcernForm): Promise<ConcernOutcome> {
  const words = sentencesSchema('Write what is wrong.').safeParse(fields.words ?? '')
  if (!words.success)
    return refuseFormBecause('unfit', { words: words.error.issues[0]!.message }, fields)
  await visible.concerns.raise(letterId, words.data, { ...performedBy, userId })
  return { ok: true, message: 'Editors see it now; their answer will stand here.' }
}

async function settleConcern({
  visible,
  performedBy,
  letterId,
  fields,
}: ConcernForm): Promise<ConcernOutcome> {
  const answer = sentencesSchema('Write what came of it.').safeParse(fields.answer ?? '')
  if (!answer.success)
    return refuseFormBecause('unfit', { answer: answer.error.issues[0]!.message }, fields)
  const settled = { id: fields.concern ?? '', letterId, answer: answer.data }
  const { changed } = await visible.concerns.settle(settled, performedBy)
  return changed
    ? { ok: true, message: 'Settled: whoever asked reads your answer here.' }
    : refuseFormBecause(
        'changed meanwhile',
        { form: 'Somebody settled this meanwhile; their answer stands below.' },
        fields,
      )
}
