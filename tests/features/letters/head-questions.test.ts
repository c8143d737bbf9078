import { expect, test } from 'vitest'
import { askAboutHead } from '#app/features/letters/head-questions.ts'
import { toLetterFields } from '#app/features/letters/letter-form.ts'
import { newId } from '#db/core/ids.ts'
import { aParty, fields, keep, somebody } from '#tests/support/letters.ts'
import { openTestStore } from '#tests/support/store.ts'

test('a capacity without a name is asked about as of the day that is typed, unless it stands there already', async () => {
  await using store = await openTestStore()
  const office = { organisation: 'European Commission', capacity: 'President' }
  await keep(store, { form: { parties: [aParty(office)] } })
  const { id } = await keep(store, { text: 'Dear Sir,\n\nWe do.\n' })
  const before = (await store.letters.byId(id))!
  const nameless = fields({ parties: [aParty({ ...office, name: '' })] })
  const visible = store.visibleTo('owner')
  const { questions } = await askAboutHead(visible, before, nameless, {})
  expect(questions.map(({ said, choices }) => [said, choices.map(({ name }) => name)])).toEqual([
    ['President, European Commission', ['Ylva Johansson']],
  ])
  const later = { ...nameless, dated: '2024-01-01' }
  expect((await askAboutHead(visible, before, later, {})).questions).toEqual([])
  const { questions: answered, parties } = await askAboutHead(visible, before, nameless, {
    [questions[0]!.key]: questions[0]!.choices[0]!.answer,
  })
  expect(answered[0]!.chosen).toBe(questions[0]!.choices[0]!.answer)
  expect(parties[0]!.name).toBe(before.parties[0]!.actorId)
  const stored = await keep(store, {
    text: 'Dear Sir,\n\nWe did.\n',
    form: { parties: nameless.parties },
  })
  const standing = (await store.letters.byId(stored.id))!
  const unchanged = toLetterFields(standing.letter, standing.parties)
  expect((await askAboutHead(visible, standing, unchanged, {})).questions).toEqual([])
})

test('a row that nobody changed goes on meaning the organisation that its person belongs to, where two bear the name', async () => {
  await using store = await openTestStore()
  const { id } = await keep(store, { form: { parties: [aParty({ organisation: 'Open Rights' })] } })
  const standing = (await store.letters.byId(id))!
  const [first] = (await store.actors.all()).filter(({ name }) => name === 'Open Rights')
  const other = { id: newId(), kind: 'organisation' as const, name: 'Open Rights', aliases: [] }
  await store.actors.record([other], [], somebody)
  const visible = store.visibleTo('owner')
  const unchanged = toLetterFields(standing.letter, standing.parties)
  const kept = await askAboutHead(visible, standing, unchanged, {})
  expect(kept.questions).toEqual([])
  expect(kept.parties[0]!.organisation).toBe(first!.id)
  // A row that is new means nobody yet.
  const added = aParty({ name: 'Ivo Petrov', organisation: 'Open Rights' })
  const { questions } = await askAboutHead(
    visible,
    standing,
    { ...unchanged, parties: [...unchanged.parties, added] },
    {},
  )
  expect(questions.map(({ said }) => said)).toEqual(['Open Rights'])
})
