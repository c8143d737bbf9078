import type { Actor } from '#app/domain/actors.ts'
import type { affiliationSchema } from '#app/domain/affiliation-form.ts'
import {
  findCircle,
  type AffiliationForm,
  type AffiliationRecord,
} from '#app/domain/affiliations.ts'
import { describeAmbiguousName } from '#app/domain/plan/plan-parties.ts'
import type { ActorToMake, VisibleStore } from '#app/store.server.ts'
import type { ActorPageRequest } from './actor-page-request.ts'
import { findProof, secretSentence } from './find-proof.ts'
import { canBeTypedTogether, planMeantActor, type MeantActor } from './make-actor.ts'

type TypedAffiliation = ReturnType<typeof affiliationSchema.parse>

/** `made`: the organisation where it is new, to be stored with the row. */
type ReadForm =
  | { ok: true; form: AffiliationForm; made: ActorToMake[] }
  | { ok: false; errors: Record<string, string> }

/** What was typed with the organisation and the letter that it names, or what is wrong with them, by field. */
export async function readAffiliation(
  request: ActorPageRequest,
  { organisation, role, from, to, proof, counts }: TypedAffiliation,
  before: AffiliationRecord | null,
): Promise<ReadForm> {
  const { visible } = request
  const proven = await findProof(visible, proof)
  if (!proven.ok) return { ok: false, errors: { proof: proven.reason } }
  const found = await findOrganisation(request, organisation, { before, letterId: proven.letterId })
  if (!found.ok) return found
  const { made } = found
  const form: AffiliationForm = {
    ...{ organisationId: found.actor.id, role, counts },
    ...{ firstDay: from?.first ?? null, lastDay: to?.last ?? null },
    ...{ fromEdtf: from?.edtf ?? null, toEdtf: to?.edtf ?? null },
    ...{ letterId: proven.letterId, source: proven.source },
  }
  const errors = await findAffiliationObstacle(request, form, { before, made })
  return errors ? { ok: false, errors } : { ok: true, form, made }
}

/** What stands in the way of a row among what is known of others, by field; null where nothing does. */
export async function findAffiliationObstacle(
  { visible, actor }: Pick<ActorPageRequest, 'visible' | 'actor'>,
  form: AffiliationForm,
  { before, made }: { before: AffiliationRecord | null; made: readonly ActorToMake[] },
): Promise<Record<string, string> | null> {
  if (form.organisationId === actor.id)
    return { organisation: `${actor.name} does not belong to itself.` }
  const circle = await describeCircle(visible, actor, form, before)
  if (circle) return { organisation: circle }
  const concerned = { ids: [actor.id, form.organisationId], made }
  return (await canBeTypedTogether(visible, concerned, form.letterId))
    ? null
    : { proof: secretSentence }
}

const houseSorts = ['organisation', 'unit', 'office'] as const

async function findOrganisation(
  { visible, fields }: ActorPageRequest,
  name: string,
  { before, letterId }: { before: AffiliationRecord | null; letterId: string | null },
): Promise<MeantActor> {
  const refuse = (reason: string): MeantActor => ({ ok: false, errors: { organisation: reason } })
  if (before?.organisation === name) {
    const actor = { id: before.organisationId, kind: before.organisationKind, name }
    return { ok: true, actor, made: [] }
  }
  const found = await visible.actors.byName(name)
  const houses = found.filter(({ kind }) => kind !== 'person')
  if (houses.length > 1)
    return refuse(
      describeAmbiguousName(
        name,
        houses.map(({ id }) => id),
      ),
    )
  if (houses[0]) return { ok: true, actor: houses[0], made: [] }
  return found[0]
    ? refuse(`${found[0].name} is a person, and nobody belongs to a person.`)
    : planMeantActor(
        visible,
        { field: 'organisation', name, meant: fields.meantActor },
        { sorts: houseSorts, letterId },
      )
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
