import { expect, test } from 'vitest'
import { loadSearch, readSearchKind } from '#app/features/search/search-page.ts'
import type { Role } from '#app/domain/users.ts'
import { readGroup } from '#tests/support/boxes.ts'
import { requestContextOf } from '#tests/support/request-context.ts'
import { openSeededStore, type TestStore } from '#tests/support/store.ts'

async function load(store: TestStore, typed: string, role: Role = 'viewer', only = '') {
  const user = { id: role, role, email: '', name: '' }
  const context = { ...requestContextOf(store, user), user }
  return loadSearch(context, {
    ...{ typed, dossier: null, page: 1 },
    only: readSearchKind(new URLSearchParams({ only })),
  })
}

test('commands stand among what was found, of the dossier that was shown last, as far as one may use them', async () => {
  await using store = await openSeededStore()
  const { groups } = await load(store, 'voluntary')
  expect(groups.map(({ kind }) => kind)).toEqual(['topics', 'quotes', 'letters'])
  expect(readGroup((await load(store, 'moves')).groups, 'commands')).toEqual({
    total: 1,
    rows: ['[Moves]'],
  })
  expect(readGroup((await load(store, 'upload')).groups, 'commands')).toBeUndefined()
  expect(readGroup((await load(store, 'upload', 'coder')).groups, 'commands')!.rows).toEqual([
    'Add a letter',
    'Imports',
  ])
})

test('without words every command is there, and one kind is shown alone where it is asked for', async () => {
  await using store = await openSeededStore()
  const { groups, doubts } = await load(store, '')
  expect([groups.map(({ kind }) => kind), doubts]).toEqual([['commands'], []])
  expect(groups[0]!.rows).toHaveLength(groups[0]!.total)
  const alone = await load(store, 'encrypt', 'viewer', 'quotes')
  expect(alone.groups.map(({ kind, total }) => [kind, total])).toEqual([['quotes', 2]])
  expect(readSearchKind(new URLSearchParams('only=letters'))).toBeNull()
  const [{ rows, total } = { rows: [], total: 0 }] = (await load(store, 'co', 'admin', 'commands'))
    .groups
  expect([rows.length, total > 5]).toEqual([total, true])
})
