import fc from 'fast-check'
import { expect, test } from 'vitest'
import { computeStance } from '#app/domain/stance.ts'
import { attributed, countedRows, inOrder } from '#tests/support/attributed.ts'
import {
  actorId,
  aForm,
  aParty,
  aPassage,
  aText,
  dossierOf,
  keep,
  somebody,
  topicId,
} from '#tests/support/letters.ts'
import { openSeededStore, openTestStore, type TestStore } from '#tests/support/store.ts'
import { worlds } from '#tests/support/worlds.ts'

const organisation = (id: string, kind: 'organisation' | 'unit' = 'organisation') => ({
  id,
  kind,
  name: id,
})
const belongs = (
  memberId: string,
  organisationId: string,
  firstDay: string | null = null,
  lastDay: string | null = null,
) => ({ memberId, organisationId, role: null, firstDay, lastDay })

/** For whom the passages of a letter of that day count, by name. */
async function whose(store: TestStore, dated = '2020-10-29', basis = ''): Promise<string[]> {
  const { positionIds } = await keep(store, {
    form: { dated, basis },
    text: `A letter of ${dated}. We support it without reservation.`,
    positions: [aPassage()],
  })
  return (
    await store.rows<{ name: string }>(
      'select a.name from evidence e join actors a on a.id = e.actor_id where e.position_id = ? order by a.name',
      positionIds[0]!,
    )
  ).map(({ name }) => name)
}

async function commissionOf(
  store: TestStore,
  ...days: [string | null, string | null]
): Promise<void> {
  await keep(store)
  await store.actors.record(
    [organisation('commission')],
    [belongs(await actorId(store), 'commission', ...days)],
    somebody,
  )
}

test.each([
  ['before the first day', '2019-11-30', ['Ylva Johansson']],
  ['on the first day', '2019-12-01', ['Ylva Johansson', 'commission']],
  ['on the last day', '2024-11-30', ['Ylva Johansson', 'commission']],
  ['after the last day', '2024-12-01', ['Ylva Johansson']],
])(
  'an organisation counts what its people said while they belonged to it: %s',
  async (_when, on, names) => {
    await using store = await openTestStore()
    await commissionOf(store, '2019-12-01', '2024-11-30')
    expect(await whose(store, on)).toEqual(names)
  },
)

test('the day that counts is the last on which the letter may have been written', async () => {
  await using store = await openTestStore()
  await commissionOf(store, null, '2020-12-20')
  expect(await whose(store, '2020-10-02/2020-12-21', 'between two others')).toEqual([
    'Ylva Johansson',
  ])
})

test('what somebody in a unit says counts for the unit and the organisation above it, even where these go in a circle', async () => {
  await using store = await openTestStore()
  await keep(store)
  await store.actors.record(
    [organisation('commission'), organisation('unit', 'unit')],
    [
      belongs(await actorId(store), 'unit'),
      belongs('unit', 'commission'),
      belongs('commission', 'unit'),
    ],
    somebody,
  )
  expect(await whose(store)).toEqual(['Ylva Johansson', 'commission', 'unit'])
})

test('a joint letter’s passage counts once for the organisation of both who signed it, and an organisation’s own not for its people', async () => {
  await using store = await openTestStore()
  const { positionIds } = await keep(store, {
    form: { parties: [aParty(), aParty({ name: 'Jakub Boratyński' })] },
    positions: [aPassage({ holders: ['Ylva Johansson', 'Jakub Boratyński'] })],
  })
  await store.actors.record(
    [organisation('commission')],
    [
      belongs(await actorId(store), 'commission'),
      belongs(await actorId(store, 'Jakub Boratyński'), 'commission'),
    ],
    somebody,
  )
  expect(
    (await countedRows(store)).filter(({ actorId: id }) => id === 'commission').map(({ id }) => id),
  ).toEqual(positionIds)
})

test('two people’s passages of one level in one letter are one piece of evidence for their organisation', async () => {
  await using store = await openTestStore()
  await keep(store, {
    form: { parties: [aParty(), aParty({ name: 'Jakub Boratyński' })] },
    positions: [
      aPassage({ holders: ['Ylva Johansson'] }),
      aPassage({ holders: ['Jakub Boratyński'] }),
    ],
  })
  await store.actors.record(
    [organisation('commission')],
    [
      belongs(await actorId(store), 'commission'),
      belongs(await actorId(store, 'Jakub Boratyński'), 'commission'),
    ],
    somebody,
  )
  const said = (await store.evidence.ofActors(['commission']))('commission', await topicId(store))
  expect([said.length, computeStance(said, '2020-12-31').evidence.length]).toEqual([2, 1])
})

