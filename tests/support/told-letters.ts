import type { Level } from '#app/domain/level.ts'
import { actorId, aParty, aPassage, keep, somebody } from './letters.ts'
import type { TestStore } from './store.ts'

type Told = {
  to?: readonly string[]
  cc?: readonly string[]
  withheld?: boolean
  level?: Level | null
  topic?: string
  readerIds?: string[]
}

/** A letter of Ylva Johansson with a level on a topic, to those named, from whom on a day. */
export function tell(
  store: TestStore,
  dated: string,
  { to = [], cc = [], withheld = false, level = 1, topic = 'Encryption', readerIds }: Told = {},
) {
  const parties = [
    aParty(),
    ...to.map((name) => aParty({ role: 'recipient', name })),
    ...cc.map((name) => aParty({ role: 'cc', name })),
    ...(withheld ? [aParty({ role: 'recipient', name: '', withheld: true })] : []),
  ]
  return keep(store, {
    form: { title: `Letter of ${dated}`, dated, parties },
    positions: [aPassage({ level, topic, absence: level === null ? 'evaded' : null })],
    ...(readerIds && { audience: { visibility: 'named' as const, readerIds } }),
  })
}

/** Says of which country somebody is. */
export async function settle(store: TestStore, name: string, value: string): Promise<void> {
  const added = [
    {
      ...{ kind: 'attribute' as const, attribute: 'country', value, successorId: null },
      ...{ firstDay: null, lastDay: null, fromEdtf: null, toEdtf: null },
      ...{ letterId: null, source: null },
    },
  ]
  await store.actors.saveFacts(await actorId(store, name), { added }, somebody)
}
