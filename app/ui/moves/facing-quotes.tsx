import { Link } from '@remix-run/react'
import { formatEdtfDate } from '#app/domain/days.ts'
import { formatCitation } from '#app/domain/letters.ts'
import { positionHref } from '#app/domain/position-href.ts'
import { formatQuantity, listSome } from '#app/domain/text/words.ts'
import { PositionChip } from '../chip.tsx'
import { WithDefinitions } from '../help/with-definitions.tsx'
import { QuoteRemarks } from '../quote-card.tsx'
import { QuoteTranslations } from '../quote-translations.tsx'
import { useDossierPath } from '../use-dossier-path.ts'
import type { ShownFinding, ShownQuote } from './shown-finding.ts'

/** As many recipients and milestones as are named. */
const namesInSight = 3

/** The two quotes nearest a finding, with the days and milestones between them, and what the method says of it. */
export function FacingQuotes({ finding }: { finding: ShownFinding }) {
  const inDossier = useDossierPath()
  const { actor, topic, before, after, between, milestones } = finding
  return (
    <>
      <div className="card facing">
        <QuoteSide side={before} />
        <div className="between-days">
          <b>{between.number}</b>
          <span className="small">{between.words}</span>
          <svg viewBox="0 0 60 10" width="60" height="10" aria-hidden="true">
            <path d="M0 5h52M52 1l8 4-8 4z" />
          </svg>
          {milestones.length > 0 && (
            <span className="tiny muted">{listSome(milestones, namesInSight, '; ')}</span>
          )}
        </div>
        <QuoteSide side={after} />
      </div>
      <div className="between small muted">
        <div>
          <div>
            <WithDefinitions>
              {`${finding.name}: from ${finding.from.words} to ${finding.to.words}, ${finding.difference}.`}
            </WithDefinitions>
          </div>
          <div>
            <WithDefinitions>
              {[finding.behind, ...finding.qualifiers].filter(Boolean).join(' · ')}
            </WithDefinitions>
          </div>
          {finding.authorship && <div>{finding.authorship}.</div>}
        </div>
        <Link to={inDossier(`moves/${topic.id}/${actor.id}`)}>
          All moves of {actor.name} on {topic.name}
        </Link>
      </div>
    </>
  )
}

function QuoteSide({ side: { position, who, told, more } }: { side: ShownQuote }) {
  const { letter, quote } = position
  return (
    <div className="quote-side">
      <div className="between">
        <b title={letter.dated.basis ?? undefined}>{formatEdtfDate(letter.dated)}</b>
        <span className="tiny muted">
          {told.length ? `told ${listSome(told, namesInSight)}` : letter.kind}
        </span>
      </div>
      <div className="tiny muted row">
        <PositionChip position={position} />
        <QuoteRemarks position={position} />
      </div>
      <blockquote>{quote.exact}</blockquote>
      {position.condition && (
        <p className="tiny muted">
          <b>Condition</b> {position.condition}
        </p>
      )}
      <QuoteTranslations translations={position.translations} recorded={letter.recorded} />
      <div className="tiny muted">
        {who} ·{' '}
        <Link to={positionHref({ letterId: letter.id, positionId: position.id })}>
          {formatCitation(letter, '', position) || letter.title}
        </Link>
        {more > 0 && ` · ${formatQuantity(more, 'more passage')} of that day`}
      </div>
    </div>
  )
}
