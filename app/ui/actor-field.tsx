import { useId, useState, type InputHTMLAttributes } from 'react'
import { TextField } from './fields.tsx'
import { useActorChoices } from './use-actor-choices.ts'

type ActorFieldProps = { label: string; name: string; error?: string } & Omit<
  InputHTMLAttributes<HTMLInputElement>,
  'list'
>

/**
 * A field for the name of an actor that offers known ones while it is typed in. Without scripts it is a plain text
 * field; what is written in it is looked up by the server in either case.
 */
export function ActorField({ onChange, hint, ...field }: ActorFieldProps & { hint?: string }) {
  const listId = useId()
  const [typed, setTyped] = useState('')
  const { actors, total } = useActorChoices(typed)
  return (
    <>
      <TextField
        {...field}
        list={listId}
        autoComplete="off"
        hint={
          total > actors.length
            ? `${actors.length} of ${total.toLocaleString('en')} names are offered; type more of it.`
            : hint
        }
        onChange={(event) => {
          setTyped(event.target.value)
          onChange?.(event)
        }}
      />
      <datalist id={listId}>
        {actors.map(({ id, name, aliases }) => (
          <option key={id} value={name}>
            {aliases.length ? `${name} (${aliases.join(', ')})` : name}
          </option>
        ))}
      </datalist>
    </>
  )
}
