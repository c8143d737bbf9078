import { expect, test } from 'vitest'
import { requireCodableLetter } from '#app/auth/coding-topics.ts'
import { handleCodingForm } from '#app/features/coding/handle-coding-form.ts'
import { loadRemarks } from '#app/features/coding/remark-forms.ts'
import { correctTextByForm } from '#app/features/letters/correct-text.ts'
import { loadLetterPage } from '#app/features/letters/letter-page.ts'
import { loadTextPage } from '#app/features/letters/text-page.ts'
import { requireLetter } from '#app/auth/visible-store.ts'
import { loadSecondCodingsPage } from '#app/features/second-coding/second-codings-page.ts'
import { drawShownView, loadShownView } from '#app/features/view-links/shown-view.ts'
import { requireDossier } from '#app/auth/visible-dossier.ts'
import { requireViewLink } from '#app/auth/view-link.ts'
import { keepLetterOf, openNewLink } from '#tests/support/view-links.ts'
import { newId } from '#db/core/ids.ts'
import { aPassage, dossierOf, keep, logOf, somebody, theDossier } from '#tests/support/letters.ts'
import { action } from '#app/routes/dossiers.$slug.second-codings.tsx'
import { addUser, requestContextOf } from '#tests/support/request-context.ts'
import {
  codeSecond,
  openFinishedLetter,
  putInSecondHands,
  sendGiving,
} from '#tests/support/second-coding.ts'
import { openTestStore, type TestStore } from '#tests/support/store.ts'

async function openGivenLetter(store: TestStore) {
  const people = await openFinishedLetter(store)
  const { ben, eve, letterId } = people
  await sendGiving(store, eve, { deed: 'give', letterId, coder: ben.id })
  const [coding] = await store.secondCodings.ofLetter(letterId)
  const opened = await requireCodableLetter(requestContextOf(store, ben), letterId, { blind: true })
  return { ...people, coding: coding!, opened }
}

type Opened = Awaited<ReturnType<typeof openGivenLetter>>['opened']

const counted = async (store: TestStore) => (await store.rows('select id from positions')).length
const countSecond = async (store: TestStore) =>
  (await store.rows('select id from second_positions')).length

/** The form of a passage as a page sends it that was opened before. */
const send = async (opened: Opened, fields: Record<string, string>) =>
  handleCodingForm(opened, {
    fields: {
      ...{ deed: 'save', id: newId(), topicId: opened.topics[0]!.id },
      ...{ exact: 'We support it without reservation.', stance: '1', ...fields },
    },
    holderIds: (await opened.visible.letters.byId(opened.letterDetail.letter.id))!.parties.flatMap(
      ({ actorId }) => actorId ?? [],
    ),
  })

test('a form of a second coding that arrives once it is over is stored nowhere', async () => {
  await using store = await openTestStore()
  const { ben, letterId, coding } = await openGivenLetter(store)
  await codeSecond(store, ben, letterId, {})
  const before = await counted(store)
  await codeSecond(store, ben, letterId, { deed: 'finish' })
  const late = { codingId: coding.id, exact: 'We oppose any delay of it.', stance: '-2' }
  for (const deed of ['save', 'finish', 'find nothing']) {
    const { outcome, answer } = await codeSecond(store, ben, letterId, { ...late, deed })
    expect(outcome).toBe('changed meanwhile')
    expect(JSON.stringify(answer)).toMatch(/second coding of this letter is over/)
  }
  expect(await counted(store)).toBe(before)
  expect(await store.rows('select state from codings')).toHaveLength(1)
})

test('a form that was opened before the letter was coded a second time is not taken for the second coding', async () => {
  await using store = await openTestStore()
  const { ben, letterId } = await openGivenLetter(store)
  const { outcome } = await codeSecond(store, ben, letterId, { codingId: '' })
  expect(outcome).toBe('changed meanwhile')
  expect(await countSecond(store)).toBe(0)
})

