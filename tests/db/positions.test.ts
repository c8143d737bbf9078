import { expect, test } from 'vitest'
import { newId } from '#db/core/ids.ts'
import type { NewPosition } from '#db/statements/insert-position.ts'
import { asRecord } from '#app/domain/history/history-entry.ts'
import type { PositionStatus } from '#app/domain/positions.ts'
import { quoteAt } from '#app/domain/text/quotes.ts'
import {
  actorId,
  aParty,
  aPassage,
  aText,
  keep,
  logOf,
  rowCounts,
  somebody,
  topicId,
} from '#tests/support/letters.ts'
import { openSeededStore, openTestStore, type TestStore } from '#tests/support/store.ts'

/** A letter with one position, and another passage of it to store. */
async function coded(store: TestStore) {
  const { id, positionIds } = await keep(store, { positions: [aPassage()] })
  const { text } = (await store.letters.byId(id))!
  const start = aText.indexOf('We oppose any delay')
  const said = {
    topicId: await topicId(store),
    holderIds: [await actorId(store)],
    level: -1 as const,
    absence: null,
    conditional: false,
    condition: null,
    note: null,
    reported: false,
  }
  const added: NewPosition = {
    id: newId(),
    letterId: id,
    textVersionId: text.id,
    lastDay: '2020-10-29',
    coding: said,
    quote: quoteAt(aText, start, start + 19),
    paragraph: 1,
  }
  return { letterId: id, positionId: positionIds[0]!, added, said }
}

test('a position comes back as it was stored, with what is needed to cite its letter', async () => {
  await using store = await openTestStore()
  const { added } = await coded(store)
  expect(await store.positions.record(added, somebody)).toEqual({ changed: true })
  expect(await store.positions.byId(added.id)).toMatchObject({
    level: -1,
    absence: null,
    status: 'approved',
    revision: 1,
    paragraph: 1,
    quote: { exact: 'We oppose any delay' },
    lastDay: '2020-10-29',
    letter: { title: 'Reply to Microsoft', dated: { edtf: '2020-10-29' } },
    coder: null,
  })
})

test('a position says the page of the original that its words begin on, and none where pages are not known', async () => {
  await using store = await openTestStore()
  const second = { number: 2, start: aText.indexOf('We oppose'), confidence: null }
  const onPages = await keep(store, {
    positions: [aPassage(), aPassage({ quote: 'We oppose any delay of it.', level: -1 })],
    pages: [{ number: 1, start: 0, confidence: null }, second],
  })
  const { positionIds } = await keep(store, { text: `Plain. ${aText}`, positions: [aPassage()] })
  const found = await store.positions.byIds([...onPages.positionIds, ...positionIds])
  expect(new Map(found.map(({ id, page }) => [id, page]))).toEqual(
    new Map([
      ...onPages.positionIds.map((id, at) => [id, at + 1] as const),
      [positionIds[0]!, null],
    ]),
  )
})

test('the same form sent twice stores one position', async () => {
  await using store = await openTestStore()
  const { added } = await coded(store)
  await store.positions.record(added, somebody)
  const rows = await rowCounts(store)
  expect(
    await store.positions.record({ ...added, coding: { ...added.coding, level: 2 } }, somebody),
  ).toEqual({ changed: false })
  expect(await rowCounts(store)).toEqual(rows)
  expect((await store.positions.byId(added.id))!.level).toBe(-1)
})

test('a holder who is named twice holds the position once', async () => {
  await using store = await openTestStore()
  const { added, said } = await coded(store)
  await store.positions.record(
    { ...added, coding: { ...said, holderIds: [...said.holderIds, ...said.holderIds] } },
    somebody,
  )
  expect((await store.positions.byId(added.id))!.holderIds).toHaveLength(1)
})

test('a position names the person who coded it', async () => {
  await using store = await openTestStore()
  const ana = (await store.users.record(
    { email: 'ana@example.org', name: 'Ana Kovač', role: 'coder', passwordHash: 'hash' },
    somebody,
  ))!
  const { added } = await coded(store)
  await store.positions.record(added, { userId: ana.id, via: 'screen' })
  expect((await store.positions.byId(added.id))!.coder).toEqual({ id: ana.id, name: 'Ana Kovač' })
})

