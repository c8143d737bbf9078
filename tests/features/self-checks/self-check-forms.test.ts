import { expect, test } from 'vitest'
import { addUser } from '#tests/support/request-context.ts'
import { askForm, loadChecksAs, openOldPassages, sendCheck } from '#tests/support/self-checks.ts'
import { openTestStore } from '#tests/support/store.ts'

test('a passage is coded again once and by its coder alone, and a check that is given up is forgotten', async () => {
  await using store = await openTestStore()
  const { ana } = await openOldPassages(store)
  const ben = await addUser(store, 'coder', 'Ben Maas')
  await sendCheck(store, ana, askForm)
  const { served, checkId } = await loadChecksAs(store, ana)
  const answer = { deed: 'code', passageId: served!.id, stance: '1' }
  expect((await sendCheck(store, ana, { ...answer, stance: '3' })).ok).toBe(false)
  expect((await sendCheck(store, ben, answer)).ok).toBe(false)
  expect((await sendCheck(store, ana, answer)).ok).toBe(true)
  expect((await sendCheck(store, ana, { ...answer, stance: '2' })).ok).toBe(false)
  expect((await sendCheck(store, ben, { deed: 'give up', checkId: checkId! })).ok).toBe(false)
  expect((await sendCheck(store, ana, { deed: 'give up', checkId: checkId! })).ok).toBe(true)
  expect(await store.rows('select * from self_check_passages')).toEqual([])
  expect(await loadChecksAs(store, ana)).toMatchObject({ checkId: null, served: null, checks: [] })
})

test('numbers of the form that cannot be are said at their fields', async () => {
  await using store = await openTestStore()
  const { ana } = await openOldPassages(store)
  expect(await sendCheck(store, ana, { deed: 'ask', passages: '0', days: 'x' })).toMatchObject({
    refusal: { errors: { passages: expect.stringMatching(/1 to 100/), days: expect.any(String) } },
  })
})
