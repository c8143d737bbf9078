import { Form, Link } from '@remix-run/react'
import { actorSorts } from '#app/domain/actors.ts'
import { registerRules, registers } from '#app/domain/registers.ts'
import { capitaliseFirst } from '#app/domain/text/words.ts'
import { SelectField, TextArea, TextField } from '../fields.tsx'
import { ProposingFields } from '../proposals/proposing-fields.tsx'
import './actor-card.css'

type Props = {
  actorId: string
  /** What the fields hold at first, by their names. */
  fields: Record<string, string>
  errors: Record<string, string>
  revision: number
  /** Names that came with what was merged into the actor. */
  mergedNames: readonly string[]
  /** Whether it is proposed and not saved; the proposal that fills it, where one does. */
  proposes?: boolean
  proposalId?: string | null
}

/** What is typed of an actor itself: how it is called, what it is, and where else it is listed. */
export function ActorCard({
  actorId,
  fields,
  errors,
  revision,
  mergedNames,
  proposes = false,
  proposalId = null,
}: Props) {
  return (
    <section className="card" aria-labelledby="actor">
      <h2 id="actor">Name and kind</h2>
      <Form method="post" noValidate className="actor-form">
        <input type="hidden" name="revision" value={errors.revision ?? revision} />
        <div className="actor-form-row">
          <TextField
            label="Name, as it is to be printed"
            name="name"
            defaultValue={fields.name}
            error={errors.name}
          />
          <SelectField
            label="Kind"
            name="kind"
            options={actorSorts.map((sort) => [sort, capitaliseFirst(sort)] as const)}
            hint="An office is a unit that persons hold in turn."
            defaultValue={fields.kind}
            error={errors.kind}
          />
        </div>
        <TextArea
          label="Other spellings"
          name="aliases"
          rows={3}
          defaultValue={fields.aliases}
          error={errors.aliases}
          hint={`One a line. Letters find the actor under any of these; case and accents do not count.${
            mergedNames.length ? ` Merging added: ${mergedNames.join(', ')}.` : ''
          }`}
        />
        <TextArea
          label="Note"
          name="note"
          rows={3}
          defaultValue={fields.note}
          error={errors.note}
          hint="What colleagues should know. Everybody who sees the actor reads it."
        />
        <h3>Numbers elsewhere</h3>
        <div className="actor-form-row">
          {registers.map((register) => (
            <TextField
              key={register}
              label={registerRules[register].name}
              name={register}
              autoComplete="off"
              defaultValue={fields[register]}
              error={errors[register]}
              hint={errors[register] ? undefined : registerRules[register].whatToCopy}
            />
          ))}
        </div>
        {errors.twinId && (
          <p className="notice small">
            <Link to={`/actors/${errors.twinId}`}>{errors.twinName}</Link> ·{' '}
            <Link to={`/actors/${actorId}/merge?q=${encodeURIComponent(errors.twinName ?? '')}`}>
              Merge this actor into {errors.twinName}
            </Link>
          </p>
        )}
        <ProposingFields {...{ proposes, proposalId, fields, errors }} />
        <div className="row">
          <button className="button primary" type="submit" name="deed" value="save">
            {proposes ? 'Propose' : 'Save'}
          </button>
          <Link className="button quiet" to={`/actors/${actorId}`}>
            Cancel
          </Link>
        </div>
      </Form>
    </section>
  )
}