test('nothing of a second coding changes once it is over, also where it ends while a form is on its way', async () => {
  await using store = await openTestStore()
  const { ben, letterId, coding, opened } = await openGivenLetter(store)
  const own = { codingId: coding.id }
  const { answer } = await send(opened, own)
  const id = (answer as { saved: string }).saved
  await codeSecond(store, ben, letterId, { deed: 'finish' })
  const stored = await store.rows('select * from second_positions')
  for (const fields of [
    { ...own, exact: 'We oppose any delay of it.' },
    { ...own, id, revision: '1', stance: '-2' },
    { ...own, id, revision: '1', deed: 'withdraw' },
  ]) {
    const late = await send(opened, fields)
    expect(late.outcome).not.toBe('stored')
    expect(JSON.stringify(late.answer)).toMatch(/second coding of this letter is over/)
  }
  expect(await store.rows('select * from second_positions')).toEqual(stored)
})

test('taking back leaves what was coded since it was shown', async () => {
  await using store = await openTestStore()
  const { ben, letterId, coding } = await openGivenLetter(store)
  await codeSecond(store, ben, letterId, {})
  const taken = await store.secondCodings.takeBack({ ...coding, passages: 0 }, somebody)
  expect(taken).toMatchObject({ changed: false })
  expect(await countSecond(store)).toBe(1)
})

test('whoever opened a letter whose coding somebody finished is known, whatever their role and wherever it was', async () => {
  await using store = await openTestStore()
  const { letterId, positionIds } = await openFinishedLetter(store)
  const isNoted = async (userId: string) =>
    (await store.rows<{ user_id: string }>('select user_id from letter_openings')).some(
      (row) => row.user_id === userId,
    )
  const doors: Record<string, (context: ReturnType<typeof requestContextOf>) => Promise<unknown>> =
    {
      page: (context) => loadLetterPage(context, letterId, null),
      text: (context) => loadTextPage(context, letterId, { from: null, to: null }),
      history: (context) => requireLetter(context, letterId),
      remarks: (context) => loadRemarks(context, letterId, positionIds[0]!),
    }
  for (const [name, open] of Object.entries(doors)) {
    const reader = await addUser(store, 'viewer', `${name} Reader`)
    expect(await isNoted(reader.id)).toBe(false)
    await open(requestContextOf(store, reader))
    expect(await isNoted(reader.id), name).toBe(true)
  }
})

test('opening a letter in which somebody found nothing is noted, and opening what nobody coded is not', async () => {
  await using store = await openTestStore()
  const ana = await addUser(store)
  const ben = await addUser(store, 'coder', 'Ben Maas')
  const { id: letterId } = await keep(store, {})
  const open = () => loadLetterPage(requestContextOf(store, ben), letterId, null)
  await open()
  expect(await store.rows('select * from letter_openings')).toEqual([])
  const ended = { letterId, dossierIds: [await dossierOf(store)], userId: ana.id, textVersion: 1 }
  await store.codings.end('nothing', ended, { userId: ana.id, via: 'screen' })
  await loadLetterPage(requestContextOf(store, ana), letterId, null)
  expect(await store.rows('select * from letter_openings')).toEqual([])
  await open()
  expect(await store.rows('select user_id from letter_openings')).toEqual([{ user_id: ben.id }])
})

test('a second coding is not finished while a passage of it lost its place', async () => {
  await using store = await openTestStore()
  const { ben, eve, letterId } = await openGivenLetter(store)
  const aside = await codeSecond(store, ben, letterId, { exact: 'We oppose any delay of it.' })
  const text = (await store.letters.byId(letterId))!.text.text.replace(
    'We oppose any delay of it.',
    'Something else altogether is said here.',
  )
  const sent = { text, reason: 'Read wrongly.', version: '1' }
  const correct = (more = {}) =>
    correctTextByForm(requestContextOf(store, eve), letterId, { ...sent, ...more })
  const { preview } = await correct()
  expect(await correct({ deed: 'keep', previewed: preview!.previewed })).toMatchObject({
    outcome: 'stored',
  })
  const { outcome, answer } = await codeSecond(store, ben, letterId, { deed: 'finish' })
  expect(outcome).toBe('unfit')
  expect(JSON.stringify(answer)).toMatch(/One passage lost its place/)
  const id = (aside.answer as { saved: string }).saved
  const revision = String(
    (await store.rows<{ revision: number }>('select revision from second_positions'))[0]!.revision,
  )
  expect((await codeSecond(store, ben, letterId, { deed: 'withdraw', id, revision })).outcome).toBe(
    'stored',
  )
  expect((await codeSecond(store, ben, letterId, { deed: 'find nothing' })).outcome).toBe('stored')
})

