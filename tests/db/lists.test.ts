import { expect, test } from 'vitest'
import {
  bringAndTakeIn,
  bringList,
  choose,
  differencesOf,
  listOf,
  outcomesOf,
  takeBack,
  takeIn,
} from '#tests/support/lists.ts'
import { dossierOf, keep, logOf } from '#tests/support/letters.ts'
import { addUser } from '#tests/support/request-context.ts'
import { openSeededStore, openTestStore } from '#tests/support/store.ts'

const actorHeadings = ['Name', 'Kind', 'Other spellings', 'Belongs to', 'Role', 'From', 'To']
const actorRows = [
  actorHeadings,
  ['Acme Institute', 'organisation', 'AI; Acme', '', '', '', ''],
  ['Ana Kovač', 'person', 'A. Kovač', 'Acme', 'Director', '2019', '2024-05'],
  ['Ana Kovač', '', '', 'Zagreb Board', 'Member', '2020', ''],
  ['Βίκτωρ Νικολάου', 'person', '', '', '', '', ''],
]

test('a list of actors is planned, asked about, taken in in one step, and empty when it comes again', async () => {
  await using store = await openTestStore()
  const id = await bringList(store, { kind: 'actors', rows: actorRows })
  expect((await outcomesOf(store, id)).map((one) => one.split(':')[0])).toEqual([
    '2 new',
    '3 new',
    '4 asked',
    '5 new',
  ])
  expect(await store.rows('select id from actors')).toEqual([])
  await choose(store, id, { 'organisation:zagreb board': 'organisation' })
  await takeIn(store, id)
  expect((await listOf(store, id)).state).toBe('stored')
  expect(
    (await store.rows<{ name: string }>('select name from actors order by name')).map(
      ({ name }) => name,
    ),
  ).toEqual(['Acme Institute', 'Ana Kovač', 'Zagreb Board', 'Βίκτωρ Νικολάου'])
  const again = await bringList(store, { kind: 'actors', rows: actorRows })
  expect(await outcomesOf(store, again)).toEqual(['2 same', '3 same', '4 same', '5 same'])
})

test('what somebody corrected since is exactly what the same list would change', async () => {
  await using store = await openTestStore()
  const rows = actorRows.filter(([, , , where]) => where !== 'Zagreb Board')
  await bringAndTakeIn(store, { kind: 'actors', rows })
  const [ana] = await store.actors.byName('Ana Kovač')
  const record = (await store.actors.recordOf(ana!.id))!
  const [row] = await store.actors.affiliationRecords(ana!.id)
  const after = { ...row!, toEdtf: '2025', lastDay: '2025-12-31' }
  const byHand = { userId: null, via: 'screen' as const }
  await store.actors.saveAffiliations(ana!.id, { changed: [{ before: row!, after }] }, byHand)
  expect(record.aliases).toEqual(['A. Kovač'])
  const again = await bringList(store, { kind: 'actors', rows })
  expect(await differencesOf(store, again)).toEqual([
    '3 Belongs to Acme Institute: to: 2025 → 2024-05',
  ])
})

test('a list is taken back as a whole, and what somebody built on stays and is named', async () => {
  await using store = await openTestStore()
  const rows = actorRows.filter(([, , , where]) => where !== 'Zagreb Board')
  const id = await bringAndTakeIn(store, { kind: 'actors', rows })
  const [viktor] = await store.actors.byName('Βίκτωρ Νικολάου')
  const record = (await store.actors.recordOf(viktor!.id))!
  const form = {
    ...{
      name: record.name,
      kind: record.kind,
      heldInTurn: false,
      aliases: [],
      note: 'Speaks Greek.',
    },
    numbers: { transparencyRegister: null, parliament: null, wikidata: null },
  }
  await store.actors.correct(record, form, { userId: null, via: 'screen' })
  await takeBack(store, id)
  const list = await listOf(store, id)
  expect([list.state, list.stayed]).toEqual(['undone', ['Βίκτωρ Νικολάου: changed since']])
  expect(await store.rows('select name from actors')).toEqual([{ name: 'Βίκτωρ Νικολάου' }])
  expect(await store.rows('select id from affiliations')).toEqual([])
  expect((await store.verify()).unsound).toEqual([])
})

