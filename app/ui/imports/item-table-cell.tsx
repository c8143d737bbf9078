import { Link, useFetcher } from '@remix-run/react'
import { itemCellNames } from '#app/domain/plan/item-cells.ts'
import { CellEditor } from './cell-editor.tsx'
import type { CellDeeds, CellView, TableRowView } from './item-table-rows.ts'
import { useKeptCell, type CellFormAnswer } from './use-kept-cell.ts'

type Props = {
  row: TableRowView
  cell: CellView
  isEdited: boolean
  href: string
  deeds: CellDeeds
}

/** A cell of the table of an import. Without scripts it leads to the form of its row. */
export function ItemTableCell(props: Props) {
  const { row, cell, isEdited, href, deeds } = props
  const name = itemCellNames[cell.cell]
  const words = cell.shown || cell.ask || ''
  return (
    <td
      data-head={name}
      className={cell.ask ? 'item-cell missing' : 'item-cell'}
      data-cell={cell.cell}
    >
      {isEdited ? (
        <CellEditor {...props} />
      ) : (
        <Link
          className="cell"
          to={href}
          data-item-cell=""
          data-open={cell.ask ? '' : undefined}
          title={words}
          onClick={(event) => {
            if (event.ctrlKey || event.metaKey || event.shiftKey) return
            event.preventDefault()
            deeds.edit({ id: row.id, cell: cell.cell })
          }}
        >
          <span className="out-of-sight">{name}: </span>
          <span className="cell-words">
            {cell.shown || (cell.ask ? missingWords[cell.cell] : '–')}
          </span>
        </Link>
      )}
      <CellOffers {...props} />
    </td>
  )
}

const missingWords: Record<CellView['cell'], string> = {
  title: 'which title?',
  dated: 'a date is missing',
  author: 'who wrote it?',
  recipient: 'whom to?',
  reference: 'which?',
  language: 'which?',
}

/** What the file offers for a cell, each taken by one key. */
function CellOffers({ row, cell, deeds }: Props) {
  const fetcher = useFetcher<CellFormAnswer>()
  const isKept = useKeptCell(fetcher, { id: row.id, cell: cell.cell }, deeds)
  if (!cell.offers.length || isKept) return null
  return (
    <fetcher.Form method="post" className="cell-offers">
      <input type="hidden" name="id" value={row.id} />
      <input type="hidden" name="revision" value={row.revision} />
      <input type="hidden" name="deed" value="take offer" />
      {cell.offers.map(({ place, value, from, words }, at) => (
        <button
          key={place}
          className="cell-offer"
          name="offer"
          value={place}
          title={words}
          data-offer={at + 1}
        >
          <kbd aria-hidden="true">{at + 1}</kbd> {value} <span className="tiny muted">{from}</span>
        </button>
      ))}
      {fetcher.data?.ok === false && (
        <p className="error" role="alert">
          {fetcher.data.errors?.form}
        </p>
      )}
    </fetcher.Form>
  )
}
