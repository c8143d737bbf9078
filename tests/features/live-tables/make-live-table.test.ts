import { expect, test } from 'vitest'
import { requireLiveTable } from '#app/auth/live-table.ts'
import { mostLiveTables } from '#app/domain/people.ts'
import { toViewParams } from '#app/domain/view-links.ts'
import { forecastLiveTable, makeLiveTable } from '#app/features/live-tables/make-live-table.ts'
import { buildViewFile } from '#app/features/view-files/view-file.ts'
import { actorId, theDossier } from '#tests/support/letters.ts'
import { refusalOf } from '#tests/support/refusals.ts'
import { addUser, requestContextOf } from '#tests/support/request-context.ts'
import { openTestStore } from '#tests/support/store.ts'
import { keepLetterOf } from '#tests/support/view-links.ts'

async function withAna() {
  const store = await openTestStore()
  await keepLetterOf(store, '=Paula +32 2 299 11 11', 'everyone')
  const closed = await keepLetterOf(store, 'Carl Closed', 'everyone')
  const ana = await addUser(store, 'viewer')
  const context = requestContextOf(store, ana)
  const asked = async (query = '') => ({
    ...{ ...context, user: ana, dossier: await theDossier(store), table: 'stances' as const },
    params: new URLSearchParams(query),
  })
  const make = async (query = '', fields: Record<string, string> = {}) =>
    makeLiveTable(await asked(query), { deed: 'make', name: 'Sheet', days: '90', ...fields })
  const read = async (token: string) => {
    const { dossier, masked, view } = await requireLiveTable(requestContextOf(store, null), token)
    const of = { table: view.table, format: 'csv' as const }
    const file = await buildViewFile(masked, dossier, toViewParams(view.query), of)
    if (!file.ok) throw new Error(file.reason)
    const chunks: string[] = []
    for await (const chunk of file.chunks) chunks.push(chunk.toString())
    return chunks.join('')
  }
  return {
    ...{ store, ana, closed, asked, make, read },
    [Symbol.asyncDispose]: () => store[Symbol.asyncDispose](),
  }
}

test('an address gives the table as its owner sees it by then, masked, and with no formula in it', async () => {
  await using world = await withAna()
  const { store, closed, make, read } = world
  const made = await make()
  if (!made.ok) throw new Error('It was refused.')
  const csv = await read(made.token)
  expect(csv).toContain('Carl Closed')
  expect(csv).not.toMatch(/299 11 11|(?:^|,)"?=Paula/m)
  await store.rows("update letters set visibility = 'named' where id = ?", closed)
  expect(await read(made.token)).not.toContain('Carl Closed')
})

test('it holds the choices that were made, names as whom they mean', async () => {
  await using world = await withAna()
  const { store, asked, make } = world
  const carl = await actorId(store, 'Carl Closed')
  const query = `names=Carl Closed&page=3`
  expect(await forecastLiveTable(await asked(query))).toMatchObject({
    ...{ ok: true, rows: 1, query: [['actor', carl]] },
  })
  await make(query)
  const [token] = await store.tokens.ofUser(world.ana.id)
  expect(token).toMatchObject({
    ...{ name: 'Sheet', scope: 'read', view: { table: 'stances', query: [['actor', carl]] } },
  })
  expect(Date.parse(token!.expiresAt!) - Date.now()).toBeGreaterThan(89 * 86_400_000)
})

test('without a name, a lifetime or what can be shown none is made, and one has at most so many', async () => {
  await using world = await withAna()
  const { store, make } = world
  expect(await make('', { name: ' ', days: '7' })).toMatchObject({
    refusal: { errors: { name: expect.any(String) as string, days: expect.any(String) as string } },
  })
  expect(await make('actor=none')).toMatchObject({
    refusal: { errors: { form: expect.any(String) as string } },
  })
  expect((await refusalOf(() => make('', { deed: 'toString' })))![0]).toBe(400)
  expect(await store.tokens.ofUser(world.ana.id)).toEqual([])
  for (let place = 0; place < mostLiveTables; place += 1) await make()
  expect(await make()).toMatchObject({
    refusal: { errors: { form: expect.stringContaining('as many as one may') as string } },
  })
})
