import { Form, Link } from '@remix-run/react'
import { alertHref } from '#app/domain/digests/alerts.ts'
import { rhythmWords } from '#app/domain/digests/due-times.ts'
import type { Rhythm } from '#app/domain/digests/subscriptions.ts'
import { longestSearchName } from '#app/domain/search/saved-searches.ts'
import { TextField } from '../fields.tsx'
import { RenameOrDelete } from '../rename-or-delete.tsx'
import '../list.css'

type SavedSearchesProps = {
  searches: {
    /** Whether what is shown can be saved. */
    maySave: boolean
    rows: readonly {
      id: string
      name: string
      query: string
      isShown: boolean
      /** How often there is an alert by mail. */
      alert: Rhythm | null
    }[]
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
        maxLength={longestSearchName}
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
  row: { id, name, query, isShown, alert },
  refused,
}: {
  row: SavedSearchesProps['searches']['rows'][number]
  refused: SavedSearchesProps['refused']
}) {
  return (
    <li>
      <Link to={`/letters?${query}`} dir="auto" aria-current={isShown ? 'page' : undefined}>
        {name}
      </Link>{' '}
      <Link className="small" to={alertHref({ id })} aria-label={`Alerts of ${name}`}>
        {alert ? `Alert ${rhythmWords[alert]}` : 'Alerts'}
      </Link>
      <RenameOrDelete
        name={name}
        longestName={longestSearchName}
        hidden={{ search: id }}
        deeds={{ rename: 'rename search', delete: 'delete search' }}
        refused={refused && { name: refused.fields.name ?? name, error: refused.errors.newName }}
      />
    </li>
  )
}
