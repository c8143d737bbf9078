import type { ActorFactForm, ActorFactKind } from '../actor-facts.ts'
import { actorSorts, type ActorForm } from '../actors.ts'
import type { AffiliationForm } from '../affiliations.ts'
import { getOwnValue } from '../collections.ts'
import { parseEdtfDate, type Day } from '../days.ts'
import type { DossierForm } from '../dossier-form.ts'
import { dossierAudiences, dossierRoles, type DossierRole } from '../dossiers.ts'
import type { MilestoneForm } from '../milestones.ts'
import { registers } from '../registers.ts'
import { asRecord, isErasedEntry, type HistoryEntry } from './history-entry.ts'

/** What a thing was after one of its changes: its form, and whether it was taken out or closed then. */
export type FormState<Form> = { form: Form; out: boolean }

/** What changes the form of a thing, or takes it out and puts it back; whatever else was done to it is no version. */
const versionActions: Readonly<Record<string, boolean | null>> = {
  added: false,
  changed: null,
  'brought back': null,
  withdrew: true,
  'no longer proved': true,
  restored: false,
  closed: true,
  reopened: false,
  'went back': null,
  'changed team': null,
  'ordered topics': null,
}

/**
 * What an entry says something of, where that goes back by itself: the thing, somebody's place in the team of a
 * dossier, or the order of its topics. `key` tells these apart.
 */
export function findToldPart({ resource, resourceId, after }: HistoryEntry): {
  part: string
  key: string
} {
  const { teammateId, order } = asRecord(after)
  if (resource === 'dossier' && typeof teammateId === 'string')
    return { part: 'place in a team', key: `${resourceId} ${teammateId}` }
  if (resource === 'dossier' && Array.isArray(order))
    return { part: 'order of topics', key: `${resourceId} order` }
  return { part: resource, key: resourceId }
}

/** Whether going back to what an entry left means something: that nobody is offered a row by an entry of a merge. */
export const isVersionEntry = ({ action }: HistoryEntry): boolean =>
  getOwnValue(versionActions, action) !== undefined

/**
 * What a thing was after one of its changes (all given oldest first): what its entry tells or, where that tells only a
 * part, what the next that tells all of it found; after the last such entry that is what stands now. Null where the
 * entry is not among them, is no version, or was erased.
 */
export function findStateAfter<Form>(
  entries: readonly HistoryEntry[],
  entryId: string,
  readForm: (written: unknown) => Form | null,
  now: Form,
): FormState<Form> | null {
  const at = entries.findIndex(({ id }) => id === entryId)
  const entry = entries[at]
  if (!entry || !isVersionEntry(entry) || isErasedEntry(entry)) return null
  const found = entries.slice(at + 1).map(({ before }) => readForm(before))
  return {
    form: readForm(entry.after) ?? found.find((form) => form !== null) ?? now,
    out: wasOutAfter(entries.slice(0, at + 1)),
  }
}

/**
 * What a thing was before the first of its changes that is told, where that entry tells it: no other entry left it.
 * Null for every other entry.
 */
export function findStateBefore<Form>(
  entries: readonly HistoryEntry[],
  entryId: string,
  readForm: (written: unknown) => Form | null,
): FormState<Form> | null {
  const [first] = entries
  if (first?.id !== entryId || getOwnValue(versionActions, first.action) !== null) return null
  const form = isErasedEntry(first) ? null : readForm(first.before)
  return form && { form, out: false }
}

function wasOutAfter(entries: readonly HistoryEntry[]): boolean {
  return entries.reduce((out, { action, after }) => {
    const { out: taken, closed } = asRecord(action === 'went back' ? after : null)
    const told = taken ?? closed ?? getOwnValue(versionActions, action)
    return typeof told === 'boolean' ? told : out
  }, false)
}

const textOrNull = (written: unknown): string | null =>
  typeof written === 'string' ? written : null

