import { Form } from '@remix-run/react'
import { TextField } from './fields.tsx'

type Props = {
  name: string
  longestName: number
  /** What the form says beside name and deed, such as which thing it is about. */
  hidden: Readonly<Record<string, string | number>>
  deeds: { rename: string; delete: string }
  /** The name that was typed and refused, with why; null where nothing was. */
  refused: { name: string; error?: string } | null
}

/** Renames something that was saved under a name, or deletes it; folded until somebody wants to. */
export function RenameOrDelete({ name, longestName, hidden, deeds, refused }: Props) {
  return (
    <details open={refused ? true : undefined}>
      <summary className="small" aria-label={`Rename or delete ${name}`}>
        Rename or delete
      </summary>
      <Form method="post" preventScrollReset>
        {Object.entries(hidden).map(([field, value]) => (
          <input key={field} type="hidden" name={field} value={value} />
        ))}
        <TextField
          key={name}
          label="Name"
          name="name"
          defaultValue={refused?.name ?? name}
          maxLength={longestName}
          autoComplete="off"
          error={refused?.error}
        />
        <p className="row">
          <button className="button" type="submit" name="deed" value={deeds.rename}>
            Rename
          </button>
          <button className="button quiet" type="submit" name="deed" value={deeds.delete}>
            Delete
          </button>
        </p>
      </Form>
    </details>
  )
}
