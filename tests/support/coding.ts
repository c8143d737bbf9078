import type { CodingContext } from '#app/features/coding/coding-context.ts'
import { aPassage, dossierOf, keep, topicId, type Incoming } from './letters.ts'
import { addUser } from './request-context.ts'
import type { TestStore } from './store.ts'

/** A letter that Ana added, as she codes it. */
export async function openForCoding(
  store: TestStore,
  incoming: Incoming = {},
): Promise<{ context: CodingContext; letterId: string; positionIds: string[] }> {
  const user = await addUser(store)
  const performedBy = { userId: user.id, via: 'screen' } as const
  const { id, positionIds } = await keep(store, { ...incoming, doer: performedBy })
  const letterDetail = (await store.letters.byId(id))!
  const dossierIds = [await dossierOf(store)]
  const topics = await store.topics.ofDossier(dossierIds[0]!)
  const visible = store.visibleTo('owner')
  return {
    context: {
      ...{ visible, user, performedBy, letterDetail, topics, dossierIds },
      secondCodingId: null,
    },
    letterId: id,
    positionIds,
  }
}

/** A position that Ana coded as +1 on encryption and then changed to -1 on voluntary detection. */
export async function codeAndChange(
  store: TestStore,
): Promise<{ context: CodingContext; positionId: string; entry: string }> {
  const { context, positionIds } = await openForCoding(store, { positions: [aPassage()] })
  const before = (await store.positions.byId(positionIds[0]!))!
  await store.positions.change(
    before,
    1,
    {
      coding: { ...before, level: -1, topicId: await topicId(store, 'Voluntary detection') },
      quote: before.quote,
      paragraph: 1,
    },
    context.performedBy,
  )
  const [first] = await store.history.ofPositions([before.id])
  return { context, positionId: before.id, entry: first!.id }
}
