import { expect, test } from 'vitest'
import type { SignedInContext } from '#app/auth/request-context.ts'
import { readDeedChoice } from '#app/features/letters/deed-choice.ts'
import { findDeedLetters, planDeed, previewDeed } from '#app/features/letters/deed-plans.ts'
import { keep, somebody, theDossier } from '#tests/support/letters.ts'
import { addUser, requestContextOf } from '#tests/support/request-context.ts'
import { openTestStore } from '#tests/support/store.ts'

async function openDesk() {
  const store = await openTestStore()
  const ids: string[] = []
  for (const title of ['One', 'Two', 'Three'])
    ids.push((await keep(store, { text: `${title}.`, form: { title } })).id)
  const user = await addUser(store, 'editor')
  return { store, ids, context: { ...requestContextOf(store, user), user }, user }
}

const choose = async (context: SignedInContext, most: number) => ({
  ...(await readDeedChoice(context, new URLSearchParams({ deed: 'give', to: 'me' }))),
  most,
})

test('all letters of a list are chosen by its address, those that came in last first', async () => {
  const { store, ids, context, user } = await openDesk()
  const dossier = await theDossier(store)
  const give = ids.slice(0, 2).map((letterId) => ({ letterId, fromId: null, toId: user.id }))
  await store.assignments.give(dossier.id, give, somebody)
  const all = (list: string) => findDeedLetters(context, new URLSearchParams({ all: '1', list }))
  expect(await all(`dossier=${dossier.slug}&assigned=me`)).toEqual([ids[1], ids[0]])
  expect(await all(`assigned=${user.id}&q=Two`)).toEqual([ids[1]])
  expect(await all('')).toEqual([...ids].reverse())
  const ticked = new URLSearchParams([...ids, ids[0]!, 'no id'].map((id) => ['letter', id]))
  expect(await findDeedLetters(context, ticked)).toEqual(ids)
  await store.close()
})

test('done again, a deed to more letters than are changed at once reaches the next ones', async () => {
  const { store, ids, context, user } = await openDesk()
  const dossier = await theDossier(store)
  const choice = await choose(context, 2)
  const look = () => planDeed(context, choice, ids)
  const first = await look()
  expect(first).toMatchObject({ isMore: true, staying: [] })
  expect(first.changing.map(({ letterId }) => letterId)).toEqual(ids.slice(0, 2))
  const give = first.changing.map(({ letterId }) => ({ letterId, fromId: null, toId: user.id }))
  await store.assignments.give(dossier.id, give, somebody)
  const second = await look()
  expect(second.changing.map(({ letterId }) => letterId)).toEqual([ids[2]])
  expect(second).toMatchObject({ isMore: false })
  expect(await previewDeed(context, choice, ids)).toMatchObject({
    ...{ chosen: 3, changes: 1, isMore: false },
    obstacles: [{ obstacle: 'Ana Kovač has it already', count: 2 }],
  })
  await store.close()
})

test('beyond the letters that are looked at there are more, also where none of these would change', async () => {
  const { store, ids, context, user } = await openDesk()
  const dossier = await theDossier(store)
  const give = ids.slice(0, 2).map((letterId) => ({ letterId, fromId: null, toId: user.id }))
  await store.assignments.give(dossier.id, give, somebody)
  const plan = await planDeed(context, await choose(context, 2), ids, 2)
  expect(plan).toMatchObject({ changing: [], isMore: true })
  expect(plan.staying).toHaveLength(2)
  await store.close()
})
