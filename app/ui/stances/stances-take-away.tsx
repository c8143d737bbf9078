import { countPictureRows } from '#app/charts/model/picture-size.ts'
import type { Day } from '#app/domain/days.ts'
import { TakeAway } from './take-away.tsx'

type Props = {
  view: 'strips' | 'matrix'
  topics: number
  actorCount: number
  /** How many rows of actors the screen shows. */
  shown: number
  groups: readonly { actors: number; rows: readonly unknown[] }[]
  asOf: Day
}

/** Strips or a matrix as a table of all actors, and as a picture of those for whom it has room. */
export function StancesTakeAway({ view, topics, actorCount, shown, groups, asOf }: Props) {
  // Whoever is in two groups stands in both.
  const members = groups.reduce((sum, { actors }) => sum + actors, 0)
  return (
    <TakeAway
      table="stances"
      rows={view === 'matrix' ? members : members * topics}
      isPart={shown < members}
      asOf={asOf}
      picture={{
        name: 'stances',
        what: 'actor',
        shows: countPictureRows({ view, topics, actors: actorCount, groups }),
        of: members,
      }}
    />
  )
}
