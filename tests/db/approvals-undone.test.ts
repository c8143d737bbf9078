import { expect, test } from 'vitest'
import { tracePositionSteps } from '#app/domain/history/earlier-states.ts'
import { correctTextOf } from '#tests/support/correcting.ts'
import { askForFourEyes, openFourEyes } from '#tests/support/approving.ts'
import { actorId, aParty, aText, dossierOf, keep } from '#tests/support/letters.ts'
import { codeSecond, openFinishedLetter, sendGiving } from '#tests/support/second-coding.ts'
import { settlePairAs } from '#tests/support/settling.ts'
import { openTestStore, type TestStore } from '#tests/support/store.ts'

const statusOf = async (store: TestStore, id: string) => (await store.positions.byId(id))!.status

/** Gives a position back what a step of its log left, as the last but `back` said. */
async function goBack(
  store: TestStore,
  opened: Awaited<ReturnType<typeof openFourEyes>>,
  id: string,
  isStep: (action: string) => boolean,
) {
  const steps = tracePositionSteps(await store.history.ofPositions([id]))
  const { entry, state } = steps.findLast((step) => isStep(step.entry.action))!
  const now = await opened.read(id)
  const { status, quote, ...coding } = state!
  const outcome = await store.positions.revert(
    now,
    now.revision,
    { coding, quote, status, paragraph: 1, textVersionId: opened.textVersionId },
    { action: 'went back', entryId: entry.id },
    opened.by(opened.ana),
  )
  expect(outcome).toEqual({ changed: true })
}

test('what was approved after it was restored goes on counting once a note of it is taken back', async () => {
  await using store = await openTestStore()
  const opened = await openFourEyes(store)
  const { ana, ben, by, code, change, approve } = opened
  const id = await code(ana)
  await store.positions.setStatus(id, 1, 'withdrawn', by(ana))
  await store.positions.setStatus(id, 2, 'approved', by(ana))
  await approve(id, ben)
  await change(id, ana, { note: 'See the annex.' })
  expect(await statusOf(store, id)).toBe('approved')
  await goBack(store, opened, id, (action) => action === 'restored')
  expect(await statusOf(store, id)).toBe('approved')
  await change(id, ana, { level: 2 })
  await goBack(store, opened, id, (action) => action === 'restored')
  expect(await statusOf(store, id)).toBe('approved')
})

test('what says again what counted while it is withdrawn counts once it is restored', async () => {
  await using store = await openTestStore()
  const opened = await openFourEyes(store)
  const { ana, ben, by, code, change, approve, read } = opened
  const id = await code(ana)
  await approve(id, ben)
  const set = async (status: 'withdrawn' | 'approved') =>
    store.positions.setStatus(id, (await read(id)).revision, status, by(ana))
  await set('withdrawn')
  await set('approved')
  await change(id, ana, { level: 2 })
  await goBack(store, opened, id, (action) => action === 'withdrew')
  expect(await statusOf(store, id)).toBe('withdrawn')
  await set('approved')
  expect(await statusOf(store, id)).toBe('approved')
})

test('what says again what counted while it has no place counts once it has one', async () => {
  await using store = await openTestStore()
  const { ana, ben, by, code, approve, read, letterId } = await openFourEyes(store)
  await keep(store, { form: { parties: [aParty({ name: 'Barbara Helfferich' })] }, text: 'Two.' })
  const id = await code(ana)
  await approve(id, ben)
  const move = async (name?: string) => {
    const holderIds = [await actorId(store, name)]
    await store.positions.moveHolders([{ before: await read(id), holderIds }], by(ana))
  }
  await move('Barbara Helfferich')
  await correctTextOf(store, letterId, aText.replace('without reservation', 'hardly at all'))
  await move()
  expect(await statusOf(store, id)).toBe('draft')
  await correctTextOf(store, letterId, aText)
  expect(await statusOf(store, id)).toBe('approved')
})

/** Ana's passage, which waits as Eve changed it, beside how Ben read it. */
async function openSettling(store: TestStore, isChanged: boolean) {
  await dossierOf(store)
  await askForFourEyes(store)
  const opened = await openFinishedLetter(store)
  const { ben, eve, letterId, positionIds } = opened
  const id = positionIds[0]!
  const read = async () => (await store.positions.byId(id))!
  const before = await read()
  if (isChanged)
    await store.positions.change(
      before,
      before.revision,
      { coding: { ...before, level: 2 }, quote: before.quote, paragraph: 1 },
      { userId: eve.id, via: 'screen' },
    )
  await sendGiving(store, eve, { deed: 'give', letterId, coder: ben.id })
  await codeSecond(store, ben, letterId, { stance: '-1' })
  await codeSecond(store, ben, letterId, { deed: 'finish' })
  const [pair] = await store.secondCodings.pairs(await dossierOf(store))
  const settle = (deed: string) =>
    settlePairAs(store, eve, { id: pair!.id, deed, choice: deed === 'settle' ? 'first' : '' })
  return { ...opened, id, pair: pair!, settle }
}

test('whoever changed a reading last does not approve it by settling for it', async () => {
  await using store = await openTestStore()
  const { id, settle } = await openSettling(store, true)
  expect(await settle('settle')).toMatchObject({ ok: true })
  expect(await statusOf(store, id)).toBe('draft')
  expect((await store.verify()).unsound).toEqual([])
})

test('a settlement that is taken back leaves no approval behind', async () => {
  await using store = await openTestStore()
  const { id, settle } = await openSettling(store, false)
  await settle('settle')
  expect(await statusOf(store, id)).toBe('approved')
  expect(await settle('reopen')).toMatchObject({ ok: true })
  expect([await statusOf(store, id), await store.positions.count({})]).toEqual(['draft', 0])
  expect((await store.verify()).unsound).toEqual([])
})

test('a reading that lost its place and is settled for waits on once it has one', async () => {
  await using store = await openTestStore()
  const { ben, id, letterId, settle } = await openSettling(store, false)
  const { text } = (await store.letters.byId(letterId))!.text
  await correctTextOf(store, letterId, text.replace('without reservation', 'hardly at all'))
  await settle('settle')
  await correctTextOf(store, letterId, text)
  expect(await statusOf(store, id)).toBe('draft')
  const dossierIds = [await dossierOf(store)]
  const listed = await store.approvals.page({ kind: 'to approve', byId: ben.id, dossierIds }, 5)
  expect(listed.map(({ position }) => position.id)).toEqual([id])
})
