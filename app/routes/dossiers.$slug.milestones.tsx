import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Link, useLoaderData } from '@remix-run/react'
import { toMilestoneFields } from '#app/domain/milestone-form.ts'
import { hasPermission } from '#app/domain/users.ts'
import { requireDeed } from '#app/auth/guard.ts'
import { requireDossier } from '#app/auth/visible-dossier.ts'
import { getToday } from '#app/features/analysis/timeline-view.ts'
import { useDossierPath } from '#app/ui/use-dossier-path.ts'
import {
  applyMilestoneForm,
  milestoneRequestFields,
} from '#app/features/codebook/milestone-actions.ts'
import { proposeChange, proposingFields } from '#app/features/codebook/propose-change.ts'
import { listProposalsOf } from '#app/features/codebook/proposal-lists.ts'
import { findFillingProposal, saveTakingProposal } from '#app/features/codebook/settle-proposals.ts'
import { answerRefusedForm } from '#app/http/answers.ts'
import { readForm, readTextFields } from '#app/http/forms.ts'
import { FormOutcome } from '#app/ui/form-outcome.tsx'
import { MilestoneCard } from '#app/ui/milestones/milestone-card.tsx'
import { PastedMilestones } from '#app/ui/milestones/milestone-rows.tsx'
import { MilestoneTable, WithdrawnMilestones } from '#app/ui/milestones/milestone-table.tsx'
import { ProposalList } from '#app/ui/proposals/proposal-list.tsx'
import { useFormAnswer } from '#app/ui/use-form-answer.ts'
import '#app/ui/list.css'
import '#app/ui/screens.css'

export const meta: MetaFunction = () => [{ title: 'Milestones · Stanceline' }]

export async function loader({ context, request, params }: LoaderFunctionArgs) {
  const settler = await requireDossier(context, params.slug)
  const { user, visible, dossier } = settler
  const asked = new URL(request.url).searchParams
  const openId = asked.get('change')
  const isOpen = dossier.closedAt === null
  const mayChange = isOpen && hasPermission(user, 'change the codebook')
  return {
    dossier: dossier.name,
    slug: dossier.slug,
    records: await visible.milestones.records(dossier.id),
    openId,
    mayChange,
    mayPropose: isOpen && hasPermission(user, 'propose changes'),
    proposals: (await listProposalsOf(settler, dossier.id)).filter(
      ({ about }) => about === 'milestone',
    ),
    filling: mayChange
      ? await findFillingProposal(settler, dossier.id, asked.get('proposal'))
      : null,
  }
}

export async function action({ context, request, params }: ActionFunctionArgs) {
  const sender = await requireDossier(context, params.slug, 'propose changes')
  const { user, visible, performedBy, dossier } = sender
  const fields = readTextFields(await readForm(request), [
    ...milestoneRequestFields,
    ...proposingFields,
  ])
  if (!hasPermission(user, 'change the codebook')) {
    const about = requireDeed({ save: 'milestone' } as const, fields.deed)
    const proposed = await proposeChange({
      ...{ visible, performedBy, userId: user.id, fields },
      ...{ about, aboutId: dossier.id, dossierId: dossier.id },
    })
    return proposed.ok ? { ...proposed, plan: null } : answerRefusedForm(proposed)
  }
  const outcome = await saveTakingProposal(sender, dossier.id, fields, (takes) =>
    applyMilestoneForm({
      ...{ visible, performedBy, dossierId: dossier.id, today: getToday(), fields, takes },
    }),
  )
  return outcome.ok ? outcome : answerRefusedForm(outcome)
}

