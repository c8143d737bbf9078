import { SelectField } from '../fields.tsx'

type Props = {
  choices: readonly (readonly [slug: string, name: string])[]
  chosen: string | null
  error: string | undefined
}

/** Which dossier letters come into; where there is one alone, it is not asked. */
export function DossierField({ choices, chosen, error }: Props) {
  if (choices.length === 1 && !error)
    return <input type="hidden" name="dossier" value={choices[0]![0]} />
  return (
    <SelectField
      label="Dossier"
      name="dossier"
      options={choices}
      defaultValue={chosen ?? undefined}
      error={error}
    />
  )
}
