import { Link } from '@remix-run/react'
import { longestSelectionName } from '#app/domain/selection/selection-records.ts'
import { formatQuantity } from '#app/domain/text/words.ts'
import { TextField } from '../fields.tsx'
import type { AddressChanges } from '../stances/address.ts'

type Props = {
  formId: string
  chosen: { count: number; of: number; words: string; ids: readonly string[] | null }
  speakers: number
  /** What the page is called to which one goes back. */
  behind: string
  error?: string
  /** What was typed of a name for it, and what is wrong with that; null where the reader may not save. */
  saving: { name: string; error?: string } | null
  hrefWith: (changes: AddressChanges) => string
}

/** What leaves an address without anything that was chosen or asked in between. */
const nobody: AddressChanges = {
  ...{ who: null, actor: null, names: null, add: null, take: null },
  ...{ since: null, attribute: null, value: null },
  ...{ do: null, name: null, deed: null },
}

/** How many are chosen and by what, all and none, and the way back to where they are shown. */
export function ChoiceBar({ formId, chosen, speakers, behind, error, saving, hrefWith }: Props) {
  const { count, of, words, ids } = chosen
  return (
    <section className="who-bar" aria-label="What is chosen">
      <p>
        <b>
          {count.toLocaleString('en')} of {formatQuantity(of, 'actor')} chosen
        </b>
        {words ? <span dir="auto">: {words}</span> : `; ${behind} chooses by itself`}
      </p>
      <div className="row">
        <Link className="small" to={hrefWith({ ...nobody, who: 'spoke' })} preventScrollReset>
          All {speakers.toLocaleString('en')} who spoke
        </Link>
        <Link className="small" to={hrefWith(nobody)} preventScrollReset>
          None
        </Link>
        {ids && (
          <Link
            className="small"
            to={hrefWith({ ...nobody, actor: ids })}
            preventScrollReset
            title="By name, so that some can be left out"
          >
            These {ids.length} one by one
          </Link>
        )}
        <button className="button primary" type="submit" form={formId} name="do" value="show">
          Show on {behind}
        </button>
      </div>
      {saving && <SaveField formId={formId} {...saving} />}
      {error && (
        <p className="error" role="alert">
          {error}
        </p>
      )}
    </section>
  )
}

/** Keeps what is chosen under a name, for everybody who reads the dossier. */
function SaveField({ formId, name, error }: { formId: string; name: string; error?: string }) {
  return (
    <details open={error ? true : undefined}>
      <summary>Save as a selection</summary>
      <div className="who-save">
        <TextField
          key={name}
          label="Name of the selection"
          name="name"
          form={formId}
          defaultValue={name}
          maxLength={longestSelectionName}
          autoComplete="off"
          error={error}
        />
        <button
          className="button"
          type="submit"
          form={formId}
          formMethod="post"
          name="deed"
          value="save"
        >
          Save and show
        </button>
      </div>
    </details>
  )
}
