import { refuseFormBecause, type RefusedForm } from '#app/domain/form-refusal.ts'
import { parseRevision } from '#app/domain/ids.ts'
import type { ProposedFields } from '#app/domain/proposals.ts'
import { topicFields } from '#app/domain/topic-form.ts'
import { wordingFields } from '#app/domain/topic-wording-form.ts'
import { exampleFields, toWordingFields } from '#app/domain/topic-wording.ts'
import type { Topic } from '#app/domain/topics.ts'
import type { PerformedBy, VisibleStore } from '#app/store.server.ts'
import { checkWording } from './check-wording.ts'
import {
  keepProposal,
  notEverybodys,
  proposingFields,
  readProposalBase,
  type ProposeOutcome,
} from './propose-change.ts'
import { readNewTopic } from './topic-actions.ts'

type ProposeTopicRequest = {
  visible: VisibleStore
  performedBy: PerformedBy
  userId: string
  dossierId: string
  /** The topics of the dossier; those besides the topic where its words are meant. */
  others: readonly Topic[]
  fields: Record<string, string>
}

/** The names of all fields that a form may have by which other words of a topic are proposed. */
export const wordingProposalFields = ['base', ...wordingFields, ...proposingFields]

/** The same for a topic that is new. */
export const newTopicProposalFields = [...topicFields, ...proposingFields]

/**
 * Keeps other words of a topic as a proposal, unless they do not fit, change nothing, rest on passages that not
 * everybody sees, or stand on another version than the one in use.
 */
export async function proposeWording(
  request: ProposeTopicRequest & { topic: Topic },
): Promise<ProposeOutcome> {
  const { visible, topic, dossierId, fields } = request
  const of = { about: 'topic', aboutId: topic.id, dossierId } as const
  const base = (await readProposalBase(visible, of, undefined))!
  const inUse = (await visible.topics.versions(topic.id)).at(-1)!
  const checked = await checkWording(request, inUse.wording)
  if (!checked.ok) return refuseFormBecause('unfit', checked.errors, fields)
  if (inUse.version !== parseRevision(fields.base)) return refuseStaleBase(inUse.version, fields)
  const written = toWordingFields(checked.wording)
  const hidden = await findHiddenExamples(visible, written, base.fields)
  if (hidden) return refuseFormBecause('unfit', hidden, fields)
  return keepProposal(request, { ...of, fields: written, base: base.fields })
}

/** Keeps the words of a new topic as a proposal, unless they do not fit or another topic is called so. */
export async function proposeTopic(request: ProposeTopicRequest): Promise<ProposeOutcome> {
  const { visible, others, dossierId, fields } = request
  const read = readNewTopic(visible, others, fields)
  if (!read.ok) return read
  const { name, proposition, anchors } = read.topic
  const words = { name, proposition, ...anchors }
  return keepProposal(request, {
    ...{ about: 'topic', aboutId: dossierId, dossierId },
    ...{ fields: words, base: {} },
  })
}

/** Which of the passages that are chosen anew not everybody sees who reads the proposal. */
async function findHiddenExamples(
  visible: VisibleStore,
  written: ProposedFields,
  base: ProposedFields,
): Promise<Record<string, string> | null> {
  const chosen = exampleFields.filter((field) => written[field] && written[field] !== base[field])
  const hidden = await visible.proposals.hiddenPassages(chosen.map((field) => written[field]!))
  const errors = chosen
    .filter((field) => hidden.includes(written[field]!))
    .map((field) => [field, notEverybodys] as const)
  return errors.length ? Object.fromEntries(errors) : null
}

function refuseStaleBase(version: number, fields: Record<string, string>): RefusedForm {
  const form =
    `Version ${version} came into use while you wrote, so nothing was proposed. Its history shows what it ` +
    'changed. Send your words again to propose them in its place.'
  return refuseFormBecause('changed meanwhile', { form, base: String(version) }, fields)
}
