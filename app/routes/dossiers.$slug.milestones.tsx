import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Link, useActionData, useLoaderData } from '@remix-run/react'
import { toMilestoneFields } from '#app/domain/milestone-form.ts'
import { hasPermission } from '#app/domain/users.ts'
import { requireDossier } from '#app/auth/visible-dossier.ts'
import { getToday } from '#app/features/analysis/timeline-view.ts'
import { useDossierPath } from '#app/ui/use-dossier-path.ts'
import {
  applyMilestoneForm,
  milestoneRequestFields,
} from '#app/features/codebook/milestone-actions.ts'
import { answerRefusedForm } from '#app/http/answers.ts'
import { readForm, readTextFields } from '#app/http/forms.ts'
import { FormOutcome } from '#app/ui/form-outcome.tsx'
import { MilestoneCard } from '#app/ui/milestones/milestone-card.tsx'
import { PastedMilestones } from '#app/ui/milestones/milestone-rows.tsx'
import { MilestoneTable, WithdrawnMilestones } from '#app/ui/milestones/milestone-table.tsx'
import '#app/ui/list.css'
import '#app/ui/screens.css'

export const meta: MetaFunction = () => [{ title: 'Milestones · Stanceline' }]

export async function loader({ context, request, params }: LoaderFunctionArgs) {
  const { user, visible, dossier } = await requireDossier(context, params.slug)
  const openId = new URL(request.url).searchParams.get('change')
  return {
    dossier: dossier.name,
    records: await visible.milestones.records(dossier.id),
    openId,
    mayChange: dossier.closedAt === null && hasPermission(user, 'change the codebook'),
  }
}

export async function action({ context, request, params }: ActionFunctionArgs) {
  const { visible, performedBy, dossier } = await requireDossier(
    context,
    params.slug,
    'change the codebook',
  )
  const outcome = await applyMilestoneForm({
    visible,
    performedBy,
    dossierId: dossier.id,
    today: getToday(),
    fields: readTextFields(await readForm(request), milestoneRequestFields),
  })
  return outcome.ok ? outcome : answerRefusedForm(outcome)
}

export default function Milestones() {
  const inDossier = useDossierPath()
  const { dossier, records, mayChange } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
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
        <Link className="button" to={inDossier('milestones/history')}>
          History
        </Link>
      </div>
      <p className="muted small">
        What happened in {dossier}: drawn on every time axis, and named in briefings where it lies
        in their period.{!mayChange && ' Editors change it.'}
      </p>
      <FormOutcome answer={message ? { ok: true, message } : answer?.ok ? undefined : answer} />
      <div className={mayChange ? 'with-aside' : undefined}>
        <div className="stack">
          {shown.length ? (
            <ShownMilestones shown={shown} />
          ) : (
            <p className="card empty">
              No milestones yet.{mayChange && ' Add the first one, or paste the rows of a table.'}
            </p>
          )}
          {mayChange && withdrawn.length > 0 && <WithdrawnMilestones milestones={withdrawn} />}
        </div>
        {mayChange && (
          <aside className="stack">
            <OneMilestone />
            <ManyMilestones />
          </aside>
        )}
      </div>
    </div>
  )
}

type ShownRecords = ReturnType<typeof useLoaderData<typeof loader>>['records']

function ShownMilestones({ shown }: { shown: ShownRecords }) {
  const { mayChange, openId } = useLoaderData<typeof loader>()
  return <MilestoneTable milestones={shown} mayChange={mayChange} openId={openId} />
}

/** The answer's refusal of one milestone, or of pasted rows; null where it refuses nothing of the kind. */
function useRefusal(of: 'milestone' | 'rows') {
  const answer = useActionData<typeof action>()
  if (!answer || answer.ok) return null
  return (answer.errors.rows === undefined) === (of === 'milestone') ? answer : null
}

/** The form of the milestone that is open; after a change it is that of a new one. */
function OneMilestone() {
  const { records, openId } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const refused = useRefusal('milestone')
  const isDone = answer?.ok === true && answer.message !== null
  const id = isDone ? null : (refused?.fields.id ?? openId)
  const milestone = records.find((record) => record.id === id) ?? null
  const stored = milestone ? toMilestoneFields(milestone) : {}
  return (
    <MilestoneCard
      key={`${id}-${milestone?.revision}-${isDone && records.length}`}
      fields={refused ? { ...stored, ...refused.fields } : stored}
      errors={refused?.errors ?? {}}
      milestone={milestone}
    />
  )
}

function ManyMilestones() {
  const answer = useActionData<typeof action>()
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
