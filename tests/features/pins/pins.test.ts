import { expect, test } from 'vitest'
import { applyPinForm, loadPins } from '#app/features/pins/pins.ts'
import { somebody, theDossier } from '#tests/support/letters.ts'
import { addUser } from '#tests/support/request-context.ts'
import { openSeededStore } from '#tests/support/store.ts'

test('a seventh actor is refused with what to do, and unpinning makes room', async () => {
  await using store = await openSeededStore()
  const visible = store.visibleTo(await addUser(store, 'viewer'))
  const dossier = await theDossier(store)
  const ids = ['a', 'b', 'c', 'd', 'e', 'f', 'g']
  await store.actors.record(
    ids.map((id) => ({ id, kind: 'person' as const, name: `Person ${id}` })),
    [],
    somebody,
  )
  const send = (deed: string, actor: string) =>
    applyPinForm({ visible, dossier }, { deed, actor, from: '/actors' })
  for (const id of ids.slice(0, 6)) expect(await send('pin', id)).toEqual({ ok: true })
  expect(await send('pin', 'g')).toMatchObject({
    cause: 'unfit',
    refusal: {
      errors: {
        form:
          'You have pinned 6 actors in this dossier, which is as many as can be told apart at a glance. ' +
          'Unpin one of them first.',
      },
    },
  })
  expect(await send('unpin', 'c')).toEqual({ ok: true })
  expect(await send('pin', 'g')).toEqual({ ok: true })
  expect(await loadPins(visible, dossier)).toEqual({
    slug: dossier.slug,
    pinned: ['a', 'b', 'd', 'e', 'f', 'g'].map((id) => ({
      ...{ id, name: `Person ${id}` },
      mark: ids.indexOf(id),
    })),
  })
})

test('nobody pins whom they do not know of', async () => {
  await using store = await openSeededStore()
  const visible = store.visibleTo(await addUser(store, 'viewer'))
  const dossier = await theDossier(store)
  await expect(
    applyPinForm({ visible, dossier }, { deed: 'pin', actor: 'nobody', from: '' }),
  ).rejects.toMatchObject({ status: 404 })
})