test('what was opened or given at the very moment is not given, and the log tells of nothing that was not', async () => {
  await using store = await openTestStore()
  const { ben, eve, letterId } = await openFinishedLetter(store)
  const dossierId = await dossierOf(store)
  const asked = { dossierId, userId: ben.id, letterIds: [letterId] }
  await loadLetterPage(requestContextOf(store, ben), letterId, null)
  expect(await store.secondCodings.give({ ...asked, draw: null }, somebody)).toEqual({
    changed: false,
  })
  expect((await logOf(store, letterId)).map(({ deed }) => deed)).not.toContain(
    'gave a second time to',
  )
  const zoe = await addUser(store, 'coder', 'Zoe Zahn')
  const draw = { share: 10, seed: 's', pool: [letterId], drawnBefore: 1 }
  const drawn = { ...asked, userId: zoe.id, draw }
  expect(await store.secondCodings.give(drawn, somebody)).toEqual({ changed: false })
  expect(await store.rows('select * from coding_draws')).toEqual([])
  const given = await Promise.all([
    store.secondCodings.give({ ...drawn, draw: { ...draw, drawnBefore: 0 } }, somebody),
    store.secondCodings.give({ ...asked, userId: eve.id, draw: null }, somebody),
  ])
  expect(given.filter(({ changed }) => changed)).toHaveLength(1)
  expect(await store.rows('select * from second_codings')).toHaveLength(1)
})

test('the share of a draw counts what was drawn before also where the one who draws codes it blind themselves', async () => {
  await using store = await openTestStore()
  const { ben, eve, letterId } = await openFinishedLetter(store)
  const dossierId = await dossierOf(store)
  await putInSecondHands(store, { dossierId, userId: eve.id, letterIds: [letterId], isDrawn: true })
  const { id } = await keep(store, {
    text: 'Another.\n\nWe support it without reservation.\n',
    positions: [aPassage()],
  })
  const zoe = await addUser(store, 'coder', 'Zoe Zahn')
  const ended = { letterId: id, dossierIds: [dossierId], userId: zoe.id, textVersion: 1 }
  await store.codings.end('finished', ended, somebody)
  const draw = { deed: 'draw', coder: ben.id, share: '50' }
  const answer = await sendGiving(store, eve, draw)
  expect(answer).toMatchObject({ ok: false })
  expect(JSON.stringify(answer)).toMatch(/were drawn before/)
})

test('the public view of a dossier leaves out for its second coder what they code, also what was kept of it', async () => {
  await using store = await openTestStore()
  const letterId = await keepLetterOf(store, 'Ylva Johansson')
  await keepLetterOf(store, 'Otto Berg')
  const ben = await addUser(store, 'coder', 'Ben Maas')
  const live = await openNewLink(store, 'sort=name')
  const frozen = await openNewLink(store, 'sort=name', { kind: 'frozen' })
  const show = async (token: string, reader: typeof ben | null) => {
    const opened = await requireViewLink(requestContextOf(store, reader), token)
    const shown = await loadShownView(opened)
    if (!shown.ok) return shown.reason
    const rows = []
    for await (const step of shown.table.steps) rows.push(...step)
    return JSON.stringify([rows, (await drawShownView(opened))?.svg, shown.table.total])
  }
  await show(live.token, ben)
  const dossierId = await dossierOf(store)
  await putInSecondHands(store, { dossierId, userId: ben.id, letterIds: [letterId] })
  expect(await show(live.token, ben)).not.toContain('Johansson')
  expect(await show(live.token, ben)).toContain('Otto Berg')
  expect(await show(frozen.token, ben)).toMatch(/^You are coding a letter a second time/)
  for (const { token } of [live, frozen]) expect(await show(token, null)).toContain('Johansson')
  await store.rows('update second_codings set done_at = at')
  for (const { token } of [live, frozen]) expect(await show(token, ben)).toContain('Johansson')
})