test('positions of a letter stand in the order of its text, withdrawn ones too', async () => {
  await using store = await openTestStore()
  const { letterId, positionId, added } = await coded(store)
  await store.positions.record(added, somebody)
  await store.positions.setStatus(positionId, 1, 'withdrawn', somebody)
  expect((await store.positions.ofLetter(letterId)).map(({ id, status }) => [id, status])).toEqual([
    [positionId, 'withdrawn'],
    [added.id, 'approved'],
  ])
})

test('approved positions come oldest letter first, or newest first a page at a time', async () => {
  await using store = await openSeededStore()
  const oldest = await store.positions.find({})
  expect(oldest.map(({ lastDay }) => lastDay)).toEqual([
    '2020-10-29',
    '2020-10-29',
    '2020-10-29',
    '2020-12-21',
    '2020-12-21',
    '2020-12-21',
  ])
  const newest = [
    ...(await store.positions.newestPage({}, 4)),
    ...(await store.positions.newestPage({}, 4, 4)),
  ]
  expect(newest.map(({ lastDay }) => lastDay)).toEqual([
    '2020-12-21',
    '2020-12-21',
    '2020-12-21',
    '2020-10-29',
    '2020-10-29',
    '2020-10-29',
  ])
  expect(new Set(newest.map(({ id }) => id)).size).toBe(6)
})

test('a page of the newest on several topics goes through them in one order', async () => {
  await using store = await openTestStore()
  const topics = [await topicId(store), await topicId(store, 'Voluntary detection')]
  for (const [day, topic] of [
    ['2020-10-11', 'Encryption'],
    ['2020-10-12', 'Voluntary detection'],
    ['2020-10-13', 'Voluntary detection'],
    ['2020-10-14', 'Encryption'],
    ['2020-10-15', 'Encryption'],
  ] as const)
    await keep(store, {
      form: { dated: day },
      text: `Of ${day}. We support it without reservation.`,
      positions: [aPassage({ topic })],
    })
  const daysOf = async (filter: object, limit: number, offset = 0) =>
    (await store.positions.newestPage({ topicIds: topics, ...filter }, limit, offset)).map(
      ({ lastDay }) => lastDay.slice(-2),
    )
  expect(await daysOf({}, 3)).toEqual(['15', '14', '13'])
  expect(await daysOf({}, 3, 3)).toEqual(['12', '11'])
  expect(await daysOf({ to: '2020-10-13' }, 2)).toEqual(['13', '12'])
  expect(await daysOf({ topicIds: [] }, 2)).toEqual([])
})

test.each([
  ['actor', async (store: TestStore) => ({ actorIds: [await actorId(store)] }), 3],
  ['topic', async (store: TestStore) => ({ topicIds: [await topicId(store)] }), 2],
  [
    'actor and topic',
    async (store: TestStore) => ({
      actorIds: [await actorId(store)],
      topicIds: [await topicId(store)],
    }),
    1,
  ],
  ['first day', async () => ({ from: '2020-10-30' }), 3],
  ['last day', async () => ({ to: '2020-12-20' }), 3],
  ['nobody', async () => ({ actorIds: [] }), 0],
  ['no topic', async () => ({ topicIds: [] }), 0],
  [
    'organisation, by what its people said',
    async (store: TestStore) => ({ actorIds: [await actorId(store, 'European Commission')] }),
    6,
  ],
])('positions are narrowed by %s, and counted alike', async (_what, asked, rows) => {
  await using store = await openSeededStore()
  const filter = await asked(store)
  expect(await store.positions.find(filter)).toHaveLength(rows)
  expect(await store.positions.count(filter)).toBe(rows)
})

test('a change keeps what was said before in the log and makes a new revision', async () => {
  await using store = await openTestStore()
  const { positionId, said, added } = await coded(store)
  const before = (await store.positions.byId(positionId))!
  expect(
    await store.positions.change(
      before,
      1,
      {
        coding: { ...said, conditional: true, condition: 'if it helps' },
        quote: added.quote,
        paragraph: 1,
      },
      somebody,
    ),
  ).toEqual({ changed: true })
  expect(await store.positions.byId(positionId)).toMatchObject({
    level: -1,
    conditional: true,
    condition: 'if it helps',
    revision: 2,
    quote: added.quote,
  })
  expect((await logOf(store, positionId)).at(-1)).toMatchObject({
    deed: 'changed',
    before: { level: 1, quote: before.quote },
    after: { level: -1, quote: added.quote },
  })
})

