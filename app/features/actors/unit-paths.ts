import type { Actor, Affiliation, MemberAffiliations } from '#app/domain/actors.ts'
import type { Day } from '#app/domain/days.ts'
import type { VisibleStore } from '#app/store.server.ts'

/** One house above another, from the nearest to the farthest. */
export type UnitPath = { id: string; name: string }[]

/**
 * The houses above each of some actors as of a day, by ids: where a row holds on the day that one, otherwise the newest
 * that is known. Circles end where they began.
 */
export async function findUnitPaths(
  visible: VisibleStore,
  actorIds: readonly string[],
  day: Day,
): Promise<Record<string, UnitPath>> {
  if (!actorIds.length) return {}
  const { affiliations, names } = await visible.actors.organisationsOf(actorIds)
  return Object.fromEntries(
    actorIds.map((id) => {
      const seen = new Set([id])
      const path: UnitPath = []
      for (let next = findParent(affiliations, id, day); next && !seen.has(next);) {
        seen.add(next)
        path.push({ id: next, name: names.get(next) ?? '' })
        next = findParent(affiliations, next, day)
      }
      return [id, path]
    }),
  )
}

function findParent(affiliations: MemberAffiliations, id: string, day: Day): string | null {
  const isHolding = ({ firstDay, lastDay }: Affiliation) =>
    (firstDay ?? '') <= day && day <= (lastDay ?? '9999-12-31')
  const rows = affiliations.get(id) ?? []
  const chooseNewest = (one: Affiliation, other: Affiliation) =>
    (one.lastDay ?? '9999-12-31') >= (other.lastDay ?? '9999-12-31') ? one : other
  const holding = rows.filter(isHolding)
  const candidates = holding.length ? holding : rows
  return candidates.length ? candidates.reduce(chooseNewest).organisationId : null
}

/** The same of one actor; a person's houses are said elsewhere. */
export async function findUnitPath(
  visible: VisibleStore,
  { id, kind }: Pick<Actor, 'id' | 'kind'>,
  day: Day,
): Promise<UnitPath> {
  return kind === 'person' ? [] : ((await findUnitPaths(visible, [id], day))[id] ?? [])
}
