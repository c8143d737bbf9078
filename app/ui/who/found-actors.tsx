import type { StripSort } from '#app/domain/strips/strip-order.ts'
import { formatQuantity } from '#app/domain/text/words.ts'
import { ActorField } from '../actor-field.tsx'
import { SortField } from '../stances/strip-choices-bar.tsx'
import { TickBox } from './tick-box.tsx'

type Named = { id: string; name: string }
type FoundRow = Named & {
  kind: string
  aliases: readonly string[]
  house: string
  word: string | null
  heard: string | null
}
export type FoundActorsProps = {
  found: {
    words: string
    rows: readonly FoundRow[]
    total: number
    page: number
    pages: number
  }
  others: { rows: readonly (Named & { kind: string })[]; isMore: boolean }
  /** Of the rows: who is chosen by a rule or a group, and who by name. */
  given: readonly string[]
  named: readonly string[]
  /** Who is chosen by name and stands in no row. */
  elsewhere: readonly Named[]
  sort: StripSort
  sorts: readonly { sort: StripSort; word: string; means: string }[]
  topics: readonly Named[]
  error?: string
}

/** Those who can be ticked one by one: a search, an order, and a page of them. */
export function FoundActors(props: FoundActorsProps) {
  const { found, others, given, named, elsewhere, topics } = props
  const givenIds = new Set(given)
  const tickedIds = new Set(named)
  return (
    <section className="card" aria-labelledby="who-one-by-one">
      <h2 id="who-one-by-one">One by one</h2>
      <FindFields {...props} />
      <ChosenElsewhere actors={elsewhere} />
      <p className="small muted" role="status">
        {found.rows.length.toLocaleString('en')} of {formatQuantity(found.total, 'actor')} who spoke
        {found.words && (
          <>
            {' '}
            and bear “<span dir="auto">{found.words}</span>”
          </>
        )}
        {topics[0] && (
          <>
            ; the words are those on <span dir="auto">{topics[0].name}</span>
          </>
        )}
        .
      </p>
      {found.rows.length > 0 ? (
        <ul className="plain who-list">
          {found.rows.map((row) => (
            <li key={row.id}>
              <label className="check" htmlFor={`who-${row.id}`}>
                <ActorTick
                  {...row}
                  isGiven={givenIds.has(row.id)}
                  isTicked={tickedIds.has(row.id)}
                />
                <span className="who-name">
                  <span dir="auto">{row.name}</span>
                  <span className="small muted">
                    <AboutRow row={row} withAliases={found.words !== ''} />
                    {givenIds.has(row.id) && ' · chosen by a rule or group'}
                  </span>
                </span>
              </label>
            </li>
          ))}
        </ul>
      ) : (
        <p className="empty">
          {found.words
            ? 'Nobody who spoke bears this in a name or alias. Write less of it.'
            : 'Nobody has a word on this yet. Open a letter and mark a passage.'}
        </p>
      )}
      <PageButtons {...found} />
      {others.rows.length > 0 && <SilentBearers {...others} ticked={tickedIds} />}
    </section>
  )
}

function FindFields({ found, sort, sorts, error }: FoundActorsProps) {
  return (
    <div className="who-find">
      <ActorField
        label="Name or alias"
        name="q"
        defaultValue={found.words}
        maxLength={200}
        error={error}
      />
      <SortField {...{ sort, sorts }} />
      <input type="hidden" name="listed" value={found.words} />
      <button className="button" type="submit">
        Find
      </button>
      {found.words && found.total > 1 && (
        <button className="button" type="submit" name="do" value="found">
          Tick all {found.total.toLocaleString('en')} found
        </button>
      )}
    </div>
  )
}

function ActorTick({ id, isGiven, isTicked }: Named & { isGiven: boolean; isTicked: boolean }) {
  return isGiven ? (
    <input id={`who-${id}`} type="checkbox" checked disabled readOnly />
  ) : (
    <TickBox id={`who-${id}`} name="actor" value={id} isTicked={isTicked} />
  )
}

function AboutRow({ row, withAliases }: { row: FoundRow; withAliases: boolean }) {
  const { house, kind, word, heard, aliases } = row
  return (
    <>
      <span dir="auto">{house || kind}</span>
      {word && ` · ${word}`}
      {heard && `, last heard ${heard}`}
      {withAliases && aliases.length > 0 && (
        <>
          {' · also '}
          <span dir="auto">{aliases.join(', ')}</span>
        </>
      )}
    </>
  )
}

/** As many as are listed of those who are chosen and stand on another page; the others stay chosen. */
const mostListed = 40

function ChosenElsewhere({ actors }: { actors: readonly Named[] }) {
  if (!actors.length) return null
  const more = actors.slice(mostListed)
  return (
    <fieldset className="who-chosen">
      <legend className="small">Chosen by name, not in the list below</legend>
      {actors.slice(0, mostListed).map(({ id, name }) => (
        <label key={id} className="check">
          <TickBox name="actor" value={id} isTicked /> <span dir="auto">{name}</span>
        </label>
      ))}
      {more.map(({ id }) => (
        <input key={id} type="hidden" name="actor" value={id} />
      ))}
      {more.length > 0 && (
        <p className="small muted">
          {mostListed} of {actors.length} are listed; the others stay chosen.
        </p>
      )}
    </fieldset>
  )
}

function SilentBearers({
  rows,
  isMore,
  ticked,
}: FoundActorsProps['others'] & { ticked: ReadonlySet<string> }) {
  return (
    <>
      <h3>Others of this name, without a word on it</h3>
      <ul className="plain who-list">
        {rows.map(({ id, name, kind }) => (
          <li key={id}>
            <label className="check" htmlFor={`who-${id}`}>
              <TickBox id={`who-${id}`} name="actor" value={id} isTicked={ticked.has(id)} />
              <span className="who-name">
                <span dir="auto">{name}</span> <span className="small muted">{kind}</span>
              </span>
            </label>
          </li>
        ))}
      </ul>
      {isMore && (
        <p className="small muted">There are more than these {rows.length}. Write more of it.</p>
      )}
    </>
  )
}

/** Leads from page to page of the list; what was ticked comes along. */
function PageButtons({ page, pages }: { page: number; pages: number }) {
  if (pages < 2) return null
  return (
    <nav className="between small" aria-label="Pages of actors">
      <PageButton page={page - 1} isThere={page > 1} words="← Before" />
      <span className="muted">
        Page {page} of {pages}
      </span>
      <PageButton page={page + 1} isThere={page < pages} words="Next →" />
    </nav>
  )
}

function PageButton({ page, isThere, words }: { page: number; isThere: boolean; words: string }) {
  return isThere ? (
    <button className="button" type="submit" name="page" value={page}>
      {words}
    </button>
  ) : (
    <span />
  )
}
