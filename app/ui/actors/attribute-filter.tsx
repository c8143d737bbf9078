import { useId } from 'react'
import { usualAttributes, type ActorAttribute } from '#app/domain/actor-facts.ts'
import { capitaliseFirst } from '#app/domain/text/words.ts'
import { SelectField, TextField } from '../fields.tsx'

/** Narrows actors to those of whom an attribute, or a value of one, is so today. */
export function AttributeFilter({
  chosen,
  inUse,
}: {
  chosen: ActorAttribute
  inUse: readonly ActorAttribute[]
}) {
  const id = useId()
  const names = [...new Set([...usualAttributes, ...inUse.map(({ attribute }) => attribute)])]
  return (
    <>
      <SelectField
        label="Attribute"
        name="attribute"
        options={[['', 'Any'], ...names.map((name) => [name, capitaliseFirst(name)] as const)]}
        defaultValue={chosen.attribute}
      />
      <TextField
        label="Value"
        name="value"
        list={id}
        autoComplete="off"
        defaultValue={chosen.value}
      />
      <datalist id={id}>
        {[...new Set(inUse.map(({ value }) => value))].map((value) => (
          <option key={value} value={value} />
        ))}
      </datalist>
    </>
  )
}
