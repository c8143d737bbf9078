import { tableFields } from '#app/domain/plan/table/table-fields.ts'
import { OpenList } from './open-questions.tsx'
import type { ColumnView } from './columns-view.ts'
import { capitaliseFirst } from '#app/domain/text/words.ts'

const reasonWords = {
  plain: 'told by its heading',
  heading: 'likely by its heading',
  cells: 'likely by what it holds',
} as const
const voteOption = [
  'vote',
  'Vote or answer: how far each row goes on one topic, which is named below',
] as const
const options = [
  ...tableFields.map(
    ({ field, means }) =>
      [
        field,
        `${capitaliseFirst(field.replaceAll('_', ' '))}: ${means.charAt(0).toLowerCase()}${means.slice(1)}`,
      ] as const,
  ),
  voteOption,
]

/** Each column with what it is taken for, why, and what it holds. */
export function ColumnList({
  columns,
  more,
  open,
  isRefused,
}: {
  columns: readonly ColumnView[]
  more: number
  open: readonly string[]
  isRefused: boolean
}) {
  return (
    <section className="card" aria-labelledby="the-columns">
      <h2 id="the-columns">What each column holds</h2>
      <OpenList open={open} isRefused={isRefused} />
      <ul className="plain columns">
        {columns.map(({ place, heading, letter, field, by, samples }) => (
          <li key={place} className={field ? undefined : 'left-alone'}>
            <div>
              <label htmlFor={`column-${place}`}>{heading}</label>{' '}
              <span className="tiny faint">column {letter}</span>
              <p className="samples small muted">
                {samples.length
                  ? samples.map((sample) => <span key={sample}>{sample}</span>)
                  : 'empty'}
              </p>
            </div>
            <div>
              <select
                id={`column-${place}`}
                name={`column.${place}`}
                defaultValue={field ?? ''}
                aria-describedby={`column-${place}-why`}
              >
                <option value="">Nothing that is read</option>
                {options.map(([value, words]) => (
                  <option key={value} value={value}>
                    {words}
                  </option>
                ))}
              </select>
              <p className="tiny faint" id={`column-${place}-why`}>
                {field ? (by ? reasonWords[by] : 'as you said') : 'left alone'}
              </p>
            </div>
          </li>
        ))}
      </ul>
      {more > 0 && (
        <p className="small muted">
          {more.toLocaleString('en')} more columns are left alone. If one of them is needed, move it
          further to the left in the file.
        </p>
      )}
    </section>
  )
}
