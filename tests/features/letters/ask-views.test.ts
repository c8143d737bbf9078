import { expect, test } from 'vitest'
import { pageSizes } from '#app/domain/page-size.ts'
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

test('an answer by somebody else says by whom', async () => {
  await using store = await openTestStore()
  const { id } = await keep(store, {
    form: { title: 'Ours', parties: [aParty({ name: 'Ana' }), aParty({ role: 'recipient' })] },
    text: 'We ask.',
  })
  const asked = { topicId: await topicId(store), before: [], after: [await actorId(store)] }
  await store.asks.save(id, [asked], somebody)
  const answer = (name: string, dated: string) =>
    keep(store, {
      form: { title: name, dated, answersLetterId: id, parties: [aParty({ name })] },
      text: `${name} answers.`,
    })
  const rows = async () => {
    const days = { asOf: '2021-12-31', today: '2021-12-31' }
    const found = await buildAskRows(store.visibleTo('owner'), { letterIds: [id] }, days)
    return found.rows.map((row) => [row.answer?.title, row.answer?.by])
  }
  await answer('Ylva Johansson', '2021-02-02')
  expect(await rows()).toEqual([['Ylva Johansson', null]])
  await answer('Jan Nowak', '2021-01-01')
  expect(await rows()).toEqual([['Jan Nowak', 'Jan Nowak']])
})

test('many asks come in pages, with what answers the letters of the page and no others', async () => {
  await using store = await openTestStore()
  await keep(store)
  const [actor, topic] = [await actorId(store), await topicId(store)]
  const total = pageSizes.asks * 2 + 5
  for (let number = 0; number < total; number += 1) {
    const { id } = await keep(store, {
      form: { title: `Q${number}`, dated: dayAfter('2021-01-01', number) },
      text: `Q${number}`,
    })
    await store.asks.save(id, [{ topicId: topic, before: [], after: [actor] }], somebody)
    await keep(store, {
      form: { title: `A${number}`, dated: '2022-01-01', answersLetterId: id },
      text: `A${number}`,
    })
  }
  const visible = store.visibleTo('owner')
  const days = { asOf: '2022-12-31', today: '2022-12-31' }
  const last = await buildAskRows(visible, { topicIds: [topic] }, { ...days, page: 9 })
  expect([last.total, last.page, last.pages, last.rows.map(({ asked }) => asked.title)]).toEqual([
    ...[total, 3, 3, ['Q4', 'Q3', 'Q2', 'Q1', 'Q0']],
  ])
  const first = await visible.asks.page({ actorIds: [actor] }, pageSizes.asks, 0)
  expect([first.letters.size, first.answers.length]).toEqual([pageSizes.asks, pageSizes.asks])
})

const dayAfter = (day: string, days: number) =>
  new Date(Date.parse(day) + days * 86_400_000).toISOString().slice(0, 10)
