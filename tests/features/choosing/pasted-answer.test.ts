import { expect, test } from 'vitest'
import { answerPastedNames } from '#app/features/choosing/pasted-answer.ts'
import { somebody } from '#tests/support/letters.ts'
import { openSeededStore } from '#tests/support/store.ts'

test('a pasted list is answered by who is known, once each, and by two of one name told apart', async () => {
  await using store = await openSeededStore()
  await store.actors.record(
    ['one', 'two'].map((id) => ({ id, kind: 'person' as const, name: 'O. Smith' })),
    [],
    somebody,
  )
  const names = 'Ylva Johansson\nylva johansson\nO. Smith\nNobody'
  const outcome = await answerPastedNames(store.visibleTo('owner'), { names })
  if (!outcome.ok) throw new Error('refused')
  const { known, shared, unknown } = outcome.answer
  expect(known.map(({ name }) => name)).toEqual(['Ylva Johansson'])
  expect(shared).toEqual([
    {
      written: 'O. Smith',
      actors: [
        { id: 'one', name: 'O. Smith (no. 1)' },
        { id: 'two', name: 'O. Smith (no. 2)' },
      ],
    },
  ])
  expect([unknown, outcome.answer.names, outcome.answer.surplus]).toEqual([['Nobody'], 4, null])
})

test('an empty list is refused at its field', async () => {
  await using store = await openSeededStore()
  expect(await answerPastedNames(store.visibleTo('owner'), { names: ' \n' })).toMatchObject({
    ok: false,
    cause: 'unfit',
    refusal: { errors: { names: 'Paste at least one name, each on a line of its own.' } },
  })
})
