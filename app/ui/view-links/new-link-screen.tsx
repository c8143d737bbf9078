import { Form, Link } from '@remix-run/react'
import type { FormRefusal } from '#app/domain/form-refusal.ts'
import { linkLifetimes } from '#app/domain/view-links.ts'
import { SelectField } from '../fields.tsx'
import { FormOutcome } from '../form-outcome.tsx'
import { OneTimeSecret } from '../one-time-secret.tsx'
import { ViewForecastCard, type ViewForecast } from './view-forecast.tsx'

type MadeLink = { ok: true; message: string; address: string; snippet: string }

type Props = {
  view: string
  /** The page that is linked to. */
  back: string
  settings: string
  forecast: ({ ok: true } & ViewForecast) | { ok: false; reason: string }
  answer: MadeLink | FormRefusal | undefined
}

/** Where an editor makes a link to a view, with what people without an account would see of it. */
export function NewLinkScreen({ view, back, settings, forecast, answer }: Props) {
  const refused = answer && !answer.ok ? answer : null
  return (
    <div className="page">
      <Link className="small" to={back}>
        ← {view}
      </Link>
      <h1>Make a read-only link</h1>
      <p className="muted block">
        Whoever has the address sees this view without an account: always what the public sees, from
        public letters alone, whatever you see yourself. Links are listed and ended{' '}
        <Link to={settings}>on the page about the dossier</Link>.
      </p>
      {refused && <FormOutcome answer={refused} />}
      {answer?.ok && <NewLink made={answer} />}
      {forecast.ok ? (
        <div className="with-aside">
          <ViewForecastCard {...forecast} />
          <LinkForm refused={refused} />
        </div>
      ) : (
        <p className="card empty">{forecast.reason}</p>
      )}
    </div>
  )
}

function NewLink({ made }: { made: MadeLink }) {
  const { message, address, snippet } = made
  return (
    <div className="notice" role="status">
      <p>{message}</p>
      <OneTimeSecret label="The link" secret={address} />
      <OneTimeSecret label="To put it into a page of yours" secret={snippet} />
      <OneTimeSecret label="Its table, for a spreadsheet program" secret={`${address}.csv`} />
    </div>
  )
}

function LinkForm({ refused }: { refused: FormRefusal | null }) {
  return (
    <Form method="post" className="card">
      <h2>The link</h2>
      <SelectField
        label="It shows"
        name="kind"
        options={[
          ['live', 'what is so whenever it is opened (live)'],
          ['frozen', 'what is so now (frozen)'],
        ]}
        defaultValue={refused?.fields.kind ?? 'live'}
        error={refused?.errors.kind}
        hint="A frozen one is not shown any more once something that it rests on is not public."
      />
      <SelectField
        label="It works"
        name="days"
        options={linkLifetimes.map(({ days, word }) => [days, word] as const)}
        defaultValue={refused?.fields.days ?? ''}
        error={refused?.errors.days}
      />
      <p className="field">
        <button className="button primary" type="submit" name="deed" value="make">
          Make the link
        </button>
      </p>
    </Form>
  )
}
