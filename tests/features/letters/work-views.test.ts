import { expect, test } from 'vitest'
import { countWork, listWorkViews } from '#app/features/letters/work-views.ts'
import { aPassage, keep, somebody, theDossier } from '#tests/support/letters.ts'
import { addUser } from '#tests/support/request-context.ts'
import { openTestStore } from '#tests/support/store.ts'

test('each view says how many letters it has, and its address finds as many', async () => {
  await using store = await openTestStore()
  const ana = await addUser(store)
  const doer = { userId: ana.id, via: 'screen' as const }
  const [begun, nothing, held] = [
    await keep(store, { positions: [aPassage()], doer }),
    await keep(store, { text: 'Nothing.' }),
    await keep(store, { text: 'Held.' }),
    await keep(store, { text: 'Free.' }),
  ]
  const dossier = await theDossier(store)
  const place = { dossierIds: [dossier.id], userId: ana.id, textVersion: 1 }
  await store.codings.end('nothing', { ...place, letterId: nothing.id }, doer)
  for (const { id } of [begun, held, nothing])
    await store.assignments.give(
      dossier.id,
      [{ letterId: id, fromId: null, toId: ana.id }],
      somebody,
    )
  const visible = store.visibleTo(ana)
  const views = await listWorkViews(visible, dossier, { selfId: ana.id, mayCode: true })
  expect(Object.fromEntries(views.map(({ name, count }) => [name, count]))).toEqual({
    'Mine to do': 2,
    'To code': 2,
    'Nobody has it': 1,
    Begun: 1,
    'To re-check': 0,
    Finished: 0,
    'Nothing in it': 1,
    'All letters': 4,
  })
  expect(
    (await visible.letters.page({ dossierId: dossier.id, isOpen: true, assigned: 'nobody' }, 9, 0))
      .total,
  ).toBe((await countWork(visible, dossier.id)).nobody)
  const others = await listWorkViews(visible, null, { selfId: ana.id, mayCode: false })
  expect(others.map(({ count }) => count)).toEqual(others.map(() => null))
  expect(others.map(({ name }) => name)).not.toContain('Mine to do')
})
