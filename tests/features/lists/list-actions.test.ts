import { expect, test } from 'vitest'
import { applyListForm } from '#app/features/lists/list-actions.ts'
import { requireList } from '#app/features/lists/require-list.ts'
import { dossierOf } from '#tests/support/letters.ts'
import {
  bringList,
  differencesOf,
  listOf,
  listTable,
  outcomesOf,
  listDay,
} from '#tests/support/lists.ts'
import { addUser, requestContextOf } from '#tests/support/request-context.ts'
import { openTestStore, type TestStore } from '#tests/support/store.ts'
import { workOnList } from '#app/jobs/work-on-list.ts'

const rows = [
  ['Name', 'Kind', 'Belongs to'],
  ['Acme', 'organisation', ''],
  ['Ana Kovač', 'person', 'Zagreb Board'],
  ['Mia Berg', 'person', 'Oslo Board'],
]

async function opened(store: TestStore) {
  const user = await addUser(store, 'editor', 'Mia Berg')
  const context = requestContextOf(store, user)
  const send = async (id: string, fields: Record<string, string>) => {
    const request = await requireList(context, id)
    const form = new FormData()
    form.set('revision', String(request.list.revision))
    for (const [name, value] of Object.entries(fields)) form.set(name, value)
    const answer = await applyListForm({ ...request, form })
    await workOnList(store, { listId: id, today: listDay })
    return answer
  }
  return { send, performedBy: { userId: user.id, via: 'screen' as const } }
}

test('questions are answered, rows left out, and the rest is taken in and taken back', async () => {
  await using store = await openTestStore()
  const { send, performedBy } = await opened(store)
  const id = await bringList(store, { kind: 'actors', rows }, performedBy)
  const { questions } = await listOf(store, id)
  expect(questions.map((one) => one.rows)).toEqual([1, 1])
  await send(id, { deed: 'choose', [`answer.${questions[0]!.key}`]: 'without' })
  await send(id, { deed: 'make all', all: 'unit' })
  expect(await outcomesOf(store, id)).toEqual(['2 new', '3 new', '4 new'])
  const kept = await send(id, { deed: 'take in', 'row.2': 'leave out' })
  expect(kept).toMatchObject({ ok: true, message: expect.stringContaining('Look at it') as string })
  expect(await store.rows('select id from actors')).toEqual([])
  await send(id, { deed: 'take in', 'row.2': 'leave out' })
  const names = async () =>
    (await store.rows<{ name: string }>('select name from actors order by name')).map(
      ({ name }) => name,
    )
  expect(await names()).toEqual(['Ana Kovač', 'Mia Berg', 'Oslo Board'])
  await send(id, { deed: 'take back' })
  expect(await names()).toEqual([])
  await send(id, { deed: 'plan anew' })
  expect((await listOf(store, id)).state).toBe('planned')
  expect(await send(id, { deed: 'discard' })).toMatchObject({ ok: false, status: 409 })
})

test('a proposition that is asked for is written as it is, refused where it is too long, and nothing where it is empty', async () => {
  await using store = await openTestStore()
  const { send, performedBy } = await opened(store)
  const asked = {
    ...{ kind: 'topics' as const, dossierId: await dossierOf(store) },
    rows: [
      ['Topic', 'Proposition'],
      ['Media funds', ''],
    ],
  }
  const id = await bringList(store, asked, performedBy)
  const [question] = (await listOf(store, id)).questions
  expect(await send(id, { deed: 'choose', [`answer.${question!.key}`]: ' ' })).toMatchObject({
    message: 'Nothing was chosen otherwise.',
  })
  const field = `answer.${question!.key}`
  expect(await send(id, { deed: 'choose', [field]: 'x'.repeat(501) })).toMatchObject({
    status: 400,
    errors: { [field]: 'Write at most 500 signs. Nothing was kept.' },
  })
  expect((await listOf(store, id)).choices).toEqual({})
  await send(id, { deed: 'choose', [field]: 'x'.repeat(500) })
  expect(await differencesOf(store, id)).toContain(`2 Proposition: null → ${'x'.repeat(500)}`)
})

test('a list of topics is taken in at once where its form says what the plan says', async () => {
  await using store = await openTestStore()
  const { send, performedBy } = await opened(store)
  const asked = {
    ...{ kind: 'topics' as const, dossierId: await dossierOf(store) },
    rows: [
      ['Topic', 'Proposition'],
      ['Encryption', 'Encryption should be protected in every case.'],
    ],
  }
  const id = await bringList(store, asked, performedBy)
  const shown = { 'planned.2': 'meaning', 'row.2': 'meaning' }
  expect(await send(id, { deed: 'take in', ...shown, 'row.2': 'wording' })).toMatchObject({
    message: expect.stringContaining('Look at it') as string,
  })
  const changed = { 'planned.2': 'wording', 'row.2': 'wording' }
  expect(await send(id, { deed: 'take in', ...changed })).toEqual({ ok: true, message: '' })
  expect((await listOf(store, id)).state).toBe('stored')
})

test('the kind and the columns are said, twice named or missing ones are asked anew', async () => {
  await using store = await openTestStore()
  const { send, performedBy } = await opened(store)
  const table = listTable([
    ['Who', 'What'],
    ['Acme', 'organisation'],
  ])
  const asked = { name: 'x.csv', kind: null, dossierId: null, mapping: null, table }
  const id = await store.lists.record({ ...asked, state: 'asking' }, performedBy)
  expect(await send(id, { deed: 'name kind' })).toMatchObject({
    ok: false,
    errors: { kind: 'Choose what the rows of this list are.' },
  })
  await send(id, { deed: 'name kind', kind: 'actors' })
  expect((await listOf(store, id)).state).toBe('asking')
  const twice = { deed: 'name columns', kind: 'actors', 'column.0': 'name', 'column.1': 'name' }
  expect(await send(id, twice)).toMatchObject({ ok: false, status: 400 })
  expect(await send(id, { ...twice, 'column.0': '', 'column.1': 'kind' })).toMatchObject({
    ok: false,
  })
  await send(id, { ...twice, 'column.1': 'kind' })
  expect(await outcomesOf(store, id)).toEqual(['2 new'])
  await send(id, { deed: 'name columns anew' })
  expect(await send(id, { deed: 'discard' })).toMatchObject({ ok: true, gone: true })
  expect(await store.lists.byId(id)).toBeNull()
})

test('a form of an earlier state does nothing', async () => {
  await using store = await openTestStore()
  const { send, performedBy } = await opened(store)
  const id = await bringList(store, { kind: 'actors', rows }, performedBy)
  expect(await send(id, { deed: 'take in', revision: '1' })).toMatchObject({
    ok: false,
    status: 409,
  })
  expect(await store.rows('select id from actors')).toEqual([])
})
