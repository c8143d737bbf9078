import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type CodingFilter, codingFilters } from '#app/domain/codings.ts'
import { type Audience, letterVisibilities, type LetterVisibility } from '#app/domain/letters.ts'
import type { Role } from '#app/domain/users.ts'
import type { VisibleStore } from '#db/index.ts'
import {
  aForm,
  aParty,
  aPassage,
  aTopicNamed,
  dossierOf,
  keep,
  somebody,
  topicId,
} from '#tests/support/letters.ts'
import { openTestStore, type TestStore } from '#tests/support/store.ts'

const twice = 'We support it without reservation. We oppose any delay of it.'
const topicNames = ['Encryption', 'Voluntary detection'] as const

const topic = fc.constantFrom(...topicNames)
const visibility = fc.constantFrom(...letterVisibilities)
const at = fc.nat(5)
const deed = fc.oneof(
  {
    weight: 3,
    arbitrary: fc.record({
      kind: fc.constant('letter' as const),
      author: fc.constantFrom('Ada', 'Bo'),
      topics: fc.array(topic, { maxLength: 3 }),
      visibility,
    }),
  },
  fc.record({ kind: fc.constant('audience' as const), at, visibility }),
  fc.record({ kind: fc.constant('withdrawal' as const), at }),
  fc.record({ kind: fc.constant('date' as const), at }),
  fc.record({ kind: fc.constant('position' as const), at, topic }),
  fc.record({
    kind: fc.constant('merge' as const),
    topics: fc.constantFrom<readonly number[]>([0, 1], [1, 0]),
  }),
  fc.record({ kind: fc.constant('parting' as const) }),
  fc.record({
    kind: fc.constant('move' as const),
    at,
    into: fc.boolean(),
    second: fc.boolean(),
  }),
  fc.record({ kind: fc.constant('shared' as const), topic, shares: fc.boolean() }),
  {
    weight: 3,
    arbitrary: fc.record({
      kind: fc.constant('coding' as const),
      at,
      end: fc.constantFrom('finished', 'nothing', null),
      second: fc.boolean(),
    }),
  },
  fc.record({ kind: fc.constant('recheck' as const), at, listed: fc.boolean() }),
  fc.record({ kind: fc.constant('topic' as const), second: fc.boolean() }),
)
type Deed = typeof deed extends fc.Arbitrary<infer One> ? One : never

/** Each of the deeds as the product does it; what cannot be done just now is not. */
async function perform(store: TestStore, one: Deed, place: number, coder: string): Promise<void> {
  const audience = (visibility: LetterVisibility) => ({
    visibility,
    readerIds: visibility === 'named' ? [coder] : [],
  })
  if (one.kind === 'letter') {
    const open = (await store.topics.ofDossier(await dossierOf(store))).map(({ name }) => name)
    await keep(store, {
      form: { dated: `2020-05-${10 + place}`, parties: [aParty({ name: one.author })] },
      text: `Letter ${place}. ${twice}`,
      positions: one.topics
        .filter((name) => open.includes(name))
        .map((name) => aPassage({ topic: name })),
      audience: audience(one.visibility),
      doer: { userId: coder, via: 'screen' },
    })
    return
  }
  const topicIds = await column(
    store,
    'select t.id from topics t join dossier_topics u on u.topic_id = t.id where u.dossier_id = ? order by u.place',
    await dossierOf(store),
  )
  if (one.kind === 'shared') {
    const other = await secondDossier(store)
    if (one.shares)
      await store.topics.use(other, topicIds[topicNames.indexOf(one.topic)]!, somebody)
    else await store.topics.stopUsing(other, topicIds[topicNames.indexOf(one.topic)]!, somebody)
    return
  }
  if (one.kind === 'topic') {
    const dossierId = one.second ? await secondDossier(store) : await dossierOf(store)
    await store.topics.add(dossierId, aTopicNamed(`Later ${place}`), somebody)
    return
  }
  if (one.kind === 'merge') {
    const [merged, into] = one.topics
    await store.merges.record('topic', topicIds[merged!]!, topicIds[into!]!, somebody)
    return
  }
  if (one.kind === 'parting') {
    for (const id of await column(store, 'select id from merges where undone_at is null'))
      await store.merges.undo(id, somebody)
    return
  }
  if ('at' in one) await performOnLetter(store, one, { place, coder, topicIds, audience })
}

