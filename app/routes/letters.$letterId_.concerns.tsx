import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Link, useLoaderData } from '@remix-run/react'
import { hasPermission } from '#app/domain/users.ts'
import { requireFound, requirePermission } from '#app/auth/guard.ts'
import {
  applyConcernForm,
  concernFields,
  listConcerns,
  permissionForConcern,
} from '#app/features/letters/concern-forms.ts'
import { answerRefusedForm } from '#app/http/answers.ts'
import { readForm, readTextFields } from '#app/http/forms.ts'
import { FormOutcome } from '#app/ui/form-outcome.tsx'
import { ConcernList, NewConcern } from '#app/ui/letters/concern-list.tsx'
import { revalidateAfterConflict } from '#app/ui/revalidate-after-conflict.ts'
import { useFormAnswer } from '#app/ui/use-form-answer.ts'

export const meta: MetaFunction = () => [{ title: 'In charge of an editor · Stanceline' }]

export async function loader({ context, params }: LoaderFunctionArgs) {
  const { user, visible } = requirePermission(context, 'read')
  const { letter } = requireFound(await visible.letters.byId(params.letterId!), 'letter')
  return {
    id: letter.id,
    title: letter.title,
    concerns: await listConcerns(visible, letter.id),
    mayPutInCharge: hasPermission(user, 'put letters in charge of editors'),
    maySettle: hasPermission(user, 'settle what coders ask'),
  }
}

export async function action({ context, request, params }: ActionFunctionArgs) {
  requirePermission(context, 'put letters in charge of editors')
  const { user, visible, performedBy } = requirePermission(context, 'read')
  const { letter } = requireFound(await visible.letters.byId(params.letterId!), 'letter')
  const fields = readTextFields(await readForm(request), concernFields)
  requirePermission(context, permissionForConcern(fields.deed))
  const outcome = await applyConcernForm({
    ...{ visible, performedBy, fields, userId: user.id, letterId: letter.id },
  })
  return outcome.ok ? outcome : answerRefusedForm(outcome)
}

export const shouldRevalidate = revalidateAfterConflict

export default function LetterConcerns() {
  const { id, title, concerns, mayPutInCharge, maySettle } = useLoaderData<typeof loader>()
  const answer = useFormAnswer<typeof action>()
  return (
    <div className="page">
      <Link className="small" to={`/letters/${id}`}>
        ← {title}
      </Link>
      <h1>In charge of an editor</h1>
      <p className="muted small">
        Who sees a mistake that they may not mend writes what is wrong; an editor settles it with an
        answer.
      </p>
      <FormOutcome answer={answer} />
      <div className="stack">
        <ConcernList concerns={concerns} maySettle={maySettle} answer={answer} />
        {mayPutInCharge && <NewConcern letterId={id} answer={answer} />}
      </div>
    </div>
  )
}
