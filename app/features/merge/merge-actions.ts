import type { Actor } from '#app/domain/actors.ts'
import { refuseFormBecause, type RefusedForm } from '#app/domain/form-refusal.ts'
import {
  findActorMergeObstacle,
  findTopicMergeObstacle,
  type MergeKind,
} from '#app/domain/merges.ts'
import type { Topic } from '#app/domain/topics.ts'
import { invalidForm } from '#app/auth/guard.ts'
import type { PerformedBy, VisibleStore } from '#app/store.server.ts'
import { withStoreErrors } from '../try-store.ts'

/** What became of a merge page's form: whose page to go to, or what is wrong. */
export type MergeOutcome = { ok: true; remainingId: string } | RefusedForm

type MergeRequest = {
  visible: VisibleStore
  performedBy: PerformedBy
  fields: Record<string, string>
}
type MergeTarget = { id: string; reason: string | null }

const conflictMessage =
  'Somebody else merged one of the two meanwhile, so nothing was changed. Look at both again.'

/** Merges an actor into another, or takes a merge apart, as the form of its merge page says. */
export function mergeActor(request: MergeRequest, actor: Actor): Promise<MergeOutcome> {
  return applyMergeForm(request, 'actor', actor.id, async (id) => {
    const into = id ? await request.visible.actors.byId(id) : null
    return into ? { id: into.id, reason: findActorMergeObstacle(actor, into) } : null
  })
}

/** The same for a topic; `topics` are those of its dossier. */
export function mergeTopic(
  request: MergeRequest,
  topic: Topic,
  topics: readonly Topic[],
): Promise<MergeOutcome> {
  return applyMergeForm(request, 'topic', topic.id, async (id) => {
    const canonicalId = await request.visible.topics.canonicalId(id)
    const into = topics.find((candidate) => candidate.id === canonicalId)
    return into ? { id: into.id, reason: findTopicMergeObstacle(topic, into) } : null
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
  const target = isMerge ? await findTarget(fields.into ?? '') : { id, reason: null }
  if (!target)
    return refuseFormBecause('unfit', { into: `Choose the ${kind} that remains.` }, fields)
  if (target.reason) return refuseFormBecause('unfit', { into: target.reason }, fields)
  const outcome = await withStoreErrors(
    async () =>
      isMerge
        ? visible.merges.record(kind, id, target.id, performedBy)
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
