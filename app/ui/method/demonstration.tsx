import { Link } from '@remix-run/react'
import { stanceBarSizes } from '#app/charts/model/stance-bar.ts'
import { formatDay, type Day } from '#app/domain/days.ts'
import type { StanceText } from '#app/domain/stance-text.ts'
import { formatQuantity } from '#app/domain/text/words.ts'
import { QualifiedStance } from '../chip.tsx'
import { WithDefinitions } from '../help/with-definitions.tsx'
import type { Pins } from '../pins/pins.ts'
import { PageStrips, type ShownStrips } from '../stances/page-strips.tsx'
import { StripKey } from '../stances/strip-key.tsx'
import { useDossierPath } from '../use-dossier-path.ts'
import { WhyLetters, type WhyLetter } from '../why/why-letters.tsx'
import { DaySlider } from './day-slider.tsx'

type Named = { id: string; name: string }

export type ShownDemonstration = {
  actor: Named
  topic: Named & { proposition: string }
  /** Of whom most letters count, and on which topic. */
  pairs: readonly { actor: Named; topic: Named; letters: number }[]
  /** The days on which something changes, in order, and the one that is looked at. */
  days: readonly Day[]
  asOf: Day
  isToday: boolean
  errors: Record<string, string>
  why: {
    stance: StanceText
    sums: readonly string[]
    deciding: string | null
    letters: readonly WhyLetter[]
    total: number
    leftOut: readonly { reason: string; total: number }[]
  }
  strips: ShownStrips | null
}

type Props = { shown: ShownDemonstration; pins: Pins }

/** An actor on a topic with both sums written out and drawn, as of any day of their letters. */
export function Demonstration({ shown, pins }: Props) {
  const inDossier = useDossierPath()
  const { actor, topic, asOf, isToday, errors, why, strips } = shown
  const own = new URLSearchParams({ actor: actor.id, topic: topic.id })
  return (
    <section className="card" aria-labelledby="own">
      <h2 id="own">
        Shown on <Link to={`/actors/${actor.id}`}>{actor.name}</Link>: {topic.name}
      </h2>
      <p className="muted small">
        Proposition: “<bdi>{topic.proposition}</bdi>”
      </p>
      {Object.values(errors).map((error) => (
        <p key={error} className="error" role="alert">
          {error}
        </p>
      ))}
      <DaySlider days={shown.days} asOf={asOf} kept={own} action={inDossier('method')} />
      <p>
        <QualifiedStance stance={why.stance} size={stanceBarSizes.wide} />
      </p>
      <ul className="why-sums">
        {[...why.sums, why.deciding]
          .filter((says) => says !== null)
          .map((says) => (
            <li key={says}>
              <WithDefinitions>{says}</WithDefinitions>
            </li>
          ))}
      </ul>
      {strips && (
        <>
          <PageStrips strips={strips} topic={topic} pins={pins} params={own} />
          <StripKey />
        </>
      )}
      <LettersThatCount shown={shown} />
      <p className="tiny muted">
        As of {formatDay(asOf)}
        {isToday && ', today'}.{' '}
        <Link to={`${inDossier(`why/${topic.id}/${actor.id}`)}?asOf=${asOf}`}>
          The same with all letters and what was left out
        </Link>
      </p>
      <OtherPairs shown={shown} />
    </section>
  )
}

function LettersThatCount({ shown: { why } }: Pick<Props, 'shown'>) {
  if (!why.total)
    return <p className="empty">No letter of theirs says anything on this topic up to this day.</p>
  const leftOut = why.leftOut.map(({ reason, total }) => `${total.toLocaleString('en')} ${reason}`)
  return (
    <>
      <h3>
        {why.letters.length < why.total && `The newest ${why.letters.length} of `}
        {formatQuantity(why.total, 'letter')} that count
      </h3>
      <WhyLetters letters={why.letters} />
      {leftOut.length > 0 && (
        <p className="small">Passages that do not count: {leftOut.join('; ')}.</p>
      )}
    </>
  )
}

/** Whom else it can be shown on. */
function OtherPairs({ shown: { pairs, actor, topic } }: Pick<Props, 'shown'>) {
  const inDossier = useDossierPath()
  const others = pairs.filter((pair) => pair.actor.id !== actor.id || pair.topic.id !== topic.id)
  if (!others.length) return null
  return (
    <details>
      <summary className="small">Show it on somebody else</summary>
      <ul className="small">
        {others.map((pair) => (
          <li key={`${pair.actor.id} ${pair.topic.id}`}>
            <Link
              to={`${inDossier('method')}?${new URLSearchParams({ actor: pair.actor.id, topic: pair.topic.id })}`}
            >
              {pair.actor.name}: {pair.topic.name}
            </Link>
            , {formatQuantity(pair.letters, 'letter')}
          </li>
        ))}
      </ul>
      <p className="tiny muted">
        Those of whom most is coded here. Every word of a stance leads to its own sums as well.
      </p>
    </details>
  )
}
