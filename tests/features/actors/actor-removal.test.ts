import { expect, test } from 'vitest'
import { applyRemovalForm, describeUses } from '#app/features/actors/actor-removal.ts'
import { actorId, keep, somebody } from '#tests/support/letters.ts'
import { openTestStore, type TestStore } from '#tests/support/store.ts'

async function send(store: TestStore, id: string, deed: string, revision?: number) {
  const record = (await store.actors.recordOf(id))!
  const fields = { deed, revision: String(revision ?? record.revision) }
  return applyRemovalForm({
    ...{ visible: store.visibleTo('owner'), performedBy: somebody, record, fields },
  })
}

test('what rests on an actor is said with counts and kept, and a mistyped one goes', async () => {
  await using store = await openTestStore()
  await keep(store)
  await store.actors.record([{ id: 'typo', kind: 'person', name: 'Typpo' }], [], somebody)
  const id = await actorId(store)
  expect(await send(store, id, 'remove')).toMatchObject({
    refusal: {
      errors: {
        form: 'Ylva Johansson is not removed, because something rests on it: 1 letter that name or quote it.',
      },
    },
  })
  expect(await send(store, 'typo', 'remove', 9)).toMatchObject({ cause: 'changed meanwhile' })
  expect(await send(store, 'typo', 'remove')).toEqual({ ok: true, gone: true })
  expect(await store.actors.byId('typo')).toBeNull()
  expect(await send(store, id, 'withdraw')).toEqual({ ok: true, gone: false })
  expect(await send(store, id, 'put back')).toEqual({ ok: true, gone: false })
  expect((await store.actors.recordOf(id))!.withdrawn).toBe(false)
})

test('nothing is said of what does not rest on it', () => {
  expect(describeUses({ letters: 0, members: 0, predecessors: 0, merges: 0 })).toEqual([])
  expect(describeUses({ letters: 0, members: 2, predecessors: 1, merges: 1 })).toHaveLength(3)
})