test('a change of topic and holders moves what the position is found by', async () => {
  await using store = await openTestStore()
  const { positionId, said } = await coded(store)
  await keep(store, { form: { parties: [aParty({ name: 'Ann Able' })] }, text: 'Another text.' })
  const [detection, ann, before] = [
    await topicId(store, 'Voluntary detection'),
    await actorId(store, 'Ann Able'),
    (await store.positions.byId(positionId))!,
  ]
  await store.positions.change(
    before,
    1,
    {
      coding: { ...said, topicId: detection, holderIds: [ann] },
      quote: before.quote,
      paragraph: 1,
    },
    somebody,
  )
  expect(await store.positions.count({ actorIds: [ann], topicIds: [detection] })).toBe(1)
  expect(await store.positions.count({ actorIds: [await actorId(store)] })).toBe(0)
})

test('of two changes of the same revision the second is refused and nothing changes', async () => {
  await using store = await openTestStore()
  const { positionId, said } = await coded(store)
  const before = (await store.positions.byId(positionId))!
  const change = { coding: { ...said, level: 2 as const }, quote: before.quote, paragraph: 1 }
  await store.positions.change(before, 1, change, somebody)
  const [rows, now] = [await rowCounts(store), await store.positions.byId(positionId)]
  expect(
    await store.positions.change(
      before,
      1,
      { ...change, coding: { ...said, level: -2, holderIds: [] } },
      somebody,
    ),
  ).toEqual({ changed: false })
  expect([await rowCounts(store), await store.positions.byId(positionId)]).toEqual([rows, now])
})

test('a withdrawn position stays, counts no more, cannot be changed, and comes back', async () => {
  await using store = await openTestStore()
  const { positionId, said } = await coded(store)
  expect(await store.positions.setStatus(positionId, 1, 'withdrawn', somebody)).toEqual({
    changed: true,
  })
  const withdrawn = (await store.positions.byId(positionId))!
  expect([withdrawn.status, await store.positions.count({})]).toEqual(['withdrawn', 0])
  expect(
    await store.positions.change(
      withdrawn,
      2,
      { coding: said, quote: withdrawn.quote, paragraph: 1 },
      somebody,
    ),
  ).toEqual({ changed: false })
  expect(await store.positions.setStatus(positionId, 2, 'approved', somebody)).toEqual({
    changed: true,
  })
  expect(await store.positions.count({})).toBe(1)
  expect((await logOf(store, positionId)).map(({ deed }) => deed)).toEqual([
    'added',
    'withdrew',
    'restored',
  ])
})

test('a draft that is withdrawn comes back as a draft, and counts no more than before', async () => {
  await using store = await openTestStore()
  const { positionId } = await coded(store)
  await store.positions.setStatus(positionId, 1, 'draft', somebody)
  await store.positions.setStatus(positionId, 2, 'withdrawn', somebody)
  await store.positions.setStatus(positionId, 3, 'approved', somebody)
  const restored = (await store.positions.byId(positionId))!
  expect([restored.status, await store.positions.count({})]).toEqual(['draft', 0])
  await store.positions.setStatus(positionId, 4, 'approved', somebody)
  expect((await store.positions.byId(positionId))!.status).toBe('approved')
  const told = (await store.history.ofPositions([positionId])).map(({ action, before, after }) => [
    action,
    asRecord(before).status,
    asRecord(after).status,
  ])
  expect(told.slice(1)).toEqual([
    ['restored', 'approved', 'draft'],
    ['withdrew', 'draft', 'withdrawn'],
    ['restored', 'withdrawn', 'draft'],
    ['restored', 'draft', 'approved'],
  ])
})

