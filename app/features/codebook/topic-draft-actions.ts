import { requireDeed } from '#app/auth/guard.ts'
import { refuseFormBecause, type RefusedForm } from '#app/domain/form-refusal.ts'
import { parseRevision } from '#app/domain/ids.ts'
import { mayTakePen, minutesOfRest, penRest, type TopicDraft } from '#app/domain/topic-wording.ts'
import { wordingFields } from '#app/domain/topic-wording-form.ts'
import { formatQuantity } from '#app/domain/text/words.ts'
import type { Topic } from '#app/domain/topics.ts'
import type { PerformedBy, VisibleStore } from '#app/store.server.ts'
import { withStoreErrors } from '../try-store.ts'
import { checkWording } from './check-wording.ts'

/** What came of a form about a topic's draft: a sentence and whether the draft is there still, or what is wrong. */
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
export const topicDraftFields = ['deed', 'revision', ...wordingFields]

/** Does what a form about a topic's draft asks for: keep it, take it over, throw it away. */
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
  'take over': takeDraftOver,
  'throw away': throwDraftAway,
}

async function keepDraft(request: TopicDraftRequest): Promise<TopicDraftOutcome> {
  const { visible, topic, fields, userId } = request
  const draft = await visible.topicDrafts.ofTopic(topic.id)
  if (draft && draft.holder.id !== userId) return refuseOtherPen(draft, request)
  if ((draft?.revision ?? 0) !== parseRevision(fields.revision || '0'))
    return refuseStaleDraft(draft, fields)
  const checked = await checkWording(request, draft?.wording ?? null)
  if (!checked.ok) return refuseFormBecause('unfit', checked.errors, fields)
  const { changed } = await visible.topicDrafts.keep(draft, {
    topicId: topic.id,
    wording: checked.wording,
    baseVersion: draft?.baseVersion ?? topic.version,
    userId,
    now: request.now,
  })
  if (!changed) return refuseStaleDraft(await visible.topicDrafts.ofTopic(topic.id), fields)
  return {
    ok: true,
    message: 'The draft is kept. Nothing of it counts before it is saved.',
    isOpen: true,
  }
}

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
