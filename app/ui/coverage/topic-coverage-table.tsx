import { Link } from '@remix-run/react'
import type { AddressChanges } from '../stances/address.ts'
import { TableScroll } from '../table-scroll.tsx'

type Props = {
  topics: readonly {
    topic: { id: string; name: string }
    heard: number
    silent: number
    never: number
    asked: number
    unanswered: number
    withheld: string | null
  }[]
  hrefWith: (changes: AddressChanges) => string
}

const fromTheStart = { page: null, asksPage: null, pick: null }

/** Each topic in numbers; each name and each number of who has not answered leads to its gaps. */
export function TopicCoverageTable({ topics, hrefWith }: Props) {
  if (!topics.length)
    return <p className="card empty">This dossier has no topic yet. Make one under Topics.</p>
  return (
    <section className="card" aria-labelledby="by-topic">
      <h2 id="by-topic">By topic</h2>
      <TableScroll label="Coverage by topic">
        <table className="small">
          <thead>
            <tr>
              <th scope="col">Topic</th>
              <th scope="col" className="number">
                Heard in 12 months
              </th>
              <th scope="col" className="number">
                Heard before
              </th>
              <th scope="col" className="number">
                Never heard
              </th>
              <th scope="col" className="number">
                Asked
              </th>
              <th scope="col" className="number">
                Asked, not answered
              </th>
              <th scope="col" className="number">
                Withheld
              </th>
            </tr>
          </thead>
          <tbody>
            {topics.map(({ topic, ...row }) => (
              <tr key={topic.id}>
                <th scope="row">
                  <Link to={hrefWith({ ...fromTheStart, topic: topic.id, silence: null })}>
                    {topic.name}
                  </Link>
                </th>
                <Count number={row.heard} />
                <Count number={row.silent} />
                <Count number={row.never} />
                <Count number={row.asked} />
                <td className="number">
                  {row.unanswered > 0 ? (
                    <Link
                      to={`${hrefWith({ ...fromTheStart, topic: topic.id, silence: 'unanswered' })}#gaps`}
                      aria-label={`${row.unanswered} asked on ${topic.name}, not answered`}
                    >
                      {row.unanswered.toLocaleString('en')}
                    </Link>
                  ) : (
                    0
                  )}
                </td>
                <td className="number">{row.withheld ?? 'nothing coded'}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </TableScroll>
      <p className="tiny muted">
        Withheld: of the passages that count, those coded as withheld. Blacked-out words that nobody
        coded are not known here and not counted.
      </p>
    </section>
  )
}

function Count({ number }: { number: number }) {
  return <td className="number">{number.toLocaleString('en')}</td>
}