type LetterDeed = Extract<Deed, { at: number }>
type Around = {
  place: number
  coder: string
  topicIds: readonly string[]
  audience: (visibility: LetterVisibility) => Audience
}

/** The same of what is done to one letter. */
async function performOnLetter(
  store: TestStore,
  one: LetterDeed,
  { place, coder, topicIds, audience }: Around,
): Promise<void> {
  const letterId = (await column(store, 'select id from letters order by id'))[one.at]
  if (!letterId) return
  if (one.kind === 'move') {
    const moved = { letterIds: [letterId], into: one.into }
    const dossierId = one.second ? await secondDossier(store) : await dossierOf(store)
    await store.dossiers.moveLetters(dossierId, moved, somebody)
    return
  }
  if (one.kind === 'coding') {
    const dossierId = one.second ? await secondDossier(store) : await dossierOf(store)
    const done = { letterId, dossierIds: [dossierId], userId: coder, textVersion: 1 }
    if (one.end) await store.codings.end(one.end, done, somebody)
    else await store.codings.takeBack(done, somebody)
    return
  }
  if (one.kind === 'recheck') {
    await store.rows(
      one.listed
        ? `insert into rechecks (position_id, topic_id, from_version, created_at)
           select id, topic_id, 1, created_at from positions where letter_id = ? on conflict do nothing`
        : 'delete from rechecks where position_id in (select id from positions where letter_id = ?)',
      letterId,
    )
    await store.rows(`update evidence set recheck = ${one.listed} where letter_id = ?`, letterId)
    return
  }
  if (one.kind === 'withdrawal') {
    await store.rows(
      "update letters set withdrawn_at = case when withdrawn_at is null then '2021-01-01' end where id = ?",
      letterId,
    )
    return
  }
  const detail = await store.letters.byId(letterId)
  if (!detail) return
  const { revision } = detail.letter
  if (one.kind === 'audience')
    await store.letters.setAudience(detail, revision, audience(one.visibility), somebody)
  if (one.kind === 'date') {
    const form = aForm({ dated: `2021-0${1 + (place % 9)}-03` })
    const parts = { form, parties: [], actors: [], affiliations: [] }
    await store.letters.correct(detail, revision, parts, somebody)
  }
  if (one.kind === 'position')
    await changeFirstPosition(store, letterId, topicIds[topicNames.indexOf(one.topic)]!, place)
}

async function column(store: TestStore, query: string, ...values: string[]): Promise<string[]> {
  return (await store.rows<{ id: string }>(query, ...values)).map(({ id }) => id)
}

/** A dossier beside the first, for its team alone, with a topic of its own. */
async function secondDossier(store: TestStore): Promise<string> {
  const found = (await store.dossiers.all()).find(({ name }) => name === 'Second')
  if (found) return found.id
  const topics = [aTopicNamed('Tariffs')]
  const begun = {
    name: 'Second',
    procedure: null,
    summary: null,
    audience: 'team' as const,
    topics,
  }
  return (await store.dossiers.record(begun, somebody)).id
}

/** Takes the first position of a letter back, gives it back, or codes it on another topic. */
async function changeFirstPosition(
  store: TestStore,
  letterId: string,
  topicId: string,
  place: number,
): Promise<void> {
  const [position] = await store.positions.ofLetter(letterId)
  if (!position) return
  const { id, revision, status, quote, paragraph } = position
  if (status === 'withdrawn' || place % 2)
    await store.positions.setStatus(
      id,
      revision,
      status === 'withdrawn' ? 'approved' : 'withdrawn',
      somebody,
    )
  else
    await store.positions.change(
      position,
      revision,
      { coding: { ...position, topicId }, quote, paragraph },
      somebody,
    )
}

