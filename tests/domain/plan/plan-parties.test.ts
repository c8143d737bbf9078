import { expect, test } from 'vitest'
import type { Actor, Affiliation } from '#app/domain/actors.ts'
import { parseStoredDate } from '#app/domain/days.ts'
import type { LetterFields } from '#app/domain/letter-form.ts'
import { planParties } from '#app/domain/plan/plan-parties.ts'
import { aForm, aParty } from '#tests/support/letters.ts'

const commission: Actor = {
  id: 'ec',
  kind: 'organisation',
  name: 'European Commission',
  aliases: ['EC'],
}
const johansson: Actor = { id: 'yj', kind: 'person', name: 'Ylva Johansson', aliases: [] }
const head = { capacity: 'Head of Unit', organisation: 'European Commission' }

function plan(
  parties: Partial<LetterFields['parties'][number]>[],
  known: Actor[] = [],
  affiliations: Affiliation[] = [],
  on = parseStoredDate('2020-10-29'),
) {
  let ids = 0
  return planParties(
    aForm({ parties: parties.map(aParty) }).parties,
    known,
    affiliations,
    on,
    () => `new-${(ids += 1)}`,
  )
}

test('known names are known actors, by name or alias, and nobody is added', () => {
  expect(
    plan(
      [{ name: 'ylva johansson', organisation: 'EC' }],
      [johansson, commission],
      [
        {
          id: 'a',
          memberId: 'yj',
          organisationId: 'ec',
          role: null,
          firstDay: null,
          lastDay: null,
        },
      ],
    ),
  ).toEqual({
    ok: true,
    actors: [],
    affiliations: [],
    proven: [
      {
        ...{ memberId: 'yj', organisationId: 'ec', role: null },
        ...{ firstDay: '2020-10-29', lastDay: '2020-10-29' },
      },
    ],
    parties: [{ role: 'author', actorId: 'yj', capacity: null, organisation: 'EC', unit: null }],
  })
})

test('an organisation that is meant by its id stands on the letter by what it is called', () => {
  expect(
    plan([{ name: 'Ylva Johansson', organisation: commission.id }], [johansson, commission]),
  ).toMatchObject({
    actors: [],
    parties: [{ actorId: 'yj', organisation: 'European Commission' }],
  })
})

test('new names become actors once, however often they stand on the letter', () => {
  const made = plan([{ ...head }, { role: 'cc', ...head }])
  expect(made).toMatchObject({
    ok: true,
    actors: [
      { kind: 'person', name: 'Ylva Johansson' },
      { kind: 'organisation', name: 'European Commission' },
    ],
  })
})

test('a head that gives an organisation’s short form brings one that is known by it', () => {
  const line = 'European Commission (EC)'
  expect(plan([{ organisation: line }, { name: 'Emma Mikó', organisation: 'EC' }])).toMatchObject({
    actors: [
      { kind: 'person', name: 'Ylva Johansson' },
      { kind: 'organisation', name: 'European Commission', aliases: ['EC'] },
      { kind: 'person', name: 'Emma Mikó' },
    ],
    parties: [{ organisation: 'European Commission' }, { organisation: 'EC' }],
  })
  expect(plan([{ organisation: line }], [johansson, commission])).toMatchObject({
    actors: [],
    parties: [{ organisation: 'European Commission' }],
  })
})

test('letters by which somebody else is known become nobody’s alias, and a line that somebody is called stays whole', () => {
  const [line, known] = ['European Commission (EC)', { ...commission, aliases: [] }]
  expect(plan([{ organisation: line }], [johansson, { ...known, name: 'EC' }])).toMatchObject({
    actors: [{ id: 'new-1', kind: 'organisation', name: 'European Commission' }],
  })
  expect(plan([{ organisation: line }], [johansson, { ...known, name: line }])).toMatchObject({
    actors: [],
    parties: [{ organisation: line }],
  })
})

test('a printed organisation becomes an affiliation for the days the letter may be of', () => {
  expect(
    plan([head], [johansson, commission], [], parseStoredDate('2020-10-02/2020-12-21', 'between')),
  ).toMatchObject({
    affiliations: [
      {
        memberId: 'yj',
        organisationId: 'ec',
        role: 'Head of Unit',
        firstDay: '2020-10-02',
        lastDay: '2020-12-21',
      },
    ],
  })
})

test('what is known already of that day is not said again, through units neither', () => {
  const through = [
    { id: '1', memberId: 'yj', organisationId: 'unit', role: null, firstDay: null, lastDay: null },
    { id: '2', memberId: 'unit', organisationId: 'ec', role: null, firstDay: null, lastDay: null },
  ]
  expect(plan([head], [johansson, commission], through)).toMatchObject({ affiliations: [] })
  expect(
    plan(
      [head],
      [johansson, commission],
      through.map((row) => ({ ...row, lastDay: '2020-01-01' })),
    ),
  ).toMatchObject({ affiliations: [{ memberId: 'yj' }] })
})