test('a withdrawal that is undone leaves nothing of itself for the next one', async () => {
  await using store = await openTestStore()
  const { positionId, said } = await coded(store)
  await store.positions.setStatus(positionId, 1, 'draft', somebody)
  const before = (await store.positions.byId(positionId))!
  const { id: textVersionId } = (await store.letters.byId(before.letterId))!.text
  const revert = async (status: PositionStatus) => {
    const now = (await store.positions.byId(positionId))!
    const to = { coding: said, quote: before.quote, paragraph: 1, status, textVersionId }
    const why = { action: 'undid', entryId: newId() } as const
    await store.positions.revert(now, now.revision, to, why, somebody)
  }
  await revert('withdrawn')
  await store.positions.setStatus(positionId, 3, 'approved', somebody)
  expect((await store.positions.byId(positionId))!.status).toBe('draft')
  await revert('withdrawn')
  await revert('approved')
  await store.positions.setStatus(positionId, 6, 'withdrawn', somebody)
  await store.positions.setStatus(positionId, 7, 'approved', somebody)
  expect((await store.positions.byId(positionId))!.status).toBe('approved')
})

test('withdrawing twice, or by an old revision, changes nothing', async () => {
  await using store = await openTestStore()
  const { positionId } = await coded(store)
  await store.positions.setStatus(positionId, 1, 'withdrawn', somebody)
  const rows = await rowCounts(store)
  expect(await store.positions.setStatus(positionId, 2, 'withdrawn', somebody)).toEqual({
    changed: false,
  })
  expect(await store.positions.setStatus(positionId, 1, 'approved', somebody)).toEqual({
    changed: false,
  })
  expect(await rowCounts(store)).toEqual(rows)
})

test('who spoke last comes first among the recent holders', async () => {
  await using store = await openSeededStore()
  const topics = [await topicId(store)]
  expect(await store.positions.recentHolders(topics, 5)).toEqual([
    await actorId(store, 'Jakub Boratyński'),
    await actorId(store),
  ])
  expect(await store.positions.recentHolders(topics, 1)).toHaveLength(1)
  expect(await store.positions.recentHolders([], 5)).toEqual([])
})

test('of many who spoke on the same days the same are the recent ones, however few are asked for', async () => {
  await using store = await openTestStore()
  for (let index = 0; index < 40; index += 1) {
    await keep(store, {
      form: {
        dated: `2020-10-${10 + Math.floor(index / 8)}`,
        parties: [aParty({ name: `Author ${index}` })],
      },
      text: `Letter ${index}. We support it without reservation.`,
      positions: [aPassage()],
    })
  }
  const topics = [await topicId(store)]
  const many = await store.positions.recentHolders(topics, 40)
  expect(many).toHaveLength(40)
  for (const most of [1, 2, 6, 9])
    expect(await store.positions.recentHolders(topics, most)).toEqual(many.slice(0, most))
})

test('recent holders are those who spoke on the topics asked, and whose words stand', async () => {
  await using store = await openTestStore()
  const { positionId } = await coded(store)
  expect(
    await store.positions.recentHolders([await topicId(store, 'Voluntary detection')], 5),
  ).toEqual([])
  await store.positions.setStatus(positionId, 1, 'withdrawn', somebody)
  expect(await store.positions.recentHolders([await topicId(store)], 5)).toEqual([])
})

test('the newest day of evidence is not after the day asked for, and null without any', async () => {
  await using store = await openSeededStore()
  const encryption = await topicId(store)
  expect(await store.positions.newestDay('2026-01-01', [])).toBeNull()
  expect(await store.positions.newestDay('2026-01-01', [encryption])).toBe('2020-12-21')
  expect(await store.positions.newestDay('2020-12-20', [encryption])).toBe('2020-10-29')
  expect(await store.positions.newestDay('2020-10-28', [encryption])).toBeNull()
  await keep(store, {
    form: { dated: '2021', basis: 'the year stands in it' },
    positions: [aPassage()],
    receivedDay: '2021-02-15',
  })
  expect(await store.positions.newestDay('2021-02-14', [encryption])).toBe('2020-12-21')
  expect(await store.positions.newestDay('2021-03-01', [encryption])).toBe('2021-02-15')
})

test('the newest day is one of evidence that counts: not withdrawn, not reported, not a draft', async () => {
  await using store = await openTestStore()
  const { positionId, added, said } = await coded(store)
  const encryption = await topicId(store)
  await store.positions.setStatus(positionId, 1, 'withdrawn', somebody)
  await store.positions.record({ ...added, coding: { ...said, reported: true } }, somebody)
  expect(await store.positions.newestDay('2026-01-01', [encryption])).toBeNull()
})
