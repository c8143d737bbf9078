import { expect, test } from 'vitest'
import { addLetterHolders } from '#app/features/letters/work-rows.ts'
import { keep, somebody, theDossier } from '#tests/support/letters.ts'
import { addUser } from '#tests/support/request-context.ts'
import { openTestStore } from '#tests/support/store.ts'

test('each row says who has its letter, and which is the reader', async () => {
  await using store = await openTestStore()
  const [ana, ben] = [await addUser(store), await addUser(store, 'coder', 'Ben Maas')]
  const rows = [await keep(store, { text: 'One.' }), await keep(store, { text: 'Two.' })]
  const { id } = await theDossier(store)
  const hand = (letterId: string, toId: string) => [{ letterId, fromId: null, toId }]
  await store.assignments.give(id, hand(rows[0]!.id, ana.id), somebody)
  await store.assignments.give(id, hand(rows[0]!.id, ben.id), somebody, 'second')
  for (const dossierId of [id, undefined]) {
    const held = await addLetterHolders(store.visibleTo(ana), rows, { dossierId, selfId: ana.id })
    expect(held.map(({ holders }) => holders.map(({ kind, isMe }) => [kind, isMe]))).toEqual([
      [
        ['first', true],
        ['second', false],
      ],
      [],
    ])
  }
})
