import Database from 'better-sqlite3'
import { openedStore, type Store } from '#db/index.ts'
import { opened } from '#db/sqlite/dialect.ts'
import { seed } from '#seeds/index.ts'

/** A store of one test, with its connection for what no query of ours would do. `await using` closes it. */
export type TestStore = Store & { raw: Database.Database }

let empty: Promise<Buffer> | undefined
let seeded: Promise<Buffer> | undefined

/** A migrated store in memory that holds nothing. It is migrated once and then copied, so a test costs milliseconds. */
export async function openTestStore(): Promise<TestStore> {
  return storeFrom(await (empty ??= migratedImage()))
}

/** The same with the first dossier: two letters, six positions. */
export async function openSeededStore(): Promise<TestStore> {
  return storeFrom(await (seeded ??= seededImage()))
}

function storeFrom(image: Buffer): TestStore {
  const raw = new Database(image)
  return { ...openedStore(raw), raw }
}

async function migratedImage(): Promise<Buffer> {
  const { raw, close } = opened(new Database(':memory:'))
  const image = raw.serialize()
  close()
  return image
}

async function seededImage(): Promise<Buffer> {
  await using store = await openTestStore()
  await seed(store, 'seeds')
  return store.raw.serialize()
}
