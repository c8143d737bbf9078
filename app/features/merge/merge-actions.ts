import type { Actor } from '#app/domain/actors.ts'
import { refuseFormBecause, type RefusedForm } from '#app/domain/form-refusal.ts'
import {
  findActorMergeObstacle,
  findTopicMergeObstacle,
  type MergeKind,
} from '#app/domain/merges.ts'
import type { Day } from '#app/domain/days.ts'
import type { Topic } from '#app/domain/topics.ts'
import { invalidForm } from '#app/auth/guard.ts'
import type { PerformedBy, VisibleStore } from '#app/store.server.ts'
import { withStoreErrors } from '../try-store.ts'
import { forecastMerge } from './merge-forecast.ts'

/** What became of a merge page's form: whose page to go to, or what is wrong. */
export type MergeOutcome = { ok: true; remainingId: string } | RefusedForm

type MergeRequest = {
  visible: VisibleStore
  performedBy: PerformedBy
  fields: Record<string, string>
}
type MergeTarget = {
  id: string
  reason: string | null
  turned?: boolean
  /** Why what was shown would not be what is done; null where it would. */
  changedSince?: string | null
}

const unseenMessage =
  'Nothing was merged, because it would do something else than was shown to you. This is what it would do now.'

const conflictMessage =
  'Somebody else merged one of the two meanwhile, so nothing was changed. Look at both again.'

/** Merges an actor into another, or takes a merge apart, as the form of its merge page says. */
export function mergeActor(request: MergeRequest, actor: Actor): Promise<MergeOutcome> {
  return applyMergeForm(request, 'actor', actor.id, async (id) => {
    const into = id ? await request.visible.actors.byId(id) : null
    return into ? { id: into.id, reason: findActorMergeObstacle(actor, into) } : null
  })
}

/**
 * The same for a topic; `topics` are those of its dossier. What it would do is shown before, and it is done only where
 * that is still what it would do.
 */
export function mergeTopic(
  request: MergeRequest,
  topic: Topic,
  topics: readonly Topic[],
  today: Day,
): Promise<MergeOutcome> {
  const { visible, fields } = request
  const turned = fields.turned === 'on'
  return applyMergeForm(request, 'topic', topic.id, async (id) => {
    const canonicalId = await visible.topics.canonicalId(id)
    const into = topics.find((candidate) => candidate.id === canonicalId)
    if (!into) return null
    const obstacle = findTopicMergeObstacle(topic, into)
    if (obstacle) return { id: into.id, reason: obstacle }
    const forecast = await forecastMerge(visible, { merged: topic, into, turned }, today)
    const isForeseen = forecast.foreseen === fields.foreseen
    return { id: into.id, reason: null, turned, changedSince: isForeseen ? null : unseenMessage }
  })
}

async function applyMergeForm(
  request: MergeRequest,
  kind: MergeKind,
  id: string,
  findTarget: (id: string) => Promise<MergeTarget | null>,
): Promise<MergeOutcome> {
  const { visible, performedBy, fields } = request
  if (fields.deed !== 'merge' && fields.deed !== 'take apart') throw invalidForm()
  const isMerge = fields.deed === 'merge'
  const target: MergeTarget | null = isMerge
    ? await findTarget(fields.into ?? '')
    : { id, reason: null }
  if (!target)
    return refuseFormBecause('unfit', { into: `Choose the ${kind} that remains.` }, fields)
  if (target.reason) return refuseFormBecause('unfit', { into: target.reason }, fields)
  if (target.changedSince)
    return refuseFormBecause('changed meanwhile', { form: target.changedSince }, fields)
  const { turned } = target
  const outcome = await withStoreErrors(
    async () =>
      isMerge
        ? visible.merges.record(kind, id, target.id, performedBy, { turned })
        : undoMerge(request, kind, id),
    (sentence) => ({ sentence }),
  )
  if ('sentence' in outcome)
    return refuseFormBecause('not stored', { form: outcome.sentence }, fields)
  if (outcome.changed) return { ok: true, remainingId: target.id }
  const message = isMerge ? conflictMessage : 'This merge was undone already.'
  return refuseFormBecause('changed meanwhile', { form: message }, fields)
}

/** Takes back one of the merges that a page shows. */
async function undoMerge(
  { visible, performedBy, fields }: MergeRequest,
  kind: MergeKind,
  id: string,
) {
  const mergeId = fields.id ?? ''
  const isShown = (await visible.merges.mergesInto(kind, id)).some((merge) => merge.id === mergeId)
  return isShown ? visible.merges.undo(mergeId, performedBy) : { changed: false }
}