const topicRows = [
  [
    'Topic',
    'Proposition',
    'Strongly opposes',
    'Supports',
    'Who supports it, German',
    'Cue phrases',
  ],
  [
    'Source protection',
    'Journalists keep their sources secret.',
    'No secrecy.',
    'Secrecy.',
    'den Quellenschutz',
    'source*; secrecy',
  ],
  ['Media funds', 'The Union funds local media.', '', '', '', ''],
]

test('topics come in with their sides and cues, change with a version, and are taken back', async () => {
  await using store = await openTestStore()
  const dossierId = await dossierOf(store)
  const before = (await store.topics.ofDossier(dossierId)).length
  const id = await bringAndTakeIn(store, { kind: 'topics', dossierId, rows: topicRows })
  expect(
    await outcomesOf(store, await bringList(store, { kind: 'topics', dossierId, rows: topicRows })),
  ).toEqual(['2 same', '3 same'])
  const [topic] = (await store.topics.ofDossier(dossierId)).filter(
    ({ name }) => name === 'Source protection',
  )
  const [version] = await store.topics.versions(topic!.id)
  expect([version!.wording.sides.supports.de, version!.wording.cues]).toEqual([
    'den Quellenschutz',
    ['source*', 'secrecy'],
  ])
  const other = topicRows.map((cells) =>
    cells.map((cell) => cell.replace('No secrecy.', 'Sources are named.')),
  )
  const second = await bringAndTakeIn(store, { kind: 'topics', dossierId, rows: other })
  expect(
    (await store.topics.versions(topic!.id)).map(({ meaningChanged }) => meaningChanged),
  ).toEqual([null, true])
  await takeBack(store, second)
  expect((await store.topics.versions(topic!.id)).at(-1)!.wording.anchors['-2']).toBe('No secrecy.')
  await takeBack(store, id)
  expect((await listOf(store, id)).stayed).toEqual(['Source protection: changed since'])
  expect((await store.topics.ofDossier(dossierId)).length).toBe(before + 1)
})

const milestoneRows = [
  ['Date', 'Name', 'Word on the axis', 'Why this date', 'Address'],
  ['2020-09-10', 'Interim Regulation proposed', '', 'The proposal’s date', 'https://example.org/a'],
  ['2062', 'Far away', 'Far', '', ''],
]

test('milestones come in, far ones with a word, and back they are taken out and put back by the same list', async () => {
  await using store = await openTestStore()
  const dossierId = await dossierOf(store)
  const id = await bringAndTakeIn(store, { kind: 'milestones', dossierId, rows: milestoneRows })
  const again = await bringList(store, { kind: 'milestones', dossierId, rows: milestoneRows })
  expect(await outcomesOf(store, again)).toEqual(['2 same', '3 same'])
  const [, far] = await store.lists.rows(again, ['same'], 10, 0)
  expect(far!.notes).toEqual(['Its date lies 35 years ahead: is the year right?'])
  await takeBack(store, id)
  expect(await store.milestones.ofDossier(dossierId)).toEqual([])
  const third = await bringAndTakeIn(store, { kind: 'milestones', dossierId, rows: milestoneRows })
  expect((await store.milestones.records(dossierId)).map(({ withdrawn }) => withdrawn)).toEqual([
    false,
    false,
  ])
  await takeBack(store, third)
  expect(await store.milestones.ofDossier(dossierId)).toEqual([])
})

test('a plan that is out of date is made anew and nothing is taken in', async () => {
  await using store = await openSeededStore()
  const rows = [actorHeadings, ['Ylva Johansson', 'person', 'Commissioner J.', '', '', '', '']]
  const id = await bringList(store, { kind: 'actors', rows })
  expect(await differencesOf(store, id)).toHaveLength(1)
  await bringAndTakeIn(store, { kind: 'actors', rows })
  await takeIn(store, id)
  const list = await listOf(store, id)
  expect([list.state, list.reason]).toEqual([
    'planned',
    'What is stored was changed since this plan was made, so nothing was taken in. This is the plan now.',
  ])
  expect(await outcomesOf(store, id)).toEqual(['2 same'])
})

