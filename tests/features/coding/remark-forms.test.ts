import { expect, test } from 'vitest'
import {
  applyRemarkForm,
  countWaitingRemarks,
  listOwnRemarks,
  listWaitingRemarks,
  loadRemarks,
} from '#app/features/coding/remark-forms.ts'
import type { User } from '#app/domain/users.ts'
import { makeSyntheticDossier } from '#seeds/synthetic/corpus.ts'
import { aPassage, keep, somebody } from '#tests/support/letters.ts'
import { addUser, requestContextOf } from '#tests/support/request-context.ts'
import { openTestStore, type TestStore } from '#tests/support/store.ts'

/** A letter whose passage Cy coded, and who works on it. */
async function openCoded(store: TestStore) {
  const [vera, cy, eve] = [
    await addUser(store, 'viewer', 'Vera'),
    await addUser(store, 'coder', 'Cy'),
    await addUser(store, 'editor', 'Eve'),
  ]
  const { id, positionIds } = await keep(store, { positions: [aPassage()] })
  const position = positionIds[0]!
  await store.rows('update positions set created_by = ? where id = ?', cy.id, position)
  const send = (user: User, fields: Record<string, string>) =>
    applyRemarkForm(requestContextOf(store, user), id, { position, ...fields })
  const waiting = async (user: User) =>
    (await listWaitingRemarks({ user, visible: store.visibleTo(user) })).rows
  return { vera, cy, eve, id, position, send, waiting }
}

test('whoever reads remarks on a quote; who coded it and editors see that it waits, and one answers it once', async () => {
  await using store = await openTestStore()
  const { vera, cy, eve, id, position, send, waiting } = await openCoded(store)
  expect(await send(vera, { deed: 'remark', words: ' ' })).toMatchObject({
    refusal: { errors: { words: 'Write what you see.' }, fields: { words: ' ' } },
  })
  expect(await send(vera, { deed: 'remark', words: 'He said the opposite.' })).toMatchObject({
    ok: true,
  })
  for (const user of [cy, eve])
    expect(await waiting(user)).toMatchObject([{ words: 'He said the opposite.', madeBy: 'Vera' }])
  expect(await waiting(vera)).toEqual([])
  const other = await addUser(store, 'coder', 'Olga')
  expect(await waiting(other)).toEqual([])
  const visible = store.visibleTo(vera)
  expect([...(await visible.remarks.countsOf([position]))]).toEqual([
    [position, { all: 1, waiting: 1 }],
  ])
  const [{ id: remark } = { id: '' }] = await waiting(cy)
  await expect(send(vera, { deed: 'answer', remark, answer: 'No.' })).rejects.toMatchObject({
    status: 403,
  })
  expect(await send(cy, { deed: 'answer', remark, answer: ' ' })).toMatchObject({
    refusal: { errors: { answer: 'Write an answer.' } },
  })
  expect(await send(cy, { deed: 'answer', remark, answer: 'Mended.' })).toMatchObject({ ok: true })
  expect(await send(eve, { deed: 'answer', remark, answer: 'Me too.' })).toMatchObject({
    cause: 'changed meanwhile',
  })
  expect((await listOwnRemarks({ user: vera, visible })).rows).toMatchObject([
    { answer: 'Mended.', answeredBy: 'Cy' },
  ])
  expect(await waiting(eve)).toEqual([])
  const page = await loadRemarks(requestContextOf(store, vera), id, position)
  expect([page.mayRemark, page.remarks]).toMatchObject([true, [{ mayAnswer: false }]])
})

test('what is said of a quote stands in its history, changes no position, and is not for the public', async () => {
  await using store = await openTestStore()
  const { vera, cy, id, position, send, waiting } = await openCoded(store)
  const before = await store.positions.byId(position)
  await send(vera, { deed: 'remark', words: 'He said the opposite.' })
  const [{ id: remark } = { id: '' }] = await waiting(cy)
  await send(cy, { deed: 'answer', remark, answer: 'He did not.' })
  expect(await store.positions.byId(position)).toEqual(before)
  const { entries } = await store.history.page({ letterId: id }, 9, 0)
  expect(
    (await store.history.describe(entries)).slice(0, 2).map(({ sentence }) => sentence),
  ).toEqual([
    'Cy answered a remark on this quote: He did not.',
    'Vera remarked on this quote: He said the opposite.',
  ])
  const open = store.visibleTo(null)
  expect(await open.remarks.ofPosition(position)).toEqual([])
  const all = (await store.dossiers.all()).map((dossier) => dossier.id)
  const waitingForAll = { userId: cy.id, all, own: [], elsewhere: true }
  expect(await open.remarks.count({ kind: 'waiting', ...waitingForAll })).toBe(0)
})

