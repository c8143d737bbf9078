import { expect, test } from 'vitest'
import type { SignedInContext } from '#app/auth/request-context.ts'
import { readDeedChoice } from '#app/features/letters/deed-choice.ts'
import {
  describeOwnDeed,
  findDeedLetters,
  performDeed,
  previewDeed,
  takeDeedBack,
} from '#app/features/letters/letter-deeds.ts'
import { keep, somebody, theDossier } from '#tests/support/letters.ts'
import { addUser, requestContextOf } from '#tests/support/request-context.ts'
import { openTestStore, type TestStore } from '#tests/support/store.ts'

async function openDesk(role: 'coder' | 'editor' = 'editor') {
  const store = await openTestStore()
  const ids: string[] = []
  for (const title of ['One', 'Two', 'Three'])
    ids.push((await keep(store, { text: `${title}.`, form: { title } })).id)
  const user = await addUser(store, role)
  const context = { ...requestContextOf(store, user), user }
  const dossier = await theDossier(store)
  return { store, ids, context, user, dossier }
}

const choose = (context: SignedInContext, fields: Record<string, string>) =>
  readDeedChoice(context, new URLSearchParams(fields))

async function doDeed(context: SignedInContext, fields: Record<string, string>, ids: string[]) {
  const done = await performDeed(context, await choose(context, fields), ids)
  if (!done.ok) throw new Error(JSON.stringify(done.refusal))
  return done.deedId
}

const holders = async (store: TestStore, ids: string[]) => {
  const assigned = await store.assignments.ofLetters(ids)
  return ids.map(
    (id) =>
      assigned
        .get(id)
        ?.map(({ name }) => name)
        .join() ?? '',
  )
}

test('letters given to a coder are told before, change hands, and come back at one press', async () => {
  const { store, ids, context, dossier } = await openDesk()
  const ben = await addUser(store, 'coder', 'Ben Maas')
  await store.assignments.give(
    dossier.id,
    [{ letterId: ids[0]!, fromId: null, toId: ben.id }],
    somebody,
  )
  const fields = { deed: 'give', to: ben.id }
  const preview = await previewDeed(context, await choose(context, fields), ids)
  expect(preview).toMatchObject({
    chosen: 3,
    changes: 2,
    obstacles: [{ obstacle: 'Ben Maas has it already', count: 1, titles: ['One'] }],
  })
  expect(await holders(store, ids)).toEqual(['Ben Maas', '', ''])
  const deedId = await doDeed(context, fields, ids)
  expect(await holders(store, ids)).toEqual(['Ben Maas', 'Ben Maas', 'Ben Maas'])
  expect(await describeOwnDeed(context, deedId)).toMatchObject({
    message: '2 letters are Ben Maas’s to code.',
    isTakenBack: false,
  })
  expect(await takeDeedBack(context, deedId)).toBe(0)
  expect(await holders(store, ids)).toEqual(['Ben Maas', '', ''])
  expect(await describeOwnDeed(context, deedId)).toMatchObject({ isTakenBack: true })
  // Sent twice, nothing more is taken back.
  expect(await takeDeedBack(context, deedId)).toBe(0)
  await store.close()
})

test('what somebody changed since stays as it is when a deed is taken back', async () => {
  const { store, ids, context, user, dossier } = await openDesk()
  const ben = await addUser(store, 'coder', 'Ben Maas')
  const deedId = await doDeed(context, { deed: 'give', to: 'me' }, ids)
  await store.assignments.give(
    dossier.id,
    [{ letterId: ids[1]!, fromId: user.id, toId: ben.id }],
    somebody,
  )
  expect(await takeDeedBack(context, deedId)).toBe(1)
  expect(await holders(store, ids)).toEqual(['', 'Ben Maas', ''])
  expect((await describeOwnDeed(context, deedId, '1'))!.message).toContain(
    '1 letter changed since and stays as it is',
  )
  await store.close()
})

