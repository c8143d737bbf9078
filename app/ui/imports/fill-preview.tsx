import { Form, Link } from '@remix-run/react'
import { useEffect, useState } from 'react'
import { itemCellNames, type ItemCell } from '#app/domain/plan/item-cells.ts'
import { formatQuantity, pluralise } from '#app/domain/text/words.ts'
import '../list.css'
import './item-table.css'

type FillRow = {
  id: string
  name: string
  title: string
  before: string
  after: string
  fate: 'changes' | 'same' | 'kept'
}
type Props = {
  importId: string
  list: string
  fill: {
    cell: ItemCell
    value: string
    basis: string
    over: boolean
    rows: FillRow[]
    counts: { changes: number; same: number; kept: number }
    total: number
    items: string[]
    isAll: boolean
    from: string
    word: string
    reason: string | null
  }
}

/** What filling a cell of many rows would change, row by row, and the button that does it. */
export function FillPreview({ importId, list, fill }: Props) {
  const { cell, value, basis, over, rows, counts, total, reason } = fill
  const [isTyped, setTyped] = useState(false)
  useEffect(() => setTyped(false), [fill])
  return (
    <div className="stack fill-preview">
      {/* One form for both, so that what is typed is never left out of what is sent. */}
      <Form className="stack" onChange={() => setTyped(true)} key={fill.word}>
        <FillFields list={list} fill={fill} />
        <div className="card row" role="group" aria-label="What comes into them">
          <label>
            {itemCellNames[cell]} <input name="value" defaultValue={value} autoComplete="off" />
          </label>
          {cell === 'dated' && (
            <label>
              Why this date <input name="basis" defaultValue={basis} maxLength={500} />
            </label>
          )}
          <label className="check">
            <input type="checkbox" name="over" defaultChecked={over} />{' '}
            <span>Also where another one stands</span>
          </label>
          <button className={isTyped ? 'button primary' : 'button'}>See it so</button>
        </div>
        {reason && (
          <p className="notice bad" role="alert">
            {reason}
          </p>
        )}
        <p role="status">
          {isTyped
            ? 'Below stands what it was. See it so before you change anything.'
            : countWords(fill)}
        </p>
        {!reason && counts.changes > 0 && (
          <div className="row">
            <button
              className="button primary"
              type="submit"
              formMethod="post"
              disabled={isTyped}
              autoFocus
            >
              Change {formatQuantity(counts.changes, 'row')}
            </button>
            <Link className="button" to={`/imports/${importId}/table?${list}`}>
              Back
            </Link>
          </div>
        )}
      </Form>
      {total > rows.length && (
        <p className="small muted">
          The first {rows.length} of {total.toLocaleString('en')} rows are shown; all are counted.
        </p>
      )}
      <div className="card list">
        <table>
          <thead>
            <tr>
              <th scope="col">Letter</th>
              <th scope="col">Now</th>
              <th scope="col">Becomes</th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row.id}>
                <td data-head="Letter">{row.title || row.name}</td>
                <td data-head="Now">{row.before || 'nothing'}</td>
                <td data-head="Becomes">
                  {row.fate === 'changes' ? <b>{row.after || 'nothing'}</b> : fateWords[row.fate]}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </div>
  )
}

/** What an address and a form say of the rows that are meant, and what was shown of them. */
function FillFields({ list, fill }: Pick<Props, 'list' | 'fill'>) {
  const { cell, from, isAll, items, word } = fill
  return (
    <>
      <input type="hidden" name="cell" value={cell} />
      <input type="hidden" name="list" value={list} />
      <input type="hidden" name="from" value={from} />
      <input type="hidden" name="word" value={word} />
      {isAll && <input type="hidden" name="all" value="1" />}
      {items.map((id) => (
        <input key={id} type="hidden" name="item" value={id} />
      ))}
    </>
  )
}

/** How many rows change, and why the others do not. */
function countWords({ total, counts: { changes, same, kept } }: Props['fill']): string {
  return (
    [
      `${formatQuantity(total, 'row')}: ${changes} ${pluralise(changes, 'changes', 'change')}`,
      ...(same > 0 ? [`${same} ${pluralise(same, 'says', 'say')} so already`] : []),
      ...(kept > 0
        ? [
            `${kept} ${pluralise(kept, 'has', 'have')} one already and ${pluralise(kept, 'is', 'are')} left alone`,
          ]
        : []),
    ].join(', ') + '.'
  )
}

const fateWords = { same: 'the same', kept: 'left alone' }
