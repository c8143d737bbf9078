import { Form } from '@remix-run/react'
import { formatQuantity } from '#app/domain/text/words.ts'
import {
  itemOrders,
  openItemKindNames,
  openItemKinds,
  openItemStates,
  type ItemOrder,
  type ItemTableQuery,
  type OpenItemKind,
} from '#app/domain/plan/item-table.ts'
import { SelectField } from '../fields.tsx'
import '../list.css'

const orderNames: Record<ItemOrder, string> = {
  place: 'as they came',
  title: 'title',
  dated: 'date',
  author: 'author',
  name: 'file',
  state: 'state',
}
const stateNames = { asking: 'To settle', doubtful: 'With doubts', ready: 'Ready' }

/** Which rows of an import are shown, and in which order; what is chosen stands in the address. */
export function ItemTableFilters({
  query,
  open,
  total,
  filled,
}: {
  query: ItemTableQuery
  open: Record<OpenItemKind, number>
  total: number
  /** What was filled last, so that it can be taken back in another list too. */
  filled: string | null
}) {
  return (
    <Form className="card filters" aria-label="Which rows">
      {filled && <input type="hidden" name="filled" value={filled} />}
      <SelectField
        label="State"
        name="state"
        options={[
          ['', 'All that wait'],
          ...openItemStates.map((state) => [state, stateNames[state]] as const),
        ]}
        defaultValue={query.states.length === 1 ? query.states[0] : ''}
      />
      <SelectField
        label="What is open"
        name="open"
        options={[
          ['', 'Anything or nothing'],
          ...openItemKinds.map(
            (kind) =>
              [kind, `${openItemKindNames[kind]}: ${open[kind].toLocaleString('en')}`] as const,
          ),
        ]}
        defaultValue={query.open ?? ''}
      />
      <SelectField
        label="Order"
        name="sort"
        options={itemOrders.map((order) => [order, orderNames[order]] as const)}
        defaultValue={query.order}
      />
      <button className="button">Show</button>
      <span className="small muted" role="status">
        {formatQuantity(total, 'row')}
      </span>
    </Form>
  )
}
