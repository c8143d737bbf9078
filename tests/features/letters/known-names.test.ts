import { expect, test } from 'vitest'
import { findKnownNames } from '#app/features/letters/known-names.ts'
import { aParty, fields, keep } from '#tests/support/letters.ts'
import { openTestStore } from '#tests/support/store.ts'

test('those are found who share a word with a name, also in another script, and all below a printed house', async () => {
  await using store = await openTestStore()
  const unit = { name: 'Georgi Petrov', organisation: 'European Commission', unit: 'DG HOME' }
  await keep(store, { form: { parties: [aParty(unit), aParty({ name: 'Emma Lind' })] } })
  const namesFor = async (party: Partial<ReturnType<typeof aParty>>) => {
    const head = fields({ parties: [aParty({ name: '', ...party })] })
    const { actors } = await findKnownNames(store.visibleTo('owner'), head, [{ fields: head }])
    return actors.map(({ name }) => name).sort()
  }
  expect(await namesFor({ name: 'Георги Петров' })).toEqual(
    expect.arrayContaining(['Georgi Petrov']),
  )
  expect(await namesFor({ organisation: 'European Commission' })).toEqual(
    expect.arrayContaining(['DG HOME', 'European Commission']),
  )
  expect(await namesFor({ organisation: 'European Commission' })).not.toContain('Emma Lind')
  expect(await namesFor({ name: 'Nobody Known' })).toEqual([])
})
