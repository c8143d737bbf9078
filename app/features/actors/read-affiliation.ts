import { isWebAddress } from '#app/domain/form-fields.ts'
import type { Actor } from '#app/domain/actors.ts'
import { findLetterId, type affiliationSchema } from '#app/domain/affiliation-form.ts'
import {
  findCircle,
  type AffiliationForm,
  type AffiliationRecord,
} from '#app/domain/affiliations.ts'
import { describeAmbiguousName } from '#app/domain/plan/plan-parties.ts'
import type { VisibleStore } from '#app/store.server.ts'

type TypedAffiliation = ReturnType<typeof affiliationSchema.parse>
type ReadForm = { ok: true; form: AffiliationForm } | { ok: false; errors: Record<string, string> }

/** What was typed with the organisation and the letter that it names, or what is wrong with them, by field. */
export async function readAffiliation(
  { visible, actor }: { visible: VisibleStore; actor: Pick<Actor, 'id' | 'name'> },
  { organisation, role, from, to, proof, counts }: TypedAffiliation,
  before: AffiliationRecord | null,
): Promise<ReadForm> {
  const found = await findOrganisation(visible, organisation, before)
  if (!found.ok) return { ok: false, errors: { organisation: found.reason } }
  const proven = await findProof(visible, proof)
  if (!proven.ok) return { ok: false, errors: { proof: proven.reason } }
  const form: AffiliationForm = {
    ...{ organisationId: found.id, role, counts },
    ...{ firstDay: from?.first ?? null, lastDay: to?.last ?? null },
    ...{ fromEdtf: from?.edtf ?? null, toEdtf: to?.edtf ?? null },
    ...{ letterId: proven.letterId, source: proven.source },
  }
  if (form.organisationId === actor.id)
    return { ok: false, errors: { organisation: `${actor.name} does not belong to itself.` } }
  const circle = await describeCircle(visible, actor, form, before)
  if (circle) return { ok: false, errors: { organisation: circle } }
  return (await visible.actors.canBeTyped([actor.id, form.organisationId], form.letterId))
    ? { ok: true, form }
    : { ok: false, errors: { proof: secretSentence } }
}

const secretSentence =
  'Only a letter for named people tells of one of them, and everybody reads what is typed here. ' +
  'Name that letter as proof, and this is known to its readers alone.'

type Found = { ok: true; id: string } | { ok: false; reason: string }

async function findOrganisation(
  visible: VisibleStore,
  name: string,
  before: AffiliationRecord | null,
): Promise<Found> {
  if (before?.organisation === name) return { ok: true, id: before.organisationId }
  const found = await visible.actors.byName(name)
  const houses = found.filter(({ kind }) => kind !== 'person')
  if (houses.length > 1)
    return {
      ok: false,
      reason: describeAmbiguousName(
        name,
        houses.map(({ id }) => id),
      ),
    }
  if (houses[0]) return { ok: true, id: houses[0].id }
  return {
    ok: false,
    reason: found[0]
      ? `${found[0].name} is a person, and nobody belongs to a person.`
      : `Nobody here is called “${name}”. Choose a name that is offered while you type.`,
  }
}

type Proof =
  { ok: true; letterId: string | null; source: string | null } | { ok: false; reason: string }

/** A letter that is held here, or else an address elsewhere. */
async function findProof(visible: VisibleStore, proof: string | null): Promise<Proof> {
  const letterId = proof && findLetterId(proof)
  if (!letterId) return { ok: true, letterId: null, source: proof }
  if ((await visible.letters.citations([letterId])).has(letterId))
    return { ok: true, letterId, source: null }
  return isWebAddress(proof)
    ? { ok: true, letterId: null, source: proof }
    : { ok: false, reason: 'There is no such letter. Copy the address of the letter’s page.' }
}

/** The circle that a row would make, as a sentence; null where it makes none. */
export async function describeCircle(
  visible: VisibleStore,
  actor: Pick<Actor, 'id' | 'name'>,
  form: AffiliationForm,
  before: AffiliationRecord | null,
): Promise<string | null> {
  const { affiliations, names } = await visible.actors.organisationsOf([form.organisationId])
  const others = new Map(
    [...affiliations].map(([id, rows]) => [id, rows.filter((row) => row.id !== before?.id)]),
  )
  const path = findCircle(others, actor.id, form)
  if (!path) return null
  const first = (await visible.actors.byId(path[0]!))?.name ?? 'it'
  const rest = path.slice(1).map((id) => (id === actor.id ? actor.name : (names.get(id) ?? 'it')))
  return `That is a circle: ${first} itself belongs to ${rest.join(', which belongs to ')} in that time.`
}
