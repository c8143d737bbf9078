import { Form } from '@remix-run/react'
import { itemCellNames, itemCells } from '#app/domain/plan/item-cells.ts'
import { KeyCap } from '../keys/key-cap.tsx'
import { fillFormId } from './item-table.tsx'
import '../letters/deeds.css'

type Props = {
  importId: string
  list: string
  total: number
  ticked: { isLive: boolean; count: number; clear: () => void }
}

/** What comes into a cell of the ticked rows; leads to a page that says what would change. */
export function FillBar({ importId, list, total, ticked }: Props) {
  const { isLive, count, clear } = ticked
  return (
    <Form
      id={fillFormId}
      action={`/imports/${importId}/fill`}
      className="card row deed-bar fill-bar no-print"
      aria-label="Ticked rows"
      data-fill=""
      hidden={isLive && count === 0}
    >
      <input type="hidden" name="list" value={list} />
      <input type="hidden" name="from" value="" />
      <b role="status">{isLive ? `${count} selected` : 'Ticked rows'}</b>
      <label>
        <span className="small">Fill</span>{' '}
        <select name="cell" defaultValue="author">
          {itemCells.map((cell) => (
            <option key={cell} value={cell}>
              {itemCellNames[cell]}
            </option>
          ))}
        </select>
      </label>
      <label>
        <span className="small">with</span>{' '}
        <input name="value" placeholder="what the first of them has" autoComplete="off" />
      </label>
      <button className="button" type="submit">
        See what changes <KeyCap id="import fill" />
      </button>
      <button className="button quiet" type="submit" name="all" value="1">
        In all {total.toLocaleString('en')} rows of the list
      </button>
      {isLive && (
        <button type="button" className="button quiet" onClick={clear}>
          None <kbd>Esc</kbd>
        </button>
      )}
    </Form>
  )
}
