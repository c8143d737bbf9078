import { Form, Link } from '@remix-run/react'
import type { RefObject } from 'react'
import { itemCellNames, itemCells } from '#app/domain/plan/item-cells.ts'
import { ItemTableCell } from './item-table-cell.tsx'
import {
  nameCellPlace,
  type CellDeeds,
  type CellPlace,
  type TableRowView,
} from './item-table-rows.ts'
import './item-table.css'

export const fillFormId = 'fill-items'

type Props = {
  table: RefObject<HTMLDivElement>
  rows: readonly TableRowView[]
  edited: readonly CellPlace[]
  deeds: CellDeeds
  /** Where the form of a row is. */
  formAddress: (id: string) => string
}

/** The letters of an import that wait, a row for each, whose cells are settled where they stand. */
export function ItemTable({ table, rows, edited, deeds, formAddress }: Props) {
  const open = new Set(edited.map(nameCellPlace))
  return (
    <div className="card list item-table" ref={table}>
      <table>
        <thead>
          <tr>
            <th scope="col">
              <span className="out-of-sight">Ticked</span>
            </th>
            <th scope="col">State</th>
            {itemCells.map((cell) => (
              <th key={cell} scope="col">
                {itemCellNames[cell]}
              </th>
            ))}
            <th scope="col">File</th>
            <th scope="col">What is open</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.id} data-row={row.id}>
              <td className="tick">
                <input
                  type="checkbox"
                  name="item"
                  value={row.id}
                  form={fillFormId}
                  aria-label={`Tick ${titleOf(row)}`}
                />
              </td>
              <td data-head="State">
                <span className={`tag ${row.state === 'ready' ? 'mine' : 'warn'}`}>
                  {stateWords[row.state] ?? row.state}
                </span>
              </td>
              {row.cells.map((cell) => (
                <ItemTableCell
                  key={cell.cell}
                  row={row}
                  cell={cell}
                  isEdited={open.has(nameCellPlace({ id: row.id, cell: cell.cell }))}
                  href={formAddress(row.id)}
                  deeds={deeds}
                />
              ))}
              <td data-head="File" className="tiny">
                <Link to={formAddress(row.id)} preventScrollReset>
                  {row.name.split(/[/\\]/).at(-1)}
                  <span className="out-of-sight">: open its form</span>
                </Link>
              </td>
              <td data-head="Open" className="small">
                <OpenThings row={row} href={formAddress(row.id)} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

const stateWords: Record<string, string> = {
  asking: 'to settle',
  doubtful: 'doubts',
  ready: 'ready',
}

const titleOf = ({ cells, name }: TableRowView) => cells[0]?.shown || name

/** What a row leaves open beyond its cells, each with what settles it. */
function OpenThings({ row, href }: { row: TableRowView; href: string }) {
  return (
    <>
      {row.doubts.map((doubt) => (
        <p key={doubt}>{doubt}</p>
      ))}
      {row.doubts.length > 0 && (
        <Form method="post" preventScrollReset>
          <RowFields row={row} />
          <button className="button quiet" type="submit" name="deed" value="looked at">
            Take as read <span className="out-of-sight">{titleOf(row)}</span>
          </button>
        </Form>
      )}
      {row.names.map(({ said, key, choices, alone }) => (
        <Form key={key} method="post" preventScrollReset>
          <p>Who is “{said}”?</p>
          <input type="hidden" name="deed" value="answer" />
          <input type="hidden" name="key.0" value={key} />
          {choices.map(({ answer, name, why }) => (
            <button key={answer} className="button quiet" name="answer.0" value={answer}>
              {name} <span className="tiny muted">{why}</span>
            </button>
          ))}
          {alone && (
            <button className="button quiet" name="answer.0" value="">
              Somebody else
            </button>
          )}
        </Form>
      ))}
      {row.asks.map((ask) => (
        <p key={ask}>
          {ask} <Link to={href}>Look at both</Link>
        </p>
      ))}
    </>
  )
}

function RowFields({ row }: { row: TableRowView }) {
  return (
    <>
      <input type="hidden" name="id" value={row.id} />
      <input type="hidden" name="revision" value={row.revision} />
    </>
  )
}