/** What an entry tells of an actor; null where it does not tell the whole. */
export function readActorForm(written: unknown): ActorForm | null {
  const fields = asRecord(written)
  const { name, kind, aliases, note } = fields
  const sort = actorSorts.find((one) => one === kind)
  const tellsAll = ['note', ...registers].every((field) => field in fields)
  if (typeof name !== 'string' || !sort || !Array.isArray(aliases) || !tellsAll) return null
  return {
    name,
    kind: sort === 'office' ? 'unit' : sort,
    heldInTurn: sort === 'office',
    aliases: aliases.filter((alias) => typeof alias === 'string'),
    note: textOrNull(note),
    numbers: Object.fromEntries(
      registers.map((register) => [register, textOrNull(fields[register])]),
    ) as ActorForm['numbers'],
  }
}

type ProvenPeriod = Pick<
  AffiliationForm,
  'firstDay' | 'lastDay' | 'fromEdtf' | 'toEdtf' | 'letterId' | 'source'
>

/** When something was so, and what proves it; null where an entry says only that a letter does, and not which. */
function readPeriod(fields: Record<string, unknown>): ProvenPeriod | null {
  const { firstDay, lastDay, from, to, letterId, source, provenByLetter } = fields
  if (!('source' in fields) || !('from' in fields)) return null
  if (letterId === undefined && provenByLetter !== false) return null
  return {
    firstDay: textOrNull(firstDay) as Day | null,
    lastDay: textOrNull(lastDay) as Day | null,
    fromEdtf: textOrNull(from),
    toEdtf: textOrNull(to),
    letterId: textOrNull(letterId),
    source: textOrNull(source),
  }
}

/** The same of where an actor belongs. */
export function readAffiliationForm(written: unknown): AffiliationForm | null {
  const fields = asRecord(written)
  const { organisationId, role, counts } = fields
  const period = readPeriod(fields)
  if (typeof organisationId !== 'string' || !period || typeof counts !== 'boolean') return null
  return { organisationId, role: textOrNull(role), counts, ...period }
}

/** The same of what is so of an actor for some time. */
export function readActorFactForm(written: unknown): ActorFactForm | null {
  const fields = asRecord(written)
  const { factKind, attribute, value, successorId } = fields
  const kind = (['name', 'attribute', 'successor'] satisfies ActorFactKind[]).find(
    (one) => one === factKind,
  )
  const period = readPeriod(fields)
  return kind && period
    ? {
        ...{ kind, attribute: textOrNull(attribute), value: textOrNull(value) },
        ...{ successorId: textOrNull(successorId), ...period },
      }
    : null
}

/** The same of a milestone. */
export function readMilestoneForm(written: unknown): MilestoneForm | null {
  const { name, label, dated, source } = asRecord(written)
  const { edtf, basis } = asRecord(dated)
  const read = typeof edtf === 'string' ? parseEdtfDate(edtf, textOrNull(basis)) : null
  return typeof name === 'string' && typeof label === 'string' && read?.ok
    ? { name, label, dated: read.dated, source: textOrNull(source) }
    : null
}

/** The same of a dossier. */
export function readDossierForm(written: unknown): DossierForm | null {
  const { name, shortName, procedure, summary, audience, fourEyes, secondShare } = asRecord(written)
  const known = dossierAudiences.find((one) => one === audience)
  return typeof name === 'string' && known
    ? {
        ...{ name, audience: known, shortName: textOrNull(shortName) },
        ...{ procedure: textOrNull(procedure), summary: textOrNull(summary) },
        ...(typeof fourEyes === 'boolean' ? { fourEyes } : {}),
        ...(typeof secondShare === 'number' || secondShare === null ? { secondShare } : {}),
      }
    : null
}

/** What an entry tells of somebody's place in the team of a dossier; the role is null where they had none. */
export function readTeamPlace(written: unknown): { role: DossierRole | null } | null {
  const { teammateId, role } = asRecord(written)
  const known = dossierRoles.find((one) => one === role)
  return typeof teammateId === 'string' && (known || role === null) ? { role: known ?? null } : null
}

/** An order of topics as an entry tells it: by their ids or, as earlier releases wrote it, by their names alone. */
export type TopicOrder = { ids: readonly string[] | null; names: readonly string[] }

export function readTopicOrder(written: unknown): TopicOrder | null {
  const { order, topicIds } = asRecord(written)
  const words = (list: readonly unknown[]) => list.filter((one) => typeof one === 'string')
  return Array.isArray(order)
    ? { names: words(order), ids: Array.isArray(topicIds) ? words(topicIds) : null }
    : null
}
