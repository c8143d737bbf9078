import { FacingQuotes } from './facing-quotes.tsx'
import type { ShownFinding } from './shown-finding.ts'
import { TwoDayMark } from './two-day-mark.tsx'

/** As many cards as stand open; the others are lines that open. */
const openCards = 3

type Props = { findings: readonly ShownFinding[]; label: string }

/** Changes as cards of two facing quotes: the first of them open. */
export function FindingList({ findings, label }: Props) {
  return (
    <ol className="plain findings" aria-label={label}>
      {findings.map((finding, index) => (
        <li key={finding.key} id={finding.key} className="finding" data-kind={finding.kind}>
          <details open={index < openCards || undefined}>
            <summary>
              <FindingLine finding={finding} />
            </summary>
            <FacingQuotes finding={finding} />
          </details>
        </li>
      ))}
    </ol>
  )
}

function FindingLine({ finding }: { finding: ShownFinding }) {
  return (
    <span className="line">
      <span>
        <b>{finding.actor.name}</b> <span className="muted">on {finding.topic.name}</span>
      </span>
      <TwoDayMark from={finding.from.mean} to={finding.to.mean} width={120} />
      <span className="small">
        {finding.from.words} <span aria-hidden="true">→</span>
        <span className="out-of-sight"> to </span> {finding.to.words}
      </span>
      <span className="small muted">{[finding.name, ...finding.qualifiers].join(' · ')}</span>
      <span className={`tag ${finding.kind.replaceAll(' ', '-')}`}>{finding.kindWord}</span>
    </span>
  )
}
