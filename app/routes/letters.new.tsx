import {
  data,
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node'
import { Form, Link, useLoaderData, useNavigation } from '@remix-run/react'
import { letterTextLimits, readForm } from '#app/http/forms.ts'
import { requirePermission } from '#app/auth/guard.ts'
import { makeImportId, readNewLetter } from '#app/features/imports/read-new-letter.ts'
import { listDossierChoices } from '#app/features/codebook/chosen-dossier.ts'
import { DossierField } from '#app/ui/dossiers/dossier-field.tsx'
import { TextArea, TextField } from '#app/ui/fields.tsx'
import { KeepButton } from '#app/ui/imports/keep-button.tsx'
import { useFormAnswer } from '#app/ui/use-form-answer.ts'
import '#app/ui/letter-fields.css'

export const meta: MetaFunction = () => [{ title: 'Add a letter · Stanceline' }]

/** The form is given the id of the import that it makes, so that sent twice it makes one. */
export async function loader({ context, request }: LoaderFunctionArgs) {
  const signedIn = requirePermission(context, 'add letters')
  const lastDossier = new URL(request.url).searchParams.get('dossier') ?? signedIn.lastDossier
  return {
    importId: makeImportId(),
    ...(await listDossierChoices({ ...signedIn, lastDossier })),
  }
}

export async function action({ request, context }: ActionFunctionArgs) {
  const signedIn = requirePermission(context, 'add letters')
  const answer = await readNewLetter(signedIn, await readForm(request, letterTextLimits))
  if (!answer.ok) return data(answer, { status: answer.status })
  throw redirect(`/imports/${answer.importId}/letter`)
}

/** What the file picker offers; what a file is shows when it is read. */
const acceptedTypes =
  '.txt,.md,.html,.htm,.rtf,.pdf,.docx,.odt,.eml,.msg,.png,.jpg,.jpeg,.webp,.bmp'

export default function NewLetterScreen() {
  const { importId, choices, chosen } = useLoaderData<typeof loader>()
  const answer = useFormAnswer<typeof action>()
  const busy = useNavigation().state !== 'idle'
  return (
    <div className="page">
      <Link className="small" to="/letters">
        ← Letters
      </Link>
      <h1>Add a letter</h1>
      <Form method="post" encType="multipart/form-data" className="card stack">
        {answer?.errors.form && (
          <p className="notice bad" role="alert">
            {answer.errors.form}
          </p>
        )}
        <p className="muted">
          Paste the words of the letter with its head and signature, or choose its file: text, PDF,
          Word, OpenDocument, an e-mail or a scan. Who wrote it, to whom and when is read from it,
          and you confirm it before anything is stored.
        </p>
        <input type="hidden" name="id" value={importId} />
        <DossierField choices={choices} chosen={chosen} error={answer?.errors.dossier} />
        <TextArea
          label="Text of the letter"
          name="text"
          className="big"
          defaultValue={answer?.pasted}
          error={answer?.errors.text}
        />
        <TextField
          label="or its file"
          name="file"
          type="file"
          accept={acceptedTypes}
          error={answer?.errors.file}
        />
        <div className="row">
          <KeepButton disabled={busy}>{busy ? 'Reading …' : 'Read its head'}</KeepButton>
        </div>
      </Form>
    </div>
  )
}
