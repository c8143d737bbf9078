import { Link } from '@remix-run/react'
import { formatQuantity } from '#app/domain/text/words.ts'
import '../segments.css'

type Named = { id: string; name: string }
type Props = {
  topics: readonly Named[]
  /** The topic that is shown, where it is one alone. */
  shownId: string | null
  hrefOf: (topicId: string) => string
  /** Where all of them are shown, for few enough. */
  all?: { href: string; isShown: boolean } | null
}

/** As many topics as have room beside each other; of more it is said where the others are. */
const topicsAside = 6

/** Leads to the same page on another topic. */
export function TopicLinks({ topics, shownId, hrefOf, all }: Props) {
  if (topics.length < 2) return null
  return (
    <>
      <nav className="segments" aria-label="Topic">
        {topics.slice(0, topicsAside).map(({ id, name }) => (
          <Link key={id} to={hrefOf(id)} preventScrollReset aria-current={id === shownId}>
            {name}
          </Link>
        ))}
        {all && (
          <Link to={all.href} preventScrollReset aria-current={all.isShown}>
            All {topics.length}
          </Link>
        )}
      </nav>
      {topics.length > topicsAside && (
        <span className="tiny muted">
          {topicsAside} of {formatQuantity(topics.length, 'topic')}; any is chosen under What
        </span>
      )}
    </>
  )
}
