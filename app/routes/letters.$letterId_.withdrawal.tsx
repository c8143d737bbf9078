import {
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node'
import { Form, Link, useLoaderData } from '@remix-run/react'
import { formatQuantity } from '#app/domain/text/words.ts'
import { requirePermission, requireDeed } from '#app/auth/guard.ts'
import {
  giveLetterBack,
  loadWithdrawalPage,
  withdrawalFields,
  withdrawLetterByForm,
  type WithdrawalPage,
} from '#app/features/letters/withdrawal-forms.ts'
import { answerRefusedForm } from '#app/http/answers.ts'
import { readForm, readTextFields } from '#app/http/forms.ts'
import { TextArea } from '#app/ui/fields.tsx'
import { FormOutcome } from '#app/ui/form-outcome.tsx'
import { revalidateAfterConflict } from '#app/ui/revalidate-after-conflict.ts'
import { useFormAnswer } from '#app/ui/use-form-answer.ts'

export const meta: MetaFunction = () => [{ title: 'Withdraw a letter · Stanceline' }]

export async function loader({ context, params }: LoaderFunctionArgs) {
  return loadWithdrawalPage(context, params.letterId!)
}

export async function action({ context, request, params }: ActionFunctionArgs) {
  requirePermission(context, 'withdraw letters')
  const fields = readTextFields(await readForm(request), withdrawalFields)
  const letterId = params.letterId!
  const outcome = await requireDeed(
    {
      withdraw: () => withdrawLetterByForm(context, letterId, fields),
      'give back': () => giveLetterBack(context, letterId),
    },
    fields.deed,
  )()
  if (!outcome.ok) return answerRefusedForm(outcome)
  throw redirect(
    fields.deed === 'withdraw' ? `/letters/${letterId}/withdrawal` : `/letters/${letterId}`,
  )
}

export const shouldRevalidate = revalidateAfterConflict

export default function Withdrawal() {
  const page = useLoaderData<typeof loader>()
  return page.withdrawn ? <WithdrawnLetter {...page} /> : <ToWithdraw {...page} />
}

type ToWithdrawPage = Extract<WithdrawalPage, { withdrawn: null }>

function ToWithdraw({ id, title, revision, ...goes }: ToWithdrawPage) {
  const answer = useFormAnswer<typeof action>()
  return (
    <div className="page">
      <Link className="small" to={`/letters/${id}`}>
        ← {title}
      </Link>
      <h1>Withdraw this letter</h1>
      <p>{describeWhatGoes(goes)}</p>
      <p className="muted">
        It stays stored, and editors can give it back as it was. For everybody it is as if it were
        not there: in no list, number, chart or file.
      </p>
      <Form method="post" className="card" noValidate>
        <FormOutcome answer={answer} />
        <input type="hidden" name="revision" value={revision} />
        <TextArea
          label="Why"
          name="reason"
          rows={3}
          required
          defaultValue={answer?.fields.reason}
          error={answer?.errors.reason}
        />
        <div className="row field">
          <button className="button primary" type="submit" name="deed" value="withdraw">
            Withdraw the letter
          </button>
          <Link className="button" to={`/letters/${id}`}>
            Cancel
          </Link>
        </div>
      </Form>
    </div>
  )
}

/** `With it go 3 positions and 2 affiliations that it proves; …` */
function describeWhatGoes({
  positions,
  affiliations,
  asks,
}: Pick<ToWithdrawPage, 'positions' | 'affiliations' | 'asks'>): string {
  const kept = affiliations
    ? ' What another letter of these days says too, that one will prove in its place.'
    : ''
  return (
    `With it go ${formatQuantity(positions, 'position')}, ` +
    `${formatQuantity(affiliations, 'affiliation')} that it proves, and ` +
    `${formatQuantity(asks, 'question')} that it asks.${kept}`
  )
}

function WithdrawnLetter({ title, withdrawn }: Exclude<WithdrawalPage, { withdrawn: null }>) {
  const answer = useFormAnswer<typeof action>()
  const { by, moment, reason } = withdrawn
  return (
    <div className="page">
      <Link className="small" to="/letters/withdrawn">
        ← Withdrawn letters
      </Link>
      <h1>{title}</h1>
      <p className="notice">
        {by ?? 'Stanceline'} withdrew this letter, {moment}
        {reason ? `: ${reason}` : ', with the import that it came in with.'}
      </p>
      <p className="muted">
        Nobody sees it, and nothing of it counts. Given back, it is as it was, with everything that
        is coded in it.
      </p>
      <Form method="post" className="card">
        <FormOutcome answer={answer} />
        <button className="button primary" type="submit" name="deed" value="give back">
          Give it back
        </button>
      </Form>
    </div>
  )
}
