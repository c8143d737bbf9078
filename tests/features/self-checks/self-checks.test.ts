import { expect, test } from 'vitest'
import { drawOldPassages } from '#app/features/self-checks/self-checks.ts'
import { dossierOf } from '#tests/support/letters.ts'
import { addUser } from '#tests/support/request-context.ts'
import {
  agePositions,
  askForm,
  codeAllServed,
  loadChecksAs,
  openOldPassages,
  readerOfDossier,
  sendCheck,
} from '#tests/support/self-checks.ts'
import { openTestStore } from '#tests/support/store.ts'

test('old passages are served without anything of what they were coded as, until all are coded again', async () => {
  await using store = await openTestStore()
  const { ana, positionIds } = await openOldPassages(store)
  expect(await sendCheck(store, ana, askForm)).toMatchObject({
    ok: true,
    message: '2 passages drawn at random of 2 that are old enough.',
  })
  const page = await loadChecksAs(store, ana)
  expect(Object.keys(page.served!).sort()).toEqual(
    ['date', 'done', 'id', 'letter', 'quote', 'topic', 'total', 'who'].sort(),
  )
  expect(page.served).toMatchObject({ done: 0, total: 2 })
  expect([page.checks, page.shown]).toEqual([[], null])
  const written = JSON.stringify(page)
  for (const told of ['Fuzzwort', ...positionIds]) expect(written).not.toContain(told)
  // One that is begun is gone on with.
  expect((await sendCheck(store, ana, askForm)).ok).toBe(false)
  await codeAllServed(store, ana, (words) => (words.includes('delay') ? 'evaded' : '1'))
  const done = await loadChecksAs(store, ana)
  expect(done).toMatchObject({ served: null, checkId: null })
  expect(done.shown).toMatchObject({
    ...{ coded: 2, different: 2, passages: 1, exact: 0, withinOne: 1 },
  })
  const [one, other] = done.shown!.differences.sort((a, b) => (a.words < b.words ? -1 : 1))
  expect([one!.old.level, one!.now.absence, other!.old.level, other!.now.level]).toEqual([
    ...[-2, 'evaded', 2, 1],
  ])
})

test('what is coded again counts nowhere, is in no package, and nobody else reads it', async () => {
  await using store = await openTestStore()
  const { ana, eve, letterId } = await openOldPassages(store)
  const tables = ['positions', 'evidence', 'second_positions', 'audit']
  const read = () => Promise.all(tables.map((table) => store.rows(`select * from ${table}`)))
  const before = await read()
  const packed = async () => {
    const made = await store.packages.exportDossier(await dossierOf(store))
    return made.ok ? JSON.stringify([...made.opened.parts].map(String)) : made
  }
  const packedBefore = await packed()
  await sendCheck(store, ana, askForm)
  await codeAllServed(store, ana, () => '0')
  expect(await read()).toEqual(before)
  expect(await packed()).toEqual(packedBefore)
  const hers = await loadChecksAs(store, eve)
  expect(hers.others).toMatchObject([{ name: 'Ana Kovač', coded: 2, different: 2, exact: 0 }])
  expect([hers.checks, hers.shown, hers.served]).toEqual([[], null, null])
  const ben = await addUser(store, 'coder', 'Ben Maas')
  expect((await loadChecksAs(store, ben)).others).toEqual([])
  // A letter that she may no longer see is not in it.
  await store.rows("update letters set withdrawn_at = '2026-02-01' where id = ?", letterId)
  expect((await loadChecksAs(store, ana)).checks).toEqual([])
})

test('only passages of one’s own that nobody changed for so many days are drawn', async () => {
  await using store = await openTestStore()
  const { ana, eve, positionIds } = await openOldPassages(store)
  const find = async (user: Parameters<typeof readerOfDossier>[1], days = 30) =>
    (
      await drawOldPassages((await readerOfDossier(store, user)).visible, await dossierOf(store), {
        ...{ passages: 10, days },
      })
    ).found
  expect(await find(ana)).toBe(2)
  expect(await find(eve)).toBe(0)
  await store.rows('update positions set changed_by = ? where id = ?', eve.id, positionIds[0]!)
  expect(await find(ana)).toBe(1)
  await store.rows('update positions set changed_at = ?', new Date().toISOString())
  expect(await find(ana)).toBe(0)
  await agePositions(store)
  await store.rows("update positions set status = 'draft' where id = ?", positionIds[1]!)
  expect(await find(ana)).toBe(0)
  expect(await sendCheck(store, ana, askForm)).toMatchObject({
    refusal: { errors: { days: expect.stringMatching(/^No passage of yours/) } },
  })
})
