import { expect, test } from 'vitest'
import { parseLetterFields, toLetterFields } from '#app/features/letters/letter-form.ts'
import { aParty, fields, keep } from '#tests/support/letters.ts'
import { openTestStore } from '#tests/support/store.ts'

function formOf(entries: Record<string, string>): FormData {
  const form = new FormData()
  for (const [name, value] of Object.entries(entries)) form.set(name, value)
  return form
}

test('rows of parties that hold nothing are left out, and a name withheld counts as something', () => {
  const form = formOf({
    partyRows: '4',
    'party.0.name': ' Ylva Johansson ',
    'party.1.role': 'recipient',
    'party.2.role': 'recipient',
    'party.2.withheld': 'on',
    'party.3.role': 'emperor',
    'party.3.capacity': 'Member of the Commission',
  })
  expect(parseLetterFields(form).parties).toEqual([
    { ...aParty(), withheld: false },
    { ...aParty({ name: '', role: 'recipient' }), withheld: true },
    aParty({ name: '', capacity: 'Member of the Commission' }),
  ])
})

test('no form makes more than five hundred rows of parties', () => {
  const entries = Object.fromEntries(
    Array.from({ length: 501 }, (_, row) => [`party.${row}.name`, `Person ${row}`]),
  )
  expect(parseLetterFields(formOf({ ...entries, partyRows: '1000000' })).parties).toHaveLength(500)
  expect(parseLetterFields(formOf({ ...entries, partyRows: 'many' })).parties).toEqual([])
})

test('a stored letter fills the form with the very fields that it was stored from', async () => {
  await using store = await openTestStore()
  const form = { reference: 'Ares(2020)6018155', parties: [aParty({ capacity: 'Commissioner' })] }
  const { id } = await keep(store, { form })
  const { letter, parties } = (await store.letters.byId(id))!
  expect(toLetterFields(letter, parties)).toEqual(fields(form))
})
