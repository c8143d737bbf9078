import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Link, useLoaderData } from '@remix-run/react'
import { requirePermission } from '#app/auth/guard.ts'
import { positionCardHref } from '#app/domain/position-href.ts'
import { applyRemarkForm, loadRemarks, remarkFields } from '#app/features/coding/remark-forms.ts'
import { answerRefusedForm } from '#app/http/answers.ts'
import { readForm, readTextFields } from '#app/http/forms.ts'
import { PositionChip } from '#app/ui/chip.tsx'
import { FormOutcome } from '#app/ui/form-outcome.tsx'
import { NewRemark, RemarkList } from '#app/ui/letters/remark-list.tsx'
import { revalidateAfterConflict } from '#app/ui/revalidate-after-conflict.ts'
import { useFormAnswer } from '#app/ui/use-form-answer.ts'

export const meta: MetaFunction = () => [{ title: 'Remarks on a quote · Stanceline' }]

export async function loader({ context, request, params }: LoaderFunctionArgs) {
  requirePermission(context, 'read')
  const positionId = new URL(request.url).searchParams.get('position')
  return loadRemarks(context, params.letterId!, positionId)
}

export async function action({ context, request, params }: ActionFunctionArgs) {
  requirePermission(context, 'read')
  const fields = readTextFields(await readForm(request), remarkFields)
  const outcome = await applyRemarkForm(context, params.letterId!, fields)
  return outcome.ok ? outcome : answerRefusedForm(outcome)
}

export const shouldRevalidate = revalidateAfterConflict

export default function QuoteRemarks() {
  const { letter, position, remarks, mayRemark } = useLoaderData<typeof loader>()
  const answer = useFormAnswer<typeof action>()
  return (
    <div className="page">
      <Link
        className="small"
        to={positionCardHref({ letterId: letter.id, positionId: position.id })}
        dir="auto"
      >
        ← {letter.title}
      </Link>
      <h1>Remarks on a quote</h1>
      <p className="muted small">
        Whoever sees that something is wrong says so here, and whoever codes answers. Remarks count
        nowhere.
      </p>
      <blockquote className="card" dir="auto">
        {position.quote.exact}
      </blockquote>
      <p className="small muted">
        {position.topic && `Coded on ${position.topic}: `}
        <PositionChip position={position} />
      </p>
      <FormOutcome answer={answer} />
      <div className="stack">
        <RemarkList remarks={remarks} answer={answer} />
        {mayRemark && (
          <NewRemark
            letterId={letter.id}
            positionId={position.id}
            answer={answer}
            made={remarks.length}
          />
        )}
      </div>
    </div>
  )
}
