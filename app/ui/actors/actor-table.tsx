import { Link } from '@remix-run/react'
import { describeActorSort, type ActorKind } from '#app/domain/actors.ts'
import { formatDay } from '#app/domain/days.ts'
import { Pinnable } from '../pins/pin-button.tsx'
import type { Pins } from '../pins/pins.ts'
import { listSome } from '#app/domain/text/words.ts'

type ActorRow = {
  id: string
  name: string
  aliases: readonly string[]
  kind: ActorKind
  heldInTurn: boolean
  lastDay: string | null
  letters: number
  positions: number
}

/** People and organisations, with how much each wrote and said. */
export function ActorTable({
  rows,
  paths,
  pins,
}: {
  rows: readonly ActorRow[]
  /** The houses above those that are units, by ids, the nearest first. */
  paths: Readonly<Record<string, readonly { id: string; name: string }[]>>
  /** Where the list is that of a dossier: whom the reader pinned in it. */
  pins: Pins | null
}) {
  return (
    <div className="card list">
      <table>
        <thead>
          <tr>
            <th scope="col">Actor</th>
            <th scope="col">Kind</th>
            <th scope="col">Newest position</th>
            <th scope="col" className="number">
              Letters written
            </th>
            <th scope="col" className="number">
              Positions
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.id}>
              <td data-head="Actor">
                {pins ? (
                  <Pinnable pins={pins} actor={row}>
                    <Link to={`/actors/${row.id}`}>{row.name}</Link>
                  </Pinnable>
                ) : (
                  <Link to={`/actors/${row.id}`}>{row.name}</Link>
                )}
                {row.aliases.length > 0 && (
                  <span className="tiny faint"> also {listSome(row.aliases, 2)}</span>
                )}
                {(paths[row.id] ?? []).length > 0 && (
                  <div className="tiny muted">
                    {[...paths[row.id]!]
                      .reverse()
                      .map(({ name }) => name)
                      .join(' › ')}
                  </div>
                )}
              </td>
              <td data-head="Kind">{describeActorSort(row)}</td>
              <td data-head="Newest position">{row.lastDay ? formatDay(row.lastDay) : '–'}</td>
              <td data-head="Letters written" className="number">
                {row.letters}
              </td>
              <td data-head="Positions" className="number">
                {row.positions}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