test('remarks on a first coding are told to nobody who codes the letter a second time', async () => {
  await using store = await openTestStore()
  const { ana, ben, letterId, positionIds } = await openGivenLetter(store)
  const made = { positionId: positionIds[0]!, words: 'Xylophonic?' }
  await store.remarks.make(made, { userId: ana.id, via: 'screen' })
  const closed = store.visibleTo(ben)
  const { visible } = (await store.blindTo(ben, letterId))!
  const all = (await store.dossiers.all()).map(({ id }) => id)
  const waiting = { kind: 'waiting', userId: ben.id, all, own: [], elsewhere: true } as const
  for (const { remarks } of [closed, visible]) {
    expect(await remarks.ofPosition(positionIds[0]!)).toEqual([])
    expect(await remarks.page(waiting, 50, 0)).toEqual([])
    expect(await remarks.count(waiting)).toBe(0)
    expect(await remarks.countsOf(positionIds)).toEqual(new Map())
  }
  const asked = loadRemarks(requestContextOf(store, ben), letterId, positionIds[0]!)
  await expect(asked).rejects.toMatchObject({ status: 404 })
  expect(await store.visibleTo(ana).remarks.count(waiting)).toBe(1)
})

test('how far two coders agree is told to those who settle it alone', async () => {
  await using store = await openTestStore()
  const { ana, ben, eve, letterId } = await openGivenLetter(store)
  await codeSecond(store, ben, letterId, { stance: '-1' })
  await codeSecond(store, ben, letterId, { deed: 'finish' })
  const { slug } = await theDossier(store)
  const load = async (person: typeof ana) =>
    loadSecondCodingsPage(await requireDossier(requestContextOf(store, person), slug), {
      letterId: null,
    })
  expect(await load(eve)).toMatchObject({ openPairs: 1, rows: [{ compared: { differences: 1 } }] })
  for (const coder of [ana, ben]) {
    const page = await load(coder)
    expect(page).toMatchObject({ openPairs: 0, rows: [{ compared: null }] })
    expect(page.rows[0]).not.toHaveProperty('differences')
  }
})

test('a letter is taken back from its second coder in a closed dossier as well, and nothing is given there', async () => {
  await using store = await openTestStore()
  const { ben, eve, letterId, coding } = await openGivenLetter(store)
  const dossier = await theDossier(store)
  await store.dossiers.setClosed(dossier, true, somebody)
  const context = requestContextOf(store, eve)
  const page = await loadSecondCodingsPage(await requireDossier(context, dossier.slug), {
    letterId: null,
  })
  expect(page).toMatchObject({ mayGive: false, mayTakeBack: true })
  const send = async (fields: Record<string, string>, person = eve) => {
    const body = new URLSearchParams(fields)
    const request = new Request('http://localhost/', { method: 'POST', body })
    const sender = requestContextOf(store, person)
    return action({ request, params: { slug: dossier.slug }, context: sender })
  }
  const refused = send({ deed: 'give', letterId, coder: ben.id })
  await expect(refused).rejects.toMatchObject({ status: 409 })
  const back = { deed: 'take back', id: coding.id, passages: '0' }
  await expect(send(back, ben)).rejects.toMatchObject({ status: 403 })
  expect(await send(back)).toMatchObject({ ok: true })
  expect(await loadLetterPage(requestContextOf(store, ben), letterId, null)).toMatchObject({
    isBlind: false,
  })
})