test('who may not code on the topic of a quote neither has its remarks on a list nor answers them', async () => {
  await using store = await openTestStore()
  const { vera, cy, eve, id, position, send, waiting } = await openCoded(store)
  await send(vera, { deed: 'remark', words: 'He said the opposite.' })
  const [{ id: remark } = { id: '' }] = await waiting(cy)
  // Cy and Eve only read in the dossier now, whatever they are elsewhere.
  await store.rows("update dossiers set audience = 'team'")
  const [{ id: dossierId } = { id: '' }] = await store.rows<{ id: string }>(
    'select id from dossiers',
  )
  const reads = async (user: User) =>
    store.rows(
      "insert into teammates (dossier_id, user_id, role, added_at) values (?, ?, 'viewer', '2026')",
      ...[dossierId, user.id],
    )
  for (const user of [cy, eve]) await reads(user)
  for (const user of [cy, eve]) {
    expect(await waiting(user)).toEqual([])
    const page = await loadRemarks(requestContextOf(store, user), id, position)
    expect(page.remarks).toMatchObject([{ mayAnswer: false }])
    await expect(send(user, { deed: 'answer', remark, answer: 'No.' })).rejects.toMatchObject({
      status: 403,
    })
  }
})

test('what a dossier has to do counts the remarks of its list: not of other dossiers, nor of what was withdrawn', async () => {
  await using store = await openTestStore()
  const { vera, cy, eve, position, send, waiting } = await openCoded(store)
  await send(vera, { deed: 'remark', words: 'He said the opposite.' })
  const [first] = await store.dossiers.all()
  const other = await store.dossiers.record(makeSyntheticDossier(0, 2), somebody)
  const count = async (user: User, dossierId: string) => {
    const asker = { user, visible: store.visibleTo(user) }
    const counted = await countWaitingRemarks(asker, dossierId)
    expect((await listWaitingRemarks(asker, { dossierId })).rows).toHaveLength(counted)
    return counted
  }
  for (const user of [cy, eve])
    expect([await count(user, first!.id), await count(user, other.id)]).toEqual([1, 0])
  await store.positions.setStatus(position, 1, 'withdrawn', somebody)
  expect([await count(cy, first!.id), await count(eve, first!.id)]).toEqual([0, 0])
  expect([await waiting(cy), await waiting(eve)]).toEqual([[], []])
})

test('an editor answers where a dossier is closed and where a letter lies in none, and coders do not', async () => {
  await using store = await openTestStore()
  const { vera, cy, eve, send, waiting } = await openCoded(store)
  await send(vera, { deed: 'remark', words: 'He said the opposite.' })
  const closings = ["update dossiers set closed_at = '2026'", 'delete from dossier_letters']
  for (const closing of closings) {
    await store.rows(closing)
    expect(await waiting(cy)).toEqual([])
    expect(await waiting(eve)).toMatchObject([{ mayAnswer: true }])
  }
  const [{ id: remark } = { id: '' }] = await waiting(eve)
  expect(await send(eve, { deed: 'answer', remark, answer: 'Mended.' })).toMatchObject({ ok: true })
})

test('a quote of another letter is not there, and neither is what nobody sees', async () => {
  await using store = await openTestStore()
  const { vera, send, position } = await openCoded(store)
  const { id } = await keep(store, { positions: [] })
  const context = requestContextOf(store, vera)
  await expect(loadRemarks(context, id, position)).rejects.toMatchObject({ status: 404 })
  await expect(send(vera, { deed: 'remark', position: 'x', words: 'So.' })).rejects.toMatchObject({
    status: 404,
  })
})

test('a quote that ends within an address shows nothing of it in lists, nor do remarks that repeat it', async () => {
  await using store = await openTestStore()
  const text = 'Dear Sir,\n\nWrite to wanda.whistle@example.org, who supports it.'
  const [vera, cy] = [await addUser(store, 'viewer', 'Vera'), await addUser(store, 'coder', 'Cy')]
  const { id, positionIds } = await keep(store, {
    text,
    positions: [aPassage({ quote: 'Write to wanda.whistle' })],
  })
  const position = positionIds[0]!
  const said = { deed: 'remark', position, words: 'Who is wanda.whistle@example.org?' }
  expect(await applyRemarkForm(requestContextOf(store, vera), id, said)).toMatchObject({ ok: true })
  const [own] = (await listOwnRemarks({ user: vera, visible: store.visibleTo(vera) })).rows
  expect(`${own!.quote} ${own!.words}`).not.toContain('whistle')
  const [read] = await store.visibleTo(cy).remarks.ofPosition(position)
  expect(read!.words).toBe(said.words)
})
