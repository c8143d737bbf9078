import { Form, Link } from '@remix-run/react'
import { TextField } from '../fields.tsx'
import '../list.css'

type SavedSearchesProps = {
  searches: {
    /** Whether what is shown can be saved. */
    maySave: boolean
    rows: readonly { id: string; name: string; query: string; isShown: boolean }[]
  }
  /** What was refused of one of the forms. */
  refused: { fields: Record<string, string>; errors: Record<string, string> } | null
}

/** The searches that somebody keeps, each a link to its letters, and a form that keeps the one that is shown. */
export function SavedSearches({ searches: { maySave, rows }, refused }: SavedSearchesProps) {
  if (!maySave && !rows.length) return null
  const shown = rows.find(({ isShown }) => isShown)
  return (
    <details
      className="card saved-searches small no-print"
      open={refused?.fields.deed?.endsWith('search') ? true : undefined}
    >
      <summary>
        Saved searches ({rows.length}){shown && <>: {shown.name}</>}
        {maySave && !shown && ', save this one'}
      </summary>
      {rows.length > 0 && (
        <ul className="plain" aria-label="Your saved searches">
          {rows.map((row) => (
            <SavedSearchLine
              key={row.id}
              row={row}
              refused={refused?.fields.search === row.id ? refused : null}
            />
          ))}
        </ul>
      )}
      {maySave && !shown && <SaveForm refused={refused} />}
    </details>
  )
}

function SaveForm({ refused }: Pick<SavedSearchesProps, 'refused'>) {
  const isRefused = refused?.fields.deed === 'save search'
  return (
    <Form method="post" preventScrollReset>
      <TextField
        label="Save what is shown as"
        name="name"
        maxLength={80}
        autoComplete="off"
        defaultValue={isRefused ? refused.fields.name : ''}
        error={isRefused ? refused.errors.name : undefined}
        hint="Only you see it. It finds whatever is stored by then."
      />
      <p className="field">
        <button className="button" type="submit" name="deed" value="save search">
          Save
        </button>
      </p>
    </Form>
  )
}

function SavedSearchLine({
  row: { id, name, query, isShown },
  refused,
}: {
  row: SavedSearchesProps['searches']['rows'][number]
  refused: SavedSearchesProps['refused']
}) {
  return (
    <li>
      <Link to={`/letters?${query}`} dir="auto" aria-current={isShown ? 'page' : undefined}>
        {name}
      </Link>
      <details open={refused ? true : undefined}>
        <summary aria-label={`Rename or delete ${name}`}>Rename or delete</summary>
        <Form method="post" preventScrollReset>
          <input type="hidden" name="search" value={id} />
          <TextField
            key={name}
            label="Name"
            name="name"
            maxLength={80}
            autoComplete="off"
            defaultValue={refused?.fields.name ?? name}
            error={refused?.errors.newName}
          />
          <p className="row">
            <button className="button" type="submit" name="deed" value="rename search">
              Rename
            </button>
            <button className="button quiet" type="submit" name="deed" value="delete search">
              Delete
            </button>
          </p>
        </Form>
      </details>
    </li>
  )
}