type Row = Record<string, string>

/** In which lists of a dossier a letter is, for all coders or for one, read off plain rows. */
async function expectedStates(
  store: TestStore,
  {
    dossierId,
    coded,
    own,
  }: {
    dossierId: string
    coded: ReadonlySet<string>
    own: readonly { id: string; letterId: string }[]
  },
): Promise<(letterId: string, coderId?: string) => CodingFilter[]> {
  const said = await store.rows<Row>('select * from codings where dossier_id = ?', dossierId)
  const added = await store.rows<Row>(
    'select added_at from dossier_topics where dossier_id = ?',
    dossierId,
  )
  const listed = await store.rows<Row>(
    `select r.position_id from rechecks r join topics t on t.id = r.topic_id join positions p on p.id = r.position_id
     join topics o on o.id = p.topic_id where o.counts_as_id = t.counts_as_id`,
  )
  const isListed = new Set(listed.map(({ position_id }) => position_id))
  return (letterId, coderId) => {
    const ends = said.filter(
      ({ letter_id, user_id }) => letter_id === letterId && (coderId ?? user_id) === user_id,
    )
    const state: CodingFilter = own.some((one) => one.letterId === letterId && isListed.has(one.id))
      ? 'recheck'
      : ends.some(({ state: end }) => end === 'finished')
        ? 'finished'
        : coded.has(letterId)
          ? 'begun'
          : ends.length
            ? 'nothing'
            : 'to code'
    const isOutdated =
      ends.length > 0 && ends.every(({ at }) => added.some(({ added_at }) => added_at! > at!))
    return isOutdated ? [state, 'outdated'] : [state]
  }
}

/** What the screens say how many there are, beside how many there are when all of them are read. */
async function expectRightCounts(
  store: TestStore,
  visible: VisibleStore,
  { dossierId, ana }: { dossierId: string; ana: string },
): Promise<void> {
  const topics = await visible.topics.ofDossier(dossierId)
  const all = await visible.letters.page({ dossierId }, 1000, 0)
  expect(all.total).toBe(all.rows.length)
  const positions = await visible.positions.find({})
  const own = positions.filter(({ topicId }) => topics.some(({ id }) => id === topicId))
  const coded = new Set(own.map(({ letterId }) => letterId))
  const states = await expectedStates(store, { dossierId, coded, own })
  const counts = await visible.letters.counts(dossierId)
  for (const { state } of codingFilters)
    for (const coderId of state === 'to code' || state === 'outdated'
      ? [undefined]
      : [undefined, ana]) {
      const listed = await visible.letters.page({ dossierId, coding: state, coderId }, 1000, 0)
      expect(
        listed.rows.map(({ id }) => id),
        `${state} ${coderId}`,
      ).toEqual(
        all.rows.filter(({ id }) => states(id, coderId).includes(state)).map(({ id }) => id),
      )
      expect(listed.total).toBe(listed.rows.length)
      if (state === 'to code')
        expect(counts).toMatchObject({ letters: all.rows.length, toCode: listed.total })
    }
  for (const coding of [undefined, 'to code', 'outdated'] as const) {
    const listed = await visible.letters.page({ dossierId, coding, coderId: ana }, 1000, 0)
    const hers = all.rows.filter(
      ({ id }) => !states(id, ana).includes('to code') && (!coding || states(id).includes(coding)),
    )
    expect(
      listed.rows.map(({ id }) => id),
      `${coding} of ana`,
    ).toEqual(hers.map(({ id }) => id))
    expect(listed.total).toBe(hers.length)
  }
  for (const { id } of topics) {
    const onTopic = positions.filter(({ topicId }) => topicId === id)
    expect(await visible.positions.count({ topicIds: [id] })).toBe(onTopic.length)
    const listed = await visible.letters.page({ dossierId, topicId: id }, 1000, 0)
    const stating = new Set(onTopic.map(({ letterId }) => letterId))
    expect(listed.rows.map((row) => row.id)).toEqual(
      all.rows.filter((row) => stating.has(row.id)).map((row) => row.id),
    )
    expect(listed.total).toBe(listed.rows.length)
  }
  const topicIds = topics.map(({ id }) => id)
  const { rows } = await visible.actors.directory({ order: 'most', dossierId }, 100)
  const lookUp = await visible.evidence.ofActors(rows.map(({ id }) => id))
  const numberOf = (actorId: string) =>
    topicIds.reduce((sum, id) => sum + lookUp(actorId, id).length, 0)
  expect(rows.map((row) => row.positions)).toEqual(rows.map((row) => numberOf(row.id)))
  const spoke = rows.filter((row) => numberOf(row.id)).map((row) => row.id)
  expect((await visible.evidence.actorIds(topicIds)).sort()).toEqual(spoke.sort())
  expect(await visible.evidence.actorCount(topicIds)).toBe(spoke.length)
}

