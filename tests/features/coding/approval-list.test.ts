import { expect, test } from 'vitest'
import { countApprovals, loadApprovals } from '#app/features/coding/approval-list.ts'
import { openFourEyes } from '#tests/support/approving.ts'
import { addUser, requestContextOf } from '#tests/support/request-context.ts'
import { openTestStore } from '#tests/support/store.ts'

const everything = { list: null, slug: null, coderId: null }

test('the list has what others offered, by coder and dossier, and what is one’s own apart', async () => {
  await using store = await openTestStore()
  const { ana, ben, eve, by, code, read } = await openFourEyes(store)
  const [one] = [await code(ana), await code(ben, { level: 2 } as never)]
  const contextOf = (user: typeof ana) =>
    requestContextOf(store, user) as Parameters<typeof loadApprovals>[0]
  const listed = await loadApprovals(contextOf(eve), everything, 1)
  expect(listed.rows.map(({ offeredBy, topic }) => [offeredBy?.name, topic])).toEqual([
    ['Ana Kovač', 'Encryption'],
    ['Ben Mori', 'Encryption'],
  ])
  expect(listed.coders.map(({ name }) => name)).toEqual(['Ana Kovač', 'Ben Mori'])
  const ofBen = await loadApprovals(contextOf(eve), { ...everything, coderId: ben.id }, 1)
  expect(ofBen.rows.map(({ position }) => position.level)).toEqual([2])
  await store.approvals.sendBack({ ...(await read(one!)), reason: 'Whose is it?' }, by(ben))
  const back = await loadApprovals(contextOf(ana), { ...everything, list: 'sent back' }, 1)
  expect(back.rows.map(({ sentBack }) => sentBack?.reason)).toEqual(['Whose is it?'])
  expect(await countApprovals(contextOf(ana))).toEqual({ toApprove: 1, sentBack: 1 })
  const viewer = await addUser(store, 'viewer', 'Vera Viewer')
  expect((await loadApprovals(contextOf(viewer), everything, 1)).total).toBe(0)
})
