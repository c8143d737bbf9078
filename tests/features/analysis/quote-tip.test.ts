import { expect, test } from 'vitest'
import { describeQuote } from '#app/features/analysis/quote-tip.ts'
import { addUser } from '#tests/support/request-context.ts'
import { theDossier } from '#tests/support/letters.ts'
import { openSeededStore } from '#tests/support/store.ts'

test('a quote is told with whose it is, of when, how far it goes and where it stands', async () => {
  await using store = await openSeededStore()
  const visible = store.visibleTo(await addUser(store))
  const { id } = await theDossier(store)
  const [row] = await store.rows<{ id: string; actorId: string; topicId: string }>(
    `select p.id, h.actor_id as "actorId", p.topic_id as "topicId" from positions p
      join position_holders h on h.position_id = p.id join actors a on a.id = h.actor_id
      where a.name = 'Ylva Johansson' order by 1`,
  )
  const mark = { ...row!, key: row!.id.slice(-8) }
  const tip = await describeQuote(visible, id, mark)
  expect(tip).toMatchObject({ who: 'Ylva Johansson', when: '29 Oct 2020' })
  expect(tip!.source).toMatch(/¶ \d+$/)
  expect(await describeQuote(visible, id, { ...mark, key: row!.id })).toEqual(tip)
  for (const other of [{ key: 'nothing' }, { actorId: 'nobody' }, { topicId: 'another topic' }])
    expect(await describeQuote(visible, id, { ...mark, ...other })).toBeNull()
  expect(await describeQuote(visible, 'another dossier', mark)).toBeNull()
})
