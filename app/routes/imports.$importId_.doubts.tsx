import {
  data,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node'
import { Link, useLoaderData } from '@remix-run/react'
import { readForm } from '#app/http/forms.ts'
import { settleKindAction } from '#app/features/imports/doubts-actions.ts'
import { buildDoubtsView } from '#app/features/imports/doubts-view.ts'
import { requireImport } from '#app/features/imports/require-import.ts'
import { FormOutcome } from '#app/ui/form-outcome.tsx'
import { DoubtKindCard } from '#app/ui/imports/doubt-kind.tsx'
import { useFormAnswer } from '#app/ui/use-form-answer.ts'
import '#app/ui/imports/imports.css'

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${data?.name ?? 'Import'}: what is open · Stanceline` },
]

export async function loader({ context, params }: LoaderFunctionArgs) {
  const { context: signedIn, importRow } = await requireImport(context, params.importId)
  return {
    id: importRow.id,
    name: importRow.name,
    ...(await buildDoubtsView(signedIn.admin, importRow)),
  }
}

export async function action({ request, context, params }: ActionFunctionArgs) {
  const { context: signedIn, importRow } = await requireImport(context, params.importId)
  const answer = await settleKindAction({ ...signedIn, importRow, form: await readForm(request) })
  return data(answer, { status: answer.ok ? 200 : answer.status })
}

export default function DoubtsScreen() {
  const { id, name, kinds, total } = useLoaderData<typeof loader>()
  const answer = useFormAnswer<typeof action>()
  return (
    <div className="page">
      <Link className="small" to={`/imports/${id}`}>
        ← {name}
      </Link>
      <h1>What is open, by its kind</h1>
      <p className="muted small">
        What is said here holds for all letters that are counted with it. Nothing is stored before
        you accept it on the page of the import; names are answered there, once for all letters.
      </p>
      <FormOutcome answer={answer} />
      <div className="stack">
        {kinds.map((kind) => (
          <DoubtKindCard key={kind.key} kind={kind} />
        ))}
      </div>
      {total > kinds.length && (
        <p className="small muted">
          These are the {kinds.length} of {total.toLocaleString('en')} kinds that most letters have.
        </p>
      )}
      {!kinds.length && (
        <p className="card empty">Nothing is open in the letters of this import.</p>
      )}
    </div>
  )
}
