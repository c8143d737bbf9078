import { expect, test } from 'vitest'
import { traceAsks } from '#app/domain/asks.ts'
import { describeOpenAsks } from '#app/features/coverage/open-asks.ts'
import { actorId, aParty, keep, somebody, topicId } from '#tests/support/letters.ts'
import { openTestStore } from '#tests/support/store.ts'

test('who has not answered is told the longest ago first, with a term where the letter requests documents', async () => {
  await using store = await openTestStore()
  const ask = async (dated: string, kind: string, registered?: string) => {
    const { id } = await keep(store, {
      form: {
        ...{ title: `Ours of ${dated}`, dated, otherReferences: [{ kind, number: '2023/77' }] },
        ...(registered && { dates: { registered } }),
        parties: [aParty({ name: 'Ana Kovač' }), aParty({ role: 'recipient' })],
      },
      text: `We ask on ${dated}.`,
    })
    const after = [await actorId(store)]
    await store.asks.save(id, [{ topicId: await topicId(store), before: [], after }], somebody)
  }
  await ask('2023-10-02', 'GestDem')
  await ask('2023-09-01', 'case number')
  await ask('2023-10-01', 'GestDem', '2023-10-03')
  await ask('2023-12-01', 'GestDem')
  const visible = store.visibleTo('owner')
  const asOf = '2023-10-24'
  const [actor, topic] = [await actorId(store), await topicId(store)]
  const asks = traceAsks(await visible.asks.page({ topicIds: [topic] }, 10, 0), asOf)
  const found = await describeOpenAsks(
    visible,
    asks,
    {
      actors: [{ id: actor, name: 'Ylva Johansson' }],
      topics: [{ id: topic, name: 'Encryption' }],
    },
    { asOf, page: 1 },
  )
  expect(found.rows.map(({ asked, state, term }) => [asked.title, state, term])).toEqual([
    ['Ours of 2023-09-01', 'not answered for 53 days', null],
    [
      ...['Ours of 2023-10-01', 'not answered for 23 days'],
      'due by 24 Oct 2023, or by 16 Nov 2023 where extended: not yet over',
    ],
    [
      ...['Ours of 2023-10-02', 'not answered for 22 days'],
      'due by 23 Oct 2023, or by 15 Nov 2023 where extended: the first is over',
    ],
  ])
})
