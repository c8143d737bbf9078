import { Form, Link } from '@remix-run/react'
import { describeAlpha, formatAgreedShare } from '#app/domain/second-coding/agreement-words.ts'
import { selfCheckLimits, usualSelfCheck } from '#app/domain/self-checks.ts'
import { formatCount } from '#app/domain/text/words.ts'
import { TextField } from '../fields.tsx'
import { FormOutcome } from '../form-outcome.tsx'
import { CheckDifferences, type CheckDifference } from './check-differences.tsx'
import { type CheckRow, CheckTable } from './check-table.tsx'
import { type CheckAnswer, PassageForm, type ShownPassage } from './passage-form.tsx'

type Props = {
  dossier: { name: string; slug: string }
  mayAsk: boolean
  seesOthers: boolean
  checkId: string | null
  served: ShownPassage | null
  checks: readonly CheckRow[]
  shown: (CheckRow & { differences: readonly CheckDifference[] }) | null
  others: readonly CheckRow[]
  answer: CheckAnswer | undefined
}

/** Old passages of one's own, coded again without the old code, and how far one agrees with oneself. */
export function SelfChecksScreen(props: Props) {
  const { dossier, mayAsk, seesOthers, checkId, served, checks, shown, others, answer } = props
  const path = `/dossiers/${dossier.slug}/self-checks`
  return (
    <div className="page">
      <Link className="small" to={`/dossiers/${dossier.slug}/second-codings`}>
        ← Second codings
      </Link>
      <h1>Self-checks</h1>
      <p className="muted block">
        Old passages of your own come back without what you made of them, in an order drawn at
        random, and you code them again. Then you see how far you agree with yourself. What you code
        here counts nowhere; editors see the numbers, and nobody else the readings.
      </p>
      <FormOutcome answer={answer} />
      {served && checkId && <PassageForm {...{ served, checkId, answer }} />}
      {mayAsk && !checkId && <AskForm answer={answer} />}
      {shown && <CheckResult {...{ shown }} />}
      {checks.length > 0 && !checkId && (
        <CheckTable heading="Yours" rows={checks} pathOf={(id) => `${path}?check=${id}`} />
      )}
      {seesOthers && others.length > 0 && <CheckTable heading="Of other coders" rows={others} />}
      {!mayAsk && !checks.length && !others.length && (
        <p className="card empty">
          Nobody whose numbers you may see has checked themselves here. Coders ask for old passages
          of theirs on this page.
        </p>
      )}
    </div>
  )
}

function AskForm({ answer }: Pick<Props, 'answer'>) {
  const refused = answer && !answer.ok && answer.fields.deed === 'ask' ? answer : null
  return (
    <Form method="post" className="card" noValidate>
      <h2>Code old passages again</h2>
      <TextField
        label="How many passages"
        name="passages"
        inputMode="numeric"
        defaultValue={refused?.fields.passages ?? String(usualSelfCheck.passages)}
        error={refused?.errors.passages}
        hint={`At most ${selfCheckLimits.passages}; from ten on the numbers have an interval.`}
      />
      <TextField
        label="Unchanged for at least so many days"
        name="days"
        inputMode="numeric"
        defaultValue={refused?.fields.days ?? String(usualSelfCheck.days)}
        error={refused?.errors.days}
        hint="Only passages that you coded, that count, and that nobody else recoded since."
      />
      <button className="button primary" name="deed" value="ask">
        Ask for them
      </button>
    </Form>
  )
}

function CheckResult({ shown }: { shown: NonNullable<Props['shown']> }) {
  return (
    <section className="card" aria-labelledby="own-agreement">
      <h2 id="own-agreement">How far you agree with yourself</h2>
      <p className="tiny muted">
        Asked for on {shown.day}, of passages unchanged for {formatCount(shown.days, 'day')}. Alpha
        is Krippendorff’s, ordinal, with the 95 % bootstrap interval.
      </p>
      <p>{describeAlpha(shown)}</p>
      <p className="small">
        Same level {formatAgreedShare(shown.exact)}, within one {formatAgreedShare(shown.withinOne)}{' '}
        of {formatCount(shown.passages, 'passage')} with a level both times;{' '}
        {formatCount(shown.coded, 'passage')} coded again, {shown.different} read otherwise.
      </p>
      <CheckDifferences differences={shown.differences} />
    </section>
  )
}
