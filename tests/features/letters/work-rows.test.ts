import { expect, test } from 'vitest'
import type { LetterColumn } from '#app/domain/letter-columns.ts'
import { addLetterCells, addLetterHolders } from '#app/features/letters/work-rows.ts'
import { aParty, aPassage, keep, somebody, theDossier, topicId } from '#tests/support/letters.ts'
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

test('a column that is shown says what the letter states, and one that is not is not read', async () => {
  await using store = await openTestStore()
  const party = aParty({ role: 'recipient', name: 'Rita Recipient' })
  const both = [
    aPassage({ level: 2 }),
    aPassage({ quote: 'We oppose any delay of it.', level: -1 }),
  ]
  const letter = await keep(store, { form: { parties: [aParty(), party] }, positions: both })
  const visible = store.visibleTo('owner')
  const topic = await topicId(store)
  const add = async (columns: LetterColumn[]) =>
    (await addLetterCells(visible, [letter], columns, [topic]))[0]
  expect(await add(['to', 'levels', 'language', 'import'])).toMatchObject({
    to: ['Rita Recipient'],
    levels: [{ topicId: topic, short: '−1 to +2' }],
    language: 'en',
    arrival: { byImport: false },
  })
  expect(await add([])).toMatchObject({ to: [], levels: [], language: null, arrival: null })
})
