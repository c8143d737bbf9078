import { expect, test } from 'vitest'
import { saveCorrection } from '#app/features/letters/correct-letter.ts'
import type { LetterReader } from '#app/domain/users.ts'
import type { NameAnswers } from '#app/domain/plan/name-questions.ts'
import { aParty, fields, keep, rowCounts, somebody } from '#tests/support/letters.ts'
import { addUser } from '#tests/support/request-context.ts'
import { openTestStore, type TestStore } from '#tests/support/store.ts'

type Fields = ReturnType<typeof fields>

async function correct(
  store: TestStore,
  id: string,
  changed: Fields,
  { revision = 1, answers = {} as NameAnswers } = {},
) {
  const letterDetail = (await store.letters.byId(id))!
  const { letter, readerIds } = letterDetail
  return saveCorrection(
    { visible: store.visibleTo('owner'), performedBy: somebody },
    letterDetail,
    {
      revision,
      fields: changed,
      answers,
      parsedAudience: { ok: true, audience: { visibility: letter.visibility, readerIds } },
    },
  )
}

test('a correction is stored, with the known actor whom a name stands for', async () => {
  await using store = await openTestStore()
  const { id } = await keep(store)
  const changed = fields({ title: 'Another title', parties: [aParty({ name: 'ylva johansson' })] })
  expect(await correct(store, id, changed)).toEqual({ outcome: 'stored' })
  const { letter, parties } = (await store.letters.byId(id))!
  expect([letter.title, letter.revision, parties.map(({ name }) => name)]).toEqual([
    'Another title',
    2,
    ['Ylva Johansson'],
  ])
  expect(await store.actors.all()).toHaveLength(1)
})

test('what cannot be read is refused at its field', async () => {
  await using store = await openTestStore()
  const { id } = await keep(store)
  expect(await correct(store, id, fields({ dated: 'soon', title: '' }))).toMatchObject({
    outcome: 'unfit',
    errors: { dated: expect.any(String), title: expect.any(String) },
  })
  expect((await store.letters.byId(id))!.letter.revision).toBe(1)
})

test('a name that several bear is asked about where it is new on the letter; who stands there stays', async () => {
  await using store = await openTestStore()
  const { id } = await keep(store)
  const namesake = { id: 'namesake', kind: 'person' as const, name: 'Ylva Johansson', aliases: [] }
  await store.actors.record([namesake], [], somebody)
  const [johansson] = await store.actors.all()
  expect(await correct(store, id, fields({ title: 'Another title' }))).toEqual({
    outcome: 'stored',
  })
  const renamed = fields({ parties: [aParty({ capacity: 'Member of the Commission' })] })
  const asked = await correct(store, id, renamed, { revision: 2 })
  expect(asked).toMatchObject({
    outcome: 'unfit',
    errors: { parties: expect.stringMatching(/^Say who “Ylva Johansson” is: /) },
    questions: [{ said: 'Ylva Johansson', alone: false }],
  })
  const key = 'questions' in asked ? asked.questions[0]!.key : ''
  const answers = { [key]: 'namesake' }
  expect(await correct(store, id, renamed, { revision: 2, answers })).toEqual({ outcome: 'stored' })
  expect((await store.letters.byId(id))!.parties.map(({ actorId }) => actorId)).toEqual([
    'namesake',
  ])
  expect(johansson!.id).not.toBe('namesake')
})

test('a name that may be somebody known is asked about, and nothing is stored before', async () => {
  await using store = await openTestStore()
  const { id } = await keep(store)
  const mistyped = fields({ parties: [aParty(), aParty({ role: 'cc', name: 'Johansson Ylva' })] })
  const before = await rowCounts(store)
  const asked = await correct(store, id, mistyped)
  expect(asked).toMatchObject({
    outcome: 'unfit',
    questions: [{ said: 'Johansson Ylva', alone: true, chosen: undefined, letters: 1 }],
  })
  expect(await rowCounts(store)).toEqual(before)
  const key = 'questions' in asked ? asked.questions[0]!.key : ''
  const unfit = await correct(store, id, { ...mistyped, title: '' }, { answers: { [key]: '' } })
  expect(unfit).toMatchObject({
    errors: { title: expect.any(String) },
    questions: [{ chosen: '' }],
  })
  expect(unfit).not.toHaveProperty('errors.parties')
  expect(await correct(store, id, mistyped, { answers: { [key]: '' } })).toEqual({
    outcome: 'stored',
  })
  expect((await store.letters.byId(id))!.parties.map(({ name }) => name)).toEqual([
    'Ylva Johansson',
    'Johansson Ylva',
  ])
})

