import { attributeSchema, datedNameSchema, successorSchema } from '#app/domain/actor-fact-form.ts'
import {
  findSuccessorCircle,
  type ActorFact,
  type ActorFactForm,
  type ActorFactKind,
} from '#app/domain/actor-facts.ts'
import type { Actor } from '#app/domain/actors.ts'
import type { EdtfDate } from '#app/domain/days.ts'
import { collectFieldErrors } from '#app/domain/form-refusal.ts'
import { describeAmbiguousName } from '#app/domain/plan/plan-parties.ts'
import type { ActorToMake, VisibleStore } from '#app/store.server.ts'
import type { ActorPageRequest } from './actor-page-request.ts'
import { findProof, secretSentence } from './find-proof.ts'
import { canBeTypedTogether, planMeantActor, type MeantActor } from './make-actor.ts'

/** `made`: the successor where it is new, to be stored with the row. */
type ReadRow =
  | { ok: true; form: ActorFactForm; made: ActorToMake[] }
  | { ok: false; errors: Record<string, string> }
type Typed = { from: EdtfDate | null; to: EdtfDate | null; proof: string | null }
type Says = Pick<ActorFactForm, 'attribute' | 'value' | 'successorId'>
type ReadWords =
  | { ok: true; typed: Typed; says: Says; made: ActorToMake[] }
  | { ok: false; errors: Record<string, string> }

const emptyFields = { attribute: '', value: '', successor: '', from: '', to: '', proof: '' }

/** What was typed of a row with whom and what it names, or what is wrong with it, by field. */
export async function readFact(
  request: ActorPageRequest,
  kind: ActorFactKind,
  before: ActorFact | null,
): Promise<ReadRow> {
  const { visible, fields } = request
  const read = await readers[kind](request, { ...emptyFields, ...fields }, before)
  if (!read.ok) return read
  const { from, to, proof } = read.typed
  const proven = await findProof(visible, proof)
  if (!proven.ok) return { ok: false, errors: { proof: proven.reason } }
  const form: ActorFactForm = {
    ...{ kind, ...read.says },
    ...{ firstDay: from?.first ?? null, lastDay: to?.last ?? null },
    ...{ fromEdtf: from?.edtf ?? null, toEdtf: to?.edtf ?? null },
    ...{ letterId: proven.letterId, source: proven.source },
  }
  // Who is new is as hidden as what proves the row.
  const made = read.made.map((one) => ({ ...one, letterId: proven.letterId }))
  const secret = await describeSecret(request, form, made)
  return secret ? { ok: false, errors: { proof: secret } } : { ok: true, form, made }
}

/** Why a row would tell others what only a letter for named people tells, as a sentence; null where it would not. */
export async function describeSecret(
  { visible, actor }: Pick<ActorPageRequest, 'visible' | 'actor'>,
  form: ActorFactForm,
  made: readonly ActorToMake[],
): Promise<string | null> {
  const ids = [actor.id, ...(form.successorId ? [form.successorId] : [])]
  if (!(await canBeTypedTogether(visible, { ids, made }, form.letterId))) return secretSentence
  return (await tellsSecretName(visible, actor, form)) ? openNameSentence : null
}

const openNameSentence =
  'That letter is for named people, and everybody who sees the actor reads its names. ' +
  'Name something that everybody may read as proof, or nothing.'

/** Whether a letter for named people would prove a name of somebody whom others know as well. */
async function tellsSecretName(
  visible: VisibleStore,
  actor: Pick<Actor, 'id'>,
  { kind, letterId }: ActorFactForm,
): Promise<boolean> {
  if (kind !== 'name' || letterId === null) return false
  const proof = await visible.letters.byId(letterId)
  return proof?.letter.visibility === 'named' && (await visible.actors.canBeTyped([actor.id], null))
}

type Reader = (
  request: ActorPageRequest,
  fields: Record<string, string>,
  before: ActorFact | null,
) => Promise<ReadWords>

const readers: Record<ActorFactKind, Reader> = {
  name: readDatedName,
  attribute: readAttribute,
  successor: readSuccessor,
}

/** A spelling that is another actor's is refused, as it is among the other spellings. */
async function readDatedName(
  { visible, actor }: ActorPageRequest,
  fields: Record<string, string>,
): Promise<ReadWords> {
  const parsed = datedNameSchema.safeParse(fields)
  if (!parsed.success) return { ok: false, errors: collectFieldErrors(parsed.error) }
  const { value, ...typed } = parsed.data
  const errors = await findBearer(visible, actor, value)
  if (errors) return { ok: false, errors }
  return { ok: true, typed, made: [], says: { value, attribute: null, successorId: null } }
}

