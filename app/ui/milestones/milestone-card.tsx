import { Form, Link } from '@remix-run/react'
import { useState } from 'react'
import { dateFormatHint, formatEdtfDate, parseEdtfDate } from '#app/domain/days.ts'
import { TextField } from '../fields.tsx'
import { useDossierPath } from '#app/ui/use-dossier-path.ts'
import { ProposingFields } from '../proposals/proposing-fields.tsx'
import './milestones.css'

type Props = {
  /** What the fields hold at first, by their names. */
  fields: Record<string, string>
  errors: Record<string, string>
  /** The one that is changed, with the revision that was read; null for a new one. */
  milestone: { id: string; name: string; revision: number } | null
  /** Whether it is proposed and not saved; the proposal that fills it, where one does. */
  proposes?: boolean
  proposalId?: string | null
}

/** A milestone to be added or changed; below its date stands what the date reads as. */
export function MilestoneCard({
  fields,
  errors,
  milestone,
  proposes = false,
  proposalId = null,
}: Props) {
  const inDossier = useDossierPath()
  const [date, setDate] = useState(fields.date ?? '')
  return (
    <section className="card" aria-labelledby="milestone">
      <h2 id="milestone">{milestone ? 'Change a milestone' : 'Add a milestone'}</h2>
      <Form method="post" noValidate className="milestone-form">
        <input type="hidden" name="id" value={milestone?.id ?? ''} />
        <input type="hidden" name="revision" value={errors.revision ?? milestone?.revision ?? ''} />
        <TextField
          label="Date"
          name="date"
          autoComplete="off"
          value={date}
          onChange={(event) => setDate(event.target.value)}
          error={errors.date}
          hint={describeReading(date)}
        />
        <TextField
          label="Name"
          name="name"
          defaultValue={fields.name}
          error={errors.name}
          hint="What happened, such as “Interim Regulation proposed, COM(2020) 568”."
        />
        <TextField
          label="Word on the axis"
          name="label"
          defaultValue={fields.label}
          error={errors.label}
          hint="One or two words. Left empty, the name stands there."
        />
        <TextField
          label="Why this date"
          name="basis"
          defaultValue={fields.basis}
          error={errors.basis}
          hint="From where it is known, such as “Johansson’s letter, ¶ 3”."
        />
        <TextField
          label="Address"
          name="source"
          inputMode="url"
          defaultValue={fields.source}
          error={errors.source}
          hint="Of a page that says so, if there is one."
        />
        <ProposingFields {...{ proposes, proposalId, fields, errors }} />
        <div className="row">
          <button className="button primary" type="submit" name="deed" value="save">
            {proposes ? 'Propose' : milestone ? 'Save' : 'Add'}
          </button>
          {milestone && (
            <>
              {!proposes && (
                <button className="button" type="submit" name="deed" value="withdraw">
                  Take it out
                </button>
              )}
              <Link className="button quiet" to={inDossier('milestones')}>
                Cancel
              </Link>
            </>
          )}
        </div>
      </Form>
    </section>
  )
}

function describeReading(date: string): string {
  const parsed = parseEdtfDate(date)
  if (!parsed.ok) return dateFormatHint
  const { first, last } = parsed.dated
  return `Reads as ${formatEdtfDate(parsed.dated)}${first === last ? '' : ': a span, drawn as a band'}.`
}
