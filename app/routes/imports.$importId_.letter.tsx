import {
  data,
  redirect,
  type ActionFunctionArgs,
  type HeadersFunction,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node'
import { Link, useLoaderData } from '@remix-run/react'
import { letterFormLimits, readForm } from '#app/http/forms.ts'
import { importAction } from '#app/features/imports/import-actions.ts'
import { keepLetter } from '#app/features/imports/keep-letter.ts'
import { buildLetterImportView } from '#app/features/imports/letter-import-view.ts'
import { requireImport } from '#app/features/imports/require-import.ts'
import { listReaderChoices } from '#app/features/letters/visibility-form.ts'
import { ImportProgressCard } from '#app/ui/imports/import-progress.tsx'
import { LetterEditor } from '#app/ui/imports/letter-editor.tsx'
import { useFormAnswer } from '#app/ui/use-form-answer.ts'
import '#app/ui/imports/imports.css'
import '#app/ui/tagger/tagger.css'

export const meta: MetaFunction = () => [{ title: 'Add a letter · Stanceline' }]

/** While a letter is read or stored its page comes back by itself, also without scripts; the number is of seconds. */
const refresh = { refresh: '2' }

export const headers: HeadersFunction = ({ loaderHeaders }) => {
  const seconds = loaderHeaders.get('refresh')
  return new Headers(seconds ? { refresh: seconds } : {})
}

/** The letter of an import of one: how far its reading is, then its form, and at last the letter itself. */
export async function loader({ context, params }: LoaderFunctionArgs) {
  const { context: signedIn, importRow } = await requireImport(context, params.importId)
  const view = await buildLetterImportView(signedIn, importRow, Date.now())
  if (view.step === 'stored') throw redirect(`/letters/${view.letterId}`)
  if (view.step === 'many') throw redirect(`/imports/${importRow.id}`)
  const { id, name, audience } = importRow
  const people = view.step === 'editor' ? await listReaderChoices(signedIn.admin) : []
  return data(
    { importRow: { id, name, audience }, view, people },
    view.step === 'working' ? { headers: refresh } : {},
  )
}

export async function action({ request, context, params }: ActionFunctionArgs) {
  const { context: signedIn, importRow } = await requireImport(context, params.importId)
  const form = await readForm(request, letterFormLimits)
  if (form.get('deed') === 'keep') {
    const kept = await keepLetter({ ...signedIn, importRow, form })
    if (kept.ok) throw redirect(`/letters/${kept.letterId}`)
    return data(kept, { status: kept.status })
  }
  const answer = await importAction({ ...signedIn, importRow, form })
  if (answer.ok && form.get('deed') === 'leave out') throw redirect('/letters/new')
  return answer.ok ? null : data({ ...answer, item: null, audience: null }, answer.status)
}

export default function LetterImportScreen() {
  const { importRow, view, people } = useLoaderData<typeof loader>()
  const answer = useFormAnswer<typeof action>()
  return (
    <div className="page">
      <Link className="small" to="/letters">
        ← Letters
      </Link>
      <h1>Add a letter</h1>
      {view.step === 'working' && view.progress && (
        <ImportProgressCard id={importRow.id} progress={view.progress} />
      )}
      {view.step === 'working' && (
        <p className="card empty">
          {importRow.name} is being read. This page shows its letter as soon as that is done.
        </p>
      )}
      {view.step === 'refused' && (
        <div className="card">
          <p className="notice bad" role="alert">
            {view.reason}
          </p>
          <Link className="button" to="/letters/new">
            Start again
          </Link>
        </div>
      )}
      {view.step === 'editor' && (
        <LetterEditor
          key={view.item.id}
          importRow={importRow}
          view={view}
          people={people}
          refused={answer ?? null}
        />
      )}
    </div>
  )
}
