import { formatQuantity } from '#app/domain/text/words.ts'
import { sayFactValue } from '#app/domain/view-links.ts'
import { TableScroll } from '../table-scroll.tsx'
import './linked-view.css'

type Cell = string | number | null

type LinkedViewProps = {
  /** The path of the link, below which its files are. */
  path: string
  title: string
  summary: string
  facts: readonly { key: string; heading: string; value: string | number }[]
  hasPicture: boolean
  total: number
  headings: readonly string[]
  rows: readonly (readonly Cell[])[]
  sentences: readonly string[]
  formats: readonly { format: string; word: string }[]
}

/** What a link shows to people without an account: the view in words, its picture, and its table. */
export function LinkedView(props: LinkedViewProps) {
  const { path, title, summary, facts, hasPicture } = props
  return (
    <div className="page stack linked-view">
      <div>
        <h1>{title}</h1>
        <p className="muted">
          Read-only: what people without an account see, which rests on public letters alone.
        </p>
      </div>
      <dl className="facts card">
        {facts.map(({ key, heading, value }) => (
          <div key={key}>
            <dt>{heading}</dt>
            <dd>{sayFactValue(value)}</dd>
          </div>
        ))}
      </dl>
      {hasPicture && (
        <section className="card" aria-labelledby="picture">
          <h2 id="picture">Picture</h2>
          <div className="linked-picture" role="region" aria-label={title} tabIndex={0}>
            <img src={`${path}.svg`} alt={`${title}: ${summary}. The table below says the same.`} />
          </div>
        </section>
      )}
      <LinkedTable {...props} />
    </div>
  )
}

function LinkedTable(props: LinkedViewProps) {
  const { path, title, headings, rows, sentences, total, formats } = props
  if (!total) return <p className="card empty">Nothing of this rests on public letters now.</p>
  return (
    <section className="card" aria-labelledby="table">
      <h2 id="table">Table</h2>
      <p className="small">
        {rows.length < total && `The first ${rows.length} of `}
        {formatQuantity(total, 'row')}.{' '}
        <span className="no-print">
          All of them as a file:{' '}
          {formats.map(({ format, word }, place) => (
            <span key={format}>
              {place > 0 && ' · '}
              <a href={`${path}.${format}`} download>
                {word}
              </a>
            </span>
          ))}
        </span>
      </p>
      <TableScroll label={`${title}, as a table`}>
        <table>
          <thead>
            <tr>
              {headings.map((heading) => (
                <th key={heading} scope="col">
                  {heading}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row, place) => (
              <tr key={place}>
                {row.map((cell, column) =>
                  column === 0 ? (
                    <th key={column} scope="row">
                      {cell}
                    </th>
                  ) : (
                    <td key={column}>{cell}</td>
                  ),
                )}
              </tr>
            ))}
          </tbody>
        </table>
      </TableScroll>
      <details>
        <summary>The same rows as sentences</summary>
        <ol>
          {sentences.map((sentence, place) => (
            <li key={place} dir="auto">
              {sentence}
            </li>
          ))}
        </ol>
      </details>
    </section>
  )
}
