import { requireDeed } from '#app/auth/guard.ts'
import { refuseFormBecause, type RefusedForm } from '#app/domain/form-refusal.ts'
import { parseRevision } from '#app/domain/ids.ts'
import { findPartsObstacle, readPartNumber, type SplitPart } from '#app/domain/splits.ts'
import { formatQuantity } from '#app/domain/text/words.ts'
import { explainClosed, findTopicsByName, type Topic } from '#app/domain/topics.ts'
import type { PerformedBy, VisibleStore } from '#app/store.server.ts'
import { withStoreErrors } from '../try-store.ts'
import { findAssigned, findOpenSplit } from './split-view.ts'

/** What came of a form about a split: a sentence, or what is wrong. */
export type SplitOutcome = { ok: true; message: string } | RefusedForm

/** A form about taking a topic apart; `positionIds` are those that it names. */
export type SplitRequest = {
  visible: VisibleStore
  performedBy: PerformedBy
  dossierId: string
  topic: Topic
  topics: readonly Topic[]
  fields: Record<string, string>
  positionIds: readonly string[]
}

/** The names of the fields that such a form may have. */
export const splitFields = [
  ...['deed', 'revision', 'part', 'id'],
  ...['first', 'first-name', 'second', 'second-name'],
]

/** The longest name of a topic, as everywhere. */
const longestName = 80

/** Begins a split, says where positions go, does it, throws it away, or takes one back that was done. */
export async function applySplitForm(request: SplitRequest): Promise<SplitOutcome> {
  const deed = requireDeed(splitDeeds, request.fields.deed)
  return withStoreErrors<SplitOutcome, SplitOutcome>(
    () => deed(request),
    (sentence) => refuseFormBecause('not stored', { form: sentence }, request.fields),
  )
}

const splitDeeds: Record<string, (request: SplitRequest) => Promise<SplitOutcome>> = {
  begin: beginByForm,
  put: putPositions,
  finish: finishByForm,
  discard: discardByForm,
  undo: undoByForm,
}

async function beginByForm(request: SplitRequest): Promise<SplitOutcome> {
  const { visible, performedBy, dossierId, topic, fields } = request
  const [first, second] = [readPart(request, 'first'), readPart(request, 'second')]
  const errors = {
    ...(typeof first === 'string' ? { first } : {}),
    ...(typeof second === 'string' ? { second } : {}),
  }
  if (typeof first === 'string' || typeof second === 'string')
    return refuseFormBecause('unfit', errors, fields)
  const obstacle = findPartsObstacle(topic, [first, second])
  if (obstacle) return refuseFormBecause('unfit', { second: obstacle }, fields)
  const { changed } = await visible.splits.begin(
    { topicId: topic.id, dossierId },
    [first, second],
    performedBy,
  )
  return changed
    ? { ok: true, message: 'Nothing changes until it is done. Put each position to its part.' }
    : refuseMeanwhile(fields)
}

/** A part as the form names it: a topic of the dossier, or the name of one to be made; otherwise what is wrong. */
function readPart(
  { topic, topics, fields }: SplitRequest,
  field: 'first' | 'second',
): SplitPart | string {
  const name = (fields[`${field}-name`] ?? '').trim().replace(/\s+/g, ' ')
  const chosen = topics.find(({ id }) => id === fields[field])
  if (chosen && name) return 'Choose a topic, or write the name of a new one; not both.'
  if (chosen)
    return explainClosed(chosen) ?? { topicId: chosen.id, name: chosen.name, isNew: false }
  if (!name) return 'Choose a topic, or write the name of a new one.'
  if (name.length > longestName) return `A name has at most ${longestName} characters.`
  const [twin] = findTopicsByName(topics, name)
  if (twin) return explainTaken(twin, topic)
  return { topicId: null, name, isNew: true }
}

/** Topics that are open can be chosen below the name; the one that is split, and closed ones, cannot. */
function explainTaken(twin: Topic, topic: Topic): string {
  const name = `There is a topic “${twin.name}” already.`
  return twin.id === topic.id || twin.closedAt !== null
    ? `${name} Write another name.`
    : `${name} Choose it below, or write another name.`
}

