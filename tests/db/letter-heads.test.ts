import { expect, test } from 'vitest'
import { parseSearch } from '#app/domain/search/search-query.ts'
import type { Audience } from '#app/domain/letters.ts'
import { newId } from '#db/core/ids.ts'
import {
  actorId,
  aForm,
  aParty,
  aPassage,
  keep,
  logOf,
  somebody,
  topicId,
} from '#tests/support/letters.ts'
import { openTestStore, type TestStore } from '#tests/support/store.ts'

const hidden: Audience = { visibility: 'named', readerIds: [] }

async function viewer(store: TestStore, role: 'viewer' | 'editor' = 'viewer') {
  return (await store.users.record(
    { email: `${role}@example.org`, name: role, role, passwordHash: null },
    somebody,
  ))!
}

const titles = (heads: readonly { title: string }[]) => heads.map(({ title }) => title)

test('a letter keeps its other dates, references and source, and is found by its references', async () => {
  await using store = await openTestStore()
  const { id } = await keep(store, {
    form: {
      datedKind: 'written',
      dates: { received: '2020-11', sent: '2020-10-30' },
      otherReferences: [
        { kind: 'Ares', number: 'Ares(2020)5501210' },
        { kind: 'case number', number: 'Q-77' },
      ],
      sourceUrl: 'https://example.org/1',
      sourceSeenDay: '2020-12-01',
    },
  })
  const { letter } = (await store.letters.byId(id))!
  expect(letter).toMatchObject({
    datedKind: 'written',
    dates: [
      { kind: 'sent', edtf: '2020-10-30', first: '2020-10-30', last: '2020-10-30' },
      { kind: 'received', edtf: '2020-11', first: '2020-11-01', last: '2020-11-30' },
    ],
    otherReferences: [
      { kind: 'Ares', number: 'Ares(2020)5501210' },
      { kind: 'case number', number: 'Q-77' },
    ],
    origin: { sourceUrl: 'https://example.org/1', sourceSeenDay: '2020-12-01' },
  })
  const find = async (typed: string) =>
    titles((await store.letters.search(parseSearch(typed), {}, { limit: 10, offset: 0 })).rows)
  expect([await find('5501210'), await find('Q-77'), await find('Q-78')]).toEqual([
    [letter.title],
    [letter.title],
    [],
  ])
  expect(await store.letters.otherReferences([id])).toEqual(new Map([[id, letter.otherReferences]]))
})

test('a correction changes them, moves what counts from the day of receipt, and the log tells it', async () => {
  await using store = await openTestStore()
  const { id } = await keep(store, {
    form: { dated: '2020', basis: 'the year alone', dates: { received: '2020-05-10' } },
    positions: [aPassage()],
  })
  const arrived = () => store.rows('select arrived_day as day from evidence')
  expect(await arrived()).toEqual([{ day: '2020-05-10' }])
  const before = (await store.letters.byId(id))!
  const form = aForm({
    dated: '2020',
    basis: 'the year alone',
    dates: { received: '2020-07' },
    otherReferences: [{ kind: 'COM', number: '568' }],
  })
  const parties = before.parties.map(({ role, actorId: who, capacity, organisation, unit }) => ({
    role,
    actorId: who,
    capacity,
    organisation,
    unit,
  }))
  const parts = { form, parties, actors: [], affiliations: [] }
  await store.letters.correct(before, 1, parts, somebody)
  expect(await arrived()).toEqual([{ day: '2020-07-31' }])
  const { entries } = await store.history.page({ letterId: id }, 10, 0)
  const [line] = await store.history.describe(
    entries.filter(({ action }) => action === 'corrected'),
  )
  expect(line!.sentence).toBe(
    'Somebody changed the date on which it was received from 10 May 2020 to Jul 2020 and set the other references to COM 568',
  )
})

