import { expect, test } from 'vitest'
import { readSelection, toSummaryQuery } from '#app/features/analysis/selection.ts'
import { describeSelection } from '#app/features/analysis/shown-selection.ts'
import {
  actorId,
  aParty,
  aPassage,
  aText,
  keep,
  somebody,
  theDossier,
} from '#tests/support/letters.ts'
import { addUser } from '#tests/support/request-context.ts'
import { openSeededStore, type TestStore } from '#tests/support/store.ts'

async function select(store: TestStore, query: string, visible = store.visibleTo('owner')) {
  const params = new URLSearchParams(query)
  const dossier = await theDossier(store)
  return (await readSelection(visible, dossier, params, { purpose: 'rows' })).selection
}

const namesOf = (rows: readonly { name: string }[]) => rows.map(({ name }) => name)

test('rules choose among all who spoke, and their words lead to the same again', async () => {
  await using store = await openSeededStore()
  await keep(store, {
    form: { parties: [aParty({ name: 'Lena Late' })], dated: '2021-03-01' },
    positions: [aPassage()],
  })
  // She spoke in 2019; what is reported about her later is not what she said.
  for (const [dated, reported] of [
    ['2019-04-01', false],
    ['2021-02-01', true],
  ] as const)
    await keep(store, {
      form: { parties: [aParty({ name: 'Rita Reported' })], dated },
      positions: [aPassage({ reported })],
      text: `${aText}\n\n${dated}`,
    })
  const selection = await select(store, 'who=kind:person&who=since:2021')
  expect(namesOf(selection.actors)).toEqual(['Lena Late'])
  expect(selection.who.rule).toBe('all persons who spoke since 2021')
  expect(namesOf((await select(store, toSummaryQuery(selection))).actors)).toEqual(['Lena Late'])
  const before = await select(store, 'who=since:2021&asOf=2020-12-31')
  expect(before.actors).toEqual([])
})

test('what an attribute is counts as it was on the as-of day', async () => {
  await using store = await openSeededStore()
  const fact = {
    ...{ kind: 'attribute' as const, attribute: 'country', value: 'Sweden', successorId: null },
    ...{ firstDay: '2020-11-01', fromEdtf: '2020-11-01', lastDay: null, toEdtf: null },
    ...{ letterId: null, source: 'https://x.test' },
  }
  await store.actors.saveFacts(await actorId(store), { added: [fact] }, somebody)
  const swedes = async (day: string) =>
    namesOf((await select(store, `who=is:country%3DSweden&asOf=${day}`)).actors)
  expect(await swedes('2020-12-01')).toEqual(['Ylva Johansson'])
  expect(await swedes('2020-10-31')).toEqual([])
})

test('a rule that is none is named, and those who were asked for by name are shown beside a rule', async () => {
  await using store = await openSeededStore()
  const selection = await select(store, `who=loud&who=kind:unit&actor=${await actorId(store)}`)
  expect(selection.errors.who).toMatch(/^“loud” in this address is no rule for who is shown\./)
  expect(namesOf(selection.actors)).toContain('DG CNECT')
  expect(namesOf(describeSelection(selection).chosen)).toEqual(['Ylva Johansson'])
})

test('whom a reader may not see is neither shown by a rule nor counted', async () => {
  await using store = await openSeededStore()
  const [ana, ben] = [await addUser(store), await addUser(store, 'editor', 'Ben Okafor')]
  await keep(store, {
    form: { parties: [aParty({ name: 'Zoe Hidden' })] },
    positions: [aPassage()],
    audience: { visibility: 'named', readerIds: [ana.id] },
  })
  const seen = async (user: typeof ana) => {
    const { actors, who } = await select(store, 'who=kind:person', store.visibleTo(user))
    return [namesOf(actors).includes('Zoe Hidden'), who.of]
  }
  expect(await seen(ana)).toEqual([true, 8])
  expect(await seen(ben)).toEqual([false, 7])
})

test('of more rules than count it is said how many do, and one that is there twice is one', async () => {
  await using store = await openSeededStore()
  const years = (many: number) => Array.from({ length: many }, (_, at) => `who=since:${1900 + at}`)
  const twice = await select(store, [...years(20), ...years(20)].join('&'))
  expect(twice.errors).toEqual({})
  const many = await select(store, [...years(20), 'who=kind:unit'].join('&'))
  expect(many.errors.who).toBe('This address has 21 rules, and the first 20 count. Leave some out.')
  expect(many.actors).toHaveLength(7)
})
