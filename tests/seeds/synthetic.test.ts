import { expect, test } from 'vitest'
import { dayNumber } from '#app/domain/days.ts'
import { letterSchema } from '#app/domain/letter-form.ts'
import { isQuoteInPlace, countWords } from '#app/domain/text/quotes.ts'
import { openStore } from '#db/index.ts'
import { firstDay, lastDay } from '#seeds/synthetic/people.ts'
import { loadSyntheticCorpus, makeSyntheticCorpus } from '#seeds/synthetic/corpus.ts'
import { searchFor } from '#tests/support/searching.ts'

const lettersOf = (size: number, seed: number) => [...makeSyntheticCorpus(size, seed).letters]

test('the same seed makes the same corpus, another one another', () => {
  const made = makeSyntheticCorpus(30, 7)
  expect([...made.letters]).toEqual([...makeSyntheticCorpus(30, 7).letters])
  expect([...made.letters]).toEqual([...made.letters])
  expect(made.people).toEqual(makeSyntheticCorpus(30, 7).people)
  expect(lettersOf(30, 8).map(({ text }) => text)).not.toEqual(
    [...made.letters].map(({ text }) => text),
  )
})

test('each letter has the length of a letter, five positions, and every quote and condition in its place', () => {
  for (const { text, positions, form } of lettersOf(300, 1)) {
    expect(positions).toHaveLength(5)
    for (const { quote, statement, paragraph, holderIds } of positions) {
      expect(isQuoteInPlace(text, quote), quote.exact).toBe(true)
      expect(quote.exact).toBe(statement.words)
      expect(paragraph).not.toBeNull()
      expect(holderIds.length).toBeGreaterThan(0)
      if (statement.condition) expect(quote.exact).toContain(statement.condition)
    }
    expect(countWords(text)).toBeGreaterThanOrEqual(350)
    expect(countWords(text)).toBeLessThanOrEqual(760)
    expect(form.parties.some(({ role }) => role === 'author')).toBe(true)
  }
})

test('the dates lie within ten years, and one of ten is no day and says why', () => {
  const dates = lettersOf(1000, 1).map(({ form }) => form.dated)
  expect(dayNumber(firstDay) + 3652 >= dayNumber(lastDay)).toBe(true)
  for (const { first, last } of dates)
    expect(first >= firstDay && first <= last && last <= lastDay, `${first}/${last}`).toBe(true)
  const vague = dates.filter(({ first, last }) => first !== last)
  expect(vague.length / dates.length).toBeGreaterThan(0.07)
  expect(vague.length / dates.length).toBeLessThan(0.13)
  expect(vague.every(({ basis }) => basis)).toBe(true)
})

test('silence, hearsay, conditions and joint letters come about as often as they should', () => {
  const letters = lettersOf(1000, 1)
  const stated = letters.flatMap(({ positions }) => positions)
  const share = (told: (position: (typeof stated)[number]) => boolean) =>
    stated.filter(told).length / stated.length
  expect(share(({ statement }) => statement.absence !== null)).toBeCloseTo(0.08, 1)
  expect(Math.abs(share(({ statement }) => statement.reported) - 0.03)).toBeLessThan(0.01)
  expect(share(({ statement }) => statement.condition !== null)).toBeGreaterThan(0.05)
  expect(Math.abs(share(({ holderIds }) => holderIds.length > 1) - 0.05)).toBeLessThan(0.02)
  expect(new Set(stated.map(({ statement }) => statement.level)).size).toBe(6)
})

test('people have scripts, accents and long names; none bears the name of another', () => {
  const { actors, persons, organisations } = makeSyntheticCorpus(10_000, 1).people
  const names = actors.map(({ name }) => name)
  expect(new Set(names).size).toBe(names.length)
  expect([persons.length, organisations.length]).toEqual([250, 67])
  for (const script of [/\p{Script=Greek}/u, /\p{Script=Cyrillic}/u, /[łøžü]/])
    expect(names.some((name) => script.test(name))).toBe(true)
  expect(Math.max(...persons.map(({ actor }) => [...actor.name].length))).toBe(80)
})

test('a form as a person would send it says the same', () => {
  for (const { form } of lettersOf(60, 1)) {
    const { dated, ...said } = form
    const written = {
      ...said,
      dated: dated.edtf,
      basis: said.basis ?? '',
      reference: said.reference ?? '',
      language: said.language ?? '',
      datedKind: said.datedKind ?? '',
      dates: {},
      answersLetterId: said.answersLetterId ?? '',
      translatesLetterId: said.translatesLetterId ?? '',
      parties: said.parties.map((party) => ({
        ...party,
        name: party.name ?? '',
        capacity: party.capacity ?? '',
        organisation: party.organisation ?? '',
        unit: party.unit ?? '',
      })),
    }
    expect(letterSchema.safeParse(written).error?.issues).toBeUndefined()
  }
})

test('a store takes a corpus whole, and every text, file and quote in it is sound', async () => {
  await using store = await openStore(':memory:')
  const told: number[] = []
  const dossierId = await loadSyntheticCorpus(store, makeSyntheticCorpus(60, 1), {
    batch: 25,
    onProgress: (stored) => told.push(stored),
  })
  expect(told).toEqual([25, 50, 60])
  expect(await store.verify()).toMatchObject({ texts: 60, files: 60, quotes: 300, unsound: [] })
  expect((await store.letters.counts(dossierId)).letters).toBe(60)
  const found = await searchFor(store, 'encryption', 10)
  expect(found.total).toBeGreaterThan(30)
})
