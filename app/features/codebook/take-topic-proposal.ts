import { refuseFormBecause, type RefusedForm } from '#app/domain/form-refusal.ts'
import { applyProposedChanges, type Proposal } from '#app/domain/proposals.ts'
import type { TopicWording } from '#app/domain/topic-wording.ts'
import type { Topic } from '#app/domain/topics.ts'
import { checkWording } from './check-wording.ts'
import type { Settler } from './proposal-lists.ts'
import { describeTaken, readProposalBase } from './propose-change.ts'
import { readNewTopic } from './topic-actions.ts'

/** What came of it, with where one goes on. */
type TakeOutcome = { ok: true; message: string; leadsTo: string } | RefusedForm

/** What whoever proposed other words reads once these stand in a draft. */
const takenIntoDraft = 'Taken into a draft of the topic, which counts once it is saved.'

/** Takes a proposal that waits: other words as a draft of the topic, a new topic as it is. */
export async function takeTopicProposal(
  settler: Settler,
  proposal: Proposal,
  fields: Record<string, string>,
): Promise<TakeOutcome> {
  const { aboutId, dossierId } = proposal
  const dossier = (await settler.visible.dossiers.all()).find(({ id }) => id === dossierId)!
  const topics = await settler.visible.topics.ofDossier(dossier.id)
  const topic = topics.find(({ id }) => id === aboutId)
  const taking = { settler, proposal, fields, path: `/dossiers/${dossier.slug}/topics`, topics }
  return topic ? takeWording(taking, topic) : takeNewTopic(taking, dossier.id)
}

type Taking = {
  settler: Settler
  proposal: Proposal
  fields: Record<string, string>
  path: string
  topics: readonly Topic[]
}

/** The draft is the editor's from now on: its page says what saving it would do, and asks for the kind of change. */
async function takeWording(taking: Taking, topic: Topic): Promise<TakeOutcome> {
  const { settler, proposal, fields, path, topics } = taking
  const { visible, user, performedBy } = settler
  const draft = await visible.topicDrafts.ofTopic(topic.id)
  if (draft) return refuseBecauseOfDraft(draft.holder, user.id, fields)
  const base = (await readProposalBase(visible, proposal, undefined))!
  const inUse = (await visible.topics.versions(topic.id)).at(-1)!
  const checked = await checkWording(
    {
      ...{ visible, topic, others: topics.filter(({ id }) => id !== topic.id) },
      fields: applyProposedChanges(proposal, base.fields),
    },
    inUse.wording,
  )
  if (!checked.ok) return refuseUnfit(checked.errors, fields)
  const kept = describeKept(topic.id, checked.wording, inUse.version, user.id)
  const takes = { proposal: describeTaken(proposal, takenIntoDraft), performedBy }
  const { changed } = await visible.topicDrafts.keep(null, kept, takes)
  if (!changed) return refuseOvertaken(fields)
  const message = 'Taken: it is the draft of this topic now, and counts once that is saved.'
  return { ok: true, message, leadsTo: `${path}/${topic.id}/draft` }
}

const describeKept = (
  topicId: string,
  wording: TopicWording,
  baseVersion: number,
  userId: string,
) => ({ topicId, wording, baseVersion, userId, now: new Date().toISOString() })

async function takeNewTopic(
  { settler, proposal, fields, path, topics }: Taking,
  dossierId: string,
): Promise<TakeOutcome> {
  const { visible, performedBy } = settler
  const read = readNewTopic(visible, topics, proposal.fields)
  if (!read.ok) return refuseUnfit(read.refusal.errors, fields)
  const added = { topic: read.topic, takes: describeTaken(proposal, null) }
  const topicId = await visible.topics.addProposed(dossierId, added, performedBy)
  if (topicId === null) return refuseOvertaken(fields)
  const message = `Taken: the topic “${read.topic.name}” is added.`
  return { ok: true, message, leadsTo: `${path}/${topicId}` }
}

function refuseBecauseOfDraft(
  holder: { id: string; name: string },
  userId: string,
  fields: Record<string, string>,
): RefusedForm {
  const form =
    holder.id === userId
      ? 'You hold a draft of this topic already. Save it or throw it away, then take this proposal.'
      : `${holder.name} holds the draft of this topic, so nothing was taken. Take it once that is saved or thrown away.`
  return refuseFormBecause('changed meanwhile', { form }, fields)
}

function refuseUnfit(errors: Record<string, string>, fields: Record<string, string>): RefusedForm {
  const [sentence] = Object.values(errors)
  return refuseFormBecause('unfit', { form: `It cannot be taken as it is: ${sentence}` }, fields)
}

const refuseOvertaken = (fields: Record<string, string>): RefusedForm =>
  refuseFormBecause(
    'changed meanwhile',
    { form: 'Somebody settled this proposal or began a draft meanwhile, so nothing was taken.' },
    fields,
  )
