import Database from 'better-sqlite3'
import { expect, test } from 'vitest'
import { makeTextContacts } from '#db/core/text-contacts.ts'
import { eraseLetter } from '#db/erasures/erase-letter.ts'
import { textVersions } from '#db/schema/schema.ts'
import { openSqlite } from '#db/sqlite/dialect.ts'
import { somebody } from '#tests/support/letters.ts'
import { seededImage } from '#tests/support/store.ts'

/** A store of two letters, what knows the addresses in their texts, and how often texts were read for it. */
async function openKnownTexts(keptMs?: number) {
  const { db, raw, close } = openSqlite(new Database(await seededImage()))
  const versions = await db.select().from(textVersions)
  const ids = versions.map(({ id }) => id)
  const prepare = raw.prepare.bind(raw)
  let reads = 0
  raw.prepare = ((source: string) => {
    if (source.includes('from text_versions t')) reads += 1
    return prepare(source)
  }) as typeof raw.prepare
  const read = makeTextContacts(db, keptMs)
  return {
    db,
    letterId: versions[0]!.letterId,
    readsFor: async () => {
      const before = reads
      await read(ids)
      return reads - before
    },
    [Symbol.dispose]: close,
  }
}

test('a text is read once, and again after something was erased', async () => {
  using known = await openKnownTexts()
  expect([await known.readsFor(), await known.readsFor()]).toEqual([1, 0])
  expect(await eraseLetter(known.db, known.letterId, 'Asked for.', somebody)).toEqual({
    changed: true,
  })
  expect([await known.readsFor(), await known.readsFor()]).toEqual([1, 0])
})

test('what another process may have erased is forgotten after a while', async () => {
  using known = await openKnownTexts(50)
  expect(await known.readsFor()).toBe(1)
  await expect.poll(known.readsFor).toBe(1)
})