test('evidence comes with what a stance needs, and nothing for those of whom nothing is known', async () => {
  await using store = await openSeededStore()
  const [commission, encryption] = [
    await actorId(store, 'European Commission'),
    await topicId(store),
  ]
  const said = await store.evidence.ofActors([commission, 'nobody'])
  expect(said(commission, encryption)).toMatchObject([
    {
      lastDay: '2020-10-29',
      firstDay: '2020-10-29',
      edtf: '2020-10-29',
      level: -1,
      absence: null,
      conditional: false,
      reported: false,
      status: 'approved',
    },
    {
      lastDay: '2020-12-21',
      firstDay: '2020-10-02',
      edtf: '2020-10-02/2020-12-21',
      level: 0,
      conditional: true,
    },
  ])
  expect([said('nobody', encryption), said(commission, 'nothing')]).toEqual([[], []])
})

test('what was read is given again until it changes: withdrawn, restored, said differently, dated anew', async () => {
  await using store = await openTestStore()
  const { id, positionIds } = await keep(store, { positions: [aPassage()] })
  await keep(store, {
    form: { parties: [aParty({ name: 'Somebody Else' })] },
    text: 'Another. We support it without reservation.',
    positions: [aPassage()],
  })
  const [johansson, other, encryption] = [
    await actorId(store),
    await actorId(store, 'Somebody Else'),
    await topicId(store),
  ]
  const read = async (actor = johansson) =>
    (await store.evidence.ofActors([actor]))(actor, encryption)
  const [first, others] = [await read(), await read(other)]
  expect(await read()).toBe(first)
  await store.positions.setStatus(positionIds[0]!, 1, 'withdrawn', somebody)
  expect(await read()).toEqual([])
  await store.positions.setStatus(positionIds[0]!, 2, 'approved', somebody)
  expect(await read()).toEqual(first)
  const before = (await store.positions.byId(positionIds[0]!))!
  await store.positions.change(
    before,
    3,
    { coding: { ...before, level: -2 }, quote: before.quote, paragraph: before.paragraph },
    somebody,
  )
  expect(await read()).toMatchObject([{ level: -2 }])
  const whole = (await store.letters.byId(id))!
  const form = aForm({ dated: '2021-05', basis: 'the stamp' })
  await store.letters.correct(
    whole,
    1,
    {
      form,
      parties: whole.parties.map(
        ({ role, actorId: actor, capacity, organisation: house, unit }) => ({
          role,
          actorId: actor,
          capacity,
          organisation: house,
          unit,
        }),
      ),
      actors: [],
      affiliations: [],
    },
    somebody,
  )
  expect(await read()).toMatchObject([
    { firstDay: '2021-05-01', lastDay: '2021-05-31', edtf: '2021-05' },
  ])
  expect(await read(other)).toBe(others)
})

const months = fc
  .integer({ min: 1, max: 12 })
  .map((month) => `2020-${String(month).padStart(2, '0')}`)
const someone = fc.constantFrom('Ada', 'Bo', 'Cy')
const house = fc.constantFrom('house', 'unit', 'roof')
const stay = fc
  .record({
    member: fc.oneof(someone, house),
    organisation: house,
    from: fc.option(months),
    to: fc.option(months),
  })
  .filter(({ member, organisation: at, from, to }) => member !== at && (!from || !to || from <= to))
const letter = fc.record({
  month: months,
  authors: fc.uniqueArray(someone, { minLength: 1 }),
  level: fc.constantFrom(-2, 0, 1),
  withdrawn: fc.boolean(),
})
const deed = fc.oneof(
  stay.map((one) => ({ stay: one })),
  letter.map((one) => ({ letter: one })),
)

test.each([
  ['an office', 'organisation', 'Office of the Ombudsman', true],
  ['an association', 'organisation', 'Counterparty Group', true],
  ['a party', 'organisation', 'The Green Party', false],
  ['a party abroad', 'organisation', 'Partido Popular', false],
  ['a parliamentary group', 'organisation', 'SPD-Bundestagsfraktion', false],
  ['a unit', 'unit', 'Party Bureau', true],
] as const)('whether %s counts what its members say', async (_what, kind, name, counts) => {
  await using store = await openTestStore()
  await keep(store)
  await store.actors.record(
    [{ id: 'house', kind, name }],
    [belongs(await actorId(store), 'house')],
    somebody,
  )
  expect((await whose(store)).includes(name)).toBe(counts)
})

test('where an affiliation says itself whether it counts, the organisation’s name does not matter', async () => {
  await using store = await openTestStore()
  await keep(store)
  await store.actors.record(
    [{ id: 'party', kind: 'organisation', name: 'The Green Party' }, organisation('office')],
    [
      { ...belongs(await actorId(store), 'party'), counts: true },
      { ...belongs(await actorId(store), 'office'), counts: false },
    ],
    somebody,
  )
  expect(await whose(store)).toEqual(['The Green Party', 'Ylva Johansson'])
})

