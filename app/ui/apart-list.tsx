import type { ReactNode } from 'react'
import { formatQuantity } from '#app/domain/text/words.ts'
import { Pager } from './pager.tsx'
import './apart-list.css'

type Props<Row> = {
  heading: string
  as: 'h2' | 'h3'
  says: string
  list: { rows: readonly Row[]; total: number; page: number; pages: number }
  param: string
  children: (row: Row) => ReactNode
}

/** A list as short as this is open at first. */
const openUpTo = 12

/** Those who are left out of an order, with why: how many, and each by name, a page at a time. */
export function ApartList<Row>({ heading, as: Heading, says, list, param, children }: Props<Row>) {
  if (!list.total) return null
  return (
    <section className="apart-list small" aria-label={heading}>
      <Heading>
        {list.total.toLocaleString('en')} {heading}
      </Heading>
      <p className="muted">{says}</p>
      <details open={list.page > 1 || list.total <= openUpTo || undefined}>
        <summary>
          {list.pages > 1
            ? `${formatQuantity(list.rows.length, 'name')} of ${list.total.toLocaleString('en')}`
            : formatQuantity(list.rows.length, 'name')}
        </summary>
        <ul className="plain">{list.rows.map(children)}</ul>
        <Pager {...list} param={param} label={`Pages: ${heading}`} words={['Before', 'Next']} />
      </details>
    </section>
  )
}
