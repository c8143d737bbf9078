import { requireDeed } from '#app/auth/guard.ts'
import {
  findContradiction,
  findSameFacts,
  type ActorFact,
  type ActorFactForm,
  type ActorFactKind,
} from '#app/domain/actor-facts.ts'
import { actorFactFields } from '#app/domain/actor-fact-form.ts'
import { formatAffiliationPeriod, joinAffiliations } from '#app/domain/affiliations.ts'
import { refuseFormBecause, type RefusedForm } from '#app/domain/form-refusal.ts'
import type { VisibleStore } from '#app/store.server.ts'
import { withStoreErrors } from '../try-store.ts'
import type { ActorPageRequest } from './actor-page-request.ts'
import { describeSuccessorCircle, readFact } from './read-fact.ts'

/** What came of a form about what is so of an actor for some time; `errors.same` says that rows may be joined. */
type FactOutcome = { ok: true; message: string } | RefusedForm
type Deed = (request: ActorPageRequest) => Promise<FactOutcome>
type Changes = Parameters<VisibleStore['actors']['saveFacts']>[1]

/** The names of all fields that such a form may have. */
export const factRequestFields = [...['deed', 'id', 'revision', 'meantActor'], ...actorFactFields]

const factDeeds: Record<string, Deed> = {
  'save name': (request) => saveFact(request, 'name', false),
  'join names': (request) => saveFact(request, 'name', true),
  'save attribute': (request) => saveFact(request, 'attribute', false),
  'join attributes': (request) => saveFact(request, 'attribute', true),
  'save successor': (request) => saveFact(request, 'successor', false),
  'withdraw fact': withdrawFact,
  'restore fact': restoreFact,
}

/** Whether a deed is one of these. */
export const isFactDeed = (deed: string | undefined): boolean =>
  deed !== undefined && Object.hasOwn(factDeeds, deed)

/** Does what a form about such a row asks for: save it, join it with others, take it out, put it back. */
export async function applyFactForm(request: ActorPageRequest): Promise<FactOutcome> {
  const deed = requireDeed(factDeeds, request.fields.deed)
  return withStoreErrors<FactOutcome, FactOutcome>(
    () => deed(request),
    (sentence) => refuseFormBecause('not stored', { fact: sentence }, request.fields),
  )
}

async function saveFact(
  request: ActorPageRequest,
  kind: ActorFactKind,
  joins: boolean,
): Promise<FactOutcome> {
  const { visible, actor, fields } = request
  const refuse = (errors: Record<string, string>) => refuseFormBecause('unfit', errors, fields)
  const known = await visible.actors.facts(actor.id)
  const before = findAsRead(known, fields)
  if (fields.id && !before) return refuseOvertaken(known, fields)
  const read = await readFact(request, kind, before)
  if (!read.ok) return refuse(read.errors)
  const standing = known.filter(({ withdrawn }) => !withdrawn)
  const contradiction = findContradiction(standing, read.form, before?.id ?? null)
  if (contradiction) return refuse({ from: describeContradiction(contradiction) })
  const same = findSameFacts(standing, read.form, before?.id ?? null)
  if (same.length && (!joins || kind === 'successor')) return refuse(describeSame(same[0]!))
  const after = same.reduce<ActorFactForm>(joinAffiliations, read.form)
  const [kept, ...gone] = [...(before ? [before] : []), ...same]
  const changes: Changes = kept
    ? { made: read.made, changed: [{ before: kept, after }], withdrawn: gone }
    : { made: read.made, added: [after] }
  return store(
    request,
    changes,
    `Saved: ${describeRow({ ...after, successor: fields.successor ?? null })}.`,
  )
}

async function store(
  { visible, performedBy, actor, fields }: ActorPageRequest,
  changes: Changes,
  message: string,
): Promise<FactOutcome> {
  const { changed } = await visible.actors.saveFacts(actor.id, changes, performedBy)
  if (changed) return { ok: true, message }
  return refuseOvertaken(await visible.actors.facts(actor.id), fields)
}

