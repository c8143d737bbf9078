import { QuoteTranslations } from '../quote-translations.tsx'
import { Link } from '@remix-run/react'
import { useMemo } from 'react'
import { describeSilentActors, separateSilent } from '#app/domain/briefing/actor-stance.ts'
import {
  groupActorStances,
  headStanceGroup,
  nameHoldersIn,
  type StanceGroup,
} from '#app/domain/briefing/stance-groups.ts'
import type { BriefingTopic } from '#app/domain/briefing/briefing.ts'
import { describeRemarks, type BriefingQuote } from '#app/domain/briefing/quotes.ts'
import { formatQuotation } from '#app/domain/letters.ts'
import { findAbsenceRow } from '#app/domain/level.ts'
import { positionHref } from '#app/domain/position-href.ts'
import type { Pins } from '../pins/pins.ts'
import { PageStrips, type ShownStrips } from '../stances/page-strips.tsx'
import { MoreInFiles } from './more-in-files.tsx'
import { Phrases } from './phrases.tsx'

/** A topic of a briefing: its strips, and what each actor says about it. */
export function TopicSection({
  topic,
  strips,
  pins,
}: {
  topic: BriefingTopic
  strips: ShownStrips | null
  pins: Pins
}) {
  const { withEvidence, withoutEvidence } = useMemo(
    () => separateSilent(topic.actorStances),
    [topic.actorStances],
  )
  const heardIds = useMemo(() => withEvidence.map(({ actor }) => actor.id), [withEvidence])
  return (
    <section>
      <h2>{topic.heading}</h2>
      <p className="small muted">
        Proposition: “<bdi>{topic.proposition}</bdi>”
      </p>
      {strips && heardIds.length > 0 && (
        <PageStrips strips={strips} topic={topic} pins={pins} actorIds={heardIds} />
      )}
      {groupActorStances(withEvidence).map((equal) => (
        <ActorStancePart key={equal.actors[0]!.id} {...equal} />
      ))}
      {withoutEvidence.length > 0 && <p>{describeSilentActors(withoutEvidence)}</p>}
    </section>
  )
}

function ActorStancePart(group: StanceGroup) {
  const { stance, figures, moves, movesTotal, quotes, absences, reported, printableTotal } =
    group.actorStance
  const { heading: name, all } = headStanceGroup(group)
  const printed = [...quotes, ...absences, ...reported]
  return (
    <>
      <h3>{name}</h3>
      {all && <p className="small">{all}</p>}
      <p>
        {stance.now !== null && (
          <>
            <b>{stance.label}.</b>{' '}
          </>
        )}
        <Phrases phrases={figures} />
      </p>
      {moves.map(({ heading, sentence, cites }) => (
        <p key={heading + sentence}>
          <b>{heading}.</b> <Phrases phrases={[{ words: sentence, cites }]} />
        </p>
      ))}
      <MoreInFiles
        total={movesTotal}
        shownCount={moves.length}
        unit="moves"
        files="Word and Markdown"
      />
      {printed.map((quote) => (
        <Quote key={quote.positionId} quote={quote} who={nameHoldersIn(group, quote)} />
      ))}
      <MoreInFiles total={printableTotal} shownCount={printed.length} unit="passages" />
    </>
  )
}

function Quote({ quote, who }: { quote: BriefingQuote; who: string }) {
  return (
    <>
      <blockquote>
        {formatQuotation(quote.exact, quote)}
        <sup>{quote.source}</sup>
      </blockquote>
      <QuoteTranslations translations={quote.translations} recorded={quote.recorded} />
      <p className="cited">
        <b>
          {quote.absence
            ? `${quote.label} (${findAbsenceRow(quote.absence).means})`
            : `${quote.number} ${quote.label}`}
        </b>
        , <bdi>{who}</bdi>,{' '}
        <Link to={positionHref(quote)}>
          <bdi>{quote.reference}</bdi>
          {quote.cited.slice(quote.reference.length)}
        </Link>
        {describeRemarks(quote)}
        {quote.condition && (
          <>
            <br />
            On condition: “{quote.condition}”
          </>
        )}
        {quote.basis && (
          <>
            <br />
            Date: {quote.basis}
          </>
        )}
      </p>
    </>
  )
}