test('whose dossier is out of sight is not blind to its letters, and is again once it is in sight', async () => {
  await using store = await openTestStore()
  const { ben, letterId } = await openGivenLetter(store)
  const read = async () => ({
    told: (await store.visibleTo(ben).secondCodings.own()).map((own) => own.letterId),
    isSeen: (await store.visibleTo(ben).letters.byId(letterId)) !== null,
    isOpen: (await store.blindTo(ben, letterId)) !== null,
  })
  expect(await read()).toEqual({ told: [letterId], isSeen: false, isOpen: true })
  await store.rows("update dossiers set audience = 'team'")
  expect(await read()).toEqual({ told: [], isSeen: true, isOpen: false })
  await store.dossiers.saveTeam(
    await theDossier(store),
    [{ userId: ben.id, role: 'coder' }],
    somebody,
  )
  expect(await read()).toEqual({ told: [letterId], isSeen: false, isOpen: true })
})

test('the second coding of a letter that was withdrawn is taken back, by whoever it is for', async () => {
  await using store = await openTestStore()
  const { ana, eve, letterId, coding } = await openGivenLetter(store)
  const { letter } = (await store.letters.byId(letterId))!
  await store.withdrawals.withdraw(
    letterId,
    { reason: 'Twice here.', revision: letter.revision },
    somebody,
  )
  const dossier = await theDossier(store)
  const load = async (person: typeof eve) =>
    loadSecondCodingsPage(await requireDossier(requestContextOf(store, person), dossier.slug), {
      letterId: null,
    })
  expect(await load(eve)).toMatchObject({ rows: [], withdrawn: [{ id: coding.id, letterId }] })
  expect((await load(ana)).withdrawn).toEqual([])
  await store.rows("update letters set visibility = 'named'")
  expect((await load(eve)).withdrawn).toEqual([])
  await store.rows("update letters set visibility = 'everyone'")
  const back = { deed: 'take back', id: coding.id, passages: '0' }
  expect(await sendGiving(store, eve, back)).toMatchObject({ ok: true })
  expect(await store.rows('select id from second_codings')).toEqual([])
})

test('what a second coder may name does not depend on whom the first coding names', async () => {
  await using store = await openTestStore()
  const { ben, letterId, positionIds } = await openGivenLetter(store)
  const form = { id: 'zelda', kind: 'person' as const, name: 'Zelda Zimt' }
  await store.actors.record([form], [], somebody)
  await store.rows('update actors set letter_id = ? where id = ?', letterId, 'zelda')
  const { visible } = (await store.blindTo(ben, letterId))!
  const ask = async () => ({
    byId: await visible.actors.byId('zelda'),
    byIds: await visible.actors.byIds(['zelda']),
    byName: await visible.actors.byName('Zelda Zimt'),
    near: (await visible.actors.near('Zelda Zimt')).actors,
    names: [...(await visible.actors.namesInTime(['zelda']))],
    typed: await visible.actors.canBeTyped(['zelda'], null),
  })
  const nobody = { byId: null, byIds: [], byName: [], near: [], names: [], typed: false }
  expect(await ask()).toEqual(nobody)
  await store.rows(
    `insert into position_holders (position_id, actor_id) values ('${positionIds[0]}', 'zelda')`,
  )
  expect((await store.actors.byName('Zelda Zimt'))[0]?.id).toBe('zelda')
  expect(await ask()).toEqual(nobody)
  // Whom they named themselves they know, and whom the head names.
  await codeSecond(store, ben, letterId, {})
  await store.rows(`update second_positions set holder_ids = '["zelda"]'`)
  expect(await ask()).toMatchObject({ byId: { id: 'zelda' }, byName: [{ id: 'zelda' }] })
  await store.rows(`delete from second_positions`)
  expect(await ask()).toEqual(nobody)
  await store.rows("update parties set actor_id = 'zelda'")
  expect(await ask()).toMatchObject({ byId: { id: 'zelda' }, near: [{ id: 'zelda' }] })
})
