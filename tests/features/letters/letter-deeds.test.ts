import { expect, test } from 'vitest'
import type { SignedInContext } from '#app/auth/request-context.ts'
import { readDeedChoice } from '#app/features/letters/deed-choice.ts'
import { planDeed, previewDeed } from '#app/features/letters/deed-plans.ts'
import {
  describeOwnDeed,
  leaveDeed,
  performDeed,
  takeDeedBack,
} from '#app/features/letters/letter-deeds.ts'
import { aPassage, keep, somebody, theDossier } from '#tests/support/letters.ts'
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
  const choice = await choose(context, fields)
  const { previewed } = await planDeed(context, choice, ids)
  const done = await performDeed(context, choice, ids, previewed)
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
  expect(await takeDeedBack(context, deedId)).toEqual({ ok: true })
  expect(await holders(store, ids)).toEqual(['Ben Maas', '', ''])
  const told = { message: 'Taken back: “2 letters are Ben Maas’s to code.”', isTakenBack: true }
  expect(await describeOwnDeed(context, deedId)).toMatchObject(told)
  // Sent twice, nothing more is taken back.
  expect(await takeDeedBack(context, deedId)).toEqual({ ok: true })
  expect(await describeOwnDeed(context, deedId)).toMatchObject(told)
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
  expect(await takeDeedBack(context, deedId)).toEqual({ ok: true })
  expect(await holders(store, ids)).toEqual(['', 'Ben Maas', ''])
  expect((await describeOwnDeed(context, deedId))!.message).toContain(
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
    return ids.map((id) => ends.get(id)!.said?.state ?? null)
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
  expect(await performDeed(context, choice, ids, undefined)).toMatchObject({
    ok: false,
    refusal: { errors: { reason: 'Write why these letters are withdrawn.' } },
  })
  const gone = await doDeed(context, { deed: 'withdraw', reason: 'Forged.' }, ids)
  expect((await store.letters.page({}, 9, 0)).total).toBe(0)
  await takeDeedBack(context, gone)
  expect((await store.letters.page({}, 9, 0)).total).toBe(3)
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

/** Lets the store refuse to write from the moment that so many letters were given on. */
function breakOff(store: TestStore, context: SignedInContext, after: number): SignedInContext {
  const { assignments } = context.visible
  let given = 0
  const give: typeof assignments.give = async (dossierId, handed, ...rest) => {
    const fits = handed.slice(0, after - given)
    given += fits.length
    const done = await assignments.give(dossierId, fits, ...rest)
    if (fits.length < handed.length) await store.rows('pragma query_only = on')
    return fits.length < handed.length ? assignments.give(dossierId, handed, ...rest) : done
  }
  return { ...context, visible: { ...context.visible, assignments: { ...assignments, give } } }
}

/** A minute goes by in which nothing more is heard of what somebody does. */
const passMinute = (store: TestStore) =>
  store.rows("update letter_deeds set runs_until = '2026-01-02T03:04:05.678Z'")

test('a deed that breaks off says how far it came, is found again without its address, and is taken back', async () => {
  const { store, ids, context } = await openDesk()
  const fields = { deed: 'give', to: 'me' }
  const deedId = await doDeed(breakOff(store, context, 2), fields, ids)
  await store.rows('pragma query_only = off')
  expect(await holders(store, ids)).toEqual(['Ana Kovač', 'Ana Kovač', ''])
  // Nobody could write down that it broke off.
  expect(await describeOwnDeed(context, deedId)).toMatchObject({
    message: expect.stringContaining('still going on, or broke off this very minute'),
    ...{ isBrokenOff: false, isRunning: true },
  })
  await passMinute(store)
  const told = {
    id: deedId,
    message: '2 letters are Ana Kovač’s to code. 1 letter is as before: it broke off.',
    ...{ isTakenBack: false, isBrokenOff: true, isRunning: false },
  }
  expect(await describeOwnDeed(context, null)).toEqual(told)
  await takeDeedBack(context, deedId)
  expect(await holders(store, ids)).toEqual(['', '', ''])
  expect(await describeOwnDeed(context, null)).toBeNull()
  await store.close()
})

/** Does something else while letters are given on for the first time, before the store has it. */
function meanwhile(context: SignedInContext, act: () => Promise<void>): SignedInContext {
  const { assignments } = context.visible
  let isFirst = true
  const give: typeof assignments.give = async (...asked) => {
    if (isFirst) await act()
    isFirst = false
    return assignments.give(...asked)
  }
  return { ...context, visible: { ...context.visible, assignments: { ...assignments, give } } }
}

test('a deed that is going on is not told as one that broke off, and is not taken back halfway', async () => {
  const { store, ids, context } = await openDesk()
  const seen: unknown[] = []
  const going = meanwhile(context, async () => {
    seen.push(await describeOwnDeed(context, null))
    const [deed] = await store.rows<{ id: string }>('select id from letter_deeds')
    seen.push(await takeDeedBack(context, deed!.id))
  })
  const deedId = await doDeed(going, { deed: 'give', to: 'me' }, ids)
  expect(seen).toMatchObject([
    null,
    { ok: false, refusal: { errors: { form: expect.stringContaining('still going on') } } },
  ])
  expect(await holders(store, ids)).toEqual(['Ana Kovač', 'Ana Kovač', 'Ana Kovač'])
  expect(await takeDeedBack(context, deedId)).toEqual({ ok: true })
  expect(await holders(store, ids)).toEqual(['', '', ''])
  await store.close()
})

test('a deed that was taken back while it stood still does not go on with the letters after', async () => {
  const { store, ids, context } = await openDesk()
  for (let at = 0; at < 100; at += 1)
    ids.push((await keep(store, { text: `No. ${at}.`, form: { title: String(at) } })).id)
  const still = meanwhile(context, async () => {
    await passMinute(store)
    const [deed] = await store.rows<{ id: string }>('select id from letter_deeds')
    await takeDeedBack(context, deed!.id)
  })
  await doDeed(still, { deed: 'give', to: 'me' }, ids)
  expect((await holders(store, ids)).slice(100)).toEqual(['', '', ''])
  await store.close()
})

test('what broke off is not told of any more once somebody leaves it so, nor where nothing came of it', async () => {
  const { store, ids, context } = await openDesk()
  const deedId = await doDeed(breakOff(store, context, 1), { deed: 'give', to: 'me' }, ids)
  await store.rows('pragma query_only = off')
  await passMinute(store)
  await leaveDeed(context, deedId)
  expect(await describeOwnDeed(context, null)).toBeNull()
  expect(await holders(store, ids)).toEqual(['Ana Kovač', '', ''])
  await expect(
    doDeed(breakOff(store, context, 0), { deed: 'give', to: 'me' }, ids),
  ).rejects.toThrow('The store may not be written to')
  await store.rows('pragma query_only = off')
  await passMinute(store)
  expect(await describeOwnDeed(context, null)).toBeNull()
  await store.close()
})

test('taking back that breaks off is pressed again and goes on, and says what came back once', async () => {
  const { store, ids, context } = await openDesk()
  const deedId = await doDeed(context, { deed: 'give', to: 'me' }, ids)
  expect(await takeDeedBack(breakOff(store, context, 2), deedId)).toMatchObject({
    ok: false,
    cause: 'not stored',
  })
  await store.rows('pragma query_only = off')
  expect(await describeOwnDeed(context, deedId)).toMatchObject({ isTakenBack: false })
  expect(await takeDeedBack(context, deedId)).toEqual({ ok: true })
  expect(await holders(store, ids)).toEqual(['', '', ''])
  const { message } = (await describeOwnDeed(context, deedId))!
  expect(message).toBe('Taken back: “3 letters are Ana Kovač’s to code.”')
  await store.close()
})

test('only what was shown is done: where somebody changed a letter meanwhile, nothing is', async () => {
  const { store, ids, context, dossier } = await openDesk()
  const ben = await addUser(store, 'coder', 'Ben Maas')
  const choice = await choose(context, { deed: 'give', to: 'me' })
  const { previewed } = await previewDeed(context, choice, ids)
  const handed = { letterId: ids[0]!, fromId: null, toId: ben.id }
  await store.assignments.give(dossier.id, [handed], somebody)
  for (const [chosen, shown] of [
    [ids, previewed],
    [ids.slice(0, 2), previewed],
    [ids, undefined],
  ] as const)
    expect(await performDeed(context, choice, chosen, shown)).toMatchObject({
      ...{ ok: false, cause: 'changed meanwhile' },
      refusal: { errors: { form: expect.stringContaining('nothing was done') } },
    })
  expect(await holders(store, ids)).toEqual(['Ben Maas', '', ''])
  await store.close()
})

test('who may no longer give letters to others does not do so by taking a deed back', async () => {
  const { store, ids, context, user, dossier } = await openDesk()
  const ben = await addUser(store, 'coder', 'Ben Maas')
  const handed = { letterId: ids[0]!, fromId: null, toId: ben.id }
  await store.assignments.give(dossier.id, [handed], somebody)
  const deedId = await doDeed(context, { deed: 'give', to: 'me' }, ids)
  await store.users.setRole((await store.users.personById(user.id))!, 'coder', somebody)
  const demoted = { ...user, role: 'coder' as const }
  const now = { ...requestContextOf(store, demoted), user: demoted }
  expect(await takeDeedBack(now, deedId)).toEqual({ ok: true })
  // What was nobody's is given back; what was Ben's an editor gives.
  expect(await holders(store, ids)).toEqual(['Ana Kovač', '', ''])
  expect((await describeOwnDeed(now, deedId))!.message).toContain('1 letter changed since')
  await store.close()
})

test('a letter that somebody else withdrew stays withdrawn when withdrawals are taken back', async () => {
  const { store, ids, context } = await openDesk()
  const deedId = await doDeed(context, { deed: 'withdraw', reason: 'Forged.' }, ids)
  await store.withdrawals.giveBack(ids[0]!, somebody)
  const { revision } = (await store.letters.byId(ids[0]!))!.letter
  await store.withdrawals.withdraw(ids[0]!, { reason: 'Sent twice.', revision }, somebody)
  await takeDeedBack(context, deedId)
  const there = async (id: string) => (await store.letters.byId(id)) !== null
  expect(await Promise.all(ids.map(there))).toEqual([false, true, true])
  expect((await describeOwnDeed(context, deedId))!.message).toContain('1 letter changed since')
  await store.close()
})

test('what was said of letters before, and since when they lie in a dossier, is as before again', async () => {
  const { store, ids, context, dossier } = await openDesk()
  const codings = () => store.rows('select * from codings order by letter_id')
  const lying = () => store.rows('select * from dossier_letters order by letter_id')
  await doDeed(context, { deed: 'nothing' }, ids)
  await store.rows("update codings set at = '2026-01-02T03:04:05.678Z', text_version = 0")
  const [said, placed] = [await codings(), await lying()]
  for (const deed of ['finished', 'open again'])
    await takeDeedBack(context, await doDeed(context, { deed }, ids))
  expect(await codings()).toEqual(said)
  await takeDeedBack(context, await doDeed(context, { deed: 'take out', into: dossier.slug }, ids))
  expect(await lying()).toEqual(placed)
  await store.close()
})

test('what somebody said of a letter again, or put in again, since a deed is not taken back with it', async () => {
  const { store, ids, context, user, dossier } = await openDesk()
  const place = { dossierIds: [dossier.id], userId: user.id, textVersion: 1 }
  const ended = await doDeed(context, { deed: 'finished' }, ids)
  await store.codings.takeBack({ ...place, letterId: ids[0]! }, somebody)
  await store.codings.end('finished', { ...place, letterId: ids[0]! }, somebody)
  await store.rows(
    `update codings set at = '2999-01-02T03:04:05.678Z' where letter_id = '${ids[0]!}'`,
  )
  await takeDeedBack(context, ended)
  expect(await store.rows('select letter_id from codings')).toEqual([{ letter_id: ids[0] }])
  await store.dossiers.moveLetters(dossier.id, { letterIds: ids, into: false }, somebody)
  const put = await doDeed(context, { deed: 'put in', into: dossier.slug }, ids)
  for (const into of [false, true])
    await store.dossiers.moveLetters(dossier.id, { letterIds: [ids[1]!], into }, somebody)
  await takeDeedBack(context, put)
  expect([...(await store.dossiers.ofLetters(ids)).keys()]).toEqual([ids[1]])
  await store.close()
})

test('nothing is said to be in a letter only by who coded nothing in it, whatever they said of it', async () => {
  const { store, ids, context, user } = await openDesk()
  const doer = { userId: user.id, via: 'screen' } as const
  const coded = await keep(store, {
    text: 'We support it without reservation.',
    positions: [aPassage()],
    doer,
  })
  await doDeed(context, { deed: 'finished' }, [ids[0]!, coded.id])
  const choice = await choose(context, { deed: 'nothing' })
  expect(await previewDeed(context, choice, [ids[0]!, coded.id])).toMatchObject({
    changes: 1,
    first: [{ id: ids[0] }],
    obstacles: [{ obstacle: 'you coded passages in it', count: 1 }],
  })
  await store.close()
})
