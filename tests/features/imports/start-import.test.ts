import { expect, test } from 'vitest'
import { startImport } from '#app/features/imports/start-import.ts'
import { addUser, requestContextOf } from '#tests/support/request-context.ts'
import { openSeededStore, type TestStore } from '#tests/support/store.ts'

async function send(store: TestStore, entries: [string, string | File][]) {
  const user = (await store.users.byEmail('ana@example.org')) ?? (await addUser(store))
  const form = new FormData()
  for (const [name, value] of entries) form.append(name, value)
  return startImport({ ...requestContextOf(store, user as never), user } as never, form)
}

const file = new File(['Dear Sir, we support it.'], 'reply.txt')

test('an import takes its files and is called after the first of them', async () => {
  await using store = await openSeededStore()
  const started = await send(store, [
    ['files', file],
    ['languages', 'xxx'],
  ])
  if (!started.ok) throw new Error(JSON.stringify(started.errors))
  const importRow = (await store.imports.byId(started.id))!
  expect(importRow).toMatchObject({ name: 'reply.txt', via: 'screen', languages: ['eng'] })
  const files = await store.imports.files(started.id, ['waiting'], 10)
  expect(files.map(({ name }) => name)).toEqual(['reply.txt'])
})

test('a form without files is refused, unless its page sends them one by one', async () => {
  await using store = await openSeededStore()
  expect(await send(store, [['files', new File([], '')]])).toEqual({
    ok: false,
    status: 400,
    errors: { files: 'Choose the files to import.' },
  })
  expect(await store.rows('select id from imports')).toEqual([])
  expect(await send(store, [['scripted', 'yes']])).toMatchObject({ ok: true, scripted: true })
})

test('an audience that is none makes no import', async () => {
  await using store = await openSeededStore()
  expect(
    await send(store, [
      ['files', file],
      ['visibility', 'all'],
    ]),
  ).toMatchObject({
    ok: false,
    status: 400,
    errors: { visibility: 'Choose who may see this letter.' },
  })
  expect(await store.rows('select id from imports')).toEqual([])
})
