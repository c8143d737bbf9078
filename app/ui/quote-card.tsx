import { positionHref } from '#app/domain/position-href.ts'
import { Link } from '@remix-run/react'
import { useState, type ReactNode } from 'react'
import { formatEdtfDate, formatDateInSentence } from '#app/domain/days.ts'
import { formatCitation, formatQuotation, recordedRemark } from '#app/domain/letters.ts'
import type { PositionWithLetter } from '#app/domain/positions.ts'
import { listQuoteRemarks } from '#app/domain/quotes/quote-remarks.ts'
import { PositionChip } from './chip.tsx'
import { QuoteTranslations } from './quote-translations.tsx'

type Props = { position: PositionWithLetter; who: string; topic?: string }
type CardProps = Props & { short?: boolean; children?: ReactNode }

/** One quote with whose it is, how far it goes and where it stands, and what else is to be said of it. */
export function QuoteCard({ position, who, topic, short = false, children }: CardProps) {
  const { letter, quote } = position
  const words =
    short && quote.exact.length > 170
      ? `${quote.exact.slice(0, 160).replace(/\s+\S*$/, '')} …`
      : quote.exact
  return (
    <article className="quote-card">
      <div className="between">
        <b className="small">{who}</b>
        <span className="tiny faint" title={letter.dated.basis ?? undefined}>
          {formatEdtfDate(letter.dated)}
          {letter.dated.first !== letter.dated.last && ' ~'}
        </span>
      </div>
      <div className="tiny muted row">
        {topic} <PositionChip position={position} />
        <QuoteRemarks position={position} />
      </div>
      <blockquote>{words}</blockquote>
      {!short && (
        <QuoteTranslations translations={position.translations} recorded={letter.recorded} />
      )}
      <Link className="tiny" to={positionHref({ letterId: letter.id, positionId: position.id })}>
        {formatCitation(letter, '', position)} →
      </Link>
      {children}
    </article>
  )
}

/** What belongs to a quote wherever it stands: that it does not count, or that nobody said these words. */
export function QuoteRemarks({ position }: Pick<Props, 'position'>) {
  return listQuoteRemarks(position).join(', ')
}

/** The whole of one quote, with its condition, date, source and a citation to take along. */
export function QuoteDetail({ position, who, as, topic }: Props & { as: string }) {
  const { letter, quote, condition, note } = position
  const cited = [
    who,
    letter.title,
    formatCitation(letter, formatDateInSentence(letter.dated), position),
    ...(letter.recorded ? [recordedRemark] : []),
  ]
  return (
    <>
      <b>{who}</b>
      <div className="small muted">{as}</div>
      <div className="row gap-above">
        <PositionChip position={position} /> <span className="small muted">{topic}</span>
      </div>
      <blockquote>{quote.exact}</blockquote>
      <QuoteTranslations translations={position.translations} recorded={letter.recorded} />
      {(position.reported || letter.recorded || position.turned || position.recheck) && (
        <p className="small muted">
          <QuoteRemarks position={position} />
        </p>
      )}
      {condition && (
        <p className="small">
          <b>Condition</b> <span className="muted">{condition}</span>
        </p>
      )}
      {note && (
        <p className="small">
          <b>Note</b> <span className="muted">{note}</span>
        </p>
      )}
      <p className="small">
        <b>Date</b>{' '}
        <span className="muted">
          {formatDateInSentence(letter.dated)}
          {letter.dated.basis && ` (${letter.dated.basis})`}
        </span>
      </p>
      <p className="small">
        <b>Source</b> <span className="muted">{formatCitation(letter, '', position)}</span>
      </p>
      <div className="row">
        <Link
          className="button"
          to={positionHref({ letterId: letter.id, positionId: position.id })}
        >
          Open letter
        </Link>
        <CopyCitation words={`${formatQuotation(quote.exact, letter)} (${cited.join(', ')})`} />
      </div>
    </>
  )
}

function CopyCitation({ words }: { words: string }) {
  const [copied, setCopied] = useState<'no' | 'yes' | 'failed'>('no')
  const copy = () =>
    navigator.clipboard.writeText(words).then(
      () => setCopied('yes'),
      () => setCopied('failed'),
    )
  return (
    <>
      <button type="button" className="button" onClick={() => void copy()}>
        {copied === 'yes' ? 'Copied' : 'Copy citation'}
      </button>
      <span className="out-of-sight" role="status">
        {copied === 'yes' ? 'The citation is in the clipboard.' : ''}
      </span>
      {copied === 'failed' && (
        <textarea
          readOnly
          className="citation small"
          value={words}
          aria-label="Citation, to be copied by hand"
          onFocus={(event) => event.target.select()}
        />
      )}
    </>
  )
}
