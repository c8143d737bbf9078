import { Form, Link } from '@remix-run/react'
import { searchHref, type SearchGroup, type SearchKind } from '#app/domain/search/search-groups.ts'
import { DossierFilter } from '../dossiers/dossier-filter.tsx'
import { TextField } from '../fields.tsx'
import { SearchHelp } from '../letters/search-answer.tsx'
import { Pager } from '../pager.tsx'
import { GroupList, getWord } from './group-list.tsx'

type Props = {
  typed: string
  only: SearchKind | null
  groups: readonly SearchGroup[]
  doubts: readonly string[]
  page: number
  pages: number
  dossier: { slug: string; name: string } | null
  dossiers: Parameters<typeof DossierFilter>[0]['dossiers']
}

/** Everything that holds what was typed, with the field that it was typed in. */
export function SearchScreen({
  typed,
  only,
  groups,
  doubts,
  page,
  pages,
  dossier,
  dossiers,
}: Props) {
  const slug = dossier?.slug ?? null
  return (
    <div className="page search-page">
      <h1>Search</h1>
      <div className="muted small">
        Letters, quotes, notes, actors, topics and commands
        {dossier ? (
          <>
            {' '}
            in {dossier.name}; actors of all dossiers.{' '}
            <Link to={searchHref(typed, { dossier: null, only })}>Search everywhere</Link>
          </>
        ) : (
          ' of all dossiers.'
        )}
      </div>
      <Form
        className="filters card"
        role="search"
        aria-label="Search everything"
        key={`${typed} ${slug}`}
      >
        <TextField
          label="Words or names"
          name="q"
          type="search"
          defaultValue={typed}
          hint={<SearchHelp />}
        />
        <DossierFilter dossiers={dossiers} chosen={slug} />
        <button className="button primary" type="submit">
          Search
        </button>
      </Form>
      {doubts.length > 0 && (
        <div className="notice small" role="status">
          {doubts.map((doubt) => (
            <div key={doubt}>{doubt}</div>
          ))}
        </div>
      )}
      {only && (
        <p className="small">
          Only {getWord({ kind: only }).toLowerCase()} are shown.{' '}
          <Link to={searchHref(typed, { dossier: slug })}>Show all kinds</Link>
        </p>
      )}
      {groups.length > 0 ? (
        <GroupList groups={groups} isOnly={only !== null} />
      ) : (
        <NothingFound typed={typed} slug={slug} />
      )}
      <Pager page={page} pages={pages} words={['Before', 'After']} />
    </div>
  )
}

function NothingFound({ typed, slug }: { typed: string; slug: string | null }) {
  return (
    <div className="card empty">
      <h2>Nothing found</h2>
      <p>
        Take a word away, or write fewer letters of one: “encrypt” finds “encryption”, “*schlüssel”
        finds “Verschlüsselung”.
      </p>
      {slug && (
        <Link className="button" to={searchHref(typed, { dossier: null })}>
          Search everywhere
        </Link>
      )}
    </div>
  )
}
