import { Form } from '@remix-run/react'
import { ActorField } from '../actor-field.tsx'
import { TextField } from '../fields.tsx'
import { KeptParams } from '../stances/kept-params.tsx'

type Props = {
  action: string
  params: URLSearchParams
  /** Whose name is in the field. */
  name: string
  least: string
  /** Whose name is in the field for whom to stand beside. */
  otherName: string
  errors: Record<string, string>
}

/** Whom to look at, and how many topics in common put another in order; its answer is an address. */
export function NearForm({ action, params, name, otherName, least, errors }: Props) {
  return (
    <Form action={action} className="card filters" key={`${name} ${otherName} ${least}`}>
      <KeptParams
        params={params}
        without={['of', 'with', 'least', 'nearPage', 'farPage', 'fewPage', 'voicePage']}
      />
      <ActorField
        label="Near and far of whom"
        name="of"
        defaultValue={name}
        maxLength={200}
        error={errors.of}
        hint="A person, an organisation or a unit, by name or alias."
      />
      <ActorField
        label="Side by side with whom"
        name="with"
        defaultValue={otherName}
        maxLength={200}
        error={errors.with}
        hint="Empty: everybody of the selection."
      />
      <TextField
        label="Topics in common, at least"
        name="least"
        inputMode="numeric"
        defaultValue={least}
        maxLength={4}
        error={errors.least}
      />
      <p className="field">
        <button className="button primary" type="submit">
          Show
        </button>
      </p>
    </Form>
  )
}
