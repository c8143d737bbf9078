import { expect, test } from 'vitest'
import type { LetterOrder } from '#app/domain/search/letter-orders.ts'
import { parseSearch } from '#app/domain/search/search-query.ts'
import { keep } from '#tests/support/letters.ts'
import { addUser } from '#tests/support/request-context.ts'
import { openTestStore, type TestStore } from '#tests/support/store.ts'

async function list(
  { letters }: Pick<TestStore, 'letters'>,
  typed: string,
  order: LetterOrder,
  [offset, limit] = [0, 50],
) {
  const { rows } = await letters.search(parseSearch(typed), {}, { limit, offset, order })
  return rows.map(({ title }) => title)
}

async function storeLetters(store: TestStore): Promise<void> {
  const filler = 'so it goes on and on '.repeat(5)
  for (const [title, dated, text] of [
    ['Often', '2019-01-01', `Encryption, encrypted, encryption. ${filler}`],
    ['Once', '2021-01-01', `Encryption it is. ${filler}`],
    ['On encryption', '2018-01-01', `Encryption it is. ${filler}`],
    ['Long', '2022-01-01', `Encryption it is. ${filler.repeat(6)}`],
    ['Another', '2023-01-01', filler],
  ] as const)
    await keep(store, { form: { title, dated }, text })
}

test('what was found comes by day, newest or oldest first, or by how well it fits', async () => {
  await using store = await openTestStore()
  await storeLetters(store)
  const byDay = ['On encryption', 'Often', 'Once', 'Long']
  expect(await list(store, 'encrypt', 'oldest')).toEqual(byDay)
  expect(await list(store, 'encrypt', 'newest')).toEqual([...byDay].reverse())
  const byFit = ['On encryption', 'Often', 'Once', 'Long']
  expect(await list(store, 'encrypt', 'fit')).toEqual(byFit)
  for (const order of ['oldest', 'fit'] as const)
    expect(await list(store, 'encrypt', order, [1, 2])).toEqual(byFit.slice(1, 3))
  expect(await list(store, 'encrypt goes', 'newest', [1, 2])).toEqual(['Once', 'Often'])
})

test('what fits as well comes newest first', async () => {
  await using store = await openTestStore()
  for (const [title, dated] of [
    ['Alpha', '2019-01-01'],
    ['Gamma', '2021-01-01'],
    ['Delta', '2020-01-01'],
  ] as const)
    await keep(store, { form: { title, dated }, text: 'Encryption it is.' })
  expect(await list(store, 'encryption', 'fit')).toEqual(['Gamma', 'Delta', 'Alpha'])
})

test('how well a letter fits does not show what is masked for the reader', async () => {
  await using store = await openTestStore()
  const address = 'encryption@encryption.example.org'
  await keep(store, {
    form: { title: 'Many', dated: '2019-01-01' },
    text: `Encryption. ${`Write to ${address}. `.repeat(6)}`,
  })
  await keep(store, {
    form: { title: 'Twice', dated: '2018-01-01' },
    text: `Encryption, encryption. ${'Write to us all the time. '.repeat(6)}`,
  })
  const viewer = store.visibleTo(await addUser(store, 'viewer', 'Vic Viewer'))
  expect(await list(store, 'encryption', 'fit')).toEqual(['Many', 'Twice'])
  expect(await list(viewer, 'encryption', 'fit')).toEqual(['Twice', 'Many'])
})