test('a new unit of a known house is asked about, with those of the house that it may be', async () => {
  await using store = await openTestStore()
  const house = { organisation: 'European Commission', unit: 'DG HOME / Unit D.4' }
  await keep(store, { form: { parties: [aParty(house)] } })
  const { id } = await keep(store, { text: 'Dear Sir,\n\nWe do.\n' })
  const changed = fields({ parties: [aParty({ ...house, unit: 'DG HOME / Referat D4' })] })
  const asked = await correct(store, id, changed)
  expect(asked).toMatchObject({
    outcome: 'unfit',
    questions: [
      {
        said: 'DG HOME · Referat D4',
        house: 'European Commission',
        choices: [{ name: 'DG HOME · Unit D.4', why: 'the same code in the same house' }],
      },
    ],
  })
  const key = 'questions' in asked ? asked.questions[0]!.key : ''
  const answers = { [key]: 'DG HOME · Unit D.4' }
  expect(await correct(store, id, changed, { answers })).toEqual({ outcome: 'stored' })
  expect((await store.letters.byId(id))!.parties[0]!.unit).toBe('DG HOME / DG HOME · Unit D.4')
  const names = (await store.actors.all()).map(({ name }) => name)
  expect(names.filter((name) => name.includes('D4'))).toEqual([])
  // What was answered stands on the letter now, and nothing is asked about it any more.
  const again = fields({
    title: 'Another title',
    parties: [aParty({ ...house, unit: 'DG HOME / DG HOME · Unit D.4' })],
  })
  expect(await correct(store, id, again, { revision: 2 })).toEqual({ outcome: 'stored' })
})

test('nobody is offered whom only a letter for others names', async () => {
  await using store = await openTestStore()
  const [ana, ivo] = [await addUser(store), await addUser(store, 'coder', 'Ivo Petrov')]
  await keep(store, {
    doer: { userId: ana.id, via: 'screen' },
    text: 'Dear Sir,\n\nWe do.\n',
    form: { parties: [aParty({ name: 'Emma Hidden' })] },
    audience: { visibility: 'named', readerIds: [] },
  })
  const { id } = await keep(store, { text: 'Dear Sir,\n\nWe do not.\n' })
  const letterDetail = (await store.letters.byId(id))!
  const form = {
    revision: 1,
    fields: fields({ parties: [aParty({ name: 'Hidden Emma' })] }),
    answers: {},
    parsedAudience: {
      ok: true as const,
      audience: { visibility: 'everyone' as const, readerIds: [] },
    },
  }
  const correctAs = (reader: LetterReader) =>
    saveCorrection({ visible: store.visibleTo(reader), performedBy: somebody }, letterDetail, form)
  expect(await correctAs(ana)).toMatchObject({
    questions: [{ choices: [{ name: 'Emma Hidden' }] }],
  })
  expect(await correctAs(ivo)).toEqual({ outcome: 'stored' })
})

test('who is late is told so, with the revision that stores theirs all the same', async () => {
  await using store = await openTestStore()
  const { id } = await keep(store)
  await correct(store, id, fields({ title: 'Theirs' }))
  const late = await correct(store, id, fields({ title: 'Mine' }))
  expect(late).toMatchObject({ outcome: 'changed meanwhile', revision: 2 })
  expect(await correct(store, id, fields({ title: 'Mine' }), { revision: 2 })).toEqual({
    outcome: 'stored',
  })
})
