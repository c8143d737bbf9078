import { requireDeed } from '#app/auth/guard.ts'
import { isDay } from '#app/domain/days.ts'
import type { DossierRecord } from '#app/domain/dossiers.ts'
import { refuseFormBecause, type RefusedForm } from '#app/domain/form-refusal.ts'
import { listFindings, type Finding } from '#app/domain/moves/findings.ts'
import {
  dismissalReasonSchema,
  listJudgedLetterIds,
  type FindingJudgement,
  type Verdict,
} from '#app/domain/moves/judgements.ts'
import type { PerformedBy, VisibleStore } from '#app/store.server.ts'
import { withStoreErrors } from '../try-store.ts'
import { findJudgements, hashBasis } from './judged-findings.ts'

type JudgementOutcome = { ok: true; message: string } | RefusedForm

type JudgementRequest = {
  visible: VisibleStore
  performedBy: PerformedBy
  userId: string
  dossier: DossierRecord
  fields: Record<string, string>
}

/** The names of all fields of a form about a finding. */
export const judgementFields = [
  ...['deed', 'topic', 'actor', 'asOf', 'basis', 'judgement', 'reason'],
]

const deeds: Record<string, (judging: Judging) => Promise<JudgementOutcome>> = {
  accept: (judging) => keepVerdict(judging, 'accepted', null),
  dismiss: dismissFinding,
  undo: takeJudgementBack,
}

/** A form with the finding that it is about, and what was said of it before. */
type Judging = JudgementRequest & { finding: Finding; known: FindingJudgement | undefined }

/**
 * Accepts or dismisses a finding, or takes that back. It is judged as it was seen: where its evidence or its judgement
 * changed meanwhile nothing is stored. Throws a 400 for a form that no page sends.
 */
export async function applyJudgementForm(request: JudgementRequest): Promise<JudgementOutcome> {
  const deed = requireDeed(deeds, request.fields.deed)
  const seen = await findSeen(request)
  if (!seen) return refuseStale(request.fields)
  return withStoreErrors<JudgementOutcome, JudgementOutcome>(
    () => deed({ ...request, ...seen }),
    (sentence) => refuseFormBecause('not stored', { form: sentence }, request.fields),
  )
}

async function findSeen({
  visible,
  dossier,
  fields,
}: JudgementRequest): Promise<Pick<Judging, 'finding' | 'known'> | null> {
  const { topic = '', actor = '', asOf = '', basis, judgement = '' } = fields
  const topics = await visible.topics.ofDossier(dossier.id)
  if (!isDay(asOf) || !topics.some(({ id }) => id === topic)) return null
  const evidenceOf = await visible.evidence.ofActors([actor])
  const judgements = await visible.judgements.ofTopics({
    ...{ dossierId: dossier.id, topicIds: [topic], actorId: actor },
  })
  const finding = listFindings(evidenceOf(actor, topic), asOf).find(
    (one) => hashBasis(one) === basis,
  )
  if (!finding) return null
  const known = findJudgements(judgements, evidenceOf, asOf).byFinding.get(finding)
  return (known?.id ?? '') === judgement ? { finding, known } : null
}

async function dismissFinding(judging: Judging): Promise<JudgementOutcome> {
  const reason = dismissalReasonSchema.safeParse(judging.fields.reason ?? '')
  return reason.success
    ? keepVerdict(judging, 'dismissed', reason.data)
    : refuseFormBecause('unfit', { reason: reason.error.issues[0]!.message }, judging.fields)
}

async function keepVerdict(
  { visible, performedBy, userId, dossier, finding, known, fields }: Judging,
  verdict: Verdict,
  reason: string | null,
): Promise<JudgementOutcome> {
  const { topicId, actorId, kind, day } = finding
  const { changed } = await visible.judgements.record(
    {
      ...{ dossierId: dossier.id, topicId, actorId, kind, day, verdict, reason },
      basisHash: hashBasis(finding),
      letterIds: listJudgedLetterIds(finding),
      replacesId: known?.id ?? null,
    },
    { ...performedBy, userId },
  )
  if (!changed) return refuseStale(fields)
  return {
    ok: true,
    message: verdict === 'accepted' ? 'Accepted.' : 'Dismissed: it is folded, with your reason.',
  }
}

async function takeJudgementBack(judging: Judging): Promise<JudgementOutcome> {
  const { visible, performedBy, known, fields } = judging
  const changed = known && (await visible.judgements.end(known, performedBy)).changed
  return changed
    ? { ok: true, message: 'Taken back: it is to be judged again.' }
    : refuseStale(fields)
}

const refuseStale = (fields: Record<string, string>): RefusedForm =>
  refuseFormBecause(
    'changed meanwhile',
    {
      form:
        'What this rests on changed meanwhile, or somebody judged it, so nothing was stored. This is how it ' +
        'stands now.',
    },
    fields,
  )