test('letters that are finished at once are open again at one press, and say both in their history', async () => {
  const { store, ids, context, user, dossier } = await openDesk('coder')
  await doDeed(context, { deed: 'nothing' }, [ids[0]!])
  const deedId = await doDeed(context, { deed: 'finished' }, ids)
  const states = async () => {
    const ends = await store.codings.endsOf({ dossierId: dossier.id, userId: user.id }, ids)
    return ids.map((id) => ends.get(id)!.state)
  }
  expect(await states()).toEqual(['finished', 'finished', 'finished'])
  await takeDeedBack(context, deedId)
  expect(await states()).toEqual(['nothing', null, null])
  const { entries } = await store.history.page({ letterId: ids[1]! }, 50, 0)
  expect(entries.slice(0, 2).map(({ action, who }) => [action, who?.id])).toEqual([
    ['opened again', user.id],
    ['finished coding', user.id],
  ])
  await store.close()
})

test('letters are taken out of a dossier, shown to others and withdrawn, and all of it comes back', async () => {
  const { store, ids, context, dossier } = await openDesk()
  const lying = async () => [...(await store.dossiers.ofLetters(ids)).keys()].length
  const visibilities = async () =>
    (await store.rows<{ visibility: string }>('select visibility from letters')).map(
      ({ visibility }) => visibility,
    )
  const out = await doDeed(context, { deed: 'take out', into: dossier.slug }, ids)
  expect(await lying()).toBe(0)
  await takeDeedBack(context, out)
  expect(await lying()).toBe(3)
  const shown = await doDeed(context, { deed: 'seen by', visibility: 'public' }, ids)
  expect(await visibilities()).toEqual(['public', 'public', 'public'])
  await takeDeedBack(context, shown)
  expect(await visibilities()).toEqual(['everyone', 'everyone', 'everyone'])
  const choice = await choose(context, { deed: 'withdraw' })
  expect(await performDeed(context, choice, ids)).toMatchObject({
    ok: false,
    refusal: { errors: { reason: 'Write why these letters are withdrawn.' } },
  })
  const gone = await doDeed(context, { deed: 'withdraw', reason: 'Forged.' }, ids)
  expect((await store.letters.page({}, 9, 0)).total).toBe(0)
  expect(await takeDeedBack(context, gone)).toBe(0)
  expect((await store.letters.page({}, 9, 0)).total).toBe(3)
  await store.close()
})

test('all letters of a list are chosen by its address, no more than are done at once', async () => {
  const { store, ids, context, user, dossier } = await openDesk()
  await doDeed(context, { deed: 'give', to: 'me' }, ids.slice(0, 2))
  const all = (list: string, most = 50) =>
    findDeedLetters(context, new URLSearchParams({ all: '1', list }), most)
  expect((await all(`dossier=${dossier.slug}&assigned=me`)).ids.sort()).toEqual(
    ids.slice(0, 2).sort(),
  )
  expect((await all(`assigned=${user.id}&q=Two`)).ids).toEqual([ids[1]])
  expect(await all('', 2)).toMatchObject({
    isMore: true,
    ids: [expect.any(String), expect.any(String)],
  })
  await store.close()
})

test('a letter that somebody does not see is neither counted nor changed, and another’s deed is not theirs', async () => {
  const { store, ids, context, dossier } = await openDesk()
  const { id } = await keep(store, { audience: { visibility: 'named', readerIds: [] } })
  const chosen = [id, ids[0]!]
  const choice = await choose(context, { deed: 'finished' })
  expect(await previewDeed(context, choice, chosen)).toMatchObject({ chosen: 1, changes: 1 })
  const deedId = await doDeed(context, { deed: 'finished' }, chosen)
  expect((await store.codings.ofLetter(id)).length).toBe(0)
  const ben = await addUser(store, 'coder', 'Ben Maas')
  const his = { ...requestContextOf(store, ben), user: ben }
  expect(await describeOwnDeed(his, deedId)).toBeNull()
  await expect(takeDeedBack(his, deedId)).rejects.toMatchObject({ status: 404 })
  await store.dossiers.setClosed(
    await store.dossiers.bySlug(dossier.slug).then((one) => one!),
    true,
    somebody,
  )
  await expect(takeDeedBack(context, deedId)).rejects.toMatchObject({ status: 409 })
  await store.close()
})
