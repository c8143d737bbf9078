import { Form, Link, useSearchParams } from '@remix-run/react'
import { chooseGapRows } from '#app/charts/model/picture-size.ts'
import type { Day } from '#app/domain/days.ts'
import { gapSorts, type GapSort } from '#app/domain/coverage/gaps.ts'
import { ChoiceLinks } from '../choice-links.tsx'
import { Pager } from '../pager.tsx'
import { TakeAway } from '../stances/take-away.tsx'
import { TableScroll } from '../table-scroll.tsx'

type Named = { id: string; name: string }
type GapLine = {
  key: string
  isPicked: boolean
  actor: Named
  topic: Named
  heard: { on: string; word: string; href: string } | null
  silence: string
  why: string
  href: string | null
  asked: { id: string; title: string } | null
}
type Props = {
  action: string
  asOf: Day
  total: number
  silences: readonly { silence: string; word: string; count: number }[]
  silence: string | null
  sort: GapSort
  gaps: { total: number; page: number; pages: number; rows: readonly GapLine[] }
  pickedElsewhere: readonly string[]
  /** How many actors the list has, as far as a picture shows its topics. */
  silentActors: number
  topics: readonly unknown[]
}

/** Who is without a word on what, since when and why; rows are ticked for a list of whom to ask. */
export function GapList(props: Props) {
  const { gaps, silences, silence, sort, total, asOf, silentActors, topics } = props
  if (!total) return <p className="card empty">Everybody here spoke in these 12 months.</p>
  return (
    <section className="card" aria-labelledby="gaps">
      <h2 id="gaps">Without a word</h2>
      <div className="gap-choices">
        <ChoiceLinks
          label="Kind of silence"
          param="silence"
          current={silence ?? ''}
          choices={[
            { value: '', words: `All ${total.toLocaleString('en')}` },
            ...silences
              .filter((row) => row.count > 0 || row.silence === silence)
              .map((row) => ({
                value: row.silence,
                words: `${row.word} ${row.count.toLocaleString('en')}`,
              })),
          ]}
        />
        <ChoiceLinks
          label="Order"
          param="sort"
          current={sort === 'silent' ? '' : sort}
          choices={gapSorts.map((row) => ({
            value: row.sort === 'silent' ? '' : row.sort,
            words: row.word,
          }))}
        />
      </div>
      <p className="small muted">
        {gaps.rows.length.toLocaleString('en')} of {gaps.total.toLocaleString('en')}
        {sort === 'silent' && ', silent longest first; where nothing dates the silence, last'}.
      </p>
      <TakeAway
        table="coverage"
        rows={gaps.total}
        isPart={gaps.rows.length < gaps.total}
        asOf={asOf}
        picture={{
          ...{ name: 'coverage', what: 'actor', of: silentActors },
          shows: Math.min(silentActors, chooseGapRows(topics.length)),
        }}
      />
      {gaps.rows.length > 0 ? (
        <GapForm {...props} />
      ) : (
        <p className="empty">Nobody is silent in this way.</p>
      )}
      <Pager {...gaps} words={['Before', 'Next']} label="Pages of gaps" />
    </section>
  )
}

function GapForm({ action, gaps, pickedElsewhere }: Props) {
  const [params] = useSearchParams()
  const kept = [...params].filter(([name]) => name !== 'pick')
  const key = gaps.rows.map((row) => `${row.key} ${row.isPicked}`).join()
  return (
    <Form action={`${action}#ask-list`} key={key}>
      {[...kept, ...pickedElsewhere.map((pick) => ['pick', pick] as const)].map(
        ([name, value], index) => (
          <input key={`${name}-${index}`} type="hidden" name={name} value={value} />
        ),
      )}
      <TableScroll label="Gaps">
        <table className="small gaps">
          <thead>
            <tr>
              <th scope="col">Ask</th>
              <th scope="col">Actor</th>
              <th scope="col">Topic</th>
              <th scope="col">Last heard</th>
              <th scope="col">Since then</th>
            </tr>
          </thead>
          <tbody>
            {gaps.rows.map((row) => (
              <GapRow key={row.key} row={row} />
            ))}
          </tbody>
        </table>
      </TableScroll>
      <p className="field">
        <button className="button" type="submit">
          List whom to ask
        </button>{' '}
        <span className="tiny muted">
          A text to copy and a CSV of those ticked
          {pickedElsewhere.length > 0 && `, with ${pickedElsewhere.length} of other pages`}.
        </span>
      </p>
    </Form>
  )
}

function GapRow({
  row: { key, isPicked, actor, topic, heard, why, href, asked },
}: {
  row: GapLine
}) {
  return (
    <tr>
      <td>
        <input
          type="checkbox"
          name="pick"
          value={key}
          defaultChecked={isPicked}
          aria-label={`Ask ${actor.name} on ${topic.name}`}
        />
      </td>
      <th scope="row">
        <Link to={`/actors/${actor.id}`}>{actor.name}</Link>
      </th>
      <td>{topic.name}</td>
      <td>
        {heard ? (
          <>
            {heard.word}, <Link to={heard.href}>{heard.on}</Link>
          </>
        ) : (
          <span className="muted">never</span>
        )}
      </td>
      <td>
        {href ? <Link to={href}>{why}</Link> : why}
        {asked && (
          <>
            {' '}
            · <Link to={`/letters/${asked.id}`}>{asked.title}</Link>
          </>
        )}
      </td>
    </tr>
  )
}
