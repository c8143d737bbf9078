import Database from 'better-sqlite3'
import { afterAll, expect, test } from 'vitest'
import { closeReaders } from '#app/readers/read-file.ts'
import { storeOnSqlite } from '#db/index.ts'
import { loadSyntheticCorpus, makeSyntheticCorpus } from '#seeds/synthetic/corpus.ts'
import { planned, storeAll } from '#tests/support/importing.ts'
import { openCountedStore } from '#tests/support/statement-counter.ts'
import { engine, seededImage, type TestStore } from '#tests/support/store.ts'

afterAll(closeReaders)

const letters = 20

/** Letters of as many people, half of them for the same organisation, each with a passage. */
const table = [
  'letter,date,author,organisation,topic,level,quote',
  ...Array.from(
    { length: letters },
    (_, at) =>
      `Reply ${at},2021-02-03,Wanda Whistle ${at},${at % 2 ? 'Secret House' : ''},Encryption,1,We support number ${at}.`,
  ),
].join('\n')

/** A store of the first dossier with so many made-up letters beside it. */
async function imageOf(size: number): Promise<Buffer> {
  const raw = new Database(await seededImage())
  await using store = storeOnSqlite(raw)
  await loadSyntheticCorpus(store, makeSyntheticCorpus(size, 1))
  return raw.serialize()
}

async function importInto(size: number) {
  const { store, count } = openCountedStore(await imageOf(size))
  const reading = await count(() =>
    planned(store as TestStore, [{ name: 'table.csv', bytes: table }]),
  )
  const storing = await count(() => storeAll(store as TestStore, reading.result))
  const stored = await store.imports.counts([reading.result])
  await store.close()
  return {
    stored: stored.get(reading.result)!.items.stored,
    reading: { statements: reading.statements, rows: reading.rows },
    storing: { statements: storing.statements, rows: storing.rows },
  }
}

test.skipIf(engine() !== 'sqlite')(
  'an import asks the same and is answered as many rows, however many letters are stored',
  async () => {
    const [few, many] = [await importInto(40), await importInto(320)]
    expect(few.stored).toBe(letters)
    expect(many).toEqual(few)
  },
)
