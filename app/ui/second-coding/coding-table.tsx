import { Form, Link } from '@remix-run/react'
import { type CodingOrigin, originLabels } from '#app/domain/second-coding/second-codings.ts'
import { formatCount } from '#app/domain/text/words.ts'
import { TableScroll } from '../table-scroll.tsx'

export type CodingRow = {
  id: string
  letterId: string
  title: string
  date: string
  name: string
  origin: CodingOrigin
  since: string
  done: string | null
  passages: number
  /** Only for those who settle where two coders differ, once both are done. */
  compared: { same: number; differences: number; openPairs: number; lostPairs: number } | null
}

type Props = {
  rows: readonly CodingRow[]
  dossier: { slug: string }
  mayTakeBack: boolean
  seesDifferences: boolean
}

/** The letters that are coded a second time, by whom, and how far they are. */
export function CodingTable({ rows, dossier, mayTakeBack, seesDifferences }: Props) {
  if (!rows.length)
    return <p className="card empty block">No letter that you see is coded a second time yet.</p>
  return (
    <TableScroll label="Second codings">
      <table>
        <thead>
          <tr>
            <th scope="col">Letter</th>
            <th scope="col">Second coder</th>
            <th scope="col">How it came</th>
            <th scope="col">How far</th>
            {seesDifferences && (
              <>
                <th scope="col">Agreed</th>
                <th scope="col">Differences</th>
              </>
            )}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.id}>
              <th scope="row">
                <Link to={`/letters/${row.letterId}`}>{row.title}</Link>
                <div className="tiny muted">{row.date}</div>
              </th>
              <td>{row.name}</td>
              <td>{originLabels[row.origin]}</td>
              <td>
                {row.done ? `done ${row.done}` : `since ${row.since}`}
                {!row.done && mayTakeBack && <TakeBackForm row={row} />}
              </td>
              {seesDifferences && <ComparedCells row={row} slug={dossier.slug} />}
            </tr>
          ))}
        </tbody>
      </table>
    </TableScroll>
  )
}

function TakeBackForm({ row: { id, passages, title, name } }: { row: CodingRow }) {
  const lost = passages > 0 ? `, ${formatCount(passages, 'passage')} lost` : ''
  return (
    <Form method="post">
      <input type="hidden" name="id" value={id} />
      <input type="hidden" name="passages" value={passages} />
      <button
        className="button quiet"
        name="deed"
        value="take back"
        aria-label={`Take “${title}” back from ${name}${lost}`}
      >
        Take back{lost}
      </button>
    </Form>
  )
}

/** Once such a letter is given back, its second coder has it again, unless it is taken back from them. */
export function WithdrawnCodings({ rows }: { rows: readonly CodingRow[] }) {
  if (!rows.length) return null
  return (
    <section className="card" aria-labelledby="withdrawn-codings">
      <h2 id="withdrawn-codings">Of letters that were withdrawn</h2>
      <ul className="plain">
        {rows.map((row) => (
          <li key={row.id} className="between">
            <span>
              {row.title}{' '}
              <span className="small muted">
                {row.name}, since {row.since}
              </span>
            </span>
            <TakeBackForm row={row} />
          </li>
        ))}
      </ul>
    </section>
  )
}

function ComparedCells({ row, slug }: { row: CodingRow; slug: string }) {
  const { compared } = row
  if (!compared)
    return (
      <>
        <td>–</td>
        <td>–</td>
      </>
    )
  const { same, differences, openPairs, lostPairs } = compared
  return (
    <>
      <td>{same}</td>
      <td>
        {differences === 0 ? (
          'none'
        ) : (
          <Link to={`/dossiers/${slug}/differences?letter=${row.letterId}`}>
            {openPairs ? `${openPairs} of ${differences} open` : 'all settled'}
          </Link>
        )}
        {lostPairs > 0 && (
          <div className="tiny muted">
            <Link to={`/dossiers/${slug}/differences?letter=${row.letterId}`}>
              {formatCount(lostPairs, 'passage')} whose first reading lost its words
            </Link>
          </div>
        )}
      </td>
    </>
  )
}
