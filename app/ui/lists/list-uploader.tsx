import { Form, Link } from '@remix-run/react'
import { SelectField, TextField } from '../fields.tsx'
import './lists.css'

type Props = {
  kinds: readonly (readonly [value: string, words: string])[]
  dossiers: readonly (readonly [slug: string, name: string])[]
  chosen: { kind: string; dossier: string }
  errors: Record<string, string>
}

/** Takes the file of a list in, with what it is and which dossier it is for, as far as somebody says it. */
export function ListUploader({ kinds, dossiers, chosen, errors }: Props) {
  return (
    <Form
      method="post"
      action="/lists?index"
      encType="multipart/form-data"
      className="card"
      aria-label="Take in a list"
    >
      {errors.form && (
        <p className="notice bad" role="alert">
          {errors.form}
        </p>
      )}
      <TextField
        label="File"
        name="file"
        type="file"
        accept=".csv,.tsv,.xlsx,.qdc,.zip"
        error={errors.file}
        hint="CSV or XLSX; topics also as REFI-QDA codebook (.qdc) or dossier package. A row that begins with “# ” is left alone."
      />
      <div className="list-choices">
        <SelectField
          label="What its rows are"
          name="kind"
          options={[['', 'As its headings say'], ...kinds]}
          defaultValue={chosen.kind}
          error={errors.kind}
        />
        {dossiers.length > 0 && (
          <SelectField
            label="Dossier, of topics and milestones"
            name="dossier"
            options={[['', 'Choose one, or say it later'], ...dossiers]}
            defaultValue={chosen.dossier}
            error={errors.dossier}
          />
        )}
      </div>
      <button className="button primary list-send" type="submit">
        See what it would change
      </button>
    </Form>
  )
}

/** The files to fill in, one of each kind. */
export function ListTemplates({ kinds }: { kinds: readonly string[] }) {
  return (
    <section className="card" aria-labelledby="list-templates">
      <h2 id="list-templates">Templates</h2>
      <p className="small muted">
        With their headings nothing is asked. The two rows that show how it is meant are never taken
        in.
      </p>
      <ul className="plain list-templates">
        {kinds.map((kind) => (
          <li key={kind}>
            <span>{kind}</span>{' '}
            {['csv', 'xlsx'].map((ending) => (
              <Link key={ending} to={`/lists/templates/${kind}.${ending}`} reloadDocument>
                {ending.toUpperCase()}
                <span className="out-of-sight"> template of {kind}</span>
              </Link>
            ))}
          </li>
        ))}
      </ul>
    </section>
  )
}