test('whom a list knows of by a letter for named people alone is as hidden as that letter', async () => {
  await using store = await openTestStore()
  const editor = await addUser(store, 'editor', 'Eva Editor')
  const secret = await keep(store, {
    audience: { visibility: 'named', readerIds: [editor.id] },
  })
  const proof = `/letters/${secret.id}`
  const rows = [
    ['Name', 'Kind', 'Belongs to', 'Proof'],
    ['Wanda Whistle', 'person', 'Hidden House', proof],
    ['Ana Kovač', 'person', 'Hidden House', proof],
    ['Ana Kovač', 'person', 'Open House', ''],
  ]
  const doer = { userId: editor.id, via: 'screen' } as const
  const id = await bringList(store, { kind: 'actors', rows }, doer)
  const isHouse = (name: string) => ({ [`organisation:${name}`]: 'organisation' })
  await choose(store, id, { ...isHouse('hidden house'), ...isHouse('open house') })
  await takeIn(store, id, doer)
  const named = async (role: 'editor' | 'coder', readerId: string) => {
    const { actors } = store.visibleTo({ id: readerId, role })
    return (await actors.all()).map(({ name }) => name).sort()
  }
  expect(await named('editor', editor.id)).toEqual(
    expect.arrayContaining(['Ana Kovač', 'Hidden House', 'Open House', 'Wanda Whistle']),
  )
  expect(await named('coder', 'cora')).toEqual(['Ana Kovač', 'Open House'])
})

test('attributes come in with a list, and go back with it but for what somebody went on with', async () => {
  await using store = await openTestStore()
  const headings = ['Name', 'Kind', 'Country', 'Sector', 'Other attributes']
  await bringAndTakeIn(store, {
    kind: 'actors',
    rows: [headings, ['Acme', 'organisation', 'Spain', 'Press', '']],
  })
  const rows = [
    headings,
    ['Acme', 'organisation', 'Sweden', 'Press; Radio (from 2020)', 'remit: Health'],
    ['Bee', 'organisation', 'Greece', '', ''],
  ]
  const id = await bringList(store, { kind: 'actors', rows })
  expect(await differencesOf(store, id)).toEqual([
    '2 Country: Spain → Sweden',
    '2 Sector: null → Radio, since 2020',
    '2 Remit: null → Health',
    expect.stringContaining('3 Name: null → Bee'),
    expect.stringContaining('3 Kind: null → organisation'),
    '3 Country: null → Greece',
  ])
  await takeIn(store, id)
  const again = await bringList(store, { kind: 'actors', rows })
  expect(await outcomesOf(store, again)).toEqual(['2 same', '3 same'])
  const [acme] = await store.actors.byName('Acme')
  const facts = async () =>
    (await store.actors.facts(acme!.id))
      .filter(({ withdrawn }) => !withdrawn)
      .map(({ attribute, value }) => `${attribute}: ${value}`)
      .sort()
  expect(await facts()).toEqual([
    'country: Sweden',
    'remit: Health',
    'sector: Press',
    'sector: Radio',
  ])
  const [radio] = (await store.actors.facts(acme!.id)).filter(({ value }) => value === 'Radio')
  const changed = [{ before: radio!, after: { ...radio!, value: 'Television' } }]
  await store.actors.saveFacts(acme!.id, { changed }, { userId: null, via: 'screen' })
  const remit = (await store.actors.facts(acme!.id)).find(({ attribute }) => attribute === 'remit')
  await takeBack(store, id)
  expect((await logOf(store, remit!.id)).at(-1)).toMatchObject({
    deed: 'withdrew',
    after: { from: null, to: null, provenByLetter: false, successorId: null, value: 'Health' },
  })
  expect(await facts()).toEqual(['country: Spain', 'sector: Press', 'sector: Television'])
  expect(await store.actors.byName('Bee')).toEqual([])
  expect((await listOf(store, id)).stayed).toEqual(['Acme · sector: Radio: changed since'])
  expect((await store.verify()).unsound).toEqual([])
})

test('nothing that everybody reads is taken in of somebody new whom a letter for named people alone proves', async () => {
  await using store = await openTestStore()
  const editor = await addUser(store, 'editor', 'Eva Editor')
  const secret = await keep(store, {
    audience: { visibility: 'named', readerIds: [editor.id] },
  })
  const rows = [
    ['Name', 'Kind', 'Belongs to', 'Proof', 'Country'],
    ['Wanda Whistle', 'person', 'Hidden House', `/letters/${secret.id}`, 'Italy'],
  ]
  const doer = { userId: editor.id, via: 'screen' } as const
  const id = await bringList(store, { kind: 'actors', rows }, doer)
  await choose(store, id, { 'organisation:hidden house': 'organisation' })
  expect(await outcomesOf(store, id)).toMatchObject([
    expect.stringMatching(/^2 refused: Only a letter for named people/),
  ])
})
