import {
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node'
import { Link, useLoaderData } from '@remix-run/react'
import { requirePermission } from '#app/auth/guard.ts'
import { requireLetter } from '#app/auth/visible-store.ts'
import { eraseLetterByForm, erasureFields } from '#app/features/erasures/erasure-forms.ts'
import { answerRefusedForm } from '#app/http/answers.ts'
import { readForm, readTextFields } from '#app/http/forms.ts'
import { ErasureForm } from '#app/ui/erasure-form.tsx'
import { useFormAnswer } from '#app/ui/use-form-answer.ts'

export const meta: MetaFunction = () => [{ title: 'Erase a letter · Stanceline' }]

export async function loader({ context, params }: LoaderFunctionArgs) {
  requirePermission(context, 'erase letters and people')
  const { letter } = (await requireLetter(context, params.letterId!)).letterDetail
  return { id: letter.id, title: letter.title }
}

export async function action({ context, request, params }: ActionFunctionArgs) {
  const { admin, performedBy } = requirePermission(context, 'erase letters and people')
  const { letter } = (await requireLetter(context, params.letterId!)).letterDetail
  const fields = readTextFields(await readForm(request), erasureFields)
  const outcome = await eraseLetterByForm({ admin, performedBy, fields }, letter.id)
  if (!outcome.ok) return answerRefusedForm(outcome)
  throw redirect('/erasures')
}

export default function EraseLetter() {
  const { id, title } = useLoaderData<typeof loader>()
  return (
    <div className="page">
      <Link className="small" to={`/letters/${id}`}>
        ← {title}
      </Link>
      <h1>Erase this letter</h1>
      <p>
        Its text in every version, its original, its quotes and notes, what the history tells of
        them, what imports hold of it and the names of people whom only it names are overwritten in
        the store. This cannot be undone.
      </p>
      <p className="muted">
        What stays: that a letter was here, when and by whom it was erased, why, and a hash by which
        it is known if it comes in again. Backups up to today still hold it, until they are removed.
      </p>
      <ErasureForm answer={useFormAnswer<typeof action>()} back={`/letters/${id}`} />
    </div>
  )
}
