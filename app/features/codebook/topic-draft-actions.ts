import { requireDeed, requireFound } from '#app/auth/guard.ts'
import { refuseFormBecause, type RefusedForm } from '#app/domain/form-refusal.ts'
import { parseRevision } from '#app/domain/ids.ts'
import { describeForeseen } from '#app/domain/topic-forecast.ts'
import { wordingChanges } from '#app/domain/topic-changes.ts'
import {
  isSameWording,
  mayTakePen,
  minutesOfRest,
  penRest,
  type TopicDraft,
  type TopicVersion,
  type TopicWording,
} from '#app/domain/topic-wording.ts'
import { wordingFields } from '#app/domain/topic-wording-form.ts'
import { formatQuantity } from '#app/domain/text/words.ts'
import type { Topic } from '#app/domain/topics.ts'
import type { PerformedBy, VisibleStore } from '#app/store.server.ts'
import { withStoreErrors } from '../try-store.ts'
import { checkWording } from './check-wording.ts'
import { forecastChange } from './topic-forecast.ts'

/** What came of a form about a topic's draft: a sentence and whether one goes on writing, or what is wrong. */
export type TopicDraftOutcome = { ok: true; message: string; isOpen: boolean } | RefusedForm

/** A form about the draft of a topic, `now` being the moment it came (ISO 8601 in UTC). */
export type TopicDraftRequest = {
  visible: VisibleStore
  performedBy: PerformedBy
  userId: string
  topic: Topic
  others: readonly Topic[]
  fields: Record<string, string>
  now: string
}

/** The names of all fields that a form about a topic's draft may have. */
export const topicDraftFields = [
  'deed',
  'revision',
  'base',
  'change',
  'foreseen',
  'version',
  ...wordingFields,
]

/**
 * Does what a form about a topic's draft asks for: keep it, save it as a version, take it over, begin it with an
 * earlier version, throw it away.
 */
export async function applyTopicDraftForm(request: TopicDraftRequest): Promise<TopicDraftOutcome> {
  const deed = requireDeed(draftDeeds, request.fields.deed)
  return withStoreErrors<TopicDraftOutcome, TopicDraftOutcome>(
    () => deed(request),
    (sentence) => refuseFormBecause('not stored', { form: sentence }, request.fields),
  )
}

type DraftDeed = (request: TopicDraftRequest) => Promise<TopicDraftOutcome>

const draftDeeds: Record<string, DraftDeed> = {
  keep: keepDraft,
  save: saveDraft,
  'go back': goBackToVersion,
  'take over': takeDraftOver,
  'throw away': throwDraftAway,
}

async function keepDraft(request: TopicDraftRequest): Promise<TopicDraftOutcome> {
  const { visible, topic, fields, userId, now } = request
  const written = await readWrittenDraft(request)
  if (!written.ok) return written
  const { draft, wording, inUse } = written
  const kept = { topicId: topic.id, wording, baseVersion: inUse.version, userId, now }
  const { changed } = await visible.topicDrafts.keep(draft, kept)
  if (!changed) return refuseStaleDraft(await visible.topicDrafts.ofTopic(topic.id), fields)
  return {
    ok: true,
    message: 'The draft is kept. Nothing of it counts before it is saved.',
    isOpen: true,
  }
}

/** Makes a version of what was typed, with the draft that it was typed in or without one. */
async function saveDraft(request: TopicDraftRequest): Promise<TopicDraftOutcome> {
  const { visible, performedBy, topic, fields } = request
  const written = await readWrittenDraft(request)
  if (!written.ok) return written
  const { draft, wording, inUse } = written
  const change = wordingChanges.find((one) => one === fields.change)
  if (!change)
    return refuseFormBecause('unfit', { change: 'Say whether the meaning changed.' }, fields)
  if (isSameWording(inUse.wording, wording))
    return { ok: true, message: 'Nothing was changed, so there is no new version.', isOpen: true }
  if (change === 'meaning' && !(await isForeseen(request, inUse.wording, wording)))
    return keepUnforeseen(request)
  const next = { topicId: topic.id, before: inUse, wording, change, draft }
  const { changed } = await visible.topics.saveVersion(next, performedBy)
  return changed
    ? { ok: true, message: `Version ${inUse.version + 1} is in use.`, isOpen: false }
    : refuseStaleDraft(await visible.topicDrafts.ofTopic(topic.id), fields)
}

/** Whether a change of meaning does what its sender was shown that it would. */
async function isForeseen(
  { visible, topic, fields, now }: TopicDraftRequest,
  before: TopicWording,
  after: TopicWording,
): Promise<boolean> {
  const forecast = await forecastChange(visible, topic.id, { before, after }, now.slice(0, 10))
  return describeForeseen(forecast) === (fields.foreseen ?? '')
}

/** Keeps what was typed, so that its forecast is shown before it is saved. */
async function keepUnforeseen(request: TopicDraftRequest): Promise<TopicDraftOutcome> {
  const kept = await keepDraft(request)
  return kept.ok ? { ...kept, message: unforeseenSentence } : kept
}

