import { expect, test } from 'vitest'
import { loadLetterPage } from '#app/features/letters/letter-page.ts'
import { drawLetters } from '#app/domain/second-coding/second-codings.ts'
import { sha256 } from '#db/core/ids.ts'
import { aPassage, dossierOf, keep, logOf } from '#tests/support/letters.ts'
import { requestContextOf } from '#tests/support/request-context.ts'
import {
  codeSecond,
  keepFinished,
  openFinishedLetter,
  sendGiving,
} from '#tests/support/second-coding.ts'
import { openTestStore } from '#tests/support/store.ts'

type Outcome = Awaited<ReturnType<typeof sendGiving>>
const errorsOf = (outcome: Outcome) => (outcome.ok ? {} : outcome.refusal.errors)

test('a finished letter is given to somebody who has neither coded nor opened it, and taken back', async () => {
  await using store = await openTestStore()
  const { ana, ben, eve, letterId } = await openFinishedLetter(store)
  const give = (coder: string) => sendGiving(store, eve, { deed: 'give', letterId, coder })
  expect(errorsOf(await give(ana.id)).coder).toMatch(/^Ana Kovač coded this letter/)
  expect(errorsOf(await give('nobody')).coder).toMatch(/^Choose who codes/)
  // Eve has looked at it: she sees the first coding.
  await loadLetterPage(requestContextOf(store, eve), letterId, null)
  expect(errorsOf(await give(eve.id)).coder).toMatch(/^Eve Editor has opened this letter/)
  expect(await give(ben.id)).toMatchObject({ ok: true })
  expect(errorsOf(await give(ben.id)).coder).toMatch(/a second coder already/)
  const [row] = await store.secondCodings.ofLetter(letterId)
  expect(row).toMatchObject({ name: 'Ben Maas', origin: 'given', doneAt: null })
  expect((await logOf(store, letterId)).map(({ deed }) => deed)).toContain('gave a second time to')
  const takeBack = () => sendGiving(store, eve, { deed: 'take back', id: row!.id })
  expect((await takeBack()).ok).toBe(true)
  expect((await takeBack()).ok).toBe(false)
  expect(await store.secondCodings.ofLetter(letterId)).toEqual([])
})

test('a letter that nobody finished, or that is not in the dossier, is not given', async () => {
  await using store = await openTestStore()
  const { ben, eve } = await openFinishedLetter(store)
  const { id: letterId } = await keep(store, { text: 'Another.' })
  const asked = { deed: 'give', coder: ben.id }
  expect(errorsOf(await sendGiving(store, eve, { ...asked, letterId })).coder).toMatch(
    /^Nobody has finished/,
  )
  expect(errorsOf(await sendGiving(store, eve, { ...asked, letterId: 'none' })).coder).toMatch(
    /does not lie in the dossier/,
  )
  await expect(sendGiving(store, ben, { ...asked, letterId })).rejects.toMatchObject({
    status: 403,
  })
})

test('a share of the finished letters is drawn, and whoever has seed and list draws the same ones', async () => {
  await using store = await openTestStore()
  const { ben, eve } = await openFinishedLetter(store)
  await keepFinished(store, 24)
  const draw = (share: string) => sendGiving(store, eve, { deed: 'draw', coder: ben.id, share })
  expect(errorsOf(await draw('0')).share).toMatch(/from 1 to 100/)
  expect(await draw('10')).toMatchObject({
    ok: true,
    message: '3 letters of 25 drawn for Ben Maas.',
  })
  const [stored] = await store.rows<{ seed: string; pool: unknown }>(
    'select seed, pool from coding_draws',
  )
  const pool = (
    typeof stored!.pool === 'string' ? JSON.parse(stored!.pool) : stored!.pool
  ) as string[]
  const rows = await store.secondCodings.ofDossier(await dossierOf(store))
  expect(rows.map(({ origin }) => origin)).toEqual(['drawn', 'drawn', 'drawn'])
  expect(rows.map(({ letterId }) => letterId).sort()).toEqual(
    drawLetters(pool, 3, stored!.seed, sha256).sort(),
  )
  // As many as the share asks for are drawn already.
  expect(errorsOf(await draw('10')).form).toMatch(/were drawn before/)
  expect(await draw('20')).toMatchObject({
    ok: true,
    message: '2 letters of 22 drawn for Ben Maas.',
  })
})