test('answers and translations are told on both sides, and to nobody who does not see the other letter', async () => {
  await using store = await openTestStore()
  const { id: ours } = await keep(store, { form: { title: 'Ours' }, text: 'We ask you.' })
  const { id: reply } = await keep(store, {
    form: { title: 'Reply', answersLetterId: ours },
    text: 'We answer you.',
  })
  await keep(store, {
    form: { title: 'Antwort', answersLetterId: ours, translatesLetterId: reply },
    text: 'Wir antworten.',
    audience: hidden,
  })
  const told = async (reading: Pick<TestStore, 'letters'>, id: string) => {
    const { answers, answeredBy, translates, translations } =
      (await reading.letters.relatedLetters(id))!
    return [titles(answers), titles(answeredBy), translates?.title ?? null, titles(translations)]
  }
  const seen = store.visibleTo(await viewer(store))
  expect(await told(store, ours)).toEqual([[], ['Reply', 'Antwort'], null, []])
  expect(await told(store, reply)).toEqual([['Ours'], [], null, ['Antwort']])
  expect(await told(seen as unknown as TestStore, ours)).toEqual([[], ['Reply'], null, []])
  expect(await told(seen as unknown as TestStore, reply)).toEqual([['Ours'], [], null, []])
})

test('whoever corrects a letter without seeing what it answers leaves that as it is', async () => {
  await using store = await openTestStore()
  const { id: secret } = await keep(store, {
    form: { title: 'Secret' },
    text: 'Secret.',
    audience: hidden,
  })
  const { id } = await keep(store, { form: { answersLetterId: secret } })
  const seen = store.visibleTo(await viewer(store, 'editor'))
  const before = (await seen.letters.byId(id))!
  expect(before.letter.answersLetterId).toBeNull()
  const parts = { form: aForm({ title: 'New title' }), parties: [], actors: [], affiliations: [] }
  await seen.letters.correct(before, 1, parts, somebody)
  expect((await store.letters.byId(id))!.letter).toMatchObject({
    title: 'New title',
    answersLetterId: secret,
  })
})

test('only who is said to be asked is asked, each on its topic, with the answers and who speaks in them', async () => {
  await using store = await openTestStore()
  const { id: ours } = await keep(store, {
    form: {
      title: 'Ours',
      parties: [aParty({ name: 'Ana' }), aParty({ role: 'recipient', name: 'Ylva Johansson' })],
    },
    text: 'We ask you.',
  })
  const [johansson, topic] = [await actorId(store), await topicId(store)]
  await store.asks.save(ours, [{ topicId: topic, before: [], after: [johansson] }], somebody)
  const { id: reply } = await keep(store, {
    form: {
      title: 'Reply',
      dated: '2021-01-10',
      answersLetterId: ours,
      parties: [aParty({ organisation: 'European Commission' })],
    },
    text: 'We answer you.',
  })
  const found = await store.asks.page({ topicIds: [topic] }, 9, 0)
  expect(found.asks).toEqual([{ letterId: ours, actorId: johansson, topicId: topic }])
  expect(found.answers).toMatchObject([
    {
      answeredId: ours,
      letter: { id: reply },
      speakerIds: [johansson, await actorId(store, 'European Commission')],
    },
  ])
  expect((await store.asks.page({ actorIds: [newId()] }, 9, 0)).asks).toEqual([])
  await store.asks.save(ours, [{ topicId: topic, before: [johansson], after: [] }], somebody)
  expect(await store.asks.ofLetter(ours)).toEqual([])
  const { entries } = await store.history.page({ letterId: ours }, 10, 0)
  expect(
    (await store.history.describe(entries)).map(({ sentence }) => sentence).slice(0, 2),
  ).toEqual([
    'Somebody said that this letter asks nobody on Encryption',
    'Somebody said that this letter asks Ylva Johansson on Encryption',
  ])
})

