import { Form, Link } from '@remix-run/react'
import type { FormRefusal } from '#app/domain/form-refusal.ts'
import { FormOutcome } from '../form-outcome.tsx'
import { OneTimeSecret } from '../one-time-secret.tsx'
import { TokenLifetimeField, TokenNameField } from '../token-fields.tsx'
import { ViewForecastCard, type ViewForecast } from './view-forecast.tsx'

type MadeTable = { ok: true; message: string; address: string }

type Props = {
  view: string
  /** The page of which the table is. */
  back: string
  forecast: ({ ok: true } & ViewForecast) | { ok: false; reason: string }
  answer: MadeTable | FormRefusal | undefined
}

/** Where somebody makes an address by which a spreadsheet program reads a view as they see it. */
export function NewTableScreen({ view, back, forecast, answer }: Props) {
  const refused = answer && !answer.ok ? answer : null
  return (
    <div className="page">
      <Link className="small" to={back}>
        ← {view}
      </Link>
      <h1>A live table</h1>
      <p className="muted block">
        An address for a spreadsheet program: this one table, as you may see it each time it is
        read, without anybody’s address or number. It changes nothing, opens nothing else, and ends
        where you lose the right to see it. Such addresses are listed and revoked under{' '}
        <Link to="/account#tokens">Your account</Link>.
      </p>
      {refused && <FormOutcome answer={refused} />}
      {answer?.ok && <NewTable made={answer} />}
      {forecast.ok ? (
        <div className="with-aside">
          <div className="stack">
            <ViewForecastCard {...forecast} />
            <TableHelp />
          </div>
          <TableForm key={answer?.ok ? answer.address : 'open'} refused={refused} />
        </div>
      ) : (
        <p className="card empty">{forecast.reason}</p>
      )}
    </div>
  )
}

function NewTable({ made: { message, address } }: { made: MadeTable }) {
  return (
    <div className="notice" role="status">
      <p>{message}</p>
      <OneTimeSecret label="As CSV, for spreadsheet programs" secret={`${address}.csv`} />
      <OneTimeSecret label="As JSON, for other programs" secret={`${address}.json`} />
    </div>
  )
}

function TableHelp() {
  return (
    <section className="card" aria-labelledby="help-with-it">
      <h2 id="help-with-it">How to use it</h2>
      <dl className="facts">
        <div>
          <dt>Excel</dt>
          <dd>
            Data → From Web, paste the CSV address, sign in as “Anonymous”, Load. Data → Refresh All
            reads it again.
          </dd>
        </div>
        <div>
          <dt>LibreOffice</dt>
          <dd>
            Sheet → External Links, paste the CSV address, choose UTF-8 and comma. “Update every”
            reads it again.
          </dd>
        </div>
        <div>
          <dt>Google Sheets</dt>
          <dd>
            =IMPORTDATA(&quot;…csv&quot;) in a cell. Google reads the address from its own machines
            and keeps it: only where this Stanceline can be reached from the Internet, and where
            that is allowed to you.
          </dd>
        </div>
      </dl>
    </section>
  )
}

function TableForm({ refused }: { refused: FormRefusal | null }) {
  return (
    <Form method="post" className="card">
      <h2>The address</h2>
      <TokenNameField label="Name of the program or sheet" refused={refused} />
      <TokenLifetimeField refused={refused} />
      <p className="field">
        <button className="button primary" type="submit" name="deed" value="make">
          Make the address
        </button>
      </p>
    </Form>
  )
}
