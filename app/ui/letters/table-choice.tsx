import { Form } from '@remix-run/react'
import {
  letterTableColumns,
  letterGroups,
  type LetterColumn,
  type LetterGroup,
} from '#app/domain/letter-columns.ts'
import { letterOrders, type LetterOrder } from '#app/domain/search/letter-orders.ts'
import { capitaliseFirst } from '#app/domain/text/words.ts'
import { SelectField } from '../fields.tsx'
import './letter-table.css'

type Props = {
  /** What the address of the list says. */
  list: string
  columns: readonly LetterColumn[]
  group: LetterGroup | null
  order: LetterOrder
  typed: string
}

const asked = ['columns', 'group', 'order']

/** Which columns the list has, in which order and put together by what; all of it is in the address. */
export function TableChoice({ list, columns, group, order, typed }: Props) {
  const orders = letterOrders.filter((one) => one.order !== 'fit' || typed.trim())
  return (
    <details className="card table-choice small no-print">
      <summary>Columns, order and groups</summary>
      <Form key={list} aria-label="Columns, order and groups">
        {[...new URLSearchParams(list)]
          .filter(([name]) => !asked.includes(name))
          .map(([name, value]) => (
            <input key={`${name} ${value}`} type="hidden" name={name} value={value} />
          ))}
        <fieldset>
          <legend>Columns</legend>
          {letterTableColumns.map(({ column, name }) => (
            <label key={column} className="check">
              <input
                type="checkbox"
                name="columns"
                value={column}
                defaultChecked={columns.includes(column)}
              />{' '}
              <span>{name}</span>
            </label>
          ))}
        </fieldset>
        <div className="row">
          <SelectField
            label="Order"
            name="order"
            options={orders.map((one) => [one.order, capitaliseFirst(one.name)] as const)}
            defaultValue={order}
          />
          <SelectField
            label="Put together by"
            name="group"
            options={[
              ['', 'Nothing'],
              ...letterGroups.map((one) => [one.group, one.name] as const),
            ]}
            defaultValue={group ?? ''}
          />
          <button className="button" type="submit">
            Show them so
          </button>
        </div>
        <p className="muted">
          Levels are those of the first topics of one dossier. Groups are of the letters on the
          page.
        </p>
      </Form>
    </details>
  )
}
