import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Link, useLoaderData } from '@remix-run/react'
import { requirePermission } from '#app/auth/guard.ts'
import { hasPermission } from '#app/domain/users.ts'
import { formatQuantity } from '#app/domain/text/words.ts'
import { renewTwinsInBackground } from '#app/features/actors/renew-twins.ts'
import { applyTwinForm, twinFields } from '#app/features/actors/twin-actions.ts'
import { loadTwinQueue } from '#app/features/actors/twin-queue.ts'
import { answerRefusedForm } from '#app/http/answers.ts'
import { readForm, readTextFields } from '#app/http/forms.ts'
import { readPageParam } from '#app/http/query-params.ts'
import { TwinAnswers } from '#app/ui/actors/twin-answers.tsx'
import { TwinOutcomeNotice } from '#app/ui/actors/twin-outcome.tsx'
import { TwinQueue } from '#app/ui/actors/twin-queue.tsx'
import { keepInPlace } from '#app/ui/keep-in-place.ts'
import { Pager } from '#app/ui/pager.tsx'
import { useFormAnswer } from '#app/ui/use-form-answer.ts'

export const meta: MetaFunction = () => [{ title: 'Duplicates among actors · Stanceline' }]

export async function loader({ context, request }: LoaderFunctionArgs) {
  const { user, visible, admin } = requirePermission(context, 'see contact details')
  await renewTwinsInBackground(admin)
  const params = new URL(request.url).searchParams
  const allAnswers = params.get('said') === 'all'
  return {
    mayDecide: hasPermission(user, 'merge actors and topics'),
    ...(await loadTwinQueue(visible, readPageParam(params), { allAnswers })),
  }
}

export async function action({ context, request }: ActionFunctionArgs) {
  const { visible, performedBy } = requirePermission(context, 'merge actors and topics')
  const fields = readTextFields(await readForm(request), twinFields)
  const outcome = await applyTwinForm({ visible, performedBy, fields })
  return outcome.ok ? outcome : answerRefusedForm(outcome)
}

export const shouldRevalidate = keepInPlace

export default function ActorDuplicates() {
  const { pairs, total, likely, page, pages, mayDecide, ...said } = useLoaderData<typeof loader>()
  const answer = useFormAnswer<typeof action>()
  return (
    <div className="page">
      <Link className="small" to="/actors">
        ← Actors
      </Link>
      <h1>Duplicates among actors</h1>
      <p className="muted small">
        {total === 0
          ? 'Nobody here looks like somebody else. Pairs appear by themselves when names, offices or addresses speak for it.'
          : `${formatQuantity(total, 'pair')} that may be the same, ${likely.toLocaleString('en')} of them likely. ` +
            'What is said to be different is not asked again, and a merge can be taken apart at any time.'}
      </p>
      <TwinOutcomeNotice answer={answer} />
      <TwinQueue key={pairs.map(({ key }) => key).join()} pairs={pairs} mayDecide={mayDecide} />
      <Pager page={page} pages={pages} words={['Likelier pairs', 'More pairs']} />
      <TwinAnswers answers={said.answers} isMore={said.moreAnswers} mayDecide={mayDecide} />
    </div>
  )
}
