import { Form, Link } from '@remix-run/react'
import { SelectField } from '../fields.tsx'
import './lists.css'

type Column = { place: number; heading: string; field: string | null; samples: string[] }

type Props = {
  revision: number
  kind: string | null
  dossier: string
  kinds: readonly (readonly [value: string, words: string])[]
  dossiers: readonly (readonly [slug: string, name: string])[]
  columns: readonly Column[]
  options: readonly (readonly [value: string, words: string])[]
  errors: Record<string, string>
  /** What a form that was refused chose, by the names of its fields. */
  typed: Readonly<Record<string, string>>
}

/** What the rows of a list are, and what each column holds, where its headings do not say it. */
export function ListColumns({ columns, options, ...props }: Props) {
  const { errors, typed } = props
  const isKindSaid = columns.length > 0
  return (
    <Form method="post" className="card" aria-labelledby="what-it-is">
      <h2 id="what-it-is">{isKindSaid ? 'What each column holds' : 'What this list is'}</h2>
      <p className="small muted">
        {isKindSaid
          ? 'It is remembered for lists with the same headings.'
          : 'Its headings do not say it, or fit two kinds alike. '}
        {!isKindSaid && (
          <>
            A table of letters or of positions in them comes in under{' '}
            <Link to="/imports">Import letters</Link>.
          </>
        )}
      </p>
      <KindFields {...props} />
      {errors.columns && (
        <p className="error" role="alert">
          {errors.columns}
        </p>
      )}
      <ul className="plain list-columns">
        {columns.map(({ place, heading, field, samples }) => (
          <li key={place}>
            <div>
              <label htmlFor={`column-${place}`}>{heading}</label>
              <p className="small muted" dir="auto">
                {samples.join(' · ') || 'empty'}
              </p>
            </div>
            <select
              id={`column-${place}`}
              name={`column.${place}`}
              defaultValue={typed[`column.${place}`] ?? field ?? ''}
            >
              <option value="">Nothing that is read</option>
              {options.map(([value, words]) => (
                <option key={value} value={value}>
                  {words}
                </option>
              ))}
            </select>
          </li>
        ))}
      </ul>
      <button
        className="button primary list-send"
        type="submit"
        name="deed"
        value={isKindSaid ? 'name columns' : 'name kind'}
      >
        {isKindSaid ? 'See what it would change' : 'Go on'}
      </button>
    </Form>
  )
}

function KindFields({
  revision,
  kind,
  dossier,
  kinds,
  dossiers,
  errors,
  typed,
}: Omit<Props, 'columns' | 'options'>) {
  return (
    <div className="list-choices">
      <input type="hidden" name="revision" value={revision} />
      {kind === null ? (
        <SelectField
          label="What its rows are"
          name="kind"
          options={[['', 'Choose'], ...kinds]}
          defaultValue={typed.kind ?? ''}
          error={errors.kind}
        />
      ) : (
        <input type="hidden" name="kind" value={kind} />
      )}
      {kind !== 'actors' && dossiers.length > 0 && (
        <SelectField
          label="Dossier, of topics and milestones"
          name="dossier"
          options={[['', 'Choose'], ...dossiers]}
          defaultValue={typed.dossier ?? dossier}
          error={errors.dossier}
        />
      )}
    </div>
  )
}
