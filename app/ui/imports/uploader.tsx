import { pluralise } from '#app/domain/text/words.ts'
import { Form, Link, useFetcher, useNavigate } from '@remix-run/react'
import { useEffect, useRef, useState, type DragEvent, type FormEvent } from 'react'
import { everyoneAudience } from '#app/domain/letters.ts'
import { AudienceFields } from '../visibility-fields.tsx'
import { TextField } from '../fields.tsx'
import {
  listChosenFiles,
  readDroppedFiles,
  sendFiles,
  type ChosenFile,
  type UploadProgress,
} from './send-files.ts'

type StartAnswer = { ok: true; id: string } | { ok: false; errors: Record<string, string> }
type Props = {
  people: readonly { id: string; name: string; note: string | null }[]
  languages: readonly (readonly [string, string])[]
  errors: Record<string, string>
}

/** Takes files and folders in, by drop or choice, and sends them one by one; without scripts as one form. */
export function Uploader({ people, languages, errors }: Props) {
  const fetcher = useFetcher<StartAnswer>()
  const navigate = useNavigate()
  const [files, setFiles] = useState<ChosenFile[]>([])
  const [sent, setSent] = useState<UploadProgress | null>(null)
  const [isDragOver, setOver] = useState(false)
  const hasStarted = useRef(false)
  const refused = fetcher.data?.ok === false ? fetcher.data.errors : errors

  useEffect(() => {
    const { data } = fetcher
    if (!data?.ok || hasStarted.current) return
    hasStarted.current = true
    void sendFiles(data.id, files, setSent)
    // eslint-disable-next-line react-hooks/exhaustive-deps -- the files are those that stood there when the import began
  }, [fetcher.data])

  // While the answer to a form is still drawn, going on to a page that was never open would end on an empty one.
  const id =
    sent?.isOver && !sent.problems.length && fetcher.state === 'idle' && fetcher.data?.ok
      ? fetcher.data.id
      : null
  useEffect(() => {
    if (id) navigate(`/imports/${id}`)
  }, [id, navigate])

  const submit = (event: FormEvent<HTMLFormElement>) => {
    if (!files.length) return
    event.preventDefault()
    const form = new FormData(event.currentTarget)
    form.delete('files')
    form.set('scripted', 'yes')
    if (!form.get('name')) form.set('name', proposeName(files))
    hasStarted.current = false
    fetcher.submit(form, {
      method: 'post',
      action: '/imports?index',
      encType: 'multipart/form-data',
    })
  }
  const handleDrop = (event: DragEvent) => {
    event.preventDefault()
    setOver(false)
    void readDroppedFiles(event.dataTransfer).then((more) =>
      setFiles((there) => [...there, ...more]),
    )
  }
  const dropHandlers = {
    onDragOver: (event: DragEvent) => event.preventDefault(),
    onDragEnter: () => setOver(true),
    onDragLeave: () => setOver(false),
    onDrop: handleDrop,
  }
  const busy = fetcher.state !== 'idle' || (sent !== null && !sent.isOver)
  return (
    <Form
      method="post"
      action="/imports?index"
      encType="multipart/form-data"
      className="card uploader"
      onSubmit={submit}
      noValidate
    >
      {refused.form && (
        <p className="notice bad" role="alert">
          {refused.form}
        </p>
      )}
      <div className={isDragOver ? 'drop over' : 'drop'} {...dropHandlers}>
        <p>
          <b>Drop files or a folder here</b>
        </p>
        <p className="small muted">
          PDF, Word, OpenDocument, RTF, text, e-mails and mailboxes, ZIP of these, Excel and CSV,
          scans
        </p>
        <div className="row choose">
          <Picker label="Choose files" onChosen={setFiles} />
          <Picker label="Choose a folder" folder onChosen={setFiles} />
        </div>
        {refused.files && (
          <p className="error" role="alert">
            {refused.files}
          </p>
        )}
        <p className="small" role="status">
          {files.length > 0 && sayFiles(files)}
        </p>
      </div>
      <div className="options">
        <TextField
          label="Name of this import"
          name="name"
          maxLength={200}
          placeholder="Replies of spring 2026"
        />
        <details>
          <summary className="button">Text in scans: English</summary>
          <fieldset className="field">
            <legend>Languages of scans and pictures</legend>
            {languages.map(([code, name]) => (
              <label key={code} className="check">
                <input
                  type="checkbox"
                  name="languages"
                  value={code}
                  defaultChecked={code === 'eng'}
                />{' '}
                <span>{name}</span>
              </label>
            ))}
          </fieldset>
        </details>
        <details>
          <summary className="button">Who may see the letters</summary>
          <AudienceFields audience={everyoneAudience} people={people} errors={refused} />
        </details>
      </div>
      {sent ? (
        <UploadProgressBar sent={sent} id={fetcher.data?.ok ? fetcher.data.id : null} />
      ) : (
        <div className="row send">
          <button className="button primary" type="submit" disabled={busy}>
            Read them
          </button>
          <span className="small muted">Nothing is stored as a letter yet.</span>
        </div>
      )}
    </Form>
  )
}

/** The one without a folder is the form's own field, which works without scripts. */
function Picker({
  label,
  folder = false,
  onChosen,
}: {
  label: string
  folder?: boolean
  onChosen: (files: ChosenFile[]) => void
}) {
  const input = useRef<HTMLInputElement>(null)
  useEffect(() => {
    if (folder) input.current?.setAttribute('webkitdirectory', '')
  }, [folder])
  return (
    <label className={folder ? 'button scripted' : 'button'}>
      {label}
      <input
        ref={input}
        className="out-of-sight"
        type="file"
        name={folder ? undefined : 'files'}
        multiple
        onChange={(event) => onChosen(listChosenFiles(event.currentTarget.files))}
      />
    </label>
  )
}

function UploadProgressBar({
  sent: { done, of, bytes, allBytes, problems, isOver },
  id,
}: {
  sent: UploadProgress
  id: string | null
}) {
  return (
    <div className="field" role="status">
      <progress max={Math.max(1, allBytes)} value={bytes} aria-label="Files sent" />
      <p className="small">
        {done.toLocaleString('en')} of {of.toLocaleString('en')} files sent{isOver ? '.' : ' …'}
      </p>
      {problems.length > 0 && (
        <div className="notice bad">
          <p>
            <b>
              {problems.length} {pluralise(problems.length, 'file was', 'files were')} not taken in:
            </b>
          </p>
          <ul>
            {problems.map(({ name, reason }) => (
              <li key={name}>
                {name}: {reason}
              </li>
            ))}
          </ul>
        </div>
      )}
      {isOver && id && (
        <Link className="button primary" to={`/imports/${id}`}>
          Look at the plan
        </Link>
      )}
    </div>
  )
}

function proposeName(files: readonly ChosenFile[]): string {
  const [folder, ...rest] = files[0]!.path.split('/')
  return rest.length
    ? folder!
    : files.length === 1
      ? files[0]!.path
      : `${files[0]!.path} and ${files.length - 1} more`
}

function sayFiles(files: readonly ChosenFile[]): string {
  const bytes = files.reduce((sum, { file }) => sum + file.size, 0)
  return (
    `${files.length.toLocaleString('en')} ${pluralise(files.length, 'file')}, ` +
    `${(bytes / 1e6).toFixed(bytes < 1e7 ? 1 : 0)} MB`
  )
}