test('what a second coder codes stands apart, and what tells of the first coding is closed to them until they are done', async () => {
  await using store = await openTestStore()
  const { ana, ben, eve, letterId } = await openFinishedLetter(store)
  await sendGiving(store, eve, { deed: 'give', letterId, coder: ben.id })
  const page = () => loadLetterPage(requestContextOf(store, ben), letterId, null)
  expect(await page()).toMatchObject({
    isBlind: true,
    positions: [],
    differences: [],
    origin: null,
  })
  expect(await codeSecond(store, ben, letterId, { stance: '-1', note: 'Cold.' })).toMatchObject({
    outcome: 'stored',
  })
  const [own] = (await page()).positions
  expect(own).toMatchObject({ level: -1, note: 'Cold.', coder: { id: ben.id } })
  const change = { id: own!.id, revision: '1', stance: '-2', note: 'Colder.' }
  expect((await codeSecond(store, ben, letterId, change)).outcome).toBe('stored')
  expect((await codeSecond(store, ben, letterId, change)).outcome).not.toBe('stored')
  const aside = await codeSecond(store, ben, letterId, { exact: 'We oppose any delay of it.' })
  const asideId = (aside.answer as { saved: string }).saved
  const withdraw = { deed: 'withdraw', id: asideId, revision: '1' }
  expect((await codeSecond(store, ben, letterId, withdraw)).outcome).toBe('stored')
  expect((await page()).positions.map(({ status }) => status)).toEqual(['approved', 'withdrawn'])
  // Nobody else sees any of it, and it counts nowhere.
  for (const person of [ana, eve]) {
    const theirs = await loadLetterPage(requestContextOf(store, person), letterId, null)
    expect(JSON.stringify(theirs)).not.toMatch(/Cold/)
    expect(theirs.positions).toHaveLength(1)
  }
  expect(JSON.stringify(await page())).not.toContain('Warm.')
  // Done, he sees what everybody sees.
  expect((await codeSecond(store, ben, letterId, { deed: 'finish' })).outcome).toBe('stored')
  expect(await page()).toMatchObject({ isBlind: false, positions: [{ note: 'Warm.' }] })
  expect(await store.secondCodings.ofLetter(letterId)).toMatchObject([{ differences: 1, same: 0 }])
})

test('the least certain letters are given by what coders said of how sure they are, marked, and not drawn', async () => {
  await using store = await openTestStore()
  const { ben, eve } = await openFinishedLetter(store)
  const [one, two, three, four] = await keepFinished(store, 4)
  const say = (letterId: string, sureness: number) =>
    store.rows('update positions set sureness = ? where letter_id = ?', sureness, letterId)
  const give = (letters: string) =>
    sendGiving(store, eve, { deed: 'give the least certain', coder: ben.id, letters })
  expect(errorsOf(await give('0')).letters).toMatch(/from 1 to 500/)
  expect(errorsOf(await give('2')).form).toMatch(/^Of the finished letters .* less than sure/)
  await say(one!, 2)
  await say(two!, 1)
  await say(three!, 3)
  await say(four!, 1)
  await loadLetterPage(requestContextOf(store, ben), four!, null)
  expect(await give('1')).toMatchObject({
    ok: true,
    message: expect.stringContaining('one letter to code a second time, the least certain of 2'),
  })
  expect((await store.secondCodings.ofLetter(two!))[0]).toMatchObject({
    ...{ origin: 'least certain', name: 'Ben Maas' },
  })
  // What was said to be sure, what they opened and where nobody said anything are not among them.
  await give('10')
  const given = await store.rows<{ letter_id: string; origin: string }>(
    'select letter_id, origin from second_codings',
  )
  expect(given.map(({ letter_id }) => letter_id).sort()).toEqual([one!, two!].sort())
  expect(given.map(({ origin }) => origin)).toEqual(['given', 'given'])
  await expect(
    sendGiving(store, ben, { deed: 'give the least certain', coder: ben.id, letters: '1' }),
  ).rejects.toMatchObject({ status: 403 })
})

test('of two letters with an equally unsure passage the one that is less sure on average comes first', async () => {
  await using store = await openTestStore()
  const { ben, letterId } = await openFinishedLetter(store, [
    aPassage({ sureness: 1 }),
    aPassage({ quote: 'We oppose any delay of it.', level: -2, sureness: 3 }),
  ])
  const [other] = await keepFinished(store, 1)
  await store.rows('update positions set sureness = 1 where letter_id = ?', other!)
  const asked = { dossierId: await dossierOf(store), userId: ben.id }
  expect(await store.secondCodings.leastCertain(asked)).toEqual([other, letterId])
})
