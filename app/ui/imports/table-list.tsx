import { pluralise } from '#app/domain/text/words.ts'
import { Link } from '@remix-run/react'
import { withBasePath } from '../base-path.ts'
import './columns/columns.css'

export type TableView = {
  id: string
  name: string
  sheet: string | null
  state: string
  refused: number
}

/** The tables of an import: columns to name, and refused rows to mend. */
export function TableList({
  importId,
  tables,
}: {
  importId: string
  tables: readonly TableView[]
}) {
  if (!tables.length) return null
  return (
    <div className="of-tables">
      {tables.map(({ id, name, sheet, state, refused }) => {
        const address = `/imports/${importId}/files/${id}`
        if (state === 'columns')
          return (
            <p key={id} className="notice">
              <b>{name}</b>
              {sheet && <> ({sheet})</>} is a table.{' '}
              <Link to={`${address}/columns`}>Say what its columns mean</Link>, then its rows become
              letters.
            </p>
          )
        const about = <Link to={`${address}/columns`}>About this table</Link>
        if (!refused)
          return (
            <p key={id} className="small muted">
              {name}
              {sheet && ` (${sheet})`} is a table. {about}
            </p>
          )
        return (
          <p key={id} className="notice">
            {refused === 1 ? 'One row' : `${refused.toLocaleString('en')} rows`} of <b>{name}</b>{' '}
            could not come in.{' '}
            <a href={withBasePath(`${address}/refused.csv`)} download>
              Take {pluralise(refused, 'it', 'them')} as CSV
            </a>{' '}
            with the {pluralise(refused, 'reason')}, mend {pluralise(refused, 'it', 'them')} there,
            and add that file. {about}
          </p>
        )
      })}
    </div>
  )
}
