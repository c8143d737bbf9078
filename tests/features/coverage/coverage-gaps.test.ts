import { expect, test } from 'vitest'
import { collectCoverage } from '#app/features/coverage/coverage-gaps.ts'
import { aParty, aPassage, keep, keepQuestion, theDossier } from '#tests/support/letters.ts'
import { openTestStore } from '#tests/support/store.ts'

test('each topic is told in numbers: who was heard, who was asked, and what was withheld', async () => {
  await using store = await openTestStore()
  const withheld = { level: null, absence: 'withheld' } as const
  await keep(store, {
    form: { dated: '2021-06-01' },
    positions: [
      aPassage(),
      aPassage({ ...withheld, quote: 'We oppose any delay of it.' }),
      aPassage({ topic: 'Voluntary detection', ...withheld }),
    ],
  })
  await keep(store, {
    form: { dated: '2019-06-01', parties: [aParty({ name: 'Jan Nowak' })] },
    text: 'Jan Nowak writes: We support it without reservation.',
    positions: [aPassage()],
  })
  await keepQuestion(store, 'Rita Rival')
  const address = new URLSearchParams('asOf=2021-12-31')
  const { actors, topics } = await collectCoverage(
    store.visibleTo('owner'),
    await theDossier(store),
    address,
  )
  expect(actors.map(({ name }) => name)).toEqual(['Jan Nowak', 'Rita Rival', 'Ylva Johansson'])
  expect(topics.map(({ topic, ...numbers }) => ({ topic: topic.name, ...numbers }))).toEqual([
    {
      ...{ topic: 'Encryption', heard: 1, silent: 1, never: 1, asked: 1, unanswered: 1 },
      withheld: { passages: 3, withheld: 1 },
    },
    {
      ...{ topic: 'Voluntary detection', heard: 0, silent: 0, never: 3, asked: 0, unanswered: 0 },
      withheld: { passages: 1, withheld: 1 },
    },
  ])
})
