import { useFetcher } from '@remix-run/react'
import { useEffect } from 'react'
import { TextArea } from '../fields.tsx'
import type { ShownFinding } from './shown-finding.ts'

/** What the server answers to a judgement. */
export type JudgementAnswer =
  | { ok: true; message: string }
  | { ok: false; errors: Record<string, string>; fields: Record<string, string> }

type Props = {
  finding: ShownFinding
  /** The answer to a form that was sent without scripts. */
  answer: JudgementAnswer | undefined
  announce: (sentence: string) => void
}

/** Accepts or dismisses a finding, or takes that back: a request of its own, so that fast keys do not cancel others. */
export function JudgementForm({ finding, answer, announce }: Props) {
  const fetcher = useFetcher<JudgementAnswer>()
  const own = fetcher.data ?? pickOwnAnswer(answer, finding)
  const refused = own && !own.ok ? own : undefined
  const { judgement } = finding
  useEffect(() => {
    if (fetcher.data?.ok) announce(fetcher.data.message)
  }, [fetcher.data, announce])
  const about = `${finding.name} of ${finding.actor.name}`
  const standing = judgement?.applies ? judgement.verdict : null
  return (
    <fetcher.Form method="post" className="judging no-print" noValidate>
      {Object.entries({
        topic: finding.topic.id,
        actor: finding.actor.id,
        asOf: finding.asOf,
        basis: finding.basisHash,
        judgement: judgement?.id ?? '',
      }).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <div className="row">
        {judgement && (
          <JudgingButton deed="undo" about={about} words="Undo" shortcut="U" fetcher={fetcher} />
        )}
        {standing !== 'accepted' && (
          <JudgingButton
            deed="accept"
            about={about}
            words="Accept"
            shortcut="A"
            fetcher={fetcher}
          />
        )}
      </div>
      {standing !== 'dismissed' && (
        <Dismissal about={about} refused={refused} isBusy={fetcher.state !== 'idle'} />
      )}
      {refused?.errors.form && (
        <p className="error" role="alert">
          {refused.errors.form}
        </p>
      )}
    </fetcher.Form>
  )
}

type Refused = Extract<JudgementAnswer, { ok: false }> | undefined

function Dismissal({
  about,
  refused,
  isBusy,
}: {
  about: string
  refused: Refused
  isBusy: boolean
}) {
  return (
    <details className="dismissal" open={Boolean(refused?.errors.reason) || undefined}>
      <summary className="button" aria-label={`Dismiss ${about} …`}>
        Dismiss … <kbd aria-hidden="true">D</kbd>
      </summary>
      <TextArea
        label="Why this is no such change"
        name="reason"
        rows={2}
        maxLength={2000}
        defaultValue={refused?.fields.reason}
        error={refused?.errors.reason}
      />
      <button
        className="button"
        name="deed"
        value="dismiss"
        aria-label={`Dismiss ${about}`}
        disabled={isBusy}
      >
        Dismiss
      </button>
    </details>
  )
}

/** Without scripts the page is answered as a whole: only the card that was sent has something to say. */
function pickOwnAnswer(answer: JudgementAnswer | undefined, finding: ShownFinding) {
  return answer && !answer.ok && answer.fields.basis === finding.basisHash ? answer : undefined
}

type ButtonProps = {
  deed: string
  about: string
  words: string
  shortcut: string
  fetcher: { state: string }
}

function JudgingButton({ deed, about, words, shortcut, fetcher }: ButtonProps) {
  return (
    <button
      className="button"
      name="deed"
      value={deed}
      aria-label={`${words} ${about}`}
      disabled={fetcher.state !== 'idle'}
    >
      {words} <kbd aria-hidden="true">{shortcut}</kbd>
    </button>
  )
}
