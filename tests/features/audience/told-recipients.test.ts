import { expect, test } from 'vitest'
import {
  readRecipientKeys,
  readRecipientKinds,
  readRecipients,
} from '#app/features/audience/told-recipients.ts'
import { openTestStore, type TestStore } from '#tests/support/store.ts'
import { settle, tell } from '#tests/support/told-letters.ts'
import { aParty, keep } from '#tests/support/letters.ts'

const byCountry = {
  grouping: { by: 'attribute' as const, attribute: 'country' },
  asOf: '2021-06-01',
}

const keysOf = async (store: TestStore, id: string, asked: typeof byCountry) =>
  (await readRecipientKeys(store.visibleTo('owner'), [id], asked))(id)

test('of more letters than are read in one go everybody is found', async () => {
  await using store = await openTestStore()
  const { id } = await tell(store, '2020-10-29', { to: ['Ann Reader'] })
  const others = Array.from({ length: 900 }, (_, place) => `letter ${place}`)
  const recipientsOf = await readRecipients(store.visibleTo('owner'), [...others, id])
  expect(recipientsOf(id)).toMatchObject([{ sort: 'person' }])
  expect(recipientsOf('letter 7')).toEqual([])
})

test('by an attribute a recipient is of its own value, or else of that of its organisation', async () => {
  await using store = await openTestStore()
  const house = { organisation: 'Council of Ministers', capacity: 'Clerk' }
  await keep(store, { form: { parties: [aParty({ name: 'Bob Clerk', ...house })] } })
  const { id } = await tell(store, '2020-10-29', { to: ['Ann Reader', 'Bob Clerk', 'Eve Nowhere'] })
  await settle(store, 'Council of Ministers', 'Malta')
  await settle(store, 'Ann Reader', 'Spain')
  // Where Bob belonged is proved for the day of the letter alone.
  expect(await keysOf(store, id, { ...byCountry, asOf: '2020-10-29' })).toEqual(
    expect.arrayContaining(['is Spain', 'is Malta', 'unknown']),
  )
  await settle(store, 'Bob Clerk', 'France')
  const keys = await keysOf(store, id, { ...byCountry, asOf: '2020-10-29' })
  expect(keys).toContain('is France')
  expect(keys).not.toContain('is Malta')
})

test('kinds of recipients are kept for a list until anything changes in the store', async () => {
  await using store = await openTestStore()
  const { id } = await tell(store, '2020-10-29', { to: ['Ann Reader'], withheld: true })
  const quotes = [{ letterId: id }]
  const kindsOf = await readRecipientKinds(store.visibleTo('owner'), quotes)
  expect([...kindsOf(id)].sort()).toEqual(['person', 'withheld'])
  expect(await readRecipientKinds(store.visibleTo('owner'), quotes)).toBe(kindsOf)
  await tell(store, '2020-10-30')
  expect(await readRecipientKinds(store.visibleTo('owner'), quotes)).not.toBe(kindsOf)
})
