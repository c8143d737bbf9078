import { Form, Link, useSubmit } from '@remix-run/react'
import {
  measures,
  type DistributionMeasure,
} from '#app/domain/distribution/distribution-choices.ts'
import { KeptParams } from '../stances/kept-params.tsx'
import { GroupField } from '../stances/strip-choices-bar.tsx'
import { TopicLinks } from '../stances/topic-links.tsx'
import { ViewLinks } from '../stances/view-links.tsx'
import type { AddressChanges } from '../stances/address.ts'
import '../segments.css'

type Named = { id: string; name: string }
type Props = {
  action: string
  params: URLSearchParams
  hrefWith: (changes: AddressChanges) => string
  topics: readonly Named[]
  topic: Named | null
  measure: DistributionMeasure
  grouping: string
  attributes: readonly string[]
}

/** The topic, the view, counts or shares, and what is grouped by: each an address. */
export function DistributionChoicesBar(props: Props) {
  const { action, params, hrefWith, topics, topic, measure, grouping, attributes } = props
  const submit = useSubmit()
  return (
    <div className="strip-choices">
      <TopicLinks
        topics={topics}
        shownId={topic?.id ?? null}
        hrefOf={(id) => hrefWith({ topic: id, page: null })}
      />
      <ViewLinks view="distribution" />
      <nav className="segments" aria-label="Numbers as">
        {measures.map((each) => (
          <Link
            key={each.measure}
            to={hrefWith({ measure: each.measure === 'counts' ? null : each.measure })}
            preventScrollReset
            aria-current={measure === each.measure}
          >
            {each.word}
          </Link>
        ))}
      </nav>
      <Form
        action={action}
        className="row"
        onChange={(event) => submit(event.currentTarget, { preventScrollReset: true })}
      >
        <KeptParams params={params} without={['group', 'page']} />
        <GroupField grouping={grouping} attributes={attributes} />
        <noscript>
          <button className="button" type="submit">
            Show
          </button>
        </noscript>
      </Form>
    </div>
  )
}
