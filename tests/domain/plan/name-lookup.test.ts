import { expect, test } from 'vitest'
import { buildNameLookup } from '#app/domain/plan/name-lookup.ts'
import { transliterateToLatin } from '#app/domain/plan/transliteration.ts'

const person = (id: string, name: string, ...aliases: string[]) => ({
  id,
  kind: 'person' as const,
  name,
  aliases,
})
const known = buildNameLookup([
  person('boratynski', 'Jakub Boratyński'),
  person('johansson', 'Ylva Johansson', 'Commissioner Johansson'),
  person('leyen', 'Ursula von der Leyen'),
  person('schinas', 'Margaritis Schinas'),
  person('gabriel', 'Мария Габриел'),
  person('smith', 'John Smith'),
  person('other smith', 'John Smith'),
  {
    id: 'commission',
    kind: 'organisation',
    name: 'European Commission',
    aliases: ['Europäische Kommission'],
  },
])

// Passport spellings: Greek names as the Commission and the Parliament print them, Bulgarian ones by the act of 2009.
test.each([
  ['Μαργαρίτης Σχοινάς', 'margaritis schoinas'],
  ['Ευάγγελος Μεϊμαράκης', 'evangelos meimarakis'],
  ['Αυγή', 'avgi'],
  ['Μπακογιάννη', 'bakogianni'],
  ['Мария Габриел', 'maria gabriel'],
  ['Щерю Жечев', 'shteryu zhechev'],
  ['София', 'sofia'],
  ['Boratyński', 'boratyński'],
])('%s is written %s', (name, latin) => {
  expect(transliterateToLatin(name)).toBe(latin)
})

test.each([
  ['JAKUB BORATYNSKI', 'boratynski', 'the same name'],
  ['Commissioner Johansson', 'johansson', 'the same name'],
  ['Europäische Kommission', 'commission', 'the same name'],
  ['Johansson, Ylva', 'johansson', 'the same name in another order'],
  ['Ms Ylva Johansson', 'johansson', 'the same name in another order'],
  ['Maria GABRIEL', 'gabriel', 'the same name in another script'],
  ['J. Boratyński', 'boratynski', 'the same family name and initial'],
  ['Boratyński, J.', 'boratynski', 'the same family name and initial'],
  ['U. von der Leyen', 'leyen', 'the same family name and initial'],
])('%s may be %s: %s', (said, actorId, reason) => {
  expect(known(said)).toEqual([{ actorId, reason }])
})

test('of a shared name all bearers are candidates', () => {
  expect(known('John Smith').map(({ actorId }) => actorId)).toEqual(['smith', 'other smith'])
})

test.each(['', '—', 'Ada Lovelace', 'K. Johansson', 'Commission'])(
  'nobody is guessed for “%s”',
  (said) => {
    expect(known(said)).toEqual([])
  },
)