test('the day that is looked at is the last on which the letter may have been written', () => {
  const since = [
    {
      id: '1',
      memberId: 'yj',
      organisationId: 'ec',
      role: null,
      firstDay: '2020-12-01',
      lastDay: null,
    },
  ]
  expect(
    plan(
      [head],
      [johansson, commission],
      since,
      parseStoredDate('2020-10-02/2020-12-21', 'between'),
    ),
  ).toMatchObject({ affiliations: [] })
})

test('a unit stands between the person and the organisation', () => {
  const made = plan([{ ...head, unit: 'DG CNECT' }], [johansson, commission])
  expect(made).toMatchObject({
    actors: [{ id: 'new-1', kind: 'unit', name: 'DG CNECT' }],
    affiliations: [
      { memberId: 'new-1', organisationId: 'ec', role: null },
      { memberId: 'yj', organisationId: 'new-1', role: 'Head of Unit' },
    ],
  })
})

test('units of one line are a chain, of those that are known and those that are new', () => {
  const home: Actor = { id: 'home', kind: 'unit', name: 'DG HOME', aliases: ['Home Affairs'] }
  const within = {
    ...{ id: 'a', memberId: 'home', organisationId: 'ec', role: null },
    ...{ firstDay: null, lastDay: null },
  }
  const unit = 'Home Affairs / Directorate D: Internal Security / Unit 4'
  expect(plan([{ ...head, unit }], [johansson, commission, home], [within])).toMatchObject({
    actors: [
      { id: 'new-1', kind: 'unit', name: 'Directorate D: Internal Security' },
      { id: 'new-2', kind: 'unit', name: 'Directorate D: Internal Security · Unit 4' },
    ],
    affiliations: [
      { memberId: 'new-1', organisationId: 'home' },
      { memberId: 'new-2', organisationId: 'new-1' },
      { memberId: 'yj', organisationId: 'new-2', role: 'Head of Unit' },
    ],
  })
})

test('a line that is known as one unit stays one', () => {
  const known: Actor = { id: 'u', kind: 'unit', name: 'DG HOME / Cybercrime', aliases: [] }
  expect(
    plan([{ ...head, unit: 'DG HOME / Cybercrime' }], [johansson, commission, known]),
  ).toMatchObject({
    actors: [],
    affiliations: [
      { memberId: 'u', organisationId: 'ec' },
      { memberId: 'yj', organisationId: 'u' },
    ],
  })
})

test('a unit whose name nobody would tell from another’s is refused, not guessed', () => {
  const units: Actor[] = ['u1', 'u2'].map((id) => ({
    id,
    kind: 'unit',
    name: 'Privacy Policy',
    aliases: [],
  }))
  expect(
    plan([{ ...head, unit: 'Privacy Policy' }], [johansson, commission, ...units]),
  ).toMatchObject({ ok: false, index: 0, reason: expect.stringContaining('u1 or u2') })
})

test('a withheld name is nobody, also where the organisation is printed', () => {
  expect(plan([{ name: '', withheld: true, organisation: 'Microsoft' }])).toMatchObject({
    parties: [{ actorId: null, organisation: 'Microsoft' }],
    actors: [{ kind: 'organisation', name: 'Microsoft' }],
  })
})

test('an organisation that writes as such is the party itself', () => {
  expect(plan([{ name: '', organisation: 'European Commission' }], [commission])).toMatchObject({
    parties: [{ actorId: 'ec' }],
    affiliations: [],
  })
})

test.each([
  ['Prostasia Foundation', 'organisation'],
  ['European Commission', 'organisation'],
  ['Jeremy Malcolm', 'person'],
])('%s, where a name is expected, is taken for a %s', (name, kind) => {
  expect(plan([{ name }])).toMatchObject({ actors: [{ name, kind }] })
})

test('a name that several bear is refused with the ids to choose from', () => {
  const made = plan(
    [{ role: 'recipient', name: 'Ann Able' }, {}],
    [johansson, { ...johansson, id: 'yj2' }],
  )
  expect(made).toEqual({
    ok: false,
    index: 1,
    reason:
      '2 actors are called “Ylva Johansson”. Write the id of the one you mean (it stands in the address of the actor’s page): yj or yj2.',
  })
  expect(plan([{ name: 'yj2' }], [johansson, { ...johansson, id: 'yj2' }])).toMatchObject({
    ok: true,
    parties: [{ actorId: 'yj2' }],
  })
})