test('however letters come, change hands, are taken back, coded and merged, every reader is told how many there are for them', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(deed, { minLength: 5, maxLength: 14 }), async (deeds) => {
      await using store = await openTestStore()
      const dossierId = await dossierOf(store)
      const account = async (name: string, role: Role) =>
        (await store.users.record(
          { email: `${name}@example.org`, name, role, passwordHash: null },
          somebody,
        ))!
      const [ana, vic] = [await account('Ana', 'coder'), await account('Vic', 'editor')]
      for (const [place, one] of deeds.entries()) await perform(store, one, place, ana.id)
      expect((await store.verify()).unsound).toEqual([])
      const second = await secondDossier(store)
      const [team] = (await store.dossiers.all()).filter(({ id }) => id === second)
      await store.dossiers.saveTeam(team!, [{ userId: ana.id, role: 'viewer' }], somebody)
      expect((await store.verify()).unsound).toEqual([])
      for (const reader of ['owner', null, ana, vic] as const)
        for (const id of [dossierId, second])
          await expectRightCounts(store, store.visibleTo(reader), { dossierId: id, ana: ana.id })
      const [hidden] = [await store.visibleTo(vic).letters.page({ dossierId: second }, 9, 0)]
      expect(hidden).toEqual({ rows: [], total: 0, isMore: false })
    }),
    { numRuns: 15 },
  )
})

test('verify tells of a count that is not what is stored', async () => {
  await using store = await openTestStore()
  await keep(store, { positions: [aPassage()] })
  expect((await store.verify()).unsound).toEqual([])
  await store.rows("update kept_counts set number = 7 where kind = 'letters'")
  expect((await store.verify()).unsound).toMatchObject([
    { thing: 'count', what: expect.stringContaining('2 of the counts that are kept') },
  ])
})

test('a choice that leaves more letters than anybody pages through is counted to ten thousand, and a wider one is kept whole', async () => {
  await using store = await openTestStore()
  const { id } = await keep(store)
  await store.rows(
    `with recursive n (n) as (select 1 union all select n + 1 from n where n < 10003)
     insert into letters (id, title, kind, edtf, first_day, last_day, reference_truncated, created_at, revision)
     select 'letter ' || n, title, kind, edtf, first_day, last_day, reference_truncated, created_at, revision
     from n, (select * from letters where id = ?) one`,
    id,
  )
  const dossierId = await dossierOf(store)
  await store.rows(
    `insert into dossier_letters (dossier_id, letter_id, kind, first_day, last_day, added_at)
     select ?, id, kind, first_day, last_day, created_at from letters where id like 'letter %'`,
    dossierId,
  )
  const totalOf = async (filter: {
    kind?: 'letter' | 'speech'
    from?: string
    coding?: CodingFilter
  }) => {
    const { total, isMore } = await store.letters.page({ dossierId, ...filter }, 1, 0)
    return [total, isMore]
  }
  expect(await totalOf({ kind: 'letter' })).toEqual([10_000, true])
  expect(await totalOf({ from: '2020-10-29' })).toEqual([10_000, true])
  expect(await totalOf({ kind: 'speech' })).toEqual([0, false])
  expect(await totalOf({})).toEqual([10_004, false])
  expect(await totalOf({ coding: 'to code' })).toEqual([10_004, false])
})

