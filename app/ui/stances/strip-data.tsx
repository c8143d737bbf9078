import { formatEdtfDate } from '#app/domain/days.ts'
import { identityKey } from '#app/domain/memoize.ts'
import type { DrawnStatement } from '#app/domain/strips/strip.ts'
import { capitaliseFirst, formatQuantity } from '#app/domain/text/words.ts'
import { withBasePath } from '../base-path.ts'
import { useKeptContent } from '#app/charts/kept-markup.ts'
import { describePointLevel, listPointQualifiers } from '#app/charts/model/chart-rows.ts'
import type { ListedStrip, QuoteHref } from './strip-rows.ts'
import '#app/charts/charts.css'

type Props = {
  /** Of whom or on what each strip is, as the first column says it. */
  strips: readonly ListedStrip[]
  /** What the first column is called. */
  heading: 'Actor' | 'Topic'
  /** Where the sentence of a statement is. */
  quoteHref: QuoteHref
}

/** As many statements as a page lists below its strips; all of them are among the quotes. */
const mostStatements = 200

/** What strips draw, as words: a row for each statement, the newest first, with the way to its sentence. */
export function StripData({ strips, heading, quoteHref }: Props) {
  const all = strips.flatMap(({ strip, ...whose }) =>
    strip.statements.map((statement) => ({ ...whose, statement })),
  )
  if (!all.length) return null
  const shown = all
    .sort((a, b) => (a.statement.day < b.statement.day ? 1 : -1))
    .slice(0, mostStatements)
  return (
    <details className="chart-data">
      <summary>Data table</summary>
      <div>
        <StripDataTable {...{ strips, heading, quoteHref, shown }} />
      </div>
      {shown.length < all.length && (
        <p className="small muted">
          The newest {shown.length} of {formatQuantity(all.length, 'statement')}; all of them are
          under Quotes.
        </p>
      )}
    </details>
  )
}

type TableProps = Props & {
  shown: readonly (Omit<ListedStrip, 'strip'> & { statement: DrawnStatement })[]
}

function StripDataTable({ strips, heading, quoteHref, shown }: TableProps) {
  const content = useKeptContent(
    JSON.stringify([
      ...['strip data', heading, mostStatements, quoteHref('', '', '')],
      ...strips.map(({ of, strip }) => [of, identityKey(strip)]),
    ]),
    <>
      <caption className="out-of-sight">One row for each statement, newest first</caption>
      <thead>
        <tr>
          {[heading, 'Date', 'States (−2 to +2)', 'Quotes', 'Sentence'].map((head) => (
            <th key={head} scope="col">
              {head}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {shown.map(({ of, actorId, topicId, statement }) => (
          <tr key={`${actorId} ${topicId} ${statement.id}`}>
            <th scope="row" dir="auto">
              {of}
            </th>
            <td>{formatEdtfDate(statement)}</td>
            <td>
              {capitaliseFirst(
                [describePointLevel(statement), ...listPointQualifiers(statement)].join(', '),
              )}
            </td>
            <td>{statement.quotes}</td>
            <td>
              <a href={withBasePath(quoteHref(statement.id, actorId, topicId))}>Read it</a>
            </td>
          </tr>
        ))}
      </tbody>
    </>,
  )
  return <table {...content} />
}
