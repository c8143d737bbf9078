import { Link, useFetcher } from '@remix-run/react'
import { useEffect, useId, useRef, useState, type KeyboardEvent } from 'react'
import { itemCellNames } from '#app/domain/plan/item-cells.ts'
import type { CellPlace, CellView, TableRowView } from './item-table-rows.ts'

type CellAnswer = { ok: boolean; errors?: { form: string } }
type Props = {
  row: TableRowView
  cell: CellView
  isEdited: boolean
  href: string
  onEdit: (place: CellPlace | null) => void
  onKept: (place: CellPlace) => void
}

const placeholders: Partial<Record<string, string>> = {
  dated: '2020-10-29',
  author: 'Several with ;',
  recipient: 'Several with ;',
  language: 'en',
}

/** A cell of the table of an import. Without scripts it leads to the form of its row. */
export function ItemTableCell(props: Props) {
  const { row, cell, isEdited, href, onEdit } = props
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
            onEdit({ id: row.id, cell: cell.cell })
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
function CellOffers({ row, cell, onKept }: Props) {
  const fetcher = useFetcher<CellAnswer>()
  const isKept = useKeptOnce(fetcher, () => onKept({ id: row.id, cell: cell.cell }))
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

/** Tells once that what was sent was kept; whether it is being taken in. */
function useKeptOnce(fetcher: ReturnType<typeof useFetcher<CellAnswer>>, onKept: () => void) {
  const told = useRef<unknown>(null)
  const latest = useRef(onKept)
  latest.current = onKept
  const { data, state } = fetcher
  useEffect(() => {
    if (state !== 'idle' || !data?.ok || told.current === data) return
    told.current = data
    latest.current()
  }, [data, state])
  return state !== 'idle' && Boolean(data?.ok)
}

function CellEditor({ row, cell, onEdit, onKept }: Props) {
  const fetcher = useFetcher<CellAnswer>()
  const [value, setValue] = useState(cell.value)
  const id = useId()
  const place = { id: row.id, cell: cell.cell }
  useKeptOnce(fetcher, () => onKept(place))
  const error = fetcher.data?.ok === false ? fetcher.data.errors?.form : null
  const asksWhy = cell.cell === 'dated' && value !== '' && !/^\d{4}-\d\d-\d\d$/.test(value)
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Escape' || event.nativeEvent.isComposing) return
    event.preventDefault()
    event.stopPropagation()
    onEdit(null)
  }
  return (
    <fetcher.Form method="post" className="cell-editor" onKeyDown={onKeyDown}>
      <input type="hidden" name="deed" value="cell" />
      <input type="hidden" name="id" value={row.id} />
      <input type="hidden" name="revision" value={row.revision} />
      <input type="hidden" name="cell" value={cell.cell} />
      <input
        name="value"
        aria-label={itemCellNames[cell.cell]}
        aria-invalid={error ? true : undefined}
        aria-describedby={error ? `${id}-error` : undefined}
        value={value}
        placeholder={placeholders[cell.cell]}
        onChange={(event) => setValue(event.target.value)}
        autoComplete="off"
        autoFocus
      />
      {asksWhy && (
        <input
          name="basis"
          aria-label="Why this date"
          placeholder="Why this date"
          defaultValue={cell.basis}
          maxLength={500}
        />
      )}
      <button className="out-of-sight" type="submit" tabIndex={-1}>
        Keep
      </button>
      {error && (
        <p className="error" role="alert" id={`${id}-error`}>
          {error}
        </p>
      )}
    </fetcher.Form>
  )
}