async function putPositions(request: SplitRequest): Promise<SplitOutcome> {
  const { visible, dossierId, topic, fields, positionIds } = request
  const split = await findOpenSplit(visible, { topicId: topic.id, dossierId })
  if (!split) return refuseMeanwhile(fields)
  const found = (await visible.positions.byIds(positionIds)).filter(
    ({ topicId }) => topicId === topic.id,
  )
  if (!found.length)
    return refuseFormBecause('unfit', { form: 'Tick the positions that go there.' }, fields)
  const part = readPartNumber(fields.part)
  const ids = found.map(({ id }) => id)
  const { changed } = await visible.splits.assign(split, ids, part)
  if (!changed) return refuseMeanwhile(fields)
  const where = part === null ? topic.name : split.parts[part - 1]!.name
  const verb = part === null ? 'stay on' : 'go to'
  return { ok: true, message: `${formatQuantity(ids.length, 'position')} will ${verb} ${where}.` }
}

async function finishByForm(request: SplitRequest): Promise<SplitOutcome> {
  const { visible, performedBy, dossierId, topic, topics, fields } = request
  const split = await findOpenSplit(visible, { topicId: topic.id, dossierId })
  if (!split || split.revision !== parseRevision(fields.revision)) return refuseMeanwhile(fields)
  const moved = await findAssigned(visible, topic.id, split)
  if (!moved.length)
    return refuseFormBecause('unfit', { form: 'No position is put to a part yet.' }, fields)
  for (const part of split.parts) {
    const obstacle = explainUnfitPart(part, topics)
    if (obstacle) return refuseFormBecause('unfit', { form: obstacle }, fields)
  }
  const { wording } = (await visible.topics.versions(topic.id)).at(-1)!
  const { changed } = await visible.splits.finish(split, { wording, moved }, performedBy)
  if (!changed) return refuseMeanwhile(fields)
  const staying = await visible.positions.count({ topicIds: [topic.id] })
  const counts = split.parts.map(
    ({ name }, index) => `${moved.filter(({ part }) => part === index + 1).length} to ${name}`,
  )
  return {
    ok: true,
    message:
      `Done: ${counts.join(', ')}. ` +
      (staying
        ? `${formatQuantity(staying, 'position')} ${staying === 1 ? 'stays' : 'stay'} on ${topic.name}.`
        : `Nothing stays on ${topic.name}; it can be closed on its page.`),
  }
}

/** Why a part cannot be what was named when the split was begun. */
function explainUnfitPart({ topicId, name }: SplitPart, topics: readonly Topic[]): string | null {
  if (topicId === null)
    return findTopicsByName(topics, name).length
      ? `There is a topic “${name}” by now. Throw this away and begin again with that one.`
      : null
  const topic = topics.find(({ id }) => id === topicId)
  return topic
    ? explainClosed(topic)
    : `“${name}” is not a topic of this dossier any more. Throw this away and begin again.`
}

async function discardByForm(request: SplitRequest): Promise<SplitOutcome> {
  const { visible, dossierId, topic, fields } = request
  const split = await findOpenSplit(visible, { topicId: topic.id, dossierId })
  const { changed } = split ? await visible.splits.discard(split) : { changed: false }
  return changed
    ? { ok: true, message: 'It is thrown away. Every position is where it was.' }
    : refuseMeanwhile(fields)
}

async function undoByForm(request: SplitRequest): Promise<SplitOutcome> {
  const { visible, performedBy, dossierId, topic, fields } = request
  const split = (await visible.splits.ofTopic(topic.id, dossierId)).find(
    ({ id, doneAt }) => id === fields.id && doneAt !== null,
  )
  const { changed } = split ? await visible.splits.undo(split, performedBy) : { changed: false }
  return changed
    ? {
        ok: true,
        message:
          `What was still on its part is on ${topic.name} again, with the level that it has now. ` +
          'What was given another topic since stays there.',
      }
    : refuseMeanwhile(fields)
}

const refuseMeanwhile = (fields: Record<string, string>): RefusedForm =>
  refuseFormBecause(
    'changed meanwhile',
    { form: 'Somebody worked on this meanwhile, so nothing was done. This is how it stands now.' },
    fields,
  )
