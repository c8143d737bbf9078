import { expect, test } from 'vitest'
import { readDeedChoice } from '#app/features/letters/deed-choice.ts'
import { audienceDeed, withdrawDeed } from '#app/features/letters/deeds-on-letters.ts'
import { planDeed } from '#app/features/letters/deed-plans.ts'
import { keep } from '#tests/support/letters.ts'
import { addUser, requestContextOf } from '#tests/support/request-context.ts'
import { openRecordedStore } from '#tests/support/recorded-store.ts'
import { openTestStore } from '#tests/support/store.ts'

test('a coder shows only their own letters to others, and never hides one from themselves', async () => {
  await using store = await openTestStore()
  const [ana, ben] = [await addUser(store), await addUser(store, 'coder', 'Ben Maas')]
  const context = { ...requestContextOf(store, ana), user: ana }
  const mine = await keep(store, { text: 'Mine.', doer: { userId: ana.id, via: 'screen' } })
  const his = await keep(store, { text: 'His.', doer: { userId: ben.id, via: 'screen' } })
  const plan = async (fields: [string, string][]) => {
    const params = new URLSearchParams([['deed', 'seen by'], ...fields])
    const choice = await readDeedChoice(context, params)
    const planned = await audienceDeed.plan(context, choice, [mine.id, his.id])
    return planned.map(({ obstacle }) => obstacle)
  }
  const others = 'whoever added it and editors choose who may see it'
  expect(await plan([['visibility', 'public']])).toEqual([null, others])
  expect(await plan([['visibility', 'everyone']])).toEqual([
    'is for these already',
    'is for these already',
  ])
})

test('a letter that changed between the plan and the deed is left alone', async () => {
  await using store = await openTestStore()
  const ana = await addUser(store, 'editor')
  const context = { ...requestContextOf(store, ana), user: ana }
  const { id } = await keep(store)
  const choice = await readDeedChoice(
    context,
    new URLSearchParams({ deed: 'withdraw', reason: 'Forged.' }),
  )
  const [planned] = await withdrawDeed.plan(context, choice, [id])
  expect(planned).toMatchObject({ letterId: id, obstacle: null })
  const rows = [{ letterId: id, before: planned!.before, after: planned!.after }]
  await store.rows('update letters set revision = 2')
  expect(await withdrawDeed.apply(context, choice, rows)).toEqual([])
  await store.rows('update letters set revision = 1')
  expect(await withdrawDeed.apply(context, choice, rows)).toEqual([id])
  expect(await withdrawDeed.apply(context, choice, rows)).toEqual([])
  const place = { dossierId: null }
  expect(await withdrawDeed.findStanding(context, place, rows)).toEqual([id])
  expect(await withdrawDeed.takeBack(context, place, rows)).toEqual([id])
  expect(await withdrawDeed.findStanding(context, place, rows)).toEqual([])
  expect(await withdrawDeed.takeBack(context, place, rows)).toEqual([])
})

test.each<Record<string, string>>([
  { deed: 'seen by', visibility: 'public' },
  { deed: 'withdraw', reason: 'Forged.' },
])(
  '$deed: a preview reads no letter’s text, and asks as often for many letters as for one',
  async (fields) => {
    const { store, costsOf } = await openRecordedStore()
    const ids: string[] = []
    for (let at = 0; at < 20; at += 1)
      ids.push((await keep(store, { text: `No. ${at}.`, form: { title: String(at) } })).id)
    const user = await addUser(store, 'editor')
    const context = { ...requestContextOf(store, user), user }
    const choice = await readDeedChoice(context, new URLSearchParams(fields))
    const one = await costsOf(() => planDeed(context, choice, ids.slice(0, 1)))
    const many = await costsOf(() => planDeed(context, choice, ids))
    expect(many.filter(({ text }) => text.includes('text_versions'))).toEqual([])
    expect(many.length).toBe(one.length)
    await store.close()
  },
)
