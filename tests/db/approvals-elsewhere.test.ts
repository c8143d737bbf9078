import { expect, test } from 'vitest'
import { askForFourEyes, openFourEyes } from '#tests/support/approving.ts'
import { aText, dossierOf, keep, aPassage, somebody, topicId } from '#tests/support/letters.ts'
import { correctTextOf } from '#tests/support/correcting.ts'
import { opened, packageOf } from '#tests/support/packages.ts'
import { codeSecond, openFinishedLetter, sendGiving } from '#tests/support/second-coding.ts'
import { settlePairAs } from '#tests/support/settling.ts'
import { openTestStore, type TestStore } from '#tests/support/store.ts'

const statusOf = async (store: TestStore, id: string) => (await store.positions.byId(id))!.status

test('a corrected text leaves what waits waiting and what counts counting, and what lost its place waits for both', async () => {
  await using store = await openTestStore()
  const { ana, ben, by, code, read, approve, toApprove, letterId } = await openFourEyes(store)
  const [counting, waiting] = [await code(ana), await code(ana, { level: 2 } as never)]
  await approve(counting, ben)
  await correctTextOf(store, letterId, aText.replace('Dear Sir', 'Dear Sirs'))
  expect([await statusOf(store, counting), await statusOf(store, waiting)]).toEqual([
    'approved',
    'draft',
  ])
  const other = aText.replace('without reservation', 'with no reservation')
  await correctTextOf(store, letterId, other)
  expect([await toApprove(ben), await approve(waiting, ben)]).toEqual([[], { changed: false }])
  await store.positions.setStatus(waiting, (await read(waiting)).revision, 'withdrawn', by(ana))
  await store.positions.setStatus(waiting, (await read(waiting)).revision, 'approved', by(ana))
  await correctTextOf(store, letterId, aText)
  expect([await statusOf(store, counting), await statusOf(store, waiting)]).toEqual([
    'approved',
    'draft',
  ])
  expect((await store.verify()).unsound).toEqual([])
})

test('no package brings an approval: what waited there waits here, and all of it where the dossier asks', async () => {
  await using from = await openTestStore()
  const { ana, ben, code, approve } = await openFourEyes(from)
  await approve(await code(ana), ben)
  await code(ana, { level: 2 } as never)
  const bytes = await packageOf(from)
  const takeIn = async (store: TestStore) => {
    const planned = await store.packages.importPackage(await opened(bytes), somebody)
    if (!planned.ok) throw new Error(planned.reasons.join('\n'))
    return await store.rows<{ level: number; status: string }>(
      'select level, status from positions order by level',
    )
  }
  await using plain = await openTestStore()
  await dossierOf(plain)
  expect(await takeIn(plain)).toEqual([
    { level: 1, status: 'approved' },
    { level: 2, status: 'draft' },
  ])
  expect(await plain.approvals.countOn([await topicId(plain)])).toBe(1)
  await using asking = await openTestStore()
  await dossierOf(asking)
  await askForFourEyes(asking)
  expect((await takeIn(asking)).map(({ status }) => status)).toEqual(['draft', 'draft'])
})

test('a split lets what it moves wait, and what it moves back counts as it did', async () => {
  await using store = await openTestStore()
  const { ana, by } = await openFourEyes(store)
  await askForFourEyes(store, false)
  const { positionIds } = await keep(store, { text: `Two. ${aText}`, positions: [aPassage()] })
  await askForFourEyes(store)
  const [topic, dossierId] = [await topicId(store), await dossierOf(store)]
  const parts = ['Backdoors', 'Scanning'].map((name) => ({ topicId: null, name, isNew: true }))
  await store.splits.begin({ topicId: topic, dossierId }, parts as never, by(ana))
  const read = async () => (await store.splits.ofTopic(topic, dossierId))[0]!
  await store.splits.assign(await read(), positionIds, 1)
  const [position] = await store.positions.byIds(positionIds)
  const { wording } = (await store.topics.versions(topic)).at(-1)!
  const moved = [{ position: position!, part: 1 as const }]
  expect(await store.splits.finish(await read(), { wording, moved }, by(ana))).toEqual({
    changed: true,
  })
  expect(await statusOf(store, positionIds[0]!)).toBe('draft')
  await store.splits.undo(await read(), by(ana))
  expect(await statusOf(store, positionIds[0]!)).toBe('approved')
  expect((await store.verify()).unsound).toEqual([])
})

test('a settled reading counts where two have read it, and waits where only whoever settled did', async () => {
  await using store = await openTestStore()
  const { ben, eve, letterId, positionIds } = await openFinishedLetter(store)
  await askForFourEyes(store)
  await sendGiving(store, eve, { deed: 'give', letterId, coder: ben.id })
  await codeSecond(store, ben, letterId, { stance: '-1' })
  await codeSecond(store, ben, letterId, { deed: 'finish' })
  const [pair] = await store.secondCodings.pairs(await dossierOf(store))
  await settlePairAs(store, eve, { id: pair!.id, deed: 'settle', choice: 'second' })
  expect(await store.positions.byId(positionIds[0]!)).toMatchObject({
    level: -1,
    status: 'approved',
  })
  await settlePairAs(store, eve, { id: pair!.id, deed: 'reopen' })
  expect(await store.positions.byId(positionIds[0]!)).toMatchObject({
    level: 1,
    status: 'approved',
  })
  await settlePairAs(store, eve, {
    ...{ id: pair!.id, deed: 'settle', choice: 'another', stance: '-2' },
    topicId: await topicId(store),
  })
  expect(await store.positions.byId(positionIds[0]!)).toMatchObject({ level: -2, status: 'draft' })
})

test('a second coding is put beside what waits, and settling for a reading approves it', async () => {
  await using store = await openTestStore()
  await dossierOf(store)
  await askForFourEyes(store)
  const { ben, eve, letterId, positionIds } = await openFinishedLetter(store)
  expect(await statusOf(store, positionIds[0]!)).toBe('draft')
  await sendGiving(store, eve, { deed: 'give', letterId, coder: ben.id })
  await codeSecond(store, ben, letterId, { stance: '-1' })
  await codeSecond(store, ben, letterId, { deed: 'finish' })
  const [pair, ...others] = await store.secondCodings.pairs(await dossierOf(store))
  expect([pair!.positionId, others]).toEqual([positionIds[0], []])
  await settlePairAs(store, eve, { id: pair!.id, deed: 'settle', choice: 'first' })
  expect(await statusOf(store, positionIds[0]!)).toBe('approved')
})
