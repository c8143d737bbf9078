import { expect, test } from 'vitest'
import {
  keepTypedRows,
  parseLetterFields,
  toLetterFields,
} from '#app/features/letters/letter-form.ts'
import { actorId, aForm, aParty, fields, keep } from '#tests/support/letters.ts'
import { openSeededStore, openTestStore, type TestStore } from '#tests/support/store.ts'

function formOf(entries: Record<string, string>): FormData {
  const form = new FormData()
  for (const [name, value] of Object.entries(entries)) form.set(name, value)
  return form
}

async function filledFrom(store: TestStore, title: string) {
  const [row] = await store.rows<{ id: string }>('select id from letters where title = ?', title)
  const { letter, parties } = (await store.letters.byId(row!.id))!
  return toLetterFields(letter, parties)
}

test('fields are read without outer spaces, the language in small letters, and empty rows are left out', () => {
  const form = formOf({
    title: ' Reply to Microsoft ',
    kind: 'letter',
    language: 'EN',
    dated: '2020-10-29',
    referenceTruncated: 'on',
    partyRows: '4',
    'party.0.role': 'recipient',
    'party.0.name': ' Emma Mikó ',
    'party.1.role': 'author',
    'party.1.name': '  ',
    'party.2.role': 'author',
    'party.2.withheld': 'on',
    'party.3.role': 'king',
    'party.3.organisation': 'European Commission',
    'party.4.name': 'beyond the rows',
  })
  expect(parseLetterFields(form)).toEqual(
    fields({
      referenceTruncated: true,
      parties: [
        aParty({ role: 'recipient', name: 'Emma Mikó' }),
        aParty({ name: '', withheld: true }),
        aParty({ name: '', organisation: 'European Commission' }),
      ],
    }),
  )
})

test('a refused form keeps each party in its row, and says there what is wrong with it', () => {
  const form = formOf({
    partyRows: '4',
    'party.0.name': 'Emma Mikó',
    'party.2.name': 'Ylva Johansson',
  })
  const errors = { title: 'No title.', 'parties.0.name': 'Too long.', 'parties.1': 'Who is this?' }
  const kept = keepTypedRows(form, parseLetterFields(form), errors)
  expect(kept.fields.parties.map(({ name }) => name)).toEqual(['Emma Mikó', '', 'Ylva Johansson'])
  expect(kept.errors).toEqual({
    title: 'No title.',
    'parties.0': 'Too long.',
    'parties.2': 'Who is this?',
  })
  form.set('party.3.name', 'Olivier Onidi')
  form.set('party.3.offered', 'yes')
  form.set('party.3.take', 'on')
  const ticked = keepTypedRows(form, parseLetterFields(form), errors)
  expect(ticked.fields.parties.map(({ name }) => name)).toEqual([
    'Emma Mikó',
    'Ylva Johansson',
    'Olivier Onidi',
  ])
  expect(ticked.errors['parties.1']).toBe('Who is this?')
})

test('no more than five hundred rows are read, and none where their number is none', () => {
  const parties = Array.from({ length: 600 }, (_, row) => [`party.${row}.name`, `Party ${row}`])
  const rowsFor = (partyRows: string) =>
    parseLetterFields(formOf({ ...(Object.fromEntries(parties) as object), partyRows })).parties
      .length
  expect([rowsFor('600'), rowsFor('3'), rowsFor('many'), rowsFor('')]).toEqual([500, 3, 0, 0])
})

test('a stored letter fills the form that stores it as it was', async () => {
  await using store = await openTestStore()
  const form = fields({
    title: 'As it was',
    dated: '2020-10-02/2020-12-21',
    basis: 'not before the e-mail of 2 October 2020 that it answers',
    reference: 'Ares (2020)',
    referenceTruncated: true,
    replyKind: 'e-mail',
    replyDated: '2020-10-02',
    datedKind: 'registered',
    dates: { sent: '2020-10-05', received: '2020-10' },
    otherReferences: [{ kind: 'COM', number: 'COM(2020) 568' }],
    answersLetterId: '',
    translatesLetterId: '',
    sourceUrl: 'https://example.org/letter',
    sourceSeenDay: '2020-12-24',
    parties: [
      aParty({ capacity: 'Member of the Commission', organisation: 'European Commission' }),
      aParty({ role: 'recipient', name: '', withheld: true }),
    ],
  })
  await keep(store, { form })
  expect(await filledFrom(store, 'As it was')).toEqual(form)
  expect(aForm(await filledFrom(store, 'As it was'))).toEqual(aForm(form))
})

test('an organisation that wrote itself is no organisation of itself', async () => {
  await using store = await openSeededStore()
  const organisation = { name: '', organisation: 'European Commission' }
  await keep(store, { form: { title: 'By a house', parties: [aParty(organisation)] } })
  const { parties } = await filledFrom(store, 'By a house')
  expect(parties).toEqual([aParty({ name: 'European Commission' })])
  expect(await actorId(store, 'European Commission')).toEqual(expect.any(String))
})