/** Another actor that bears a name which was not this one's before, by field; null where there is none. */
export async function findBearer(
  visible: VisibleStore,
  actor: Pick<Actor, 'id'>,
  value: string,
): Promise<{ value: string; twinId: string; twinName: string } | null> {
  const bearers = await visible.actors.byName(value, { withdrawn: true })
  const twin = bearers.find(({ id }) => id !== actor.id)
  return !twin || bearers.some(({ id }) => id === actor.id)
    ? null
    : {
        value: `“${value}” is ${twin.name} here already. Are they the same, or does one continue as the other?`,
        twinId: twin.id,
        twinName: twin.name,
      }
}

/** The spelling that is in use already is taken, so that what is the same is not told apart by a capital. */
async function readAttribute(
  { visible }: ActorPageRequest,
  fields: Record<string, string>,
): Promise<ReadWords> {
  const parsed = attributeSchema.safeParse(fields)
  if (!parsed.success) return { ok: false, errors: collectFieldErrors(parsed.error) }
  const { attribute, value, ...typed } = parsed.data
  const known = await visible.actors.attributeInUse({ attribute, value })
  return { ok: true, typed, made: [], says: { ...known, successorId: null } }
}

async function readSuccessor(
  request: ActorPageRequest,
  fields: Record<string, string>,
  before: ActorFact | null,
): Promise<ReadWords> {
  const { visible, actor } = request
  const parsed = successorSchema.safeParse(fields)
  if (!parsed.success) return { ok: false, errors: collectFieldErrors(parsed.error) }
  const { successor, ...typed } = parsed.data
  const found = await findSuccessor(request, successor, before)
  if (!found.ok) return found
  const refuse = (reason: string): ReadWords => ({ ok: false, errors: { successor: reason } })
  const obstacle = await describeNoSuccessor(visible, actor, found.actor)
  if (obstacle) return refuse(obstacle)
  return {
    ok: true,
    typed: { ...typed, to: null },
    says: { attribute: null, value: null, successorId: found.actor.id },
    made: found.made,
  }
}

/** Why an actor cannot continue as another one, as a sentence; null where it can. */
export async function describeNoSuccessor(
  visible: VisibleStore,
  actor: Pick<Actor, 'id' | 'name'>,
  successor: Pick<Actor, 'id' | 'kind'>,
): Promise<string | null> {
  if (successor.id === actor.id) return `${actor.name} does not continue as itself.`
  const own = await visible.actors.byId(actor.id)
  return (own?.kind === 'person') !== (successor.kind === 'person')
    ? 'A person does not continue as an organisation, nor the other way round.'
    : describeSuccessorCircle(visible, actor, successor.id)
}

async function findSuccessor(
  { visible, fields }: ActorPageRequest,
  name: string,
  before: ActorFact | null,
): Promise<MeantActor> {
  if (before?.successorId && before.successor === name) {
    const same = await visible.actors.byId(before.successorId)
    if (same) return { ok: true, actor: same, made: [] }
  }
  const [actor, ...namesakes] = await visible.actors.byName(name)
  if (actor && !namesakes.length) return { ok: true, actor, made: [] }
  if (!actor) return planMeantActor(visible, { field: 'successor', name, meant: fields.meantActor })
  const ids = [actor, ...namesakes].map(({ id }) => id)
  return { ok: false, errors: { successor: describeAmbiguousName(name, ids) } }
}

/** The circle that a successor would make, as a sentence; null where it makes none. */
export async function describeSuccessorCircle(
  visible: VisibleStore,
  actor: Pick<Actor, 'id' | 'name'>,
  successorId: string,
): Promise<string | null> {
  const after = await visible.actors.successorIds(successorId)
  const path = findSuccessorCircle(after, actor.id, successorId)
  if (!path) return null
  const found = await visible.actors.byIds(path)
  const names = new Map(found.map(({ id, name }) => [id, name]))
  const [first, ...rest] = path.map((id) =>
    id === actor.id ? actor.name : (names.get(id) ?? 'it'),
  )
  return `That is a circle: ${first} itself continues as ${rest.join(', which continues as ')}.`
}
