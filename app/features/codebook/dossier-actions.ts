import { requireDeed } from '#app/auth/guard.ts'
import { dossierFields, dossierSchema, isEuProcedure } from '#app/domain/dossier-form.ts'
import { dossierRoles, type DossierRecord, type DossierRole } from '#app/domain/dossiers.ts'
import {
  collectFieldErrors,
  refuseFormBecause,
  type RefusedForm,
} from '#app/domain/form-refusal.ts'
import { topicSchema, type TopicForm } from '#app/domain/topic-form.ts'
import { foldText } from '#app/domain/text/words.ts'
import { normaliseEmail } from '#app/domain/users.ts'
import type { PerformedBy, Store, VisibleStore } from '#app/store.server.ts'
import { endLink } from '../view-links/listed-links.ts'
import { freePairOfActor } from '../pins/free-pair.ts'
import { withStoreErrors } from '../try-store.ts'

/** What came of a form about a dossier: a sentence, or what is wrong. */
export type DossierOutcome = { ok: true; message: string } | RefusedForm

/** The same for a new one, with what addresses call it. */
export type BegunDossierOutcome = { ok: true; slug: string } | RefusedForm

type DossierSender = { visible: VisibleStore; performedBy: PerformedBy }

/** A form about a dossier that stands already. */
export type DossierRequest = DossierSender & {
  admin: Store
  dossier: DossierRecord
  fields: Record<string, string>
}

/** The names of all fields that a form about a dossier may have. */
export const dossierRequestFields = [
  ...['deed', 'revision', 'person', 'role', 'teammate', 'topic', 'actor', 'link'],
  ...dossierFields,
]

/** The fields of the form that begins one: what it is called, and the first topic where one is written. */
export const newDossierFields = [...dossierFields, 'topic', 'proposition']

/** Begins a dossier, with its first topic where a proposition is written. */
export async function beginDossier(
  { visible, performedBy }: DossierSender,
  fields: Record<string, string>,
): Promise<BegunDossierOutcome> {
  const parsed = dossierSchema.safeParse({ ...emptyFields, ...dropEmpty(fields) })
  if (!parsed.success) return refuseFormBecause('unfit', collectFieldErrors(parsed.error), fields)
  const taken = await describeDossierNamesake(visible, parsed.data.name)
  if (taken) return refuseFormBecause('unfit', { name: taken }, fields)
  const first = readFirstTopic(fields)
  if (!first.ok) return refuseFormBecause('unfit', first.errors, fields)
  return withStoreErrors<BegunDossierOutcome, BegunDossierOutcome>(
    async () => {
      const { slug } = await visible.dossiers.record(
        { ...parsed.data, topics: first.topics },
        performedBy,
      )
      return { ok: true, slug }
    },
    (sentence) => refuseFormBecause('not stored', { form: sentence }, fields),
  )
}

const emptyFields = Object.fromEntries(dossierFields.map((field) => [field, '']))

/** A field that was left out stands for what the schema gives by itself. */
const dropEmpty = (fields: Record<string, string>) => ({
  ...fields,
  audience: fields.audience || 'everyone',
})

/** A proposition without a name is called by its first words. */
function readFirstTopic({
  topic = '',
  proposition = '',
}: Record<string, string>):
  { ok: true; topics: TopicForm[] } | { ok: false; errors: Record<string, string> } {
  if (!topic.trim() && !proposition.trim()) return { ok: true, topics: [] }
  const name = topic.trim() || proposition.trim().split(/\s+/).slice(0, 3).join(' ').slice(0, 80)
  const parsed = topicSchema.safeParse({
    ...{ name, proposition },
    ...{ '-2': '', '-1': '', '0': '', '1': '', '2': '' },
  })
  if (parsed.success) return { ok: true, topics: [parsed.data] }
  const { name: wrongName, ...errors } = collectFieldErrors(parsed.error)
  return { ok: false, errors: { ...errors, ...(wrongName ? { topic: wrongName } : {}) } }
}

/** Another dossier of nearly the same name, as a sentence; null where there is none. */
export async function describeDossierNamesake(
  visible: VisibleStore,
  name: string,
  exceptId?: string,
): Promise<string | null> {
  const twin = (await visible.dossiers.all()).find(
    (other) => other.id !== exceptId && foldText(other.name) === foldText(name),
  )
  return twin ? `There is a dossier “${twin.name}” already. Give this one another name.` : null
}

/** Does what a form about a dossier asks for. */
export async function applyDossierForm(request: DossierRequest): Promise<DossierOutcome> {
  const deed = requireDeed(dossierDeeds, request.fields.deed)
  return withStoreErrors<DossierOutcome, DossierOutcome>(
    () => deed(request),
    (sentence) => refuseFormBecause('not stored', { form: sentence }, request.fields),
  )
}

const dossierDeeds: Record<string, (request: DossierRequest) => Promise<DossierOutcome>> = {
  save: saveDossier,
  close: (request) => setClosed(request, true),
  reopen: (request) => setClosed(request, false),
  'save teammate': saveTeammate,
  'use topic': addUsedTopic,
  'stop using': removeUsedTopic,
  'free pair': freePairOfActor,
  'end link': endLinkOfDossier,
}

