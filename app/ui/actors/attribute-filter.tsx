import { useId } from 'react'
import type { ActorAttribute } from '#app/domain/actor-facts.ts'
import { capitaliseFirst } from '#app/domain/text/words.ts'
import { SelectField, TextField } from '../fields.tsx'
import { describeValuesOffered, type AttributeChoices } from './attribute-choices.ts'

/** Narrows actors to those of whom an attribute, or a value of one, is so today. */
export function AttributeFilter({
  chosen,
  choices: { names, values, isMore },
}: {
  chosen: ActorAttribute
  choices: AttributeChoices
}) {
  const id = useId()
  const known = names.includes(chosen.attribute) || !chosen.attribute
  const options = known ? names : [...names, chosen.attribute]
  return (
    <>
      <SelectField
        label="Attribute, as of today"
        name="attribute"
        options={[['', 'Any'], ...options.map((name) => [name, capitaliseFirst(name)] as const)]}
        defaultValue={chosen.attribute}
      />
      <TextField
        label="Value"
        name="value"
        list={id}
        autoComplete="off"
        defaultValue={chosen.value}
        hint={isMore && describeValuesOffered(values.length)}
      />
      <datalist id={id}>
        {values.map((value) => (
          <option key={value} value={value} />
        ))}
      </datalist>
    </>
  )
}
