import { Link } from '@remix-run/react'
import { joinWithAnd } from '#app/domain/text/words.ts'

type Props = {
  typed: string
  doubts: readonly string[]
  actors: readonly { id: string; name: string }[]
  moreActors: boolean
  total: number
}

/** What of a search could not be asked, who is called so, and how much of each letter is shown. */
export function SearchAnswer({ doubts, actors, total, ...rest }: Props) {
  return (
    <>
      {doubts.length > 0 && (
        <div className="notice small" role="status">
          {doubts.map((doubt) => (
            <div key={doubt}>{doubt}</div>
          ))}
        </div>
      )}
      {actors.length > 0 && <CalledActors actors={actors} {...rest} />}
      {rest.typed.trim() && total > 0 && (
        <p className="muted small">
          Of each letter at most three passages and two notes are shown; open it for the rest.
        </p>
      )}
    </>
  )
}

function CalledActors({ typed, actors, moreActors }: Omit<Props, 'doubts' | 'total'>) {
  return (
    <ul className="called-actors small" aria-label="Actors who are called so">
      <li className="muted" aria-hidden="true">
        Actors:
      </li>
      {actors.map(({ id, name }) => (
        <li key={id}>
          <Link to={`/actors/${id}`}>{name}</Link>{' '}
          <Link className="muted" to={`/letters?author=${id}`} aria-label={`Letters by ${name}`}>
            letters
          </Link>
        </li>
      ))}
      {moreActors && (
        <li>
          <Link to={`/actors?${new URLSearchParams({ q: typed })}`}>more who are called so</Link>
        </li>
      )}
    </ul>
  )
}

const searchExamples = [
  '“these very words”',
  '-without',
  '*part of a word',
  'one OR another',
  'one NEAR another',
]

/** How a search is written, in one line; each of the examples is a search. */
export function SearchHelp() {
  return <>A word finds words that begin with it. Also: {joinWithAnd(searchExamples)}.</>
}
