import { Link, useSearchParams } from '@remix-run/react'
import { fitCharacters, type LetterOrder, letterOrders } from '#app/domain/search/letter-orders.ts'
import { capitaliseFirst, joinWithAnd } from '#app/domain/text/words.ts'

type Props = {
  typed: string
  order: LetterOrder
  doubts: readonly string[]
  actors: readonly { id: string; name: string }[]
  moreActors: boolean
  total: number
}

/** What of a search could not be asked, who is called so, and how much of each letter is shown. */
export function SearchAnswer({ doubts, actors, total, order, ...rest }: Props) {
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
        <>
          <OrderLinks order={order} />
          <p className="muted small">
            Of each letter at most three passages and two notes are shown; open it for the rest.
            {order === 'fit' &&
              ` How well it fits is measured by its first ${fitCharacters.toLocaleString('en')} characters.`}
          </p>
        </>
      )}
    </>
  )
}

/** The orders in which what was found can be listed, each as its address. */
function OrderLinks({ order: shown }: { order: LetterOrder }) {
  const [params] = useSearchParams()
  const addressOf = (order: LetterOrder) => {
    const next = new URLSearchParams(params)
    next.delete('page')
    if (order === 'newest') next.delete('order')
    else next.set('order', order)
    return `?${next}`
  }
  return (
    <ul className="found-orders small" aria-label="Order of what was found">
      {letterOrders.map(({ order, name }) => (
        <li key={order}>
          <Link to={addressOf(order)} aria-current={order === shown ? 'true' : undefined}>
            {capitaliseFirst(name)}
          </Link>
        </li>
      ))}
    </ul>
  )
}

function CalledActors({ typed, actors, moreActors }: Omit<Props, 'doubts' | 'total' | 'order'>) {
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
