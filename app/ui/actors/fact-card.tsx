import { Form, Link } from '@remix-run/react'
import { useId } from 'react'
import type { ActorFactKind } from '#app/domain/actor-facts.ts'
import { ActorField } from '../actor-field.tsx'
import { TextField } from '../fields.tsx'
import { NewActorOffer } from '../new-actor-offer.tsx'
import { describeValuesOffered, type AttributeChoices } from './attribute-choices.ts'
import { PeriodFields } from './period-fields.tsx'
import './actor-card.css'

type Props = {
  actorId: string
  kind: ActorFactKind
  /** What the fields hold at first, by their names. */
  fields: Record<string, string>
  errors: Record<string, string>
  /** The row that is changed, with the revision that was read; null for a new one. */
  row: { id: string; revision: number } | null
  /** Attributes and values that are in use, to be chosen from. */
  inUse: AttributeChoices
}

const titles = {
  attribute: ['Add an attribute', 'Change an attribute'],
  name: ['Add a name of some time', 'Change a name'],
  successor: ['Say who it continues as', 'Change who it continues as'],
} as const

const joins = { attribute: 'join attributes', name: 'join names', successor: '' } as const

/** A row of what is so of an actor for some time, to be added or changed. */
export function FactCard({ actorId, kind, fields, errors, row, inUse }: Props) {
  return (
    <section className="card" aria-labelledby={kind}>
      <h3 id={kind}>{titles[kind][row ? 1 : 0]}</h3>
      <Form method="post" noValidate className="actor-form">
        <input type="hidden" name="id" value={row?.id ?? ''} />
        <input type="hidden" name="revision" value={errors.revision ?? row?.revision ?? ''} />
        {errors.fact && (
          <p className="error" role="alert">
            {errors.fact}
          </p>
        )}
        <WhatFields {...{ kind, fields, errors, inUse }} />
        <PeriodFields fields={fields} errors={errors} hasEnd={kind !== 'successor'} />
        {errors.twinId && (
          <p className="notice small">
            <Link to={`/actors/${errors.twinId}`}>{errors.twinName}</Link>
          </p>
        )}
        <div className="row">
          <button className="button primary" type="submit" name="deed" value={`save ${kind}`}>
            {row ? 'Save the row' : 'Add the row'}
          </button>
          {errors.same && (
            <button className="button" type="submit" name="deed" value={joins[kind]}>
              Join with {errors.same}
            </button>
          )}
          {row && (
            <>
              <button className="button" type="submit" name="deed" value="withdraw fact">
                Take it out
              </button>
              <Link className="button quiet" to={`/actors/${actorId}/correction`}>
                Cancel
              </Link>
            </>
          )}
        </div>
      </Form>
    </section>
  )
}

type WhatProps = Pick<Props, 'kind' | 'fields' | 'errors' | 'inUse'>

function WhatFields({ kind, fields, errors, inUse }: WhatProps) {
  if (kind === 'attribute') return <AttributeFields {...{ fields, errors, inUse }} />
  if (kind === 'name')
    return (
      <TextField
        label="Called"
        name="value"
        autoComplete="off"
        defaultValue={fields.value}
        error={errors.value}
        hint="Shown for the days of the row; letters and people find the actor by it always."
      />
    )
  return (
    <>
      <ActorField
        label="Continues as"
        name="successor"
        defaultValue={fields.successor}
        error={errors.successor}
        hint="Both stay actors of their own: no numbers are added up, and each page leads to the other."
      />
      <NewActorOffer errors={errors} />
    </>
  )
}

function AttributeFields({ fields, errors, inUse }: Omit<WhatProps, 'kind'>) {
  const id = useId()
  const { names, values, isMore } = inUse
  return (
    <div className="actor-form-row">
      <TextField
        label="Attribute"
        name="attribute"
        list={`${id}-names`}
        autoComplete="off"
        defaultValue={fields.attribute}
        error={errors.attribute}
        hint="Country, party, political group, committee, sector, or a name of your own."
      />
      <TextField
        label="Value"
        name="value"
        list={`${id}-values`}
        autoComplete="off"
        defaultValue={fields.value}
        error={errors.value}
        hint={isMore && describeValuesOffered(values.length)}
      />
      <datalist id={`${id}-names`}>
        {names.map((name) => (
          <option key={name} value={name} />
        ))}
      </datalist>
      <datalist id={`${id}-values`}>
        {values.map((value) => (
          <option key={value} value={value} />
        ))}
      </datalist>
    </div>
  )
}
