import { Form, Link } from '@remix-run/react'
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
    more: boolean
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
  const { cell, value, basis, over, rows, counts, total, items, isAll, from, word, reason, more } =
    fill
  const hidden = (
    <>
      <input type="hidden" name="cell" value={cell} />
      <input type="hidden" name="list" value={list} />
      <input type="hidden" name="from" value={from} />
      {isAll && <input type="hidden" name="all" value="1" />}
      {items.map((id) => (
        <input key={id} type="hidden" name="item" value={id} />
      ))}
    </>
  )
  return (
    <div className="stack fill-preview">
      <Form className="card row" aria-label="What comes into them">
        {hidden}
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
        <button className="button">See it so</button>
      </Form>
      {reason && (
        <p className="notice bad" role="alert">
          {reason}
        </p>
      )}
      <p>
        {formatQuantity(total, 'row')}: {counts.changes}{' '}
        {pluralise(counts.changes, 'changes', 'change')}
        {counts.same > 0 && `, ${counts.same} ${pluralise(counts.same, 'says', 'say')} so already`}
        {counts.kept > 0 &&
          `, ${counts.kept} ${pluralise(counts.kept, 'has', 'have')} one already and ${pluralise(counts.kept, 'is', 'are')} left alone`}
        .{more && ' These are the first of more; done again, the next ones follow.'}
      </p>
      {!reason && counts.changes > 0 && (
        <Form method="post" className="row">
          {hidden}
          <input type="hidden" name="value" value={value} />
          <input type="hidden" name="basis" value={basis} />
          {over && <input type="hidden" name="over" value="on" />}
          <input type="hidden" name="word" value={word} />
          <button className="button primary" type="submit" autoFocus>
            Change {formatQuantity(counts.changes, 'row')}
          </button>
          <Link className="button" to={`/imports/${importId}/table?${list}`}>
            Back
          </Link>
        </Form>
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

const fateWords = { same: 'the same', kept: 'left alone' }
