import { afterAll, expect, test } from 'vitest'
import { columnsAction } from '#app/features/imports/columns-actions.ts'
import { closeReaders } from '#app/readers/read-file.ts'
import { itemsIn, planned, work } from '#tests/support/importing.ts'
import { somebody } from '#tests/support/letters.ts'
import { openSeededStore, type TestStore } from '#tests/support/store.ts'

afterAll(closeReaders)

const table = {
  name: 'positions.csv',
  bytes:
    'letter,date,author,topic,level,quote\r\n' +
    'Reply to Signal,2021-02-03,Ylva Johansson,Encryption,blorb,We would weaken it.\r\n',
}

/** Sends the form of the only table of an import. */
async function send(store: TestStore, importId: string, fields: Record<string, string>) {
  const importRow = (await store.imports.byId(importId))!
  const [{ id } = { id: '' }] = await store.importTables.list(importId)
  const tableFile = (await store.importTables.byId(importId, id))!
  const form = new FormData()
  form.set('sheet', tableFile.sheets[0]!.name)
  form.set('row', '1')
  for (const [name, value] of Object.entries(fields)) form.set(name, value)
  return columnsAction({ admin: store, performedBy: somebody, importRow, table: tableFile, form })
}

const answered = { deed: 'confirm', 'level.0': '-1', 'level.0.said': 'blorb' }

test('rows are read once everything open is answered, and what was said is kept before', async () => {
  await using store = await openSeededStore()
  const id = await planned(store, [table])
  expect(await send(store, id, { deed: 'confirm' })).toMatchObject({
    ok: false,
    status: 400,
    errors: {
      form: 'Before its rows can be read, answer what is open. What you said is kept.',
      levels: expect.any(String) as string,
    },
  })
  expect(await itemsIn(store, id)).toEqual([])
  expect(await send(store, id, { ...answered, deed: 'show' })).toMatchObject({
    ok: true,
    done: false,
  })
  expect(await send(store, id, { deed: 'confirm' })).toEqual({ ok: true, message: '', done: true })
  await work(store, id)
  const [item] = await itemsIn(store, id)
  expect(item!.draft!.positions).toMatchObject([{ level: -1, quote: 'We would weaken it.' }])
})

test('a row that the sheet does not have is refused at its field', async () => {
  await using store = await openSeededStore()
  const id = await planned(store, [table])
  expect(await send(store, id, { ...answered, row: '99' })).toMatchObject({
    ok: false,
    status: 400,
    errors: { row: expect.stringMatching(/^“99” is no row of this sheet that holds anything\./) },
  })
})

test('the columns of an import that is taken back are not confirmed', async () => {
  await using store = await openSeededStore()
  const id = await planned(store, [table])
  await store.imports.startReversal(id, 'undoing', somebody)
  expect(await send(store, id, answered)).toEqual({
    ok: false,
    status: 409,
    errors: {
      form: 'This import is taken back, so nothing is read any more. Give it back first, or make a new one.',
    },
  })
})

test('a form that none of our pages sends is refused with 400', async () => {
  await using store = await openSeededStore()
  const id = await planned(store, [table])
  const forms: Record<string, string>[] = [{ deed: 'burn' }, { deed: 'show', sheet: 'none' }]
  for (const fields of forms) {
    const answer: unknown = await send(store, id, fields).catch((thrown: unknown) => thrown)
    expect((answer as Response).status).toBe(400)
  }
})
