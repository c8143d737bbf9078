import { actorFields, actorSchema } from '#app/domain/actor-form.ts'
import { actorSorts, type Actor, type ActorForm, type ActorSort } from '#app/domain/actors.ts'
import {
  collectFieldErrors,
  refuseFormBecause,
  type RefusedForm,
} from '#app/domain/form-refusal.ts'
import { registerRules, registers } from '#app/domain/registers.ts'
import { listSome } from '#app/domain/text/words.ts'
import { newId, type ActorToMake, type PerformedBy, type VisibleStore } from '#app/store.server.ts'
import { withStoreErrors } from '../try-store.ts'

/** The names of the fields of the page on which an actor is made. */
export const newActorFields = ['deed', 'id', 'back', ...actorFields]

const emptyFields = Object.fromEntries(actorFields.map((field) => [field, '']))

type MadeActor = { ok: true; id: string } | RefusedForm

/**
 * Makes the actor that a form describes. Where somebody of nearly that name is here, they are shown first, one a line
 * in `errors.nearActors`, and where not all could be compared, that is said; the actor is made once the form says so
 * (`deed` is “make anyway”).
 */
export async function makeActorFromForm(
  { visible, performedBy }: { visible: VisibleStore; performedBy: PerformedBy },
  fields: Record<string, string>,
): Promise<MadeActor> {
  const refuse = (errors: Record<string, string>) => refuseFormBecause('unfit', errors, fields)
  const parsed = actorSchema.safeParse({ ...emptyFields, ...fields })
  if (!parsed.success) return refuse(collectFieldErrors(parsed.error))
  const form = parsed.data
  // The same form sent twice makes one actor.
  const id = /^[\w-]{8,64}$/.test(fields.id ?? '') ? fields.id! : newId()
  if (await visible.actors.byId(id)) return { ok: true, id }
  const taken = await findTaken(visible, form)
  if (taken) return refuse(taken)
  const near = await visible.actors.near(form.name)
  const isAsked = near.actors.length > 0 || near.isMore
  if (isAsked && fields.deed !== 'make anyway') return refuse(describeNear(near))
  return withStoreErrors<MadeActor, MadeActor>(
    async () => {
      await visible.actors.add({ id, form, letterId: null }, performedBy)
      return { ok: true, id }
    },
    (sentence) => refuseFormBecause('not stored', { form: sentence }, fields),
  )
}

/** A spelling or a number that another actor has already, by field; null where there is none. */
async function findTaken(
  visible: VisibleStore,
  { aliases, numbers }: ActorForm,
): Promise<Record<string, string> | null> {
  for (const alias of aliases) {
    const [twin] = await visible.actors.byName(alias, { withdrawn: true })
    if (twin) return nameTwin('aliases', twin, `“${alias}” is ${twin.name} here already.`)
  }
  for (const register of registers) {
    const number = numbers[register]
    const [twin] = number === null ? [] : await visible.actors.byRegisterId(register, number)
    if (twin)
      return nameTwin(
        register,
        twin,
        `${twin.name} has ${number} in ${registerRules[register].name} already.`,
      )
  }
  return null
}

const nameTwin = (field: string, { id, name }: Actor, sentence: string) => ({
  [field]: sentence,
  twinId: id,
  twinName: name,
})

type NearActors = Awaited<ReturnType<VisibleStore['actors']['near']>>

/** How many of those of nearly a name are shown, and how many other spellings of each. */
const [nearShown, aliasesShown] = [6, 3]

/** One a line: id, what may be done with it, and its name. `nearMore`: a sentence where these may not be all. */
function describeNear({ actors, isMore }: NearActors): Record<string, string> {
  const shown = actors.slice(0, nearShown)
  const isCut = actors.length > shown.length
  const more = [
    ...(isCut
      ? [`${shown.length} of ${actors.length.toLocaleString('en')} of nearly that name are shown.`]
      : []),
    ...(isMore
      ? ['Very many share a piece of this name, and not all of them were compared with it.']
      : []),
  ]
  return {
    nearActors: shown
      .map(
        ({ id, name, kind, aliases, withdrawn }) =>
          `${id} ${withdrawn ? 'withdrawn' : kind} ${name}${aliases.length ? `, also ${listSome(aliases, aliasesShown)}` : ''}`,
      )
      .join('\n'),
    ...(more.length && { nearMore: more.join(' ') }),
  }
}

/** Whether it may be typed that actors belong together, where of whoever is new nobody knows anything yet. */
export function canBeTypedTogether(
  visible: VisibleStore,
  { ids, made }: { ids: readonly string[]; made: readonly ActorToMake[] },
  letterId: string | null,
): Promise<boolean> {
  const known = ids.filter((id) => !made.some((one) => one.id === id))
  return visible.actors.canBeTyped(known, letterId)
}

/**
 * Whom a field for a name means, or what is wrong with it, with what may be chosen instead. `made`: who is new, and
 * not stored yet, so that a form that is refused leaves nobody behind.
 */
export type MeantActor =
  | { ok: true; actor: Pick<Actor, 'id' | 'kind' | 'name'>; made: ActorToMake[] }
  | { ok: false; errors: Record<string, string> }

type TypedName = { field: string; name: string; meant: string | undefined }
type NameChoice = { sorts?: readonly ActorSort[]; letterId?: string | null }

/**
 * What a field for a name comes to where nobody bears it: whoever was chosen of those of nearly that name (`meant` is
 * an id), or a new actor of the sort that was chosen, or else the question which of these is meant, below the field.
 */
export async function planMeantActor(
  visible: VisibleStore,
  { field, name, meant }: TypedName,
  { sorts = actorSorts, letterId = null }: NameChoice = {},
): Promise<MeantActor> {
  const isFitting = ({ kind }: Pick<Actor, 'kind'>) => sorts.includes(kind)
  const sort = sorts.find((one) => one === meant)
  const chosen = sort || !meant ? null : await visible.actors.byId(meant)
  if (chosen && isFitting(chosen)) return { ok: true, actor: chosen, made: [] }
  const parsed = actorSchema.safeParse({ ...emptyFields, name, kind: sort ?? sorts[0] })
  if (!parsed.success)
    return { ok: false, errors: { [field]: Object.values(collectFieldErrors(parsed.error))[0]! } }
  const form = parsed.data
  if (sort) {
    const id = newId()
    const actor = { id, kind: form.kind, name: form.name }
    return { ok: true, actor, made: [{ id, form, letterId }] }
  }
  const near = await visible.actors.near(name)
  return {
    ok: false,
    errors: {
      [field]: `Nobody here is called “${name}”. Choose below who is meant, or that it is somebody new.`,
      newActor: form.name,
      newSorts: sorts.join(' '),
      ...describeNear({ ...near, actors: near.actors.filter(isFitting) }),
    },
  }
}
