import { useFetcher } from '@remix-run/react'
import { useEffect, useId, useRef, useState, type KeyboardEvent } from 'react'
import { itemCellNames } from '#app/domain/plan/item-cells.ts'
import type { CellDeeds, CellView, TableRowView } from './item-table-rows.ts'
import { useKeptCell, type CellFormAnswer } from './use-kept-cell.ts'

const placeholders: Partial<Record<string, string>> = {
  dated: '2020-10-29',
  author: 'Several with ;',
  recipient: 'Several with ;',
  language: 'en',
}

type Props = { row: TableRowView; cell: CellView; deeds: CellDeeds }

/** A cell that is typed into. What somebody else writes there meanwhile is shown, never overwritten unseen. */
export function CellEditor({ row, cell, deeds }: Props) {
  const fetcher = useFetcher<CellFormAnswer>()
  const form = useRef<HTMLFormElement>(null)
  const [value, setValue] = useState(cell.value)
  const { begun, isOther, revision, acknowledge } = useBegunCell(row, cell)
  const id = useId()
  const place = { id: row.id, cell: cell.cell }
  const isKept = useKeptCell(fetcher, place, deeds)
  const error = fetcher.data?.ok === false ? fetcher.data.errors?.form : null
  const basis = useAskedBasis(fetcher.data, cell, value)
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Escape' || event.nativeEvent.isComposing) return
    event.preventDefault()
    event.stopPropagation()
    deeds.giveBack(place)
  }
  const keepMine = () => {
    const sent = new FormData(form.current!)
    sent.set('revision', String(row.revision))
    acknowledge()
    fetcher.submit(sent, { method: 'post' })
  }
  return (
    <fetcher.Form method="post" className="cell-editor" onKeyDown={onKeyDown} ref={form}>
      <input type="hidden" name="deed" value="cell" />
      <input type="hidden" name="id" value={row.id} />
      <input type="hidden" name="revision" value={revision} />
      <input type="hidden" name="cell" value={cell.cell} />
      <input
        name="value"
        aria-label={itemCellNames[cell.cell]}
        aria-invalid={error ? true : undefined}
        aria-describedby={error ? `${id}-error` : undefined}
        value={value}
        placeholder={placeholders[cell.cell]}
        onChange={(event) => {
          setValue(event.target.value)
          deeds.markTyped(place, event.target.value !== begun.value)
        }}
        autoComplete="off"
        autoFocus
      />
      {basis.isAsked && (
        <input
          name="basis"
          ref={basis.field}
          aria-label="Why this date"
          placeholder="Why this date"
          defaultValue={cell.basis}
          onChange={() => deeds.markTyped(place, true)}
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
      {isOther && !isKept && fetcher.state === 'idle' && (
        <div className="notice" role="status">
          <p>
            Somebody else wrote here: <b>{cell.shown || 'nothing'}</b>
          </p>
          <button type="button" className="button" onClick={keepMine}>
            Keep what I typed
          </button>{' '}
          <button type="button" className="button quiet" onClick={() => deeds.giveBack(place)}>
            Leave theirs
          </button>
        </div>
      )}
    </fetcher.Form>
  )
}

/**
 * What stood in the cell when it was opened. The revision that is sent follows the newest only while that stands there
 * still.
 */
function useBegunCell(row: TableRowView, cell: CellView) {
  const now = { value: cell.value, basis: cell.basis, revision: row.revision }
  const [begun, setBegun] = useState(now)
  const isOther = begun.value !== now.value || begun.basis !== now.basis
  return {
    begun,
    isOther,
    revision: isOther ? begun.revision : now.revision,
    acknowledge: () => setBegun(now),
  }
}

/** Whether it is asked why a date is believed: once the server asked, or where a word on it stands already. */
function useAskedBasis(answer: CellFormAnswer | undefined, cell: CellView, value: string) {
  const field = useRef<HTMLInputElement>(null)
  const [wasAsked, setAsked] = useState(cell.basis !== '')
  const asksNow = answer?.needs === 'basis'
  if (asksNow && !wasAsked) setAsked(true)
  useEffect(() => {
    if (asksNow) field.current?.focus()
  }, [answer, asksNow])
  return { field, isAsked: wasAsked && !/^\d{4}-\d\d-\d\d$/.test(value.trim()) }
}
