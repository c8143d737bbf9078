import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  findActorsByName,
  groupAffiliationsByMember,
  findAffiliationsOn,
  findRoleAndOrganisationsOn,
  formatInitials,
  sortByName,
  formatOrganisationPath,
  abbreviateName,
  findRepresentedActorIds,
  type Actor,
  type Affiliation,
} from '#app/domain/actors.ts'
import { foldText } from '#app/domain/text/words.ts'

const anActor = (id: string, name: string, aliases: string[] = []): Actor => ({
  id,
  kind: 'person',
  name,
  aliases,
})
const belongs = (
  memberId: string,
  organisationId: string,
  firstDay: string | null = null,
  lastDay: string | null = null,
): Affiliation => ({
  id: `${memberId}-${organisationId}`,
  memberId,
  organisationId,
  role: null,
  firstDay,
  lastDay,
})

/** Boratyński in his unit from October to December 2020, the unit in DG CNECT, DG CNECT in the Commission. */
const commission = [
  belongs('boratynski', 'unit', '2020-10-02', '2020-12-21'),
  belongs('unit', 'cnect', '2020-10-02', '2020-12-21'),
  belongs('cnect', 'commission', '2012-07-01'),
]

test.each([
  ['Boratyński', 'boratynski'],
  ['ØRSTED', 'orsted'],
  ['Straße', 'strasse'],
  ['Łódź', 'lodz'],
  ['ΚΡΥΠΤΟΓΡΆΦΗΣΗΣ', 'κρυπτογραφησησ'],
  ['Ængus  Œuvre', 'aengus oeuvre'],
  ['İstanbul', 'istanbul'],
  [' a\n\tb ', 'a b'],
  ['ﬁle', 'file'],
  ['', ''],
])('%j is folded to %j', (words, plain) => {
  expect(foldText(words)).toBe(plain)
})

test('what is folded stays as it is', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: 'grapheme' }),
      (words) => foldText(foldText(words)) === foldText(words),
    ),
  )
})

test('an actor is known by name, alias or id, without regard to case and accents', () => {
  const actors = [anActor('1', 'Jakub Boratyński', ['J.B.']), anActor('2', 'Ylva Johansson')]
  for (const said of ['Jakub Boratyński', 'jakub BORATYNSKI', 'j.b.', '1', ' Jakub  Boratyński '])
    expect(findActorsByName(actors, said)).toEqual([actors[0]])
  expect(findActorsByName(actors, 'Boratyński')).toEqual([])
  expect(findActorsByName(actors, '')).toEqual([])
})

test('a shared name stands for all who bear it, an id for one', () => {
  const actors = [anActor('1', 'Ana Kovač'), anActor('2', 'Ana Kovac')]
  expect(findActorsByName(actors, 'ana kovac')).toHaveLength(2)
  expect(findActorsByName(actors, '2')).toEqual([actors[1]])
})

test('names are sorted as a person expects, in any script', () => {
  const sorted = sortByName(
    ['Zoë', 'ábel', 'Unit 10', 'Unit 2', 'Abel', 'Ωmega'].map((name, index) =>
      anActor(String(index), name),
    ),
  )
  expect(sorted.map(({ name }) => name)).toEqual([
    'ábel',
    'Abel',
    'Unit 2',
    'Unit 10',
    'Zoë',
    'Ωmega',
  ])
})

test.each([
  ['person', 'Jakub Boratyński', 'J. Boratyński'],
  ['person', 'Ursula von der Leyen', 'U. von der Leyen'],
  ['person', 'Prince', 'Prince'],
  ['organisation', 'European Commission', 'European Commission'],
  ['person', 'Ylva Karin Johansson', 'Y. Johansson'],
] as const)('the %s %s is %s where room is short', (kind, name, short) => {
  expect(abbreviateName({ kind, name })).toBe(short)
})

test('a short name has as many letters of the first name as asked for, and what stands in brackets', () => {
  const short = (name: string, letters: number) => abbreviateName({ kind: 'person', name }, letters)
  expect([1, 2, 9].map((letters) => short('Olga Smith', letters))).toEqual([
    'O. Smith',
    'Ol. Smith',
    'Olga Smith',
  ])
  expect(short('Olga Smith (Greens)', 1)).toBe('O. Smith (Greens)')
})

test.each([
  ['Ana Kovač', 'AK'],
  ['Prince', 'P'],
  ['ana@example.org', 'AO'],
  ['', ''],
  ['😀 b', '😀B'],
])('the badge of %j is %j', (name, letters) => {
  expect(formatInitials(name)).toBe(letters)
})

test('an affiliation holds from its first to its last day, both included; open ends hold for ever', () => {
  const byMember = groupAffiliationsByMember([
    belongs('a', 'o', '2020-01-01', '2020-12-31'),
    belongs('b', 'o'),
  ])
  expect(
    ['2019-12-31', '2020-01-01', '2020-12-31', '2021-01-01'].map(
      (day) => findAffiliationsOn(byMember, 'a', day).length,
    ),
  ).toEqual([0, 1, 1, 0])
  expect(findAffiliationsOn(byMember, 'b', '1000-01-01')).toHaveLength(1)
  expect(findAffiliationsOn(byMember, 'nobody', '2020-01-01')).toEqual([])
})

test('who speaks for a unit speaks for its parents, on the days it all holds', () => {
  const byMember = groupAffiliationsByMember(commission)
  expect([...findRepresentedActorIds(byMember, 'boratynski', '2020-12-21')]).toEqual([
    'boratynski',
    'unit',
    'cnect',
    'commission',
  ])
  expect([...findRepresentedActorIds(byMember, 'boratynski', '2020-12-22')]).toEqual(['boratynski'])
  expect([...findRepresentedActorIds(byMember, 'commission', '2020-12-21')]).toEqual(['commission'])
})

test('affiliations in a circle end where they began', () => {
  const circle = [belongs('a', 'b'), belongs('b', 'c'), belongs('c', 'a')]
  expect([
    ...findRepresentedActorIds(groupAffiliationsByMember(circle), 'a', '2020-01-01'),
  ]).toEqual(['a', 'b', 'c'])
})

test('a member’s houses are told nearest first, and said from the farthest', () => {
  const names = new Map([
    ['unit', 'Privacy Policy'],
    ['cnect', 'DG CNECT'],
    ['commission', 'European Commission'],
  ])
  const found = findRoleAndOrganisationsOn(
    groupAffiliationsByMember(commission),
    names,
    'boratynski',
    '2020-11-01',
  )
  expect(found).toEqual({
    role: null,
    organisations: ['Privacy Policy', 'DG CNECT', 'European Commission'],
  })
  expect([
    formatOrganisationPath(found),
    formatOrganisationPath({ organisations: ['European Commission'] }),
    formatOrganisationPath({ organisations: [] }),
  ]).toEqual(['European Commission · Privacy Policy', 'European Commission', ''])
})