const unforeseenSentence =
  'The draft is kept and not saved yet: saving it does something else than was shown. Look at what it does, then save it.'

type WrittenDraft =
  { ok: true; draft: TopicDraft | null; wording: TopicWording; inUse: TopicVersion } | RefusedForm

/** What was typed, where it is still the sender's to write and stands on the words in use. */
async function readWrittenDraft(request: TopicDraftRequest): Promise<WrittenDraft> {
  const { visible, topic, fields, userId } = request
  const draft = await visible.topicDrafts.ofTopic(topic.id)
  if (draft && draft.holder.id !== userId) return refuseOtherPen(draft, request)
  if ((draft?.revision ?? 0) !== parseRevision(fields.revision || '0'))
    return refuseStaleDraft(draft, fields)
  const inUse = (await visible.topics.versions(topic.id)).at(-1)!
  if (inUse.version !== parseRevision(fields.base)) return refuseStaleBase(inUse.version, fields)
  const checked = await checkWording(request, draft?.wording ?? inUse.wording)
  return checked.ok
    ? { ok: true, draft, wording: checked.wording, inUse }
    : refuseFormBecause('unfit', checked.errors, fields)
}

/** Begins a draft with the words of an earlier version; whoever holds one already finishes that first. */
async function goBackToVersion(request: TopicDraftRequest): Promise<TopicDraftOutcome> {
  const { visible, topic, fields, userId, now } = request
  const draft = await visible.topicDrafts.ofTopic(topic.id)
  if (draft && draft.holder.id !== userId) return refuseOtherPen(draft, request)
  if (draft) return refuseFormBecause('changed meanwhile', { form: ownDraftSentence }, fields)
  const versions = await visible.topics.versions(topic.id)
  const { wording, version } = requireFound(
    versions.find((one) => one.version === parseRevision(fields.version)),
    'version',
  )
  const kept = { topicId: topic.id, wording, baseVersion: versions.at(-1)!.version, userId, now }
  const { changed } = await visible.topicDrafts.keep(null, kept)
  return changed
    ? { ok: true, message: `The draft holds the words of version ${version}.`, isOpen: true }
    : refuseStaleDraft(await visible.topicDrafts.ofTopic(topic.id), fields)
}

const ownDraftSentence =
  'You hold a draft of this topic already. Save it or throw it away, then go back.'

/** The draft goes on as it is, in another hand. */
async function takeDraftOver(request: TopicDraftRequest): Promise<TopicDraftOutcome> {
  const { visible, topic, fields, userId, now } = request
  const draft = await visible.topicDrafts.ofTopic(topic.id)
  if (!draft) return refuseStaleDraft(draft, fields)
  if (!mayTakePen(draft, userId, now)) return refuseOtherPen(draft, request)
  const { changed } = await visible.topicDrafts.keep(draft, { ...draft, userId, now })
  return changed
    ? {
        ok: true,
        message: `You hold the draft now; it goes on as ${draft.holder.name} left it.`,
        isOpen: true,
      }
    : refuseStaleDraft(await visible.topicDrafts.ofTopic(topic.id), fields)
}

async function throwDraftAway(request: TopicDraftRequest): Promise<TopicDraftOutcome> {
  const { visible, topic, fields, userId } = request
  const draft = await visible.topicDrafts.ofTopic(topic.id)
  if (draft && draft.holder.id !== userId) return refuseOtherPen(draft, request)
  const { changed } = draft ? await visible.topicDrafts.discard(draft) : { changed: true }
  return changed
    ? { ok: true, message: 'The draft is thrown away.', isOpen: false }
    : refuseStaleDraft(await visible.topicDrafts.ofTopic(topic.id), fields)
}

function refuseOtherPen(draft: TopicDraft, { fields, now }: TopicDraftRequest): RefusedForm {
  const { name } = draft.holder
  const wait = penRest - minutesOfRest(draft, now)
  const way =
    wait > 0
      ? `it can be taken over once it rested for ${formatQuantity(wait, 'more minute')}`
      : 'it rests, and you may take it over'
  const sentence = `${name} holds the draft of this topic, so nothing was stored: ${way}.`
  return refuseFormBecause('changed meanwhile', { form: sentence }, fields)
}

function refuseStaleBase(version: number, fields: Record<string, string>): RefusedForm {
  const form =
    `Version ${version} came into use while you wrote, so nothing was stored. Its history shows what it ` +
    'changed. Send your words again to put them in its place.'
  return refuseFormBecause('changed meanwhile', { form, base: String(version) }, fields)
}

function refuseStaleDraft(draft: TopicDraft | null, fields: Record<string, string>): RefusedForm {
  const sentence = draft
    ? `${draft.holder.name} kept this draft elsewhere meanwhile, so nothing was stored. ` +
      'Keep it again to put your words in its place.'
    : 'The draft is not there any more: it was saved or thrown away. Keep it again to begin a new one with these words.'
  return refuseFormBecause(
    'changed meanwhile',
    { form: sentence, revision: String(draft?.revision ?? 0) },
    fields,
  )
}
