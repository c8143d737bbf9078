import { Form } from '@remix-run/react'
import { SelectField } from '../fields.tsx'

/** What the boxes of the letters in a list belong to. */
export const moveFormId = 'move-letters'

type Props = {
  choices: readonly (readonly [slug: string, name: string])[]
  chosen: string | null
}

/** Puts the ticked letters of a list into a dossier, or takes them out of it. */
export function MoveLetters({ choices, chosen }: Props) {
  return (
    <Form method="post" id={moveFormId} className="card move-letters row" preventScrollReset>
      <SelectField
        label="Ticked letters"
        name="into"
        options={choices}
        defaultValue={chosen ?? undefined}
      />
      <button className="button" type="submit" name="deed" value="put in">
        Put into this dossier
      </button>
      <button className="button quiet" type="submit" name="deed" value="take out">
        Take out of it
      </button>
    </Form>
  )
}
