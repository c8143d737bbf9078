import { Link } from '@remix-run/react'
import { formatQuantity } from '#app/domain/text/words.ts'
import type { AddressChanges } from '../stances/address.ts'

type Props = {
  formId: string
  chosen: { count: number; of: number; words: string; ids: readonly string[] | null }
  speakers: number
  /** What the page is called to which one goes back. */
  behind: string
  error?: string
  hrefWith: (changes: AddressChanges) => string
}

/** What leaves an address without anything that was chosen or asked in between. */
const nobody: AddressChanges = {
  ...{ who: null, actor: null, names: null, add: null, take: null },
  ...{ since: null, attribute: null, value: null, do: null },
}

/** How many are chosen and by what, all and none, and the way back to where they are shown. */
export function ChoiceBar({ formId, chosen, speakers, behind, error, hrefWith }: Props) {
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
      {error && (
        <p className="error" role="alert">
          {error}
        </p>
      )}
    </section>
  )
}
