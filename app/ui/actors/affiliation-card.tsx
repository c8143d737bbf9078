import { Form, Link } from '@remix-run/react'
import { ActorField } from '../actor-field.tsx'
import { SelectField, TextField } from '../fields.tsx'
import { NewActorOffer } from '../new-actor-offer.tsx'
import { PeriodFields } from './period-fields.tsx'
import { ProposingFields } from '../proposals/proposing-fields.tsx'
import './actor-card.css'

type Props = {
  actorId: string
  actorName: string
  /** What the fields hold at first, by their names. */
  fields: Record<string, string>
  errors: Record<string, string>
  /** The row that is changed, with the revision that was read; null for a new one. */
  row: { id: string; revision: number } | null
  /** Whether it is proposed and not saved; the proposal that fills it, where one does. */
  proposes?: boolean
  proposalId?: string | null
}

/** A row of where an actor belongs, to be added or changed. */
export function AffiliationCard({
  actorId,
  actorName,
  fields,
  errors,
  row,
  proposes = false,
  proposalId = null,
}: Props) {
  return (
    <section className="card" aria-labelledby="affiliation">
      <h2 id="affiliation">{row ? 'Change a row' : `Where ${actorName} belongs`}</h2>
      <Form method="post" noValidate className="actor-form">
        <input type="hidden" name="id" value={row?.id ?? ''} />
        <input type="hidden" name="revision" value={errors.revision ?? row?.revision ?? ''} />
        {errors.row && (
          <p className="error" role="alert">
            {errors.row}
          </p>
        )}
        <div className="actor-form-row">
          <ActorField
            label="Organisation or unit"
            name="organisation"
            defaultValue={fields.organisation}
            error={errors.organisation}
          />
          <TextField
            label="As"
            name="role"
            defaultValue={fields.role}
            error={errors.role}
            hint="The office, such as “Head of Unit”."
          />
        </div>
        <NewActorOffer errors={errors} />
        <PeriodFields fields={fields} errors={errors} />
        <SelectField
          label="What is said there"
          name="counts"
          options={[
            ...(row
              ? []
              : [
                  ['', 'Counts as is usual: units and offices yes, parties and groups no'] as const,
                ]),
            ['yes', 'Counts for the organisation too'] as const,
            ['no', 'Counts for the member alone'] as const,
          ]}
          defaultValue={fields.counts ?? ''}
          error={errors.counts}
        />
        <ProposingFields {...{ proposes, proposalId, fields, errors }} />
        <AffiliationButtons {...{ actorId, errors, row, proposes }} />
      </Form>
    </section>
  )
}

function AffiliationButtons({
  actorId,
  errors,
  row,
  proposes,
}: Pick<Props, 'actorId' | 'errors' | 'row'> & { proposes: boolean }) {
  return (
    <div className="row">
      <button className="button primary" type="submit" name="deed" value="save affiliation">
        {proposes ? 'Propose' : row ? 'Save the row' : 'Add the row'}
      </button>
      {errors.overlap && !proposes && (
        <button className="button" type="submit" name="deed" value="join affiliations">
          Join with {errors.overlap}
        </button>
      )}
      {row && (
        <>
          {!proposes && (
            <button className="button" type="submit" name="deed" value="withdraw affiliation">
              Take it out
            </button>
          )}
          <Link className="button quiet" to={`/actors/${actorId}/correction`}>
            Cancel
          </Link>
        </>
      )}
    </div>
  )
}
