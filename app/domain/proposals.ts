import { wordingLabels } from './topic-wording.ts'

/** What a proposal is about: an actor itself, where an actor belongs, a milestone of a dossier, or a topic's words. */
export type ProposalSubject = 'actor' | 'affiliation' | 'milestone' | 'topic'
export type ProposalState = 'waiting' | 'taken' | 'refused' | 'withdrawn'

/** The fields of a form by their names, as they were sent. */
export type ProposedFields = Record<string, string>

/**
 * A form as somebody would save it who may not: what they wrote, and what stood in it when they did. It counts nowhere
 * until an editor takes it.
 */
export type Proposal = {
  id: string
  about: ProposalSubject
  /** An actor's or a topic's id; for a milestone, and for a topic that is new, the dossier's. */
  aboutId: string
  dossierId: string | null
  fields: ProposedFields
  base: ProposedFields
  note: string | null
  proposedBy: { id: string; name: string }
  proposedAt: string
  state: ProposalState
  answer: string | null
  settledBy: string | null
}

/** Which proposals are meant: those about actors, and those about the milestones and topics of dossiers. */
export type ProposalFilter = { actors: boolean; dossierIds: readonly string[] }

/** A proposal that is taken with what it makes of things: `says` what it changes, in words. */
export type TakenProposal = Pick<Proposal, 'id' | 'about' | 'aboutId' | 'dossierId'> & {
  answer: string | null
  says: string
}

/** One field that a proposal changes; `since`: what stands there now, where somebody changed it meanwhile. */
export type ProposedChange = { label: string; before: string; after: string; since: string | null }

/** What proposals may change, by the names of their forms' fields, in the order of the form. */
const fieldLabels: Record<ProposalSubject, readonly (readonly [field: string, label: string])[]> = {
  actor: [
    ['name', 'Name'],
    ['kind', 'Kind'],
    ['aliases', 'Other spellings'],
    ['note', 'Note'],
    ['transparencyRegister', 'EU Transparency Register'],
    ['parliament', 'European Parliament'],
    ['wikidata', 'Wikidata'],
  ],
  affiliation: [
    ['organisation', 'Organisation or unit'],
    ['role', 'As'],
    ['from', 'From'],
    ['to', 'To'],
    ['proof', 'What proves it'],
    ['counts', 'What is said there counts'],
  ],
  milestone: [
    ['date', 'Date'],
    ['name', 'Name'],
    ['label', 'Word on the axis'],
    ['basis', 'Why this date'],
    ['source', 'Address'],
  ],
  topic: wordingLabels,
}

/** The names of the fields that a proposal of this kind may change. */
export function listProposedFields(about: ProposalSubject): string[] {
  return fieldLabels[about].map(([field]) => field)
}

/** What a proposal changes, field by field; `now` is what stands there, where the thing is still there. */
export function listProposedChanges(
  { about, fields, base }: Pick<Proposal, 'about' | 'fields' | 'base'>,
  now: ProposedFields | null = null,
): ProposedChange[] {
  return fieldLabels[about].flatMap(([field, label]) => {
    const [before, after] = [base[field] ?? '', fields[field] ?? '']
    if (isSameWords(before, after)) return []
    const today = now?.[field] ?? ''
    const since = now && !isSameWords(today, before) && !isSameWords(today, after) ? today : null
    return [{ label, before, after, since }]
  })
}

/**
 * What the form holds when a proposal is taken: what stands there now, with what the proposal changes and nothing else
 * of what stood in it when it was made.
 */
export function applyProposedChanges(
  { about, fields, base }: Pick<Proposal, 'about' | 'fields' | 'base'>,
  now: ProposedFields,
): ProposedFields {
  const changed = listProposedFields(about).filter(
    (field) => !isSameWords(base[field] ?? '', fields[field] ?? ''),
  )
  return { ...now, ...Object.fromEntries(changed.map((field) => [field, fields[field] ?? ''])) }
}

/** Whether a form says what is stored already, in all that proposals of this kind may change. */
export function isSameForm(
  about: ProposalSubject,
  form: ProposedFields,
  stored: ProposedFields,
): boolean {
  return listProposedFields(about).every((field) =>
    isSameWords(form[field] ?? '', stored[field] ?? ''),
  )
}

const isSameWords = (one: string, other: string): boolean =>
  one.replace(/\r\n/g, '\n').trim() === other.replace(/\r\n/g, '\n').trim()
