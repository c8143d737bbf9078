import { expect, test } from 'vitest'
import { buildLetterView } from '#app/features/letters/letter-view.ts'
import { aPassage, keep, somebody } from '#tests/support/letters.ts'
import { addUser } from '#tests/support/request-context.ts'
import { openTestStore } from '#tests/support/store.ts'

test('the public sees approved positions alone, without notes, coders and whoever added the letter', async () => {
  await using store = await openTestStore()
  const user = await addUser(store)
  const { id, positionIds } = await keep(store, {
    doer: { userId: user.id, via: 'screen' },
    positions: [
      aPassage({ note: 'Ask Ivo' }),
      aPassage({ quote: 'We oppose any delay of it.', level: -1 }),
    ],
  })
  await store.positions.setStatus(positionIds[1]!, 1, 'withdrawn', somebody)
  const letterDetail = (await store.letters.byId(id))!
  const positions = await store.positions.ofLetter(id)
  const shown = buildLetterView(null, letterDetail, positions)
  expect(shown.positions.map((position) => position.id)).toEqual([positionIds[0]])
  expect(shown.positions[0]).toMatchObject({ note: null, coder: null })
  expect(shown.letter.addedBy).toBeNull()
  const own = buildLetterView(user, letterDetail, positions)
  expect(own.positions).toHaveLength(2)
  expect(own.positions.map(({ note }) => note)).toContain('Ask Ivo')
  expect(own.letter.addedBy).toBe(user.id)
})

test('the addresses of messages are on no page', async () => {
  await using store = await openTestStore()
  const { id } = await keep(store, { origin: { messageId: 'mail-1@example.org' } })
  const letterDetail = (await store.letters.byId(id))!
  expect(letterDetail.letter.origin.messageId).toBe('mail-1@example.org')
  const view = buildLetterView(await addUser(store), letterDetail, [])
  expect(JSON.stringify(view)).not.toContain('mail-1@example.org')
})
