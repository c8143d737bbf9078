import { expect, test } from 'vitest'
import type { SignedInContext } from '#app/auth/request-context.ts'
import { readDeedChoice } from '#app/features/letters/deed-choice.ts'
import { planDeed, previewDeed } from '#app/features/letters/deed-plans.ts'
import { describeOwnDeed, performDeed, takeDeedBack } from '#app/features/letters/letter-deeds.ts'
import { loadLetterPage } from '#app/features/letters/letter-page.ts'
import { keep } from '#tests/support/letters.ts'
import { addUser, requestContextOf } from '#tests/support/request-context.ts'
import {
  codeSecond,
  keepFinished,
  openFinishedLetter,
  sendGiving,
} from '#tests/support/second-coding.ts'
import { openTestStore, type TestStore } from '#tests/support/store.ts'

type Person = Awaited<ReturnType<typeof addUser>>
const contextOf = (store: TestStore, user: Person) => ({ ...requestContextOf(store, user), user })

const choose = (context: SignedInContext, to: string) =>
  readDeedChoice(context, new URLSearchParams({ deed: 'give second', to }))

async function give(context: SignedInContext, to: string, ids: readonly string[]) {
  const choice = await choose(context, to)
  const { previewed } = await planDeed(context, choice, ids)
  const done = await performDeed(context, choice, ids, previewed)
  if (!done.ok) throw new Error(JSON.stringify(done.refusal))
  return done.deedId
}

const listGiven = async (store: TestStore, ids: readonly string[]) =>
  Promise.all(ids.map(async (id) => (await store.secondCodings.ofLetter(id))[0]?.name ?? 'nobody'))

test('before letters go to a second coder it is said which cannot, and why', async () => {
  await using store = await openTestStore()
  const { ben, eve } = await openFinishedLetter(store)
  const [taken, seen, coded, fit] = await keepFinished(store, 4)
  const { id: unfinished } = await keep(store, { text: 'Another.', form: { title: 'Another' } })
  const zoe = await addUser(store, 'coder', 'Zoe Zahn')
  await sendGiving(store, eve, { deed: 'give', letterId: taken!, coder: zoe.id })
  await loadLetterPage(requestContextOf(store, ben), seen!, null)
  await store.rows('update positions set changed_by = ? where letter_id = ?', ben.id, coded!)
  await store.rows("update letters set visibility = 'public' where id = ?", fit!)
  const context = contextOf(store, eve)
  const ids = [taken!, seen!, coded!, fit!, unfinished]
  const preview = await previewDeed(context, await choose(context, ben.id), ids)
  expect(preview).toMatchObject({ chosen: 5, changes: 1, first: [{ id: fit! }] })
  expect(Object.fromEntries(preview.obstacles.map((one) => [one.obstacle, one.count]))).toEqual({
    'given to a second coder already': 1,
    'Ben Maas opened it and saw its first coding': 1,
    'Ben Maas coded in it': 1,
    'nobody finished it for the dossier yet': 1,
  })
  expect(preview.warning).toMatch(/do not enter the agreement\. 1 letter of them is public/)
  // Nobody is nobody's second coder.
  expect((await choose(context, 'nobody')).asks).toBe('coder')
  await expect(choose(contextOf(store, zoe), ben.id)).rejects.toMatchObject({ status: 403 })
})

test('letters go to a second coder at once, and one press takes back those in which they coded nothing', async () => {
  await using store = await openTestStore()
  const { ben, eve, letterId } = await openFinishedLetter(store)
  const ids = [letterId, ...(await keepFinished(store, 2))]
  const context = contextOf(store, eve)
  const deedId = await give(context, ben.id, ids)
  expect(await listGiven(store, ids)).toEqual(['Ben Maas', 'Ben Maas', 'Ben Maas'])
  expect(await store.rows("select id from second_codings where origin = 'drawn'")).toEqual([])
  expect((await describeOwnDeed(context, deedId))!.message).toBe(
    '3 letters are Ben Maas’s to code a second time.',
  )
  await codeSecond(store, ben, letterId, {})
  expect(await takeDeedBack(context, deedId)).toEqual({ ok: true })
  expect(await listGiven(store, ids)).toEqual(['Ben Maas', 'nobody', 'nobody'])
  expect((await describeOwnDeed(context, deedId))!.message).toContain(
    '1 letter changed since and stays as it is',
  )
})

test('what an editor gives to themselves is closed to them and comes back all the same', async () => {
  await using store = await openTestStore()
  const { eve, letterId } = await openFinishedLetter(store)
  const context = contextOf(store, eve)
  const deedId = await give(context, 'me', [letterId])
  const now = contextOf(store, eve)
  expect((await now.visible.letters.citations([letterId])).size).toBe(0)
  expect(await takeDeedBack(now, deedId)).toEqual({ ok: true })
  expect((await describeOwnDeed(now, deedId))!.message).toBe(
    'Taken back: “1 letter is Eve Editor’s to code a second time.”',
  )
  expect(await listGiven(store, [letterId])).toEqual(['nobody'])
})

test('a letter that went to another second coder since stays with them', async () => {
  await using store = await openTestStore()
  const { ben, eve, letterId } = await openFinishedLetter(store)
  const context = contextOf(store, eve)
  const deedId = await give(context, ben.id, [letterId])
  const [coding] = await store.secondCodings.ofLetter(letterId)
  await sendGiving(store, eve, { deed: 'take back', id: coding!.id, passages: '0' })
  await sendGiving(store, eve, { deed: 'give', letterId, coder: ben.id })
  await takeDeedBack(context, deedId)
  expect(await listGiven(store, [letterId])).toEqual(['Ben Maas'])
})
