import { requireDeed } from '#app/auth/guard.ts'
import {
  collectFieldErrors,
  refuseFormBecause,
  type RefusedForm,
} from '#app/domain/form-refusal.ts'
import { topicFields, topicSchema, type TopicForm } from '#app/domain/topic-form.ts'
import { findTopicsByName, type Topic } from '#app/domain/topics.ts'
import type { PerformedBy, VisibleStore } from '#app/store.server.ts'
import { withStoreErrors } from '../try-store.ts'

/** What came of a form about the codebook: a sentence about the topic, or what is wrong. */
export type TopicOutcome = { ok: true; topicId: string; message: string } | RefusedForm

/** A form about the topics of a dossier, as it has them now. */
export type TopicRequest = {
  visible: VisibleStore
  performedBy: PerformedBy
  dossierId: string
  topics: readonly Topic[]
  fields: Record<string, string>
}

/** The names of all fields that a form about topics may have. */
export const topicRequestFields = ['deed', 'id', 'order', ...topicFields]

/** Does what a form about topics asks for: add one, move it up or down in the order, close or reopen it. */
export async function applyTopicForm(request: TopicRequest): Promise<TopicOutcome> {
  const deed = requireDeed(topicDeeds, request.fields.deed)
  return withStoreErrors<TopicOutcome, TopicOutcome>(
    () => deed(request),
    (sentence) => refuseFormBecause('not stored', { form: sentence }, request.fields),
  )
}

const topicDeeds: Record<string, (request: TopicRequest) => Promise<TopicOutcome>> = {
  add: addTopicByForm,
  up: (request) => moveTopic(request, -1),
  down: (request) => moveTopic(request, 1),
  close: (request) => setClosed(request, true),
  reopen: (request) => setClosed(request, false),
}

async function addTopicByForm(request: TopicRequest): Promise<TopicOutcome> {
  const { visible, performedBy, dossierId, topics, fields } = request
  const read = readNewTopic(visible, topics, fields)
  if (!read.ok) return read
  const topicId = await visible.topics.add(dossierId, read.topic, performedBy)
  return { ok: true, topicId, message: `The topic “${read.topic.name}” is added.` }
}

/** The words of a new topic, unless they do not fit or one of the topics is called so. */
export function readNewTopic(
  visible: Pick<VisibleStore, 'findTypedMasks'>,
  topics: readonly Topic[],
  fields: Record<string, string>,
): { ok: true; topic: TopicForm } | RefusedForm {
  const empty = Object.fromEntries(topicFields.map((field) => [field, '']))
  const parsed = topicSchema.safeParse({ ...empty, ...fields })
  if (!parsed.success) return refuseFormBecause('unfit', collectFieldErrors(parsed.error), fields)
  const masked = visible.findTypedMasks(fields)
  if (Object.keys(masked).length) return refuseFormBecause('unfit', masked, fields)
  const [twin] = findTopicsByName(topics, parsed.data.name)
  if (twin) {
    const name = `There is a topic “${twin.name}” already. Give this one another name.`
    return refuseFormBecause('unfit', { name }, fields)
  }
  return { ok: true, topic: parsed.data }
}

async function setClosed(
  { visible, performedBy, topics, fields }: TopicRequest,
  isClosed: boolean,
): Promise<TopicOutcome> {
  const topic = topics.find(({ id }) => id === fields.id)
  const { changed } = topic
    ? await visible.topics.setClosed(topic.id, isClosed, performedBy)
    : { changed: false }
  if (!topic || !changed)
    return refuseFormBecause(
      'changed meanwhile',
      {
        form: 'Somebody changed the topics meanwhile. Nothing was done; this is how they are now.',
      },
      fields,
    )
  const message = isClosed
    ? `“${topic.name}” is closed: nothing new is coded on it, and what is coded goes on counting.`
    : `“${topic.name}” is open again.`
  return { ok: true, topicId: topic.id, message }
}

/** The order is sent as it was read, so that nobody moves a topic in an order that has changed since. */
async function moveTopic(request: TopicRequest, by: 1 | -1): Promise<TopicOutcome> {
  const { visible, performedBy, dossierId, topics, fields } = request
  const from = topics.findIndex(({ id }) => id === fields.id)
  const isCurrent = fields.order === topics.map(({ id }) => id).join(' ')
  const after = [...topics]
  const [moved] = after.splice(from, 1)
  if (from < 0 || !isCurrent || !moved) return refuseOrder(fields)
  after.splice(Math.max(0, from + by), 0, moved)
  const order = { before: topics, after }
  const { changed } = await visible.topics.reorder(dossierId, order, performedBy)
  return changed
    ? { ok: true, topicId: moved.id, message: `“${moved.name}” is moved.` }
    : refuseOrder(fields)
}

const refuseOrder = (fields: Record<string, string>): RefusedForm =>
  refuseFormBecause(
    'changed meanwhile',
    { form: 'Somebody changed the topics meanwhile. Nothing was moved; this is their order now.' },
    fields,
  )
