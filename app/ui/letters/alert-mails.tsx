import { Form, Link } from '@remix-run/react'
import { rhythmWords } from '#app/domain/digests/due-times.ts'
import { rhythms, type Rhythm } from '#app/domain/digests/subscriptions.ts'
import type { FormRefusal } from '#app/domain/form-refusal.ts'
import { SelectField } from '../fields.tsx'

type AlertMailsProps = {
  /** Null where no mail server is set up. */
  email: string | null
  alert: { rhythm: Rhythm; sent: string; failure: string | null } | null
  refused: FormRefusal | null
}

/** Asks for an alert by mail, says how its mails went, gives it another rhythm, or ends it. */
export function AlertMails({ email, alert, refused }: AlertMailsProps) {
  return (
    <section className="card no-print" aria-labelledby="mails">
      <h2 id="mails">By e-mail</h2>
      {alert && (
        <>
          <p className="small">
            You get an alert {rhythmWords[alert.rhythm]}; {alert.sent}.{' '}
            <Link to="/account#subscriptions">All your subscriptions</Link>
          </p>
          {alert.failure && <p className="small error">{alert.failure}</p>}
        </>
      )}
      {email ? (
        <MailForm {...{ email, alert, refused }} />
      ) : (
        <p className="muted small">
          Mail is not set up here. Whoever runs this Stanceline sets SMTP_URL, SMTP_FROM and
          PUBLIC_URL.
        </p>
      )}
      {alert && (
        <Form method="post" preventScrollReset>
          <p className="field">
            <button className="button quiet" type="submit" name="deed" value="end alert">
              End the alert
            </button>
          </p>
        </Form>
      )}
    </section>
  )
}

function MailForm({ email, alert, refused }: AlertMailsProps & { email: string }) {
  return (
    <>
      <p className="muted small">
        A mail tells which letters the search has come to find since the last one, as far as you may
        see them when it is sent; where there are none, no mail comes.
      </p>
      <Form method="post" preventScrollReset className="row">
        <SelectField
          label="How often"
          name="rhythm"
          options={rhythms.map((rhythm) => [rhythm, rhythmWords[rhythm]] as const)}
          defaultValue={refused?.fields.rhythm ?? alert?.rhythm ?? 'weekly'}
          error={refused?.errors.rhythm}
        />
        <p className="field">
          <button className="button" type="submit" name="deed" value="alert">
            {alert ? 'Change how often' : `Send it to ${email}`}
          </button>
        </p>
      </Form>
    </>
  )
}