type TellableRow = ActorFactForm & { successor: string | null }

/** `country Sweden, since 2019`. */
function describeRow(row: TellableRow): string {
  const what =
    row.kind === 'name'
      ? `the name “${row.value}”`
      : row.kind === 'successor'
        ? `continues as ${row.successor ?? 'another'}`
        : `${row.attribute} ${row.value}`
  const isUndated = row.firstDay === null && row.lastDay === null
  return isUndated && row.kind !== 'name' ? what : `${what}, ${formatAffiliationPeriod(row)}`
}

function describeContradiction(row: ActorFact): string {
  return (
    `Another row says ${describeRow(row)}, and only one can be so on a day. ` +
    'Write other days here, or let the other row end.'
  )
}

function describeSame(row: ActorFact): Record<string, string> {
  if (row.kind === 'successor')
    return { successor: 'Another row says so already. Change that one.' }
  const period = formatAffiliationPeriod(row)
  return {
    from: `Another row says the same, ${period}. Write other days, or join the two.`,
    same: period,
  }
}

async function withdrawFact(request: ActorPageRequest): Promise<FactOutcome> {
  const { visible, actor, fields } = request
  const known = await visible.actors.facts(actor.id)
  const row = findAsRead(known, fields)
  if (!row) return refuseOvertaken(known, fields)
  const stays =
    row.kind === 'name'
      ? ` Letters go on finding ${actor.name} by it; take it from the other spellings where it is none.`
      : ''
  return store(
    request,
    { withdrawn: [row] },
    `Taken out: ${describeRow(row)}. Below the rows it can be put back.${stays}`,
  )
}

/** Puts a row back, unless another one says the same or otherwise by now. */
async function restoreFact(request: ActorPageRequest): Promise<FactOutcome> {
  const { visible, actor, fields } = request
  const known = await visible.actors.facts(actor.id)
  const row = findAsRead(known, fields)
  if (!row) return refuseOvertaken(known, fields)
  const rival = describeRival(known, row, row.id)
  if (rival) return refuseFormBecause('unfit', { form: rival }, {})
  const circle = row.successorId && (await describeSuccessorCircle(visible, actor, row.successorId))
  return circle
    ? refuseFormBecause('unfit', { form: circle }, {})
    : store(request, { restored: [row] }, `Put back: ${describeRow(row)}.`)
}

/** Another row that says the same or otherwise of these days, as a sentence; null where there is none. */
export function describeRival(
  known: readonly ActorFact[],
  form: ActorFactForm,
  exceptId: string,
): string | null {
  const standing = known.filter(({ withdrawn }) => !withdrawn)
  const other =
    findContradiction(standing, form, exceptId) ?? findSameFacts(standing, form, exceptId)[0]
  return other ? `Another row says ${describeRow(other)} by now. Change that one instead.` : null
}

function findAsRead(known: readonly ActorFact[], fields: Record<string, string>): ActorFact | null {
  return (
    known.find(({ id, revision }) => id === fields.id && revision === Number(fields.revision)) ??
    null
  )
}

/** Says what stands now, so that whoever was overtaken can choose. */
function refuseOvertaken(known: readonly ActorFact[], fields: Record<string, string>): RefusedForm {
  const row = known.find(({ id }) => id === fields.id)
  // A button has no field of its own, so that is said above the page.
  const place = /^(save|join)/.test(fields.deed ?? '') ? 'fact' : 'form'
  const errors: Record<string, string> = row
    ? {
        [place]:
          'Somebody else changed this row meanwhile, so nothing was stored. ' +
          `Now it says: ${describeRow(row)}${row.withdrawn ? ', taken out' : ''}. ` +
          'Save again to put your words in their place.',
        revision: String(row.revision),
      }
    : { [place]: 'There is no such row.' }
  return refuseFormBecause('changed meanwhile', errors, fields)
}
