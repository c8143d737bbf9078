import { pluralise } from '#app/domain/text/words.ts'
import { Form, Link } from '@remix-run/react'
import {
  useEffect,
  useRef,
  useState,
  type Dispatch,
  type DragEvent,
  type SetStateAction,
} from 'react'
import { everyoneAudience } from '#app/domain/letters.ts'
import { AudienceFields } from '../visibility-fields.tsx'
import { DossierField } from '../dossiers/dossier-field.tsx'
import { TextField } from '../fields.tsx'
import {
  listChosenFiles,
  readDroppedFiles,
  type ChosenFile,
  type UploadProgress,
} from './send-files.ts'
import { useUpload } from './use-upload.ts'

type Props = {
  /** The dossiers that letters may come into, and the one offered first. */
  choices: readonly (readonly [slug: string, name: string])[]
  chosen: string | null
  people: readonly { id: string; name: string; note: string | null }[]
  languages: readonly (readonly [string, string])[]
  errors: Record<string, string>
}

/** Takes files and folders in, by drop or choice, and sends them one by one; without scripts as one form. */
export function Uploader({ choices, chosen, people, languages, errors }: Props) {
  const { files, setFiles, sent, importId, isBusy, refusal, submit } = useUpload()
  const refused = refusal ?? errors
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
      <DropArea files={files} setFiles={setFiles} error={refused.files} />
      <DossierField choices={choices} chosen={chosen} error={refused.dossier} />
      <div className="options">
        <TextField
          label="Name of this import"
          name="name"
          maxLength={200}
          placeholder="Replies of spring 2026"
        />
        <ScanLanguages languages={languages} />
        <details>
          <summary className="button">Who may see the letters</summary>
          <AudienceFields audience={everyoneAudience} people={people} errors={refused} />
        </details>
      </div>
      {sent ? (
        <UploadProgressBar sent={sent} id={importId} />
      ) : (
        <div className="row send">
          <button className="button primary" type="submit" disabled={isBusy}>
            Read them
          </button>
          <span className="small muted">Nothing is stored as a letter yet.</span>
        </div>
      )}
    </Form>
  )
}

type DropAreaProps = {
  files: readonly ChosenFile[]
  setFiles: Dispatch<SetStateAction<ChosenFile[]>>
  error: string | undefined
}

/** Files are dropped here or chosen, one choice in place of the one before; what is dropped is added. */
function DropArea({ files, setFiles, error }: DropAreaProps) {
  const [isDragOver, setOver] = useState(false)
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
  return (
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
      {error && (
        <p className="error" role="alert">
          {error}
        </p>
      )}
      <p className="small" role="status">
        {files.length > 0 && sayFiles(files)}
      </p>
    </div>
  )
}

function ScanLanguages({ languages }: Pick<Props, 'languages'>) {
  return (
    <details>
      <summary className="button">Text in scans: English</summary>
      <fieldset className="field">
        <legend>Languages of scans and pictures</legend>
        {languages.map(([code, name]) => (
          <label key={code} className="check">
            <input type="checkbox" name="languages" value={code} defaultChecked={code === 'eng'} />{' '}
            <span>{name}</span>
          </label>
        ))}
      </fieldset>
    </details>
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

function sayFiles(files: readonly ChosenFile[]): string {
  const bytes = files.reduce((sum, { file }) => sum + file.size, 0)
  return (
    `${files.length.toLocaleString('en')} ${pluralise(files.length, 'file')}, ` +
    `${(bytes / 1e6).toFixed(bytes < 1e7 ? 1 : 0)} MB`
  )
}
