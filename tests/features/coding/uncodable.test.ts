import { expect, test } from 'vitest'
import { explainUncodable } from '#app/features/coding/uncodable.ts'
import { setWithdrawn } from '#app/features/coding/withdraw-position.ts'
import { openForCoding } from '#tests/support/coding.ts'
import { aPassage } from '#tests/support/letters.ts'
import { openTestStore } from '#tests/support/store.ts'

test('what is coded on a topic that one may not code on stays as it is', async () => {
  await using store = await openTestStore()
  const { context, positionIds } = await openForCoding(store, { positions: [aPassage()] })
  const [id] = positionIds
  expect(explainUncodable(context, { topicId: context.topics[0]!.id })).toBeNull()
  const reading = { ...context, topics: context.topics.slice(1) }
  expect(await setWithdrawn(reading, { id: id!, revision: '1' }, true)).toMatchObject({
    ok: false,
    errors: { form: expect.stringContaining('you may read and not code') },
  })
  expect((await store.positions.byId(id!))!.status).toBe('approved')
})
