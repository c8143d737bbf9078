import { expect, test } from 'vitest'
import { buildAskRows } from '#app/features/letters/ask-views.ts'
import { actorId, aParty, keep, somebody, topicId } from '#tests/support/letters.ts'
import { openTestStore } from '#tests/support/store.ts'

test('a topic tells whom letters ask on it, answered by whom or for how long not, as of its day', async () => {
  await using store = await openTestStore()
  const recipients = ['Ylva Johansson', 'Jan Nowak'].map((name) =>
    aParty({ role: 'recipient', name }),
  )
  const { id } = await keep(store, {
    form: { title: 'Ours', dated: '2021-03-01', parties: [aParty({ name: 'Ana' }), ...recipients] },
    text: 'We ask.',
  })
  const topic = await topicId(store)
  const after = [await actorId(store), await actorId(store, 'Jan Nowak')]
  await store.asks.save(id, [{ topicId: topic, before: [], after }], somebody)
  await keep(store, {
    form: { title: 'Reply', dated: '2021-03-11', answersLetterId: id },
    text: 'We answer.',
  })
  const rows = async (filter: Parameters<typeof buildAskRows>[1], asOf: string) => {
    const found = await buildAskRows(store.visibleTo('owner'), filter, {
      asOf,
      today: '2021-03-31',
    })
    return [found.day, ...found.rows.map((row) => `${row.actor.name}: ${row.state}`).sort()]
  }
  expect(await rows({ topicIds: [topic] }, '2021-03-20')).toEqual([
    '2021-03-20',
    'Jan Nowak: not answered for 19 days',
    'Ylva Johansson: answered after 10 days',
  ])
  // What is coded is older than the letters, so the day is today's.
  expect(await rows({ actorIds: [after[1]!] }, '2021-01-01')).toEqual([
    '2021-03-31',
    'Jan Nowak: not answered for 30 days',
  ])
})