test('a quote carries its translations beside the words of the letter, masked as these are, until they are taken away', async () => {
  await using store = await openTestStore()
  const { id, positionIds } = await keep(store, { positions: [aPassage()] })
  const german = {
    language: 'de',
    words: 'Schreiben Sie an ana@example.org.',
    machine: true,
    translator: 'DeepL',
  }
  const position = { id: positionIds[0]!, letterId: id }
  await store.positions.saveTranslation(position, { before: null, after: german }, somebody)
  expect((await store.positions.byId(position.id))!.translations).toEqual([german])
  const seen = store.visibleTo(await viewer(store))
  expect((await seen.positions.byId(position.id))!.translations[0]!.words).not.toContain('ana@')
  const corrected = { ...german, machine: false, translator: 'Ana' }
  await store.positions.saveTranslation(position, { before: german, after: corrected }, somebody)
  await store.positions.saveTranslation(position, { before: corrected, after: null }, somebody)
  expect((await store.positions.byId(position.id))!.translations).toEqual([])
  expect((await logOf(store, position.id)).map(({ deed }) => deed)).toEqual([
    'added',
    'translated',
    'translated',
    'translated',
  ])
  const lines = await store.history.describe(await store.history.ofPositions([position.id]))
  expect(lines.slice(1).map(({ sentence }) => sentence)).toEqual([
    'Somebody wrote a translation into German, made by a machine (DeepL), beside this quote',
    'Somebody changed the translation into German of this quote: changed the maker of the translation from a machine: DeepL to Ana',
    'Somebody took away the translation into German of this quote',
  ])
})

test('of two who say whom a letter asks at once the second one is told so, and nothing of theirs is stored', async () => {
  await using store = await openTestStore()
  const parties = [aParty({ name: 'Ana' }), aParty({ role: 'recipient' })]
  const { id } = await keep(store, { form: { parties } })
  const [ana, johansson, topic] = [
    await actorId(store, 'Ana'),
    await actorId(store),
    await topicId(store),
  ]
  const say = async (before: string[], after: string[]) =>
    (await store.asks.save(id, [{ topicId: topic, before, after }], somebody)).changed
  const asked = async () => (await store.asks.ofLetter(id)).map(({ actorId: who }) => who).sort()
  expect([await say([], [johansson]), await say([], [ana])]).toEqual([true, false])
  expect(await asked()).toEqual([johansson])
  expect([await say([ana], [ana]), await say([johansson], [ana, johansson])]).toEqual([false, true])
  expect([await say([johansson], []), await asked()]).toEqual([false, [ana, johansson].sort()])
  expect((await logOf(store, id)).filter(({ deed }) => deed === 'asked')).toHaveLength(2)
})

test('of two who translate a quote at once the second one is told so, and nothing of theirs is stored', async () => {
  await using store = await openTestStore()
  const { id, positionIds } = await keep(store, { positions: [aPassage()] })
  const position = { id: positionIds[0]!, letterId: id }
  const one = { language: 'de', words: 'Ohne Vorbehalt.', machine: true, translator: 'DeepL' }
  const two = { ...one, words: 'Vorbehaltlos.' }
  const three = { ...two, machine: false, translator: 'Ana' }
  type Words = typeof one | null
  const write = async (before: Words, after: Words) =>
    (await store.positions.saveTranslation(position, { before, after }, somebody)).changed
  const stored = async () => (await store.positions.byId(position.id))!.translations
  expect([await write(null, one), await write(null, two), await stored()]).toEqual([
    ...[true, false, [one]],
  ])
  expect([await write(one, two), await write(one, three), await write(one, null)]).toEqual([
    ...[true, false, false],
  ])
  expect([await write({ ...two, translator: 'Ana' }, three), await stored()]).toEqual([
    ...[false, [two]],
  ])
  expect((await logOf(store, position.id)).map(({ deed }) => deed)).toEqual([
    ...['added', 'translated', 'translated'],
  ])
})

test('erasing a letter takes all of it along', async () => {
  await using store = await openTestStore()
  const { id, positionIds } = await keep(store, {
    form: {
      dates: { sent: '2020-10-30' },
      otherReferences: [{ kind: 'Ares', number: '5501210' }],
      sourceSeenDay: '2020-12-01',
    },
    positions: [aPassage()],
  })
  const translation = { language: 'de', words: 'Geheim', machine: false, translator: 'Ana' }
  await store.positions.saveTranslation(
    { id: positionIds[0]!, letterId: id },
    { before: null, after: translation },
    somebody,
  )
  await store.asks.save(
    id,
    [{ topicId: await topicId(store), before: [], after: [await actorId(store)] }],
    somebody,
  )
  await store.erasures.letter(id, 'on request', somebody)
  for (const table of ['letter_dates', 'letter_references', 'letter_asks', 'quote_translations'])
    expect([table, await store.rows(`select * from ${table}`)]).toEqual([table, []])
  expect((await store.verify()).unsound).toEqual([])
})
