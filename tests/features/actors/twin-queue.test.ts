import { expect, test } from 'vitest'
import { loadTwinQueue } from '#app/features/actors/twin-queue.ts'
import { aParty, keep, somebody } from '#tests/support/letters.ts'
import { addUser } from '#tests/support/request-context.ts'
import { openCountedStore } from '#tests/support/statement-counter.ts'
import { openTestStore, seededImage } from '#tests/support/store.ts'

test('each pair says why, what speaks against it, what rests on either side, and which remains', async () => {
  await using store = await openTestStore()
  const office = { organisation: 'European Commission', capacity: 'Commissioner' }
  await keep(store, { form: { parties: [aParty(office)] } })
  await keep(store, { text: 'Another.', form: { dated: '2021-03-01', parties: [aParty(office)] } })
  await keep(store, {
    text: 'A third.',
    form: { parties: [aParty({ name: 'Y. Johansson', ...office })] },
  })
  await store.renewTwins(() => Promise.resolve())
  const visible = store.visibleTo('owner')
  const { pairs, total, likely } = await loadTwinQueue(visible, 1)
  expect([total, likely]).toEqual([1, 1])
  const [{ sides, remains, ...pair }] = pairs as [(typeof pairs)[number]]
  expect(pair).toMatchObject({ likely: true, doubts: [], later: null })
  expect(pair.reasons).toHaveLength(2)
  expect(pair.reasons[0]).toMatch(/^“.+” and “.+”: the same family name, and a letter that fits$/)
  expect(pair.reasons[1]).toBe('Both are “Commissioner” of European Commission at the same time')
  const [ylva, short] = [...sides].sort((a, b) => b.name.length - a.name.length)
  expect(ylva).toMatchObject({
    name: 'Ylva Johansson',
    rests: '2 letters, 0 positions and 2 affiliations',
    since: '29 Oct 2020 to 1 Mar 2021',
    offices: ['Commissioner, European Commission'],
  })
  expect(short).toMatchObject({ rests: '1 letter, 0 positions and 1 affiliation' })
  expect(remains).toBe(ylva!.id)
})

test('a pair of which one stands in a letter for others alone is in no page and no count', async () => {
  await using store = await openTestStore()
  const coder = await addUser(store, 'coder')
  await keep(store, {})
  await keep(store, {
    text: 'A secret.',
    audience: { visibility: 'named', readerIds: [] },
    form: { parties: [aParty({ name: 'Johansson, Ylva' })] },
  })
  await store.renewTwins(() => Promise.resolve())
  const [all, hers] = [store.visibleTo('owner'), store.visibleTo(coder)]
  expect(await loadTwinQueue(all, 1)).toMatchObject({ total: 1, likely: 1 })
  expect(await loadTwinQueue(hers, 1)).toMatchObject({ total: 0, pairs: [], answers: [] })
})

test('what was put off comes last', async () => {
  await using store = await openTestStore()
  const names = ['Ylva Johansson', 'Johansson, Ylva', 'Jakub Boratyński', 'Boratyński, Jakub']
  await store.actors.record(
    names.map((name) => ({ id: name, kind: 'person' as const, name })),
    [],
    somebody,
  )
  await store.renewTwins(() => Promise.resolve())
  const visible = store.visibleTo('owner')
  const order = async () => (await loadTwinQueue(visible, 1)).pairs.map(({ key }) => key)
  const [first, second] = await order()
  const [oneId, otherId] = (await visible.twins.candidates())
    .map((pair) => [pair.firstId, pair.secondId])
    .find((pair) => pair.join(' ') === first)!
  await visible.twins.record({ oneId: oneId!, otherId: otherId!, kind: 'later' }, somebody)
  expect(await order()).toEqual([second, first])
})

test('a page reads of actors what it shows, and of every further pair one row that names nobody', async () => {
  const { store, count } = openCountedStore(await seededImage())
  await using _ = store
  const visible = store.visibleTo('owner')
  const rowsWith = async (pairs: number) => {
    const names = Array.from({ length: pairs }, (_, at) => `Ylva ${spell(at + pairs)}son`)
    await store.actors.record(
      names.flatMap((name) =>
        [name, name.split(' ').reverse().join(', ')].map((each) => ({
          ...{ id: each, kind: 'person' as const, name: each },
        })),
      ),
      [],
      somebody,
    )
    await store.renewTwins(() => Promise.resolve())
    const { result, actorRows } = await count(() => loadTwinQueue(visible, 1))
    expect(result.pairs).toHaveLength(20)
    return { total: result.total, actorRows }
  }
  const [few, many] = [await rowsWith(30), await rowsWith(90)]
  expect(many.total).toBeGreaterThanOrEqual(few.total + 90)
  expect(many.actorRows - few.actorRows).toBe(many.total - few.total)
})

/** A number as syllables, so that no two names are near one another. */
const spell = (number: number): string =>
  ['Bo', 'De', 'Fi', 'Ga', 'Hu', 'Ka', 'Lo', 'Me', 'Ni', 'Pu'][Math.floor(number / 10) % 10]! +
  ['rax', 'tip', 'vom', 'zel', 'kuf', 'gast', 'dring', 'plom', 'squi', 'wurb'][number % 10]! +
  'x'.repeat(Math.floor(number / 100))

test('what is not listed is said, with how many there are or the way to all', async () => {
  await using store = await openTestStore()
  for (const number of [1, 2, 3])
    await keep(store, {
      text: `Letter ${number} of two people.`,
      form: {
        title: `Letter ${number}`,
        dated: `2021-01-0${number}`,
        parties: [aParty({ name: 'Ylva Johansson' }), aParty({ name: 'Y. Johansson' })],
      },
    })
  const names = Array.from({ length: 32 }, (_, at) => ({
    ...{ id: `house ${at}`, kind: 'organisation' as const, name: `House ${at}` },
  }))
  await store.actors.record(names, [], somebody)
  await store.renewTwins(() => Promise.resolve())
  const visible = store.visibleTo('owner')
  for (const { id } of names.slice(1))
    await visible.twins.record({ oneId: 'house 0', otherId: id, kind: 'different' }, somebody)
  const { pairs, ...shown } = await loadTwinQueue(visible, 1)
  expect(pairs.flatMap(({ doubts }) => doubts)).toEqual([
    '3 letters name both, the newest: “Letter 3” and “Letter 2”',
  ])
  expect([shown.answers.length, shown.moreAnswers]).toEqual([30, true])
  const all = await loadTwinQueue(visible, 1, { allAnswers: true })
  expect([all.answers.length, all.moreAnswers]).toEqual([31, false])
})