export default function Milestones() {
  const inDossier = useDossierPath()
  const { dossier, slug, records, mayChange, mayPropose, proposals } =
    useLoaderData<typeof loader>()
  const answer = useFormAnswer<typeof action>()
  const whoChanges = describeWhoChanges(mayChange, mayPropose)
  const shown = records.filter(({ withdrawn }) => !withdrawn)
  const withdrawn = records.filter((record) => record.withdrawn)
  const message = answer?.ok ? answer.message : null
  return (
    <div className="page">
      <Link className="small" to={inDossier('topics')}>
        ← Topics
      </Link>
      <div className="between">
        <h1>Milestones</h1>
        <div className="row">
          {mayChange && (
            <Link className="button" to={`/lists?kind=milestones&dossier=${slug}`}>
              Take in a list
            </Link>
          )}
          <Link className="button" to={inDossier('milestones/history')}>
            History
          </Link>
        </div>
      </div>
      <p className="muted small">
        What happened in {dossier}: drawn on every time axis, and named in briefings where it lies
        in their period. {whoChanges}
      </p>
      <FormOutcome answer={message ? { ok: true, message } : answer?.ok ? undefined : answer} />
      <div className={mayPropose ? 'with-aside' : undefined}>
        <div className="stack">
          <ProposalList proposals={proposals} />
          {shown.length ? (
            <ShownMilestones shown={shown} />
          ) : (
            <p className="card empty">
              No milestones yet.{mayChange && ' Add the first one, or paste the rows of a table.'}
            </p>
          )}
          {mayChange && withdrawn.length > 0 && <WithdrawnMilestones milestones={withdrawn} />}
        </div>
        {mayPropose && (
          <aside className="stack">
            <OneMilestone />
            {mayChange && <ManyMilestones />}
          </aside>
        )}
      </div>
    </div>
  )
}

type ShownRecords = ReturnType<typeof useLoaderData<typeof loader>>['records']

function ShownMilestones({ shown }: { shown: ShownRecords }) {
  const { mayPropose, openId } = useLoaderData<typeof loader>()
  return <MilestoneTable milestones={shown} mayChange={mayPropose} openId={openId} />
}

/** The answer's refusal of one milestone, or of pasted rows; null where it refuses nothing of the kind. */
function useRefusal(of: 'milestone' | 'rows') {
  const answer = useFormAnswer<typeof action>()
  if (!answer || answer.ok) return null
  return (answer.errors.rows === undefined) === (of === 'milestone') ? answer : null
}

/** The form of the milestone that is open; after a change it is that of a new one. */
function OneMilestone() {
  const { records, openId, mayChange, filling } = useLoaderData<typeof loader>()
  const answer = useFormAnswer<typeof action>()
  const refused = useRefusal('milestone')
  const isDone = answer?.ok === true && answer.message !== null
  const id = isDone ? null : (refused?.fields.id ?? openId)
  const milestone = records.find((record) => record.id === id) ?? null
  const stored = fillMilestone(milestone, filling)
  return (
    <MilestoneCard
      key={`${id}-${milestone?.revision}-${isDone && records.length}`}
      fields={refused ? { ...stored, ...refused.fields } : stored}
      errors={refused?.errors ?? {}}
      milestone={milestone}
      proposes={!mayChange}
      proposalId={filling?.id}
    />
  )
}

function ManyMilestones() {
  const answer = useFormAnswer<typeof action>()
  const refused = useRefusal('rows')
  const planned = answer?.ok && answer.plan ? answer : null
  return (
    <PastedMilestones
      key={answer?.ok && answer.message ? 'done' : 'open'}
      rows={refused?.fields.rows ?? planned?.rows ?? ''}
      error={refused?.errors.rows}
      plan={planned?.plan ?? null}
    />
  )
}

function describeWhoChanges(mayChange: boolean, mayPropose: boolean): string {
  if (mayChange) return ''
  return mayPropose ? 'Editors change it; you propose what you would.' : 'Editors change it.'
}

/** What the form of a milestone holds at first: what is stored, or what a proposal makes of it. */
function fillMilestone(
  milestone: Parameters<typeof toMilestoneFields>[0] | null,
  filling: { fields: Record<string, string> } | null,
): Record<string, string> {
  return { ...(milestone ? toMilestoneFields(milestone) : {}), ...filling?.fields }
}
