import { actorSchema, toActorFields } from '#app/domain/actor-form.ts'
import { toActorForm } from '#app/domain/actors.ts'
import {
  affiliationSchema,
  findLetterId,
  toAffiliationFields,
} from '#app/domain/affiliation-form.ts'
import {
  collectFieldErrors,
  refuseFormBecause,
  type RefusedForm,
} from '#app/domain/form-refusal.ts'
import { optionalSentencesSchema } from '#app/domain/written-words.ts'
import { milestoneSchema, toMilestoneFields } from '#app/domain/milestone-form.ts'
import {
  listProposedChanges,
  listProposedFields,
  type Proposal,
  type ProposalSubject,
  type ProposedFields,
  type TakenProposal,
} from '#app/domain/proposals.ts'
import { exampleFields, toWordingFields } from '#app/domain/topic-wording.ts'
import type { PerformedBy, VisibleStore } from '#app/store.server.ts'
import { withStoreErrors } from '../try-store.ts'

export type ProposeOutcome = { ok: true; message: string } | RefusedForm

type ProposeRequest = {
  visible: VisibleStore
  performedBy: PerformedBy
  userId: string
  about: Exclude<ProposalSubject, 'topic'>
  aboutId: string
  dossierId: string | null
  fields: Record<string, string>
}

const schemas = {
  actor: actorSchema,
  affiliation: affiliationSchema,
  milestone: milestoneSchema,
} as const

/** What forms have besides: why a change is proposed, and the proposal that fills a form for an editor. */
export const proposingFields = ['proposalNote', 'proposal'] as const

/**
 * What stands now in the form that a proposal is about: of a row the row's, of a new one nothing. Null where it is not
 * there any more.
 */
export async function readProposalBase(
  visible: VisibleStore,
  { about, aboutId, dossierId }: Pick<Proposal, 'about' | 'aboutId' | 'dossierId'>,
  rowId: string | undefined,
): Promise<{ fields: ProposedFields; revision: number | null } | null> {
  if (about === 'topic') return readTopicBase(visible, aboutId, dossierId)
  if (about === 'actor') {
    const record = await visible.actors.recordOf(aboutId)
    return record && { fields: toActorFields(toActorForm(record)), revision: record.revision }
  }
  if (!rowId) return { fields: {}, revision: null }
  if (about === 'affiliation') {
    const rows = await visible.actors.affiliationRecords(aboutId)
    const row = rows.find(({ id, withdrawn }) => id === rowId && !withdrawn)
    return row ? { fields: toAffiliationFields(row), revision: row.revision } : null
  }
  const records = await visible.milestones.records(aboutId)
  const record = records.find(({ id, withdrawn }) => id === rowId && !withdrawn)
  return record ? { fields: toMilestoneFields(record), revision: record.revision } : null
}

/** Keeps a form as a proposal for editors, unless it does not fit, changes nothing, or rests on what is hidden. */
export async function proposeChange(request: ProposeRequest): Promise<ProposeOutcome> {
  const { visible, about, aboutId, dossierId, fields } = request
  const refuse = (errors: Record<string, string>) => refuseFormBecause('unfit', errors, fields)
  const base = await readProposalBase(visible, { about, aboutId, dossierId }, fields.id)
  if (!base)
    return refuseFormBecause('changed meanwhile', { form: 'This is not there any more.' }, fields)
  const names = listProposedFields(about)
  const written = Object.fromEntries(
    names.map((name) => [name, fields[name] ?? base.fields[name] ?? '']),
  )
  const parsed = schemas[about].safeParse(written)
  if (!parsed.success) return refuse(collectFieldErrors(parsed.error))
  const hidden =
    (await findHiddenGround(request, written)) ?? (await findHiddenGround(request, base.fields))
  if (hidden) return refuse(hidden)
  return keepProposal(request, {
    ...{ about, aboutId, dossierId, base: base.fields },
    fields: { ...written, ...(fields.id ? { id: fields.id } : {}) },
  })
}

