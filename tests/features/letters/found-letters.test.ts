import { expect, test } from 'vitest'
import type { LetterReader } from '#app/domain/users.ts'
import { findLetters } from '#app/features/letters/found-letters.ts'
import { actorId, aParty, aPassage, dossierOf, keep, somebody } from '#tests/support/letters.ts'
import { addUser } from '#tests/support/request-context.ts'
import { openSeededStore, openTestStore, type TestStore } from '#tests/support/store.ts'

async function find(store: TestStore, typed: string, reader: LetterReader = 'owner') {
  const visible = store.visibleTo(reader)
  return findLetters(
    visible,
    typed,
    { filter: { dossierId: await dossierOf(store) }, topics: [], author: null },
    { limit: 50, offset: 0 },
  )
}

test('without words all letters are listed, with words those that hold them and their passages', async () => {
  await using store = await openSeededStore()
  expect((await find(store, ' ')).rows).toHaveLength(2)
  const { rows, total } = await find(store, 'PhotoDNA')
  expect([total, rows.length]).toEqual([1, 1])
  expect(rows[0]!.passages![0]!.pieces.filter(({ isHit }) => isHit)).toEqual([
    { text: 'PhotoDNA', isHit: true },
  ])
})

test('an actor’s name finds the actor, also by another name, and the letters that they are a party to', async () => {
  await using store = await openTestStore()
  await keep(store, { form: { title: 'To Anna', parties: [aParty({ name: 'Anna Müller' })] } })
  await keep(store, {
    form: { title: 'From A.', parties: [aParty({ name: 'A. Muller-Lund' })] },
    text: 'Nothing else.',
  })
  const [anna, other] = [
    await actorId(store, 'Anna Müller'),
    await actorId(store, 'A. Muller-Lund'),
  ]
  for (const typed of ['müller anna', 'Mueller Anna', 'muller'])
    expect(
      (await find(store, typed)).actors.map(({ id }) => id),
      typed,
    ).toContain(anna)
  await store.merges.record('actor', other, anna, somebody)
  const found = await find(store, 'Anna')
  expect([found.actors, found.rows.map(({ title }) => title).sort()]).toEqual([
    [{ id: anna, name: 'Anna Müller' }],
    ['From A.', 'To Anna'],
  ])
})

test('what cannot be asked is said, of what was typed and of what stands in the store', async () => {
  await using store = await openTestStore()
  const words = Array.from({ length: 600 }, (_, index) => `abc${index}`).join(' ')
  await keep(store, { text: words })
  expect((await find(store, 'cats -')).doubts).toEqual([
    '“-” holds no letter and no digit, so it is not searched.',
  ])
  const { rows, doubts } = await find(store, '*abc')
  expect([rows, doubts]).toEqual([
    [],
    ['“*abc” stands in more than 500 different words. Write more letters of it.'],
  ])
})

test('a note is found with the place it belongs to, and by nobody any more once its position is withdrawn', async () => {
  await using store = await openTestStore()
  const { positionIds } = await keep(store, {
    positions: [aPassage({ note: 'Compare with the zebra letter.' })],
  })
  expect((await find(store, 'zebra')).rows[0]!.notes).toMatchObject([
    { positionId: positionIds[0] },
  ])
  const [{ coder: _coder, letter: _letter, ...coding }] = (await store.positions.byIds(
    positionIds,
  )) as [NonNullable<Awaited<ReturnType<TestStore['positions']['byId']>>>]
  const before = (await store.positions.byId(positionIds[0]!))!
  await store.positions.change(
    before,
    1,
    {
      coding: { ...coding, note: 'Now a giraffe.' },
      quote: before.quote,
      paragraph: before.paragraph,
    },
    somebody,
  )
  expect([(await find(store, 'zebra')).total, (await find(store, 'giraffe')).total]).toEqual([0, 1])
  await store.positions.setStatus(positionIds[0]!, 2, 'withdrawn', somebody)
  expect((await find(store, 'giraffe')).total).toBe(0)
})

test('who may not see contact details finds nothing by them, by no beginning of them, in no field', async () => {
  await using store = await openTestStore()
  const address = 'zq7secret@hidden-host.example.org'
  await keep(store, {
    form: {
      title: `To ${address}`,
      reference: `for ${address}`,
      parties: [aParty({ name: address, capacity: `reached at ${address}` })],
    },
    text: `Write to ${address} or ring +32 2 987 65 43 about encryption. We support it without reservation.`,
    positions: [aPassage({ note: `Asked ${address}` })],
  })
  const viewer = await addUser(store, 'viewer', 'Vic Viewer')
  for (const typed of [
    'zq7',
    'zq7secret',
    '*q7sec',
    '"hidden host"',
    'hidden',
    '987',
    '"987 65"',
    address,
  ]) {
    const seen = await find(store, typed, viewer)
    expect([seen.total, seen.rows, seen.actors], typed).toEqual([0, [], []])
    expect((await find(store, typed)).total, typed).toBe(1)
  }
  const { rows } = await find(store, 'encryption', viewer)
  expect(JSON.stringify(rows)).not.toMatch(/zq7|hidden|987/)
  expect(JSON.stringify(rows)).toContain('[telephone number] about ')
})