test('letters of no certain day are found by every day that they may be of', async () => {
  await using store = await openTestStore()
  const titles = [
    ['first', '2020-03-01'],
    ['spring', '2020-03/2020-05'],
    ['long', '2020-01-01/2020-12-31'],
    ['last', '2020-06-01'],
  ] as const
  for (const [title, dated] of titles)
    await keep(store, {
      form: { title, dated, basis: 'so it says' },
      text: `Dear ${title}, hello.`,
    })
  const dossierId = await dossierOf(store)
  const found = async (filter: { from?: string; to?: string }) =>
    (await store.letters.page({ dossierId, ...filter }, 9, 0)).rows.map(({ title }) => title)
  expect(await found({ to: '2020-03-02' })).toEqual(['long', 'spring', 'first'])
  expect(await found({ to: '2020-02-28' })).toEqual(['long'])
  expect(await found({ to: '2019-12-31' })).toEqual([])
  expect(await found({ from: '2020-04-01', to: '2020-04-30' })).toEqual(['long', 'spring'])
})

test('who spoke last comes first, page by page as in one list', async () => {
  await using store = await openTestStore()
  const days = ['03-01', '03-05', '03-05', '02-01', '03-09', '03-05', '01-01', '03-09', '03-02']
  for (const [place, day] of days.entries())
    await keep(store, {
      form: { dated: `2020-${day}`, parties: [aParty({ name: `Ann ${place}` })] },
      text: `${place}. ${twice}`,
      positions: place === 6 ? [] : [aPassage(), aPassage({ level: 2 })],
    })
  const names = async (limit: number, offset = 0) =>
    (await store.actors.directory({ order: 'newest' }, limit, offset)).rows.map(({ name }) => name)
  const all = [4, 7, 1, 2, 5, 8, 0, 3, 6].map((place) => `Ann ${place}`)
  expect(await names(50)).toEqual(all)
  for (const size of [1, 2, 3]) {
    const pages = []
    for (let offset = 0; offset < all.length; offset += size)
      pages.push(...(await names(size, offset)))
    expect(pages).toEqual(all)
  }
})

test('who spoke last on the topic of a dossier comes first there, whoever spoke on another since', async () => {
  await using store = await openTestStore()
  const said = [
    ['Ann', '03-01', 0],
    ['Bo', '03-03', 0],
    ['Cy', '03-02', 0],
    ['Di', '01-09', 0],
    ['Ed', '01-08', 0],
    ['Ann', '04-01', 1],
    ['Cy', '04-03', 1],
    ['Fa', '04-02', 1],
  ] as const
  for (const [name, day, place] of said)
    await keep(store, {
      form: { dated: `2020-${day}`, parties: [aParty({ name })] },
      text: `${name} on ${day}. ${twice}`,
      positions: [aPassage({ topic: topicNames[place] })],
    })
  const { id: dossierId } = await store.dossiers.record(
    { name: 'Another file', shortName: null, procedure: null, summary: null, audience: 'everyone' },
    somebody,
  )
  await store.topics.use(dossierId, await topicId(store), somebody)
  const names = async (limit: number, offset = 0) =>
    (await store.actors.directory({ order: 'newest', dossierId }, limit, offset)).rows.map(
      ({ name }) => name,
    )
  const all = ['Bo', 'Cy', 'Ann', 'Di', 'Ed']
  expect(await names(50)).toEqual(all)
  for (const [offset, name] of all.entries()) expect(await names(1, offset)).toEqual([name])
})
