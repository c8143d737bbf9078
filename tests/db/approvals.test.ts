import { expect, test } from 'vitest'
import { newId } from '#db/core/ids.ts'
import { askForFourEyes, openFourEyes } from '#tests/support/approving.ts'
import { actorId, aParty, aPassage, keep, topicId } from '#tests/support/letters.ts'
import { openTestStore, type TestStore } from '#tests/support/store.ts'

const countOf = async (store: TestStore) => [
  await store.positions.count({}),
  (await store.rows('select position_id from evidence')).length,
]

const statusOf = async (store: TestStore, id: string) => (await store.positions.byId(id))!.status

test('what is coded where a dossier asks for four eyes counts once somebody else approved it', async () => {
  await using store = await openTestStore()
  const { ana, ben, code, approve, toApprove } = await openFourEyes(store)
  const id = await code(ana)
  expect([await statusOf(store, id), await countOf(store)]).toEqual(['draft', [0, 0]])
  expect((await toApprove(ben)).map(({ position, offeredBy }) => [position.id, offeredBy])).toEqual(
    [[id, { id: ana.id, name: 'Ana Kovač' }]],
  )
  expect(await approve(id, ben)).toEqual({ changed: true })
  expect([await statusOf(store, id), await countOf(store)]).toEqual(['approved', [1, 1]])
  expect(await toApprove(ben)).toEqual([])
  expect((await store.verify()).unsound).toEqual([])
})

test('nobody approves what they made, changed or offered themselves, whatever their role', async () => {
  await using store = await openTestStore()
  const { ana, ben, eve, code, change, approve, toApprove } = await openFourEyes(store)
  const own = await code(eve)
  expect([await toApprove(eve), await approve(own, eve)]).toEqual([[], { changed: false }])
  const changed = await code(ana)
  await change(changed, ben, { level: 2 })
  for (const who of [ana, ben]) expect(await approve(changed, who)).toEqual({ changed: false })
  expect(await approve(changed, eve)).toEqual({ changed: true })
})

test('an approval of what was changed, approved or sent back meanwhile is refused, and so are all that go with it', async () => {
  await using store = await openTestStore()
  const { ana, ben, eve, by, code, read, change, approve } = await openFourEyes(store)
  const [one, other] = [await code(ana), await code(ana, { level: 2 } as never)]
  const seen = [await read(one), await read(other)]
  await change(other, ana, { level: -1 })
  expect(await store.approvals.approve(seen, by(ben))).toEqual({ changed: false })
  expect(await countOf(store)).toEqual([0, 0])
  const outcomes = await Promise.all([approve(one, ben), approve(one, eve)])
  expect(outcomes.filter(({ changed }) => changed)).toHaveLength(1)
  expect((await read(one)).revision).toBe(2)
  const back = { ...(await read(other)), reason: 'He only quotes it.' }
  expect(await store.approvals.sendBack(back, by(ben))).toEqual({ changed: true })
  expect(await approve(other, eve)).toEqual({ changed: false })
})

test('what an approved position says otherwise counts no longer until it is approved, a note and how sure are free', async () => {
  await using store = await openTestStore()
  const { ana, ben, code, change, approve } = await openFourEyes(store)
  const id = await code(ana)
  await approve(id, ben)
  await change(id, ana, { note: 'See the annex.', sureness: 3 })
  expect(await statusOf(store, id)).toBe('approved')
  for (const changes of [
    { level: 2 },
    { level: null, absence: 'evaded' },
    { conditional: true, condition: 'without delay' },
    { reported: true },
  ]) {
    await change(id, ana, changes)
    expect(await statusOf(store, id), JSON.stringify(changes)).toBe('draft')
    await change(id, ana, {
      level: 1,
      absence: null,
      conditional: false,
      condition: null,
      reported: false,
    })
    expect(await statusOf(store, id), 'said again').toBe('approved')
  }
  await change(id, ana, { level: 2 })
  await change(id, ana, { note: 'Still.' })
  expect([await statusOf(store, id), await countOf(store)]).toEqual(['draft', [0, 0]])
  expect((await store.verify()).unsound).toEqual([])
})

test('withdrawing and restoring, undoing and doing again bring nothing to count that nobody approved', async () => {
  await using store = await openTestStore()
  const { ana, by, code, read, textVersionId, coding, quote } = await openFourEyes(store)
  const id = await code(ana)
  await store.positions.setStatus(id, 1, 'approved', by(ana))
  expect(await read(id)).toMatchObject({ status: 'draft', revision: 1 })
  await store.positions.setStatus(id, 1, 'withdrawn', by(ana))
  await store.positions.setStatus(id, 2, 'approved', by(ana))
  expect(await statusOf(store, id)).toBe('draft')
  const to = { coding, quote, paragraph: 1, status: 'approved' as const, textVersionId }
  for (const action of ['undid', 'redid', 'went back'] as const) {
    const now = await read(id)
    const coded = { ...coding, level: action === 'redid' ? (1 as const) : (2 as const) }
    await store.positions.revert(
      now,
      now.revision,
      { ...to, coding: coded },
      { action, entryId: newId() },
      by(ana),
    )
    expect(await statusOf(store, id), action).toBe('draft')
  }
  expect(await countOf(store)).toEqual([0, 0])
})

