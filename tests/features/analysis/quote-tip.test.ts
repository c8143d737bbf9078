import { expect, test } from 'vitest'
import { describeQuote } from '#app/features/analysis/quote-tip.ts'
import { addUser } from '#tests/support/request-context.ts'
import { theDossier } from '#tests/support/letters.ts'
import { openSeededStore } from '#tests/support/store.ts'

test('a quote is told with whose it is, of when, how far it goes and where it stands', async () => {
  await using store = await openSeededStore()
  const visible = store.visibleTo(await addUser(store))
  const { id } = await theDossier(store)
  const [row] = await store.rows<{ id: string }>(
    "select position_id as id from position_holders where actor_id in (select id from actors where name = 'Ylva Johansson') order by 1",
  )
  const tip = await describeQuote(visible, id, row!.id)
  expect(tip).toMatchObject({ who: 'Ylva Johansson', when: '29 Oct 2020' })
  expect(tip!.source).toMatch(/¶ \d+$/)
  expect(await describeQuote(visible, id, 'nothing')).toBeNull()
  expect(await describeQuote(visible, 'another dossier', row!.id)).toBeNull()
})