test('a letter of no certain day counts from the day on which it arrived, also for whom', async () => {
  await using store = await openTestStore()
  await commissionOf(store, null, '2020-11-30')
  await keep(store, {
    form: { dated: '2020', basis: 'the year stands in it' },
    text: 'Another. We support it without reservation.',
    positions: [aPassage()],
    receivedDay: '2020-11-15',
  })
  const said = (await store.evidence.ofActors(['commission']))('commission', await topicId(store))
  expect(said).toMatchObject([
    { arrivedDay: '2020-11-15', lastDay: '2020-12-31', belongingUncertain: false },
  ])
})

test('where a letter may be of a day on which its author did not belong, that is said', async () => {
  await using store = await openTestStore()
  await commissionOf(store, '2020-11-01', null)
  await keep(store, {
    form: { dated: '2020-10-02/2020-12-21', basis: 'between two others' },
    text: 'Another. We support it without reservation.',
    positions: [aPassage()],
  })
  const encryption = await topicId(store)
  const evidenceOf = await store.evidence.ofActors(['commission', await actorId(store)])
  expect(evidenceOf('commission', encryption)).toMatchObject([{ belongingUncertain: true }])
  expect(evidenceOf(await actorId(store), encryption)).toMatchObject([
    { belongingUncertain: false },
  ])
})

test('evidence comes in the order in which it was stored, with who coded it, where, and who says it', async () => {
  await using store = await openTestStore()
  const ana = (await store.users.record(
    { email: 'ana@example.org', name: 'Ana Kovač', role: 'coder', passwordHash: null },
    somebody,
  ))!
  const both = ['Ylva Johansson', 'Jakub Boratyński']
  await keep(store, {
    form: { dated: '2021-10-29', parties: both.map((name) => aParty({ name })) },
    positions: [aPassage({ holders: both })],
    doer: { userId: ana.id, via: 'screen' },
  })
  const [johansson, boratynski] = [await actorId(store), await actorId(store, both[1])]
  await store.actors.record(
    [organisation('commission')],
    [belongs(johansson, 'commission'), belongs(boratynski, 'commission')],
    somebody,
  )
  await keep(store, {
    text: 'An older one. We support it without reservation.',
    positions: [aPassage()],
  })
  const encryption = await topicId(store)
  const evidenceOf = await store.evidence.ofActors(['commission', johansson])
  const place = aText.indexOf('We support')
  expect(evidenceOf('commission', encryption)).toMatchObject([
    {
      lastDay: '2021-10-29',
      coder: ana.id,
      start: place,
      end: place + 'We support it without reservation.'.length,
      speakerIds: [johansson, boratynski].sort(),
      joint: true,
    },
    { lastDay: '2020-10-29', coder: '', speakerIds: [johansson], joint: false },
  ])
  expect(evidenceOf(johansson, encryption)).toMatchObject([
    { speakerIds: [johansson], joint: true },
    { speakerIds: [johansson], joint: false },
  ])
})

test('in whatever order letters and affiliations come in, the evidence is what rule 8 says', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(deed, { maxLength: 12 }), async (deeds) => {
      await using store = await openTestStore()
      await dossierOf(store)
      await store.actors.record(
        [
          ...['Ada', 'Bo', 'Cy'].map((id) => ({ id, kind: 'person' as const, name: id })),
          organisation('house'),
          organisation('unit', 'unit'),
          organisation('roof'),
        ],
        [],
        somebody,
      )
      for (const [index, one] of deeds.entries()) {
        if ('stay' in one)
          await store.actors.record(
            [],
            [
              belongs(
                one.stay.member,
                one.stay.organisation,
                one.stay.from && `${one.stay.from}-10`,
                one.stay.to && `${one.stay.to}-20`,
              ),
            ],
            somebody,
          )
        else {
          const { month, authors, level, withdrawn } = one.letter
          const { positionIds } = await keep(store, {
            form: { dated: `${month}-15`, parties: authors.map((name) => aParty({ name })) },
            text: `Letter ${index}. We support it without reservation.`,
            positions: [aPassage({ holders: authors, level: level as 1 })],
          })
          if (withdrawn) await store.positions.setStatus(positionIds[0]!, 1, 'withdrawn', somebody)
        }
      }
      expect(await countedRows(store)).toEqual(
        inOrder(
          attributed(
            await store.positions.find({}),
            (await store.actors.forPlanning()).affiliations,
          ),
        ),
      )
    }),
    worlds(60),
  )
})
