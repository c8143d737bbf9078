import { actorFields, actorSchema, toActorFields } from '#app/domain/actor-form.ts'
import { toActorForm, type Actor, type ActorForm, type ActorRecord } from '#app/domain/actors.ts'
import {
  collectFieldErrors,
  refuseFormBecause,
  type RefusedForm,
} from '#app/domain/form-refusal.ts'
import type { TakenProposal } from '#app/domain/proposals.ts'
import { registerRules, registers } from '#app/domain/registers.ts'
import type { PerformedBy, VisibleStore } from '#app/store.server.ts'
import { withStoreErrors } from '../try-store.ts'

/** What came of the form of an actor. Another actor that stands in the way is named by `errors.twinId`. */
export type ActorCorrection = { ok: true; message: string } | RefusedForm

type ActorRequest = {
  visible: VisibleStore
  performedBy: PerformedBy
  actorId: string
  fields: Record<string, string>
  takes?: TakenProposal | null
}

/** The names of all fields that the form of an actor may have. */
export const actorRequestFields = ['deed', 'revision', ...actorFields]

/** Stores what a form says of an actor, unless it does not fit or somebody changed the actor since it was read. */
export async function saveActorForm(request: ActorRequest): Promise<ActorCorrection> {
  const { visible, performedBy, actorId, fields, takes } = request
  const before = await visible.actors.recordOf(actorId)
  if (!before)
    return refuseFormBecause('changed meanwhile', { form: 'There is no such actor.' }, fields)
  const stored = toActorForm(before)
  const parsed = actorSchema.safeParse({ ...toActorFields(stored), ...fields })
  if (!parsed.success) return refuseFormBecause('unfit', collectFieldErrors(parsed.error), fields)
  const after = parsed.data
  const errors = await findActorObstacles(visible, before, after)
  if (errors) return refuseFormBecause('unfit', errors, fields)
  if (before.revision !== Number(fields.revision))
    return refuseFormBecause('changed meanwhile', describeConflict(before), fields)
  if (isSameActor(stored, after)) return { ok: true, message: 'Nothing was changed.' }
  return withStoreErrors<ActorCorrection, ActorCorrection>(
    async () => {
      const { changed } = await visible.actors.correct(before, after, performedBy, takes)
      if (changed) return { ok: true, message: await describeSaved(visible, before, after) }
      const now = (await visible.actors.recordOf(actorId)) ?? before
      return refuseFormBecause('changed meanwhile', describeConflict(now), fields)
    },
    (sentence) => refuseFormBecause('not stored', { form: sentence }, fields),
  )
}

const isSameActor = (one: ActorForm, other: ActorForm): boolean =>
  JSON.stringify(toActorFields({ ...one, aliases: [...one.aliases].sort() })) ===
  JSON.stringify(toActorFields({ ...other, aliases: [...other.aliases].sort() }))

/** What stands in the way among the other actors, by field; null where nothing does. */
export async function findActorObstacles(
  visible: VisibleStore,
  before: ActorRecord,
  after: ActorForm,
): Promise<Record<string, string> | null> {
  const dated = (await visible.actors.facts(before.id)).find(
    ({ kind, withdrawn, value }) =>
      kind === 'name' &&
      !withdrawn &&
      value !== null &&
      value !== after.name &&
      before.aliases.includes(value) &&
      !after.aliases.includes(value),
  )
  if (dated)
    return {
      aliases: `“${dated.value}” is what it was called for some time, by a row below. Take that row out first.`,
    }
  for (const alias of after.aliases.filter((name) => !before.aliases.includes(name))) {
    const twin = findOther(await visible.actors.byName(alias, { withdrawn: true }), before)
    if (twin)
      return nameTwin(
        'aliases',
        twin,
        `“${alias}” is ${twin.name} here already. Are they the same?`,
      )
  }
  for (const register of registers) {
    const number = after.numbers[register]
    if (number === null || number === toActorForm(before).numbers[register]) continue
    const twin = findOther(await visible.actors.byRegisterId(register, number), before)
    if (twin)
      return nameTwin(
        register,
        twin,
        `${twin.name} has ${number} in ${registerRules[register].name} already. Are they the same?`,
      )
  }
  return findKindObstacle(visible, before, after)
}

const findOther = (found: readonly Actor[], { id }: ActorRecord): Actor | undefined =>
  found.find((actor) => actor.id !== id)

const nameTwin = (field: string, { id, name }: Actor, sentence: string) => ({
  [field]: sentence,
  twinId: id,
  twinName: name,
})

/** How many affiliations are read to tell whether others belong to somebody. */
const affiliationsRead = 500

async function findKindObstacle(visible: VisibleStore, before: ActorRecord, after: ActorForm) {
  if ((after.kind === 'person') === (before.kind === 'person')) return null
  const [merge] = await visible.merges.mergesInto('actor', before.id)
  if (merge)
    return {
      kind: `${merge.merged} counts as ${before.name}. Take the two apart first, then say of each what it is.`,
    }
  if (after.kind !== 'person') return null
  const rows = await visible.actors.affiliationsOf(before.id, affiliationsRead)
  const member = rows.find(({ organisationId }) => organisationId === before.id)?.other
  return member
    ? { kind: `${member.name} belongs to ${before.name}, and nobody belongs to a person.` }
    : null
}

/** Says what stands now, so that whoever was overtaken can choose. */
function describeConflict(now: ActorRecord): Record<string, string> {
  const { name, kind, aliases, note, registerIds } = now
  const words = [name, kind, ...aliases, note, ...registerIds.map(({ number }) => number)]
  return {
    form:
      'Somebody else changed this actor meanwhile, so nothing was stored. ' +
      `Now it says: ${words.filter(Boolean).join(' · ')}. Save again to put your words in their place.`,
    revision: String(now.revision),
  }
}

/** What a change of name leaves to be thought of is said once it is stored; it blocks nothing. */
async function describeSaved(
  visible: VisibleStore,
  before: ActorRecord,
  after: ActorForm,
): Promise<string> {
  const saved = `${after.name} is saved.`
  if (after.name === before.name) return saved
  const namesake = findOther(await visible.actors.byName(after.name), before)
  const isFound = (await visible.actors.byName(before.name)).some(({ id }) => id === before.id)
  return [
    saved,
    isFound
      ? ''
      : `Letters that come in under “${before.name}” will not find them any more; ` +
        'add it to the other spellings where letters print it.',
    namesake ? `Somebody else is called ${after.name} as well: merge them if they are one.` : '',
  ]
    .filter(Boolean)
    .join(' ')
}
