import {
  data,
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node'
import { Form, Link, useActionData, useLoaderData, useNavigation } from '@remix-run/react'
import { splitAtMarks } from '#app/domain/text/segments.ts'
import { listReaderChoices } from '#app/features/letters/visibility-form.ts'
import { requireCurrentDossier } from '#app/features/codebook/current-dossier.ts'
import {
  saveNewLetter,
  readLetterForm,
  type LetterTextStep,
  type LetterConfirmStep,
} from '#app/features/letters/add-letter.ts'
import { visibleStoreFor } from '#app/auth/visible-store.ts'
import { requireUser } from '#app/auth/guard.ts'
import { AudienceFields } from '#app/ui/visibility-fields.tsx'
import { TextArea, TextField } from '#app/ui/fields.tsx'
import { LetterFieldset } from '#app/ui/letter-fields.tsx'
import '#app/ui/tagger/tagger.css'

export const meta: MetaFunction = () => [{ title: 'Add a letter · Stanceline' }]

export async function loader({ request }: LoaderFunctionArgs) {
  const visible = await visibleStoreFor(await requireUser(request, 'add letters'))
  return {
    people: await listReaderChoices(),
  }
}

export async function action({ request }: ActionFunctionArgs) {
  const user = await requireUser(request, 'add letters')
  const visible = await visibleStoreFor(user)
  const form = await request.formData()
  if (form.get('step') !== 'keep') {
    const answer = await readLetterForm(visible, form)
    return data(answer, { status: answer.step === 'text' ? 400 : 200 })
  }
  const { dossier } = await requireCurrentDossier(visible)
  const answer = await saveNewLetter(visible, user, dossier.id, form)
  if (answer.step === 'added') throw redirect(`/letters/${answer.id}`)
  return data(answer, { status: answer.step === 'confirm' && answer.unavailable ? 503 : 400 })
}

export default function NewLetterScreen() {
  const answer = useActionData<typeof action>()
  return (
    <div className="page">
      <Link className="small" to="/letters">
        ← Letters
      </Link>
      <h1>Add a letter</h1>
      {answer?.step === 'confirm' ? (
        <ConfirmStep key={answer.id} answer={answer} />
      ) : (
        <TextStep answer={answer} />
      )}
    </div>
  )
}

/** What the file picker offers; what a file is shows when it is read. */
const acceptedTypes =
  '.txt,.md,.html,.htm,.rtf,.pdf,.docx,.odt,.eml,.msg,.png,.jpg,.jpeg,.webp,.bmp'

function TextStep({ answer }: { answer: LetterTextStep | undefined }) {
  const busy = useNavigation().state !== 'idle'
  return (
    <Form method="post" encType="multipart/form-data" className="card stack">
      <p className="muted">
        Paste the words of the letter with its head and signature, or choose its file: text, PDF,
        Word, OpenDocument, an e-mail or a scan. Who wrote it, to whom and when is read from it, and
        you confirm it before anything is stored.
      </p>
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
        <button className="button primary" type="submit" name="step" value="read" disabled={busy}>
          {busy ? 'Reading …' : 'Read its head'}
        </button>
      </div>
    </Form>
  )
}

function ConfirmStep({ answer }: { answer: LetterConfirmStep }) {
  const { people } = useLoaderData<typeof loader>()
  const { text, errors, remarks, original } = answer
  const shownSpan = { start: 0, end: Math.min(text.length, 40_000) }
  return (
    <div className="adding">
      <article
        className="letter-text"
        tabIndex={0}
        aria-label="Text of the letter; what its head was read from is marked"
      >
        {splitAtMarks(
          text,
          shownSpan,
          answer.places.map((place, index) => ({ ...place, id: String(index) })),
        ).map((piece) =>
          piece.marks.length ? (
            <mark key={piece.start} className="read">
              {piece.text}
            </mark>
          ) : (
            piece.text
          ),
        )}
        {shownSpan.end < text.length && (
          <p className="aside">
            … and {(text.length - shownSpan.end).toLocaleString('en')} more characters, which are
            stored too.
          </p>
        )}
      </article>
      <Form method="post" encType="multipart/form-data" className="card" noValidate>
        <h2>Is this right?</h2>
        <p className="muted small">
          Proposals read from the marked words. Correct what is wrong; nothing is stored before you
          keep it.
        </p>
        {errors.form && (
          <p className="notice bad" role="alert">
            {errors.form}
          </p>
        )}
        {remarks.length > 0 && (
          <ul className="notice small">
            {remarks.map((remark) => (
              <li key={remark}>{remark}</li>
            ))}
          </ul>
        )}
        <input type="hidden" name="id" value={answer.id} />
        <input type="hidden" name="text" value={text} />
        {original && (
          <>
            <input type="hidden" name="originalName" value={original.name} />
            <input type="hidden" name="original" value={original.base64} />
          </>
        )}
        <LetterFieldset fields={answer.fields} errors={errors} sources={answer.sources} />
        <AudienceFields audience={answer.audience} people={people} errors={errors} />
        <div className="row field">
          <button className="button primary" type="submit" name="step" value="keep">
            Keep this letter
          </button>
          <Link className="button" to="/letters/new" reloadDocument>
            Start again
          </Link>
        </div>
      </Form>
    </div>
  )
}
