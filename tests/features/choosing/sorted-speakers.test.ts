import { expect, test } from 'vitest'
import { readSortedSpeakers } from '#app/features/choosing/sorted-speakers.ts'
import type { StripSort } from '#app/domain/strips/strip-order.ts'
import { aParty, aPassage, keep, theDossier, topicId } from '#tests/support/letters.ts'
import { openTestStore } from '#tests/support/store.ts'

test('those who spoke come by name or in an order of strips, whoever the address chooses', async () => {
  await using store = await openTestStore()
  const speak = (name: string, dated: string, level: -2 | 1) =>
    keep(store, {
      form: { parties: [aParty({ name })], dated },
      positions: [aPassage({ level })],
      text: `We support it without reservation.\n\n${dated}`,
    })
  await speak('Ben', '2021-01-01', 1)
  await speak('Ana', '2021-02-01', 1)
  await speak('Cleo', '2021-03-01', -2)
  const namesBy = async (sort: StripSort) => {
    const params = new URLSearchParams({
      topic: await topicId(store),
      who: 'kind:unit',
      actor: 'x',
    })
    const dossier = await theDossier(store)
    const found = await readSortedSpeakers(store.visibleTo('owner'), dossier, params, sort)
    expect(found.errors).toEqual({})
    return found.actors.map(({ name }) => name)
  }
  expect(await namesBy('name')).toEqual(['Ana', 'Ben', 'Cleo'])
  expect(await namesBy('heard')).toEqual(['Cleo', 'Ana', 'Ben'])
  expect(await namesBy('silent')).toEqual(['Ben', 'Ana', 'Cleo'])
  expect(await namesBy('opposed')).toEqual(['Cleo', 'Ana', 'Ben'])
})
