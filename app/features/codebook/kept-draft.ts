import { formatMoment } from '#app/domain/moments.ts'
import type { RefusedForm } from '#app/domain/form-refusal.ts'
import type { VisibleStore } from '#app/store.server.ts'
import { applyTopicDraftForm, type TopicDraftRequest } from './topic-draft-actions.ts'
import { forecastChange, type ForecastView } from './topic-forecast.ts'

/** A draft as it was kept: its revision, when, to the minute in UTC, and what saving it would do. */
type KeptDraft = { ok: true; revision: number; keptAt: string; forecast: ForecastView }

/** Keeps what somebody types while they type it, by the rules by which a form is kept. */
export async function keepTypedDraft(request: TopicDraftRequest): Promise<KeptDraft | RefusedForm> {
  const { visible, topic, now } = request
  const fields = { ...request.fields, deed: 'keep' }
  const outcome = await applyTopicDraftForm({ ...request, fields })
  return outcome.ok ? describeKeptDraft(visible, topic.id, now) : outcome
}

async function describeKeptDraft(
  visible: VisibleStore,
  topicId: string,
  now: string,
): Promise<KeptDraft> {
  const draft = (await visible.topicDrafts.ofTopic(topicId))!
  const inUse = (await visible.topics.versions(topicId)).at(-1)!
  const wordings = { before: inUse.wording, after: draft.wording }
  return {
    ok: true,
    revision: draft.revision,
    keptAt: formatMoment(draft.keptAt),
    forecast: await forecastChange(visible, topicId, wordings, now.slice(0, 10)),
  }
}
