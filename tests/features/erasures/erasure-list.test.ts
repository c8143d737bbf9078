import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { readErasureList, writeErasureList } from '#app/features/erasures/erasure-list.ts'
import { keep, somebody } from '#tests/support/letters.ts'
import { openTestStore } from '#tests/support/store.ts'

function makeFolder() {
  const folder = mkdtempSync(join(tmpdir(), 'stanceline-list-'))
  return { folder, [Symbol.dispose]: () => rmSync(folder, { recursive: true, force: true }) }
}

test('the list beside the backups tells what was erased, without reasons, and keeps what the store forgot', async () => {
  await using store = await openTestStore()
  using place = makeFolder()
  const { id } = await keep(store)
  const earlier = {
    kind: 'letter',
    subjectId: 'gone',
    at: '2026-01-01T00:00:00.000Z',
    hash: 'abc',
  } as const
  writeFileSync(join(place.folder, 'erasures.json'), JSON.stringify([earlier]))
  await store.erasures.letter(id, 'A secret reason.', somebody)
  await writeErasureList(store, place.folder)
  expect(readErasureList(place.folder)).toMatchObject([earlier, { kind: 'letter', subjectId: id }])
  expect(readFileSync(join(place.folder, 'erasures.json'), 'utf8')).not.toContain('secret')
})

test('where there is no list or none that can be read, nothing is told', () => {
  using place = makeFolder()
  expect(readErasureList(place.folder)).toEqual([])
  writeFileSync(join(place.folder, 'erasures.json'), '{"no": "list"}')
  expect(readErasureList(place.folder)).toEqual([])
})
