import { Form, useSubmit } from '@remix-run/react'
import type { StanceViewName } from '#app/domain/strips/stance-views.ts'
import type { StripSort } from '#app/domain/strips/strip-order.ts'
import type { AddressChanges } from './address.ts'
import { KeptParams } from './kept-params.tsx'
import { TopicLinks } from './topic-links.tsx'
import { ViewLinks } from './view-links.tsx'

type Named = { id: string; name: string }
type Props = {
  action: string
  params: URLSearchParams
  hrefWith: (changes: AddressChanges) => string
  topics: readonly Named[]
  chosenTopics: readonly Named[]
  view: StanceViewName
  sort: StripSort
  sorts: readonly { sort: StripSort; word: string; means: string }[]
  grouping: string
  attributes: readonly string[]
}

/** As many topics as have room as columns of strips. */
const mostTopicsTogether = 3

/** The topic, the view, what rows are sorted and grouped by: each an address. */
export function StripChoicesBar(props: Props) {
  const { hrefWith, topics, chosenTopics, view } = props
  const [chosen] = chosenTopics
  return (
    <div className="strip-choices">
      <TopicLinks
        topics={topics}
        shownId={view === 'strips' && chosenTopics.length === 1 ? chosen!.id : null}
        hrefOf={(id) => hrefWith({ topic: id, view: null })}
        all={
          topics.length <= mostTopicsTogether
            ? {
                href: hrefWith({ topic: topics.map(({ id }) => id), view: null }),
                isShown: view === 'strips' && chosenTopics.length > 1,
              }
            : null
        }
      />
      <ViewLinks view={view} />
      <SortAndGroup {...props} />
    </div>
  )
}

function SortAndGroup({ action, params, sort, sorts, grouping, attributes }: Props) {
  const submit = useSubmit()
  return (
    <Form
      action={action}
      className="row"
      onChange={(event) => submit(event.currentTarget, { preventScrollReset: true })}
    >
      <KeptParams params={params} without={['sort', 'group', 'closed', 'rows']} />
      <SortField {...{ sort, sorts }} />
      <GroupField grouping={grouping} attributes={attributes} />
      <noscript>
        <button className="button" type="submit">
          Show
        </button>
      </noscript>
    </Form>
  )
}

/** By what rows are sorted, as a field of a form whose answer is an address. */
export function SortField({ sort, sorts }: Pick<Props, 'sort' | 'sorts'>) {
  return (
    <label className="small">
      Sort{' '}
      <select name="sort" defaultValue={sort} key={sort}>
        {sorts.map((each) => (
          <option key={each.sort} value={each.sort} title={each.means}>
            {each.word}
          </option>
        ))}
      </select>
    </label>
  )
}

/** What rows are grouped by, as a field of a form whose answer is an address. */
export function GroupField({ grouping, attributes }: Pick<Props, 'grouping' | 'attributes'>) {
  return (
    <label className="small">
      Group{' '}
      <select name="group" defaultValue={grouping} key={grouping}>
        <option value="none">none</option>
        <option value="organisation">organisation</option>
        <option value="kind">kind</option>
        {attributes.map((attribute) => (
          <option key={attribute} value={`attribute ${attribute}`}>
            {attribute}
          </option>
        ))}
      </select>
    </label>
  )
}
