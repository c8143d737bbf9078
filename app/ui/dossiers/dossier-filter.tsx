import { SelectField } from '../fields.tsx'

type Props = {
  dossiers: readonly (readonly [slug: string, name: string])[]
  chosen: string | null
}

/** Which dossier a list is of, or all together; where there is one alone, what was chosen stays. */
export function DossierFilter({ dossiers, chosen }: Props) {
  if (dossiers.length < 2)
    return chosen === null ? null : <input type="hidden" name="dossier" value={chosen} />
  return (
    <SelectField
      label="Dossier"
      name="dossier"
      options={[['', 'All together'], ...dossiers]}
      defaultValue={chosen ?? ''}
    />
  )
}