async function saveDossier(request: DossierRequest): Promise<DossierOutcome> {
  const { visible, performedBy, dossier, fields } = request
  const parsed = dossierSchema.safeParse({ ...emptyFields, ...dropEmpty(fields) })
  if (!parsed.success) return refuseFormBecause('unfit', collectFieldErrors(parsed.error), fields)
  const taken = await describeDossierNamesake(visible, parsed.data.name, dossier.id)
  if (taken) return refuseFormBecause('unfit', { name: taken }, fields)
  const before = findAsRead(request)
  if (!before) return refuseConflict(request)
  const { changed, unplaced } = await visible.dossiers.save(before, parsed.data, performedBy)
  if (unplaced) return refuseFormBecause('unfit', unplaced, fields)
  if (!changed) return refuseConflict(request)
  const { procedure } = parsed.data
  const doubt =
    procedure && !isEuProcedure(procedure)
      ? ' Its procedure does not read as one of the European Union, such as 2020/0259(COD).'
      : ''
  return { ok: true, message: `“${parsed.data.name}” is saved.${doubt}` }
}

async function setClosed(request: DossierRequest, isClosed: boolean): Promise<DossierOutcome> {
  const { visible, performedBy, dossier } = request
  const before = findAsRead(request)
  if (!before) return refuseConflict(request)
  const { changed } = await visible.dossiers.setClosed(before, isClosed, performedBy)
  if (!changed) return refuseConflict(request)
  return {
    ok: true,
    message: isClosed
      ? `“${dossier.name}” is closed: it stays to be read, and nothing changes in it until it is reopened.`
      : `“${dossier.name}” is open again.`,
  }
}

/** The dossier where the form was made from what it says now; null where somebody changed it meanwhile. */
function findAsRead({ dossier, fields }: DossierRequest): DossierRecord | null {
  return dossier.revision === Number(fields.revision) ? dossier : null
}

function refuseConflict({ dossier, fields }: DossierRequest): RefusedForm {
  return refuseFormBecause(
    'changed meanwhile',
    {
      form:
        `Somebody else changed this dossier meanwhile, so nothing was stored. Now it is called “${dossier.name}”. ` +
        'Save again to put your words in their place.',
      revision: String(dossier.revision),
    },
    fields,
  )
}

/** Puts somebody into the team, changes what they may do, or takes them out: `role` is empty then. */
async function saveTeammate(request: DossierRequest): Promise<DossierOutcome> {
  const { visible, admin, performedBy, dossier, fields } = request
  const refuse = (errors: Record<string, string>) => refuseFormBecause('unfit', errors, fields)
  const person = await findPerson(admin, fields)
  if (!person)
    return refuse({
      person: 'Nobody here has this address. An administrator invites people under People.',
    })
  const role = dossierRoles.find((one) => one === fields.role) ?? null
  if (fields.role && !role) return refuse({ role: 'Choose viewer, coder or editor.' })
  const last = await describeLastEditor(visible, dossier, { ...person, role })
  if (last) return refuse({ person: last })
  if (!findAsRead(request)) return refuseConflict(request)
  const { changed } = await visible.dossiers.saveTeam(
    dossier,
    [{ userId: person.id, role }],
    performedBy,
  )
  if (!changed) return refuseConflict(request)
  return { ok: true, message: `${describePlaceInTeam(person.name, role)}.` }
}

/** `Vic Lenz is coder here` */
export const describePlaceInTeam = (name: string, role: DossierRole | null): string =>
  role ? `${name} is ${role} here` : `${name} is out of the team`

async function findPerson(
  admin: Store,
  { person = '', teammate = '' }: Record<string, string>,
): Promise<{ id: string; name: string } | null> {
  if (teammate) return admin.users.byId(teammate)
  const found = await admin.users.byEmail(normaliseEmail(person))
  return found && found.deactivatedAt === null ? found : null
}

/** That somebody who would be an editor no more is the last one of a team's dossier; null where it is not so. */
export async function describeLastEditor(
  visible: VisibleStore,
  { id, audience }: DossierRecord,
  person: { id: string; name: string; role: DossierRole | null },
): Promise<string | null> {
  if (person.role === 'editor' || audience !== 'team') return null
  const editors = (await visible.dossiers.team(id)).filter(({ role }) => role === 'editor')
  return editors.length === 1 && editors[0]!.userId === person.id
    ? `${person.name} is the last editor here. Name another one first.`
    : null
}

async function addUsedTopic({
  visible,
  performedBy,
  dossier,
  fields,
}: DossierRequest): Promise<DossierOutcome> {
  const [topic] = await visible.topics.byIds([fields.topic ?? ''])
  const own = await visible.topics.ofDossier(dossier.id)
  if (!topic || own.some(({ id }) => id === topic.id))
    return refuseFormBecause('unfit', { topic: 'Choose a topic of another dossier.' }, fields)
  const twin = own.find(({ name }) => foldText(name) === foldText(topic.name))
  if (twin) {
    const says = `This dossier has a topic “${twin.name}” of its own. Merge the two, or give one another name.`
    return refuseFormBecause('unfit', { topic: says }, fields)
  }
  await visible.topics.use(dossier.id, topic.id, performedBy)
  return { ok: true, message: `“${topic.name}” is used here as well: one entry for both dossiers.` }
}

async function endLinkOfDossier(request: DossierRequest): Promise<DossierOutcome> {
  const { admin, dossier, performedBy, fields } = request
  const message = await endLink(admin, { dossier, linkId: fields.link ?? '' }, performedBy)
  return { ok: true, message }
}

async function removeUsedTopic({
  visible,
  performedBy,
  dossier,
  fields,
}: DossierRequest): Promise<DossierOutcome> {
  const { changed } = await visible.topics.stopUsing(dossier.id, fields.topic ?? '', performedBy)
  return changed
    ? {
        ok: true,
        message: 'The topic is used here no more. What is coded on it stays where it is.',
      }
    : refuseFormBecause(
        'unfit',
        { topic: 'No other dossier uses this topic, so it stays here.' },
        fields,
      )
}
