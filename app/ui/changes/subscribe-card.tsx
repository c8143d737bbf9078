import { Form, Link } from '@remix-run/react'
import type { FormRefusal } from '#app/domain/form-refusal.ts'
import { rhythmWords } from '#app/domain/digests/due-times.ts'
import { rhythms, type Rhythm, type SelectionKind } from '#app/domain/digests/subscriptions.ts'
import { SelectField } from '../fields.tsx'
import { FormOutcome } from '../form-outcome.tsx'
import { LeadSentence, type ShownSentence } from '../lead-sentence.tsx'

type Offer = {
  email: string
  lead: ShownSentence | 'pending' | null
  held: readonly { kind: SelectionKind; rhythm: Rhythm }[]
}

type SubscribeCardProps = {
  /** Null where no mail server is set up. */
  offer: Offer | null
  slug: string
  /** The page with its selection, to which the form is sent. */
  action: string
  answer: { ok: true; message: string } | FormRefusal | undefined
}

const kindWords: Record<SelectionKind, string> = {
  changes: 'Every change that would be listed here',
  sentence: 'Only when the first sentence reads otherwise, old beside new',
}

/** What the page lists, by mail: the list above is what would have come so far. */
export function SubscribeCard({ offer, slug, action, answer }: SubscribeCardProps) {
  return (
    <section className="card no-print subscribe" aria-labelledby="subscribe">
      <h2 id="subscribe">By e-mail</h2>
      {offer ? (
        <SubscribeForm {...{ offer, slug, action, answer }} />
      ) : (
        <p className="muted small">
          Mail is not set up here. Whoever runs this Stanceline sets SMTP_URL, SMTP_FROM and
          PUBLIC_URL.
        </p>
      )}
    </section>
  )
}

function SubscribeForm({
  offer: { email, lead, held },
  slug,
  action,
  answer,
}: SubscribeCardProps & { offer: Offer }) {
  const refused = answer && !answer.ok ? answer : null
  return (
    <>
      <FormOutcome answer={answer} />
      <p className="muted small">
        The changes listed here are what would have come so far. Mails are about this selection at
        any time and up to the newest letter, as far as you may see it when they are sent; where
        nothing is new, none is.
      </p>
      {held.map(({ kind, rhythm }) => (
        <p key={kind} className="small">
          You get this already: {kindWords[kind].toLowerCase()}, {rhythmWords[rhythm]}.{' '}
          <Link to="/account#subscriptions">All your subscriptions</Link>
        </p>
      ))}
      <p className="small">The first sentence now:</p>
      <blockquote className="sentence-now">
        {lead === 'pending' ? (
          <p className="muted small">It is being worked out; load the page again.</p>
        ) : lead ? (
          <LeadSentence lead={lead} slug={slug} as="p" />
        ) : (
          <p className="muted small">Nothing can be said yet.</p>
        )}
      </blockquote>
      <Form method="post" action={action} className="row">
        <SelectField
          label="What comes"
          name="kind"
          options={Object.entries(kindWords)}
          defaultValue={refused?.fields.kind ?? 'changes'}
          error={refused?.errors.kind}
        />
        <SelectField
          label="How often"
          name="rhythm"
          options={rhythms.map((rhythm) => [rhythm, rhythmWords[rhythm]] as const)}
          defaultValue={refused?.fields.rhythm ?? 'weekly'}
          error={refused?.errors.rhythm}
        />
        <p className="field">
          <button className="button" type="submit">
            Send it to {email}
          </button>
        </p>
      </Form>
    </>
  )
}
