import { nameOnDay } from '#app/domain/actor-facts.ts'
import type { PositionWithLetter } from '#app/domain/positions.ts'
import { nameSignatories } from '#app/domain/signatories.ts'
import type { VisibleStore } from '#app/store.server.ts'

type HeldPosition = Pick<PositionWithLetter, 'holderIds' | 'lastDay'>

/** Whose some positions are, in a line, each as they were called on the day of its letter: read once for all. */
export async function findHolderNames(
  visible: VisibleStore,
  positions: readonly HeldPosition[],
): Promise<(position: HeldPosition) => string> {
  const ids = [...new Set(positions.flatMap(({ holderIds }) => holderIds))]
  const names = new Map((await visible.actors.byIds(ids)).map(({ id, name }) => [id, name]))
  const then = await visible.actors.namesInTime(ids)
  return ({ holderIds, lastDay }) =>
    nameSignatories(
      holderIds.map((id) => {
        const name = names.get(id)
        return name && nameOnDay(name, then.get(id), lastDay)
      }),
    )
}