test('what counted before a dossier asked goes on counting, and what waits when it asks no longer goes on waiting', async () => {
  await using store = await openTestStore()
  const before = await keep(store, { positions: [aPassage()] })
  const { ana, ben, code, change, approve } = await openFourEyes(store)
  expect(await statusOf(store, before.positionIds[0]!)).toBe('approved')
  const id = await code(ana)
  await askForFourEyes(store, false)
  await change(id, ana, { level: 2 })
  expect([await statusOf(store, id), await approve(id, ana)]).toEqual(['draft', { changed: false }])
  expect(await statusOf(store, await code(ana, { level: 0 } as never))).toBe('approved')
  expect(await approve(id, ben)).toEqual({ changed: true })
})

test('what comes in with letters, other holders and another topic wait for approval too', async () => {
  await using store = await openTestStore()
  const { ana, ben, by, code, read, change, approve } = await openFourEyes(store)
  const { positionIds } = await keep(store, {
    form: { parties: [aParty({ name: 'Barbara Helfferich' })] },
    text: 'Another letter. We support it without reservation.',
    positions: [aPassage()],
    doer: by(ana),
  })
  expect(await statusOf(store, positionIds[0]!)).toBe('draft')
  expect(await approve(positionIds[0]!, ana)).toEqual({ changed: false })
  const id = await code(ana)
  await approve(id, ben)
  const other = await actorId(store, 'Barbara Helfferich')
  await store.positions.moveHolders([{ before: await read(id), holderIds: [other] }], by(ana))
  expect(await statusOf(store, id)).toBe('draft')
  await store.positions.moveHolders(
    [{ before: await read(id), holderIds: [await actorId(store)] }],
    by(ana),
  )
  expect(await statusOf(store, id)).toBe('approved')
  await change(id, ana, { topicId: await topicId(store, 'Voluntary detection') })
  expect(await statusOf(store, id)).toBe('draft')
})

test('what is sent back is listed for its coder with the reason, and offered again as it is or changed', async () => {
  await using store = await openTestStore()
  const { ana, ben, by, code, read, change, toApprove } = await openFourEyes(store)
  const id = await code(ana)
  const mine = () => store.approvals.page({ kind: 'sent back', ofId: ana.id }, 50)
  const send = async () =>
    store.approvals.sendBack({ ...(await read(id)), reason: 'Is it hers?' }, by(ben))
  await send()
  expect((await mine()).map(({ sentBack }) => sentBack)).toMatchObject([
    { by: 'Ben Mori', reason: 'Is it hers?' },
  ])
  expect(await toApprove(ben)).toEqual([])
  await store.approvals.offerAgain(await read(id), by(ana))
  expect([(await mine()).length, (await toApprove(ben)).length]).toEqual([0, 1])
  await send()
  await change(id, ana, { level: 2 })
  expect([(await mine()).length, (await toApprove(ben)).length]).toEqual([0, 1])
  await send()
  await store.approvals.takeSendingBack(await read(id), by(ben))
  expect([(await mine()).length, (await toApprove(ben)).length]).toEqual([0, 1])
})

test('an approval is taken back by whoever gave it, and counts in what changed from the moment it was given', async () => {
  await using store = await openTestStore()
  const { ana, ben, eve, by, code, read, approve } = await openFourEyes(store)
  const id = await code(ana)
  await approve(id, ben)
  const [row] = await store.rows<{ stored_at: string; approved_at: string }>(
    'select e.stored_at, a.approved_at from evidence e join approvals a on a.position_id = e.position_id',
  )
  expect(row!.stored_at).toBe(row!.approved_at)
  expect(await store.approvals.takeBack(await read(id), by(eve))).toEqual({ changed: false })
  expect(await store.approvals.takeBack(await read(id), by(ben))).toEqual({ changed: true })
  expect([await statusOf(store, id), await countOf(store)]).toEqual(['draft', [0, 0]])
  expect((await store.verify()).unsound).toEqual([])
})

test('how many passages on topics wait is told, but to nobody who does not see them', async () => {
  await using store = await openTestStore()
  const { ana, code, coding } = await openFourEyes(store)
  await code(ana)
  const topics = [coding.topicId]
  expect(await store.approvals.countOn(topics)).toBe(1)
  expect(await store.visibleTo(null).approvals.countOn(topics)).toBe(0)
  expect(await store.visibleTo(ana).approvals.countOn([])).toBe(0)
})
