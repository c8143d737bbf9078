import fc from 'fast-check'
import { expect, test } from 'vitest'
import { toActorForm } from '#app/domain/actors.ts'
import { bringAndTakeIn, bringList, differencesOf, outcomesOf } from '#tests/support/lists.ts'
import { openTestStore } from '#tests/support/store.ts'
import { worlds } from '#tests/support/worlds.ts'

const byHand = { userId: null, via: 'screen' as const }
const headings = [
  ...['Name', 'Kind', 'Other spellings', 'Note', 'Belongs to', 'Role', 'From', 'To'],
  ...['Country', 'Sector', 'Other attributes'],
]
const houses = ['Acme Institute', 'Βουλή', 'مجلس', 'Унит 4']

/** Houses, and people with up to two places there whose days do not meet. */
const aList = fc
  .array(
    fc.record({
      spelling: fc.boolean(),
      note: fc.constantFrom('', 'Speaks Greek.', '=1+1', 'two; parts'),
      places: fc.uniqueArray(fc.nat({ max: 3 }), { maxLength: 2 }),
      role: fc.constantFrom('', 'Head', 'Член'),
      from: fc.constantFrom('', '2019', '2019-12-01', '2020-04/2020-06'),
      to: fc.constantFrom('', '2024', '2023-02'),
      country: fc.constantFrom(
        '',
        'Sweden',
        'Ελλάδα (from 2019-12)',
        'S (until 2019); E (from 2020)',
      ),
      sector: fc.constantFrom('', 'Press', 'Press; "Radio; TV"', 'a (b) c'),
      other: fc.constantFrom('', 'remit: Health', '"a:b": c: d (from 2019 until 2020/2021)'),
    }),
    { minLength: 1, maxLength: 8 },
  )
  .map((people) => [
    ...houses.map((name) => [name, 'organisation', ...Array<string>(9).fill('')]),
    ...people.flatMap(({ spelling, note, places, role, from, to, ...said }, at) => {
      const name = `Ana ${['Kovač', 'Øst', 'Иванова', 'خالد'][at % 4]} ${at}`
      const own = [name, 'person', spelling ? `A. ${at}; The ${at}th` : '', note]
      return [...(places.length ? places : [null])].map((place) => [
        ...own,
        ...(place === null ? ['', '', '', ''] : [houses[place]!, role, from, to]),
        ...[said.country, said.sector, said.other],
      ])
    }),
  ])

const states = async (store: Parameters<typeof outcomesOf>[0], id: string) =>
  new Set((await outcomesOf(store, id)).map((one) => one.split(' ')[1]!))

test('a list that comes again changes nothing, in any order and under any spelling that is known', async () => {
  await fc.assert(
    fc.asyncProperty(aList, fc.infiniteStream(fc.nat()), async (rows, chance) => {
      await using store = await openTestStore()
      await bringAndTakeIn(store, { kind: 'actors', rows: [headings, ...rows] })
      const shuffled = rows
        .map((cells) => {
          const spelling = cells[2]!.split('; ')[0]
          const name = spelling && chance.next().value! % 2 ? spelling : cells[0]!
          return { order: chance.next().value!, cells: [name, ...cells.slice(1)] }
        })
        .sort((one, other) => one.order - other.order)
        .map(({ cells }) => cells)
      const again = await bringList(store, { kind: 'actors', rows: [headings, ...shuffled] })
      expect(await states(store, again)).toEqual(new Set(['same']))
    }),
    worlds(25),
  )
})

test('after one field was corrected on a page, the same list would change exactly that', async () => {
  await fc.assert(
    fc.asyncProperty(
      aList,
      fc.nat(),
      fc.constantFrom('note', 'kind', 'to'),
      async (rows, at, field) => {
        await using store = await openTestStore()
        await bringAndTakeIn(store, { kind: 'actors', rows: [headings, ...rows] })
        const people = rows.filter((cells) => cells[1] === 'person')
        const cells = people[at % people.length]!
        const [actor] = await store.actors.byName(cells[0]!)
        const record = (await store.actors.recordOf(actor!.id))!
        const [place] = (await store.actors.affiliationRecords(actor!.id)).filter(
          ({ organisation }) => organisation === cells[4],
        )
        if (field === 'to' && place) {
          const after = { ...place, lastDay: '2025-12-31', toEdtf: '2025' }
          const changed = [{ before: place, after }]
          await store.actors.saveAffiliations(actor!.id, { changed }, byHand)
        } else
          await store.actors.correct(
            record,
            {
              ...toActorForm(record),
              ...(field === 'kind' ? { kind: 'unit' } : { note: 'Corrected.' }),
            },
            byHand,
          )
        const again = await bringList(store, { kind: 'actors', rows: [headings, ...rows] })
        const expected =
          field === 'kind'
            ? [/Kind: unit → person/]
            : field === 'to' && place
              ? cells[7]
                ? [new RegExp(`${cells[4]}: to: 2025 → ${cells[7]}$`)]
                : []
              : cells[3]
                ? [/Note: Corrected\. → /]
                : []
        const found = await differencesOf(store, again)
        expect(found).toHaveLength(expected.length)
        for (const [index, one] of expected.entries()) expect(found[index]).toMatch(one)
      },
    ),
    worlds(25),
  )
})