type Proposer = {
  visible: VisibleStore
  performedBy: PerformedBy
  userId: string
  /** The form that was sent, with what its proposer says of it. */
  fields: ProposedFields
}

/** Keeps checked words as a proposal, unless they change nothing or what is said of it does not fit. */
export async function keepProposal(
  { visible, performedBy, userId, fields }: Proposer,
  proposed: Pick<Proposal, 'about' | 'aboutId' | 'dossierId' | 'fields' | 'base'>,
): Promise<ProposeOutcome> {
  const refuse = (errors: Record<string, string>) => refuseFormBecause('unfit', errors, fields)
  if (!listProposedChanges(proposed).length)
    return refuse({ form: 'This changes nothing, so there is nothing to propose.' })
  const note = optionalSentencesSchema.safeParse(fields.proposalNote ?? '')
  if (!note.success) return refuse({ proposalNote: note.error.issues[0]!.message })
  const made = { ...proposed, note: note.data, says: describeProposal }
  return withStoreErrors<ProposeOutcome, ProposeOutcome>(
    async () => {
      const { unplaced } = await visible.proposals.make(made, { ...performedBy, userId })
      return unplaced ? refuse(unplaced) : { ok: true, message: proposedMessage }
    },
    (sentence) => refuseFormBecause('not stored', { form: sentence }, fields),
  )
}

const proposedMessage = 'Proposed: it waits for an editor, and counts nowhere until then.'

/** The words of a topic that a dossier uses, with the number of their version; of a new topic nothing. */
async function readTopicBase(visible: VisibleStore, aboutId: string, dossierId: string | null) {
  if (aboutId === dossierId) return { fields: {}, revision: null }
  const topics = await visible.topics.ofDossier(dossierId ?? '')
  if (!topics.some(({ id }) => id === aboutId)) return null
  const { version, wording } = (await visible.topics.versions(aboutId)).at(-1)!
  return { fields: { ...toWordingFields(wording), version: String(version) }, revision: version }
}

/** `name: X → Y; note: …`; of a passage that shows a level it is said only that it is another one. */
function describeProposal(proposal: Pick<Proposal, 'about' | 'fields' | 'base'>): string {
  return listProposedChanges(proposal.about === 'topic' ? sayExamples(proposal) : proposal)
    .map(({ label, before, after }) => `${label}: ${before ? `${before} → ` : ''}${after || '–'}`)
    .join('; ')
}

/** A proposal as it is settled with other changes; `answer` is what whoever proposed it reads. */
export function describeTaken(proposal: Proposal, answer: string | null): TakenProposal {
  const { id, about, aboutId, dossierId } = proposal
  return { id, about, aboutId, dossierId, answer, says: describeProposal(proposal) }
}

function sayExamples({ about, fields, base }: Pick<Proposal, 'about' | 'fields' | 'base'>) {
  const say = (of: ProposedFields, words: (field: string) => string) =>
    Object.fromEntries(exampleFields.map((field) => [field, of[field] ? words(field) : '']))
  const another = (field: string) =>
    fields[field] === base[field] ? 'a passage' : 'another passage'
  return {
    about,
    fields: { ...fields, ...say(fields, another) },
    base: { ...base, ...say(base, () => 'a passage') },
  }
}

/**
 * A proposal is read by whoever sees what it is about, so it rests on nothing that some of them do not see: neither an
 * actor nor an organisation nor a proof that only letters for named people give.
 */
async function findHiddenGround(
  { visible, about, aboutId }: ProposeRequest,
  written: ProposedFields,
): Promise<Record<string, string> | null> {
  if (about === 'milestone') return null
  const hidden = await visible.proposals.hiddenGround({
    actorId: aboutId,
    organisation: about === 'affiliation' ? (written.organisation ?? '') : '',
    letterId: about === 'affiliation' ? findLetterId(written.proof ?? '') : null,
  })
  const field = { actor: 'form', organisation: 'organisation', letter: 'proof' }
  return hidden && { [field[hidden]]: notEverybodys }
}

export const notEverybodys = 'Not everybody here may see this. Ask an editor who does to change it.'
