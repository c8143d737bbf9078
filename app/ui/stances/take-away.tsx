import { useSearchParams } from '@remix-run/react'
import { Fragment } from 'react'
import type { Day } from '#app/domain/days.ts'
import { formatQuantity } from '#app/domain/text/words.ts'
import { tableFormats, type ViewTableName } from '#app/domain/view-files.ts'
import { withBasePath } from '../base-path.ts'
import { useDossierPath } from '../use-dossier-path.ts'
import { changeAddress } from './address.ts'
import { leaveBehind } from './selection-part.tsx'

type Props = {
  table: ViewTableName
  /** How many rows the file holds. */
  rows: number
  /** Whether the screen shows some of them only. */
  isPart?: boolean
  asOf: Day
}

/** Where what is shown is taken as a file, with how much that is: the same selection, order and as-of day. */
export function TakeAway({ table, rows, isPart = false, asOf }: Props) {
  const inDossier = useDossierPath()
  const [params] = useSearchParams()
  if (!rows) return null
  const counted = formatQuantity(rows, 'row')
  const hrefOf = (format: string) =>
    withBasePath(
      changeAddress(inDossier(`${table}.${format}`), params, { ...leaveBehind(params), asOf }),
    )
  return (
    <p className="take-away small">
      Take it with you, {isPart && 'all '}
      {counted}:{' '}
      {tableFormats.map(({ format, word, mostRows }, place) => (
        <Fragment key={format}>
          {place > 0 && ' · '}
          {rows > mostRows ? (
            <span className="muted">
              {word} holds {mostRows.toLocaleString('en')}
            </span>
          ) : (
            <a href={hrefOf(format)} download>
              {word}
              <span className="out-of-sight"> of {counted}</span>
            </a>
          )}
        </Fragment>
      ))}
    </p>
  )
}
