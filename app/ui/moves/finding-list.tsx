import { useRef, useState } from 'react'
import { stanceBarSizes } from '#app/charts/model/stance-bar.ts'
import { formatDay } from '#app/domain/days.ts'
import { KeyName } from '../keys/key-cap.tsx'
import { FacingQuotes } from './facing-quotes.tsx'
import { JudgementForm, type JudgementAnswer } from './judgement-form.tsx'
import type { ShownFinding } from './shown-finding.ts'
import { TwoDayMark } from '#app/charts/two-day-mark.tsx'
import { useJudgingKeys } from './use-judging-keys.ts'

/** As many cards as stand open; the others are lines that open. */
const openCards = 3

type Props = {
  findings: readonly ShownFinding[]
  label: string
  mayJudge: boolean
  answer: JudgementAnswer | undefined
}

/** Findings as cards of two facing quotes: the first of them open, those that were dismissed folded. */
export function FindingList({ findings, label, mayJudge, answer }: Props) {
  const list = useRef<HTMLOListElement>(null)
  const [announcement, announce] = useState('')
  useJudgingKeys(list)
  const open = new Set(
    findings
      .filter((finding) => !isDismissed(finding))
      .slice(0, openCards)
      .map(({ key }) => key),
  )
  return (
    <>
      {mayJudge && (
        <p className="small muted no-print">
          <KeyName id="next move" /> <KeyName id="previous move" /> next, previous ·{' '}
          <KeyName id="open move" /> open · <KeyName id="accept move" /> accept ·{' '}
          <KeyName id="dismiss move" /> dismiss with a reason · <KeyName id="undo move" /> undo
        </p>
      )}
      <div className="out-of-sight" role="status">
        {announcement}
      </div>
      <ol className="plain findings" aria-label={label} ref={list}>
        {findings.map((finding) => (
          <li
            key={finding.key}
            id={finding.key}
            className={isDismissed(finding) ? 'finding dismissed' : 'finding'}
          >
            <details open={open.has(finding.key) || undefined}>
              <summary>
                <FindingLine finding={finding} />
              </summary>
              <FacingQuotes finding={finding} />
              {mayJudge && <JudgementForm {...{ finding, answer, announce }} />}
            </details>
          </li>
        ))}
      </ol>
    </>
  )
}

const isDismissed = ({ judgement }: ShownFinding): boolean =>
  judgement?.applies === true && judgement.verdict === 'dismissed'

function FindingLine({ finding }: { finding: ShownFinding }) {
  return (
    <span className="line">
      <span>
        <b>{finding.actor.name}</b> <span className="muted">on {finding.topic.name}</span>
      </span>
      <TwoDayMark from={finding.from.mean} to={finding.to.mean} size={stanceBarSizes.end} />
      <span className="small">
        {finding.from.words} <span aria-hidden="true">→</span>
        <span className="out-of-sight"> to </span> {finding.to.words}
      </span>
      <span className="small muted">{[finding.name, ...finding.qualifiers].join(' · ')}</span>
      <span className={`tag ${finding.kind.replaceAll(' ', '-')}`}>{finding.kindWord}</span>
      {finding.judgement && (
        <span className="judged small">
          <SayJudgement judgement={finding.judgement} />
        </span>
      )}
    </span>
  )
}

/** `Dismissed by Ana, 3 May 2025: she quotes somebody else`: also where it was judged on other evidence. */
export function SayJudgement({
  judgement: { verdict, reason, by, on, applies },
}: {
  judgement: NonNullable<ShownFinding['judgement']>
}) {
  const words = `${verdict} by ${by}, ${formatDay(on)}${reason ? `: ${reason}` : ''}`
  return applies ? (
    <>
      <b>{verdict === 'accepted' ? 'Accepted' : 'Dismissed'}</b>
      {words.slice(verdict.length)}
    </>
  ) : (
    <>
      <b>Judged on other evidence</b>: {words}
    </>
  )
}
