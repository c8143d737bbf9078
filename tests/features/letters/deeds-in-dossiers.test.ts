import { expect, test } from 'vitest'
import { readDeedChoice } from '#app/features/letters/deed-choice.ts'
import { giveDeed, makeEndDeed, makeMoveDeed } from '#app/features/letters/deeds-in-dossiers.ts'
import { aPassage, keep, somebody, theDossier } from '#tests/support/letters.ts'
import { addUser, requestContextOf } from '#tests/support/request-context.ts'
import { openTestStore } from '#tests/support/store.ts'

test('what stays as it is says why', async () => {
  await using store = await openTestStore()
  const user = await addUser(store)
  const ben = await addUser(store, 'coder', 'Ben Maas')
  const doer = { userId: user.id, via: 'screen' as const }
  const [coded, others, outside] = [
    (await keep(store, { positions: [aPassage()], doer })).id,
    (await keep(store, { text: 'Another.' })).id,
    (await keep(store, { text: 'A third.' })).id,
  ]
  const dossier = await theDossier(store)
  await store.dossiers.moveLetters(dossier.id, { letterIds: [outside], into: false }, somebody)
  await store.assignments.give(
    dossier.id,
    [{ letterId: others, fromId: null, toId: ben.id }],
    somebody,
  )
  const context = { ...requestContextOf(store, user), user }
  const ids = [coded, others, outside]
  const why = async (deed: string, ways: typeof giveDeed) => {
    const choice = await readDeedChoice(context, new URLSearchParams({ deed, to: 'me' }))
    const planned = await ways.plan(context, choice, ids)
    return ids.map((id) => planned.find(({ letterId }) => letterId === id)?.obstacle)
  }
  expect(await why('give', giveDeed)).toEqual([
    null,
    'Ben Maas has it; an editor gives it to somebody else',
    'not in the dossier',
  ])
  expect(await why('nothing', makeEndDeed('nothing'))).toEqual([
    'you coded passages in it',
    null,
    'not in the dossier',
  ])
  expect(await why('open again', makeEndDeed(null))).toEqual([
    'you are not done with it',
    'you are not done with it',
    'not in the dossier',
  ])
  expect(await why('put in', makeMoveDeed(true))).toEqual([
    'lies in it already',
    'lies in it already',
    null,
  ])
})
