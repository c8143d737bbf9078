import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Form, Link, useLoaderData } from '@remix-run/react'
import { useEffect, useState } from 'react'
import { requirePermission } from '#app/auth/guard.ts'
import { listDossiersFor } from '#app/auth/visible-dossier.ts'
import { applyApprovalForm, approvalFields } from '#app/features/coding/approval-forms.ts'
import { loadApprovals } from '#app/features/coding/approval-list.ts'
import { answerRefusedForm } from '#app/http/answers.ts'
import { readForm, readTextFields } from '#app/http/forms.ts'
import { readPageParam } from '#app/http/query-params.ts'
import { ApprovalList, type ApprovalAnswer } from '#app/ui/approvals/approval-list.tsx'
import { ApprovalTold } from '#app/ui/approvals/approval-told.tsx'
import { ApproveMany } from '#app/ui/approvals/approve-many.tsx'
import { SelectField } from '#app/ui/fields.tsx'
import { Pager } from '#app/ui/pager.tsx'
import { revalidateAfterConflict } from '#app/ui/revalidate-after-conflict.ts'
import { useFormAnswer } from '#app/ui/use-form-answer.ts'
import '#app/ui/list.css'
import '#app/ui/screens.css'

export const meta: MetaFunction = () => [{ title: 'To approve · Stanceline' }]

export async function loader({ context, request }: LoaderFunctionArgs) {
  const params = new URL(request.url).searchParams
  const query = {
    list: params.get('list'),
    slug: params.get('dossier'),
    coderId: params.get('coder') || null,
  }
  return loadApprovals(requirePermission(context, 'read'), query, readPageParam(params))
}

export async function action({ context, request }: ActionFunctionArgs) {
  const reader = requirePermission(context, 'read')
  // Who only reads elsewhere may be a coder in the team of a dossier.
  if (!(await listDossiersFor(reader, 'approve positions')).length)
    requirePermission(context, 'approve positions')
  const form = await readForm(request)
  const outcome = await applyApprovalForm({
    ...reader,
    fields: readTextFields(form, approvalFields),
    ticked: form.getAll('position').filter((value) => typeof value === 'string'),
  })
  return outcome.ok ? outcome : answerRefusedForm(outcome)
}

export const shouldRevalidate = revalidateAfterConflict

const lists = [
  { list: 'to approve', name: 'To approve', empty: 'Nothing waits for your approval.' },
  { list: 'sent back', name: 'Sent back to you', empty: 'Nothing of yours was sent back.' },
  { list: 'offered', name: 'Waiting for others', empty: 'Nothing of yours waits for approval.' },
] as const

export default function Approvals() {
  const { list, counts, rows, page, pages } = useLoaderData<typeof loader>()
  const answer = useFormAnswer<typeof action>()
  const [told, setTold] = useState<ApprovalAnswer | null>(null)
  useEffect(() => setTold(null), [answer])
  const shown: ApprovalAnswer | null = told ?? answer ?? null
  return (
    <div className="page">
      <h1>To approve</h1>
      <p className="muted small">
        In dossiers that ask for four eyes, what one person coded counts once somebody else approved
        it. Nobody approves their own.
      </p>
      <nav className="row small block" aria-label="Lists">
        {lists.map((one) => (
          <Link
            key={one.list}
            className="button"
            aria-current={one.list === list ? 'page' : undefined}
            to={one.list === 'to approve' ? '?' : `?list=${one.list.replace(' ', '+')}`}
          >
            {one.name} ({counts[one.list].toLocaleString('en')})
          </Link>
        ))}
      </nav>
      {list === 'to approve' && <ApprovalFilters />}
      <ApprovalTold answer={shown} tell={setTold} />
      {rows.length > 0 && list === 'to approve' && (
        <ApproveMany preview={answer?.ok ? answer.preview : null} />
      )}
      {rows.length ? (
        <ApprovalList
          {...{ rows, list }}
          refused={answer && !answer.ok ? answer : null}
          tell={setTold}
        />
      ) : (
        <p className="card empty">{lists.find((one) => one.list === list)!.empty}</p>
      )}
      <Pager page={page} pages={pages} words={['Offered earlier', 'Offered later']} />
    </div>
  )
}

function ApprovalFilters() {
  const { dossiers, slug, coders, coderId } = useLoaderData<typeof loader>()
  if (dossiers.length < 2 && coders.length < 2 && !slug && !coderId) return null
  return (
    <Form method="get" className="row block no-print">
      <SelectField
        label="Dossier"
        name="dossier"
        defaultValue={slug}
        options={[['', 'All'], ...dossiers.map((one) => [one.slug, one.label] as const)]}
      />
      <SelectField
        label="Offered by"
        name="coder"
        defaultValue={coderId}
        options={[['', 'Everybody else'], ...coders.map((one) => [one.id, one.name] as const)]}
      />
      <button className="button" type="submit">
        Show
      </button>
    </Form>
  )
}
