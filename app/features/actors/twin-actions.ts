import type { Actor } from '#app/domain/actors.ts'
import { refuseFormBecause, type RefusedForm } from '#app/domain/form-refusal.ts'
import { invalidForm } from '#app/auth/guard.ts'
import type { PerformedBy, VisibleStore } from '#app/store.server.ts'
import { mergeActor } from '../merge/merge-actions.ts'
import { withStoreErrors } from '../try-store.ts'

/** What can be done with a pair. */
const deeds = ['same', 'different', 'later', 'take back'] as const
type TwinDeed = (typeof deeds)[number]

/** The fields of the form of a pair: which two, what of them, and which one remains. */
export const twinFields = ['deed', 'first', 'second', 'into']

/** What became of a pair's form: what was said of which two, or what is wrong. */
export type TwinOutcome =
  { ok: true; deed: TwinDeed; first: string; second: string; message: string } | RefusedForm

type TwinRequest = {
  visible: VisibleStore
  performedBy: PerformedBy
  fields: Record<string, string>
}

const meanwhile =
  'Somebody settled this pair meanwhile, so nothing was changed. Load the list again.'

/** Does with two actors what a form says: makes them one, keeps that they are two, puts it off, or takes it back. */
export async function applyTwinForm(request: TwinRequest): Promise<TwinOutcome> {
  const { visible, fields } = request
  const deed = deeds.find((one) => one === fields.deed)
  if (!deed) throw invalidForm()
  const [first, second] = [
    await visible.actors.byId(fields.first ?? ''),
    await visible.actors.byId(fields.second ?? ''),
  ]
  if (!first || !second)
    return refusePair(request, 'unfit', 'One of the two is not there any more.')
  if (deed === 'take back') return takeBack(request, first, second)
  // Where one of them counts as another by now, what was shown of the pair is not so any more.
  if (first.id !== fields.first || second.id !== fields.second || first.id === second.id)
    return refusePair(request, 'changed meanwhile', meanwhile)
  return deed === 'same'
    ? mergePair(request, first, second)
    : answerPair(request, deed, first, second)
}

async function mergePair(request: TwinRequest, first: Actor, second: Actor): Promise<TwinOutcome> {
  const into = [first, second].find(({ id }) => id === request.fields.into)
  if (!into) return refusePair(request, 'unfit', 'Choose which of the two remains.')
  const merged = into === first ? second : first
  const outcome = await mergeActor({ ...request, fields: { deed: 'merge', into: into.id } }, merged)
  if (outcome.ok)
    return tellDone(request, 'same', `${merged.name} counts as ${into.name} from now on.`)
  const { cause, refusal } = outcome
  return refusePair(request, cause, refusal.errors.form ?? refusal.errors.into ?? meanwhile)
}

async function answerPair(
  request: TwinRequest,
  kind: 'different' | 'later',
  first: Actor,
  second: Actor,
): Promise<TwinOutcome> {
  const { visible, performedBy } = request
  const outcome = await withStoreErrors(
    () => visible.twins.record({ oneId: first.id, otherId: second.id, kind }, performedBy),
    (sentence) => ({ sentence }),
  )
  if ('sentence' in outcome) return refusePair(request, 'not stored', outcome.sentence)
  if (!outcome.changed) return refusePair(request, 'changed meanwhile', meanwhile)
  return tellDone(
    request,
    kind,
    kind === 'different'
      ? `${first.name} and ${second.name} are different, and nobody is asked again.`
      : `${first.name} and ${second.name} come last from now on.`,
  )
}

/** Takes back what was said of the two, or takes them apart where they are one. */
async function takeBack(request: TwinRequest, first: Actor, second: Actor): Promise<TwinOutcome> {
  const { visible, performedBy, fields } = request
  if (first.id === second.id) return takeApart(request, first)
  const said = await visible.twins.answerTo(first.id, second.id)
  const outcome = said
    ? await withStoreErrors(
        () => visible.twins.takeBack(said, performedBy),
        (sentence) => ({ sentence }),
      )
    : { changed: false }
  if ('sentence' in outcome)
    return refusePair({ ...request, fields }, 'not stored', outcome.sentence)
  return outcome.changed
    ? tellDone(
        request,
        'take back',
        `Whether ${first.name} and ${second.name} are the same is asked again.`,
      )
    : refusePair(request, 'changed meanwhile', 'This was taken back already.')
}

async function takeApart(request: TwinRequest, remaining: Actor): Promise<TwinOutcome> {
  const { visible, fields } = request
  const pair = [fields.first, fields.second]
  const merge = (await visible.merges.mergesInto('actor', remaining.id)).find(
    ({ mergedId, intoId }) => pair.includes(mergedId) && pair.includes(intoId),
  )
  if (!merge) return refusePair(request, 'changed meanwhile', 'This was taken back already.')
  const outcome = await mergeActor(
    { ...request, fields: { deed: 'take apart', id: merge.id } },
    remaining,
  )
  return outcome.ok
    ? tellDone(request, 'take back', `${merge.merged} and ${merge.into} are two again.`)
    : refusePair(request, outcome.cause, outcome.refusal.errors.form ?? meanwhile)
}

const tellDone = ({ fields }: TwinRequest, deed: TwinDeed, message: string): TwinOutcome => ({
  ok: true,
  deed,
  first: fields.first!,
  second: fields.second!,
  message,
})

const refusePair = (
  { fields }: TwinRequest,
  cause: RefusedForm['cause'],
  sentence: string,
): RefusedForm => refuseFormBecause(cause, { form: sentence }, fields)
