import { expect, test } from 'vitest'
import { readPassages } from '#app/features/lists/list-passages.ts'
import { aPassage, keep, topicId } from '#tests/support/letters.ts'
import { addUser } from '#tests/support/request-context.ts'
import { openTestStore } from '#tests/support/store.ts'
import { aWording } from '#tests/support/wordings.ts'

test('examples and other passages are told with how they are coded, those of closed letters not at all', async () => {
  await using store = await openTestStore()
  const open = await keep(store, { positions: [aPassage()] })
  const closed = await keep(store, {
    ...{ positions: [aPassage()], text: 'Dear Madam,\n\nWe support it without reservation.\n' },
    audience: { visibility: 'named', readerIds: [] },
  })
  const [shown, hidden] = [open.positionIds[0]!, closed.positionIds[0]!]
  const { examples } = aWording()
  const wording = aWording({
    examples: {
      ...examples,
      '1': { example: { positionId: hidden, stance: '1' }, counter: null },
    },
  })
  const reader = store.visibleTo(await addUser(store, 'viewer', 'Vera Lind'))
  expect([...(await readPassages(reader, [wording], [shown]))]).toEqual([
    [shown, { letterId: open.id, topicId: await topicId(store), coded: true, stance: '1' }],
  ])
  expect((await readPassages(store.visibleTo('owner'), [wording])).size).toBe(1)
})
