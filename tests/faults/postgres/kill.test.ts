import { afterAll, expect, onTestFinished, test, vi } from 'vitest'
import { backUpStore } from '#db/backup/stores.ts'
import { connectServer } from '#db/postgres/server.ts'
import {
  acknowledged,
  coderIn,
  duration,
  halves,
  idsOf,
  killed,
  killedWhileWriting,
  kills,
  random,
  seed,
  started,
  unsoundIn,
  wait,
} from '#tests/support/faults.ts'
import { asked, storedOf, type Ids, type Known, type Stored } from '#tests/support/ledger.ts'
import { aFolder } from '#tests/support/places.ts'
import { everythingOn, newDatabase, onServer } from '#tests/support/postgres-database.ts'

/** A quarter of those on SQLite: a server that is killed cannot harm what another process keeps. */
const times = Math.ceil(kills / 4)
const others = Math.ceil(times / 5)
const limit = { timeout: 300_000 + kills * 30_000 }

console.log(`Ending ${times} servers on PostgreSQL at moments that follow from FAULT_SEED=${seed}`)

const database = await newDatabase()
afterAll(() => database[Symbol.asyncDispose]())
const cookie = await coderIn(database.url)
const [ids] = await onServer(database.url, idsOf)
const world = { store: database.url, cookie, ids: { topicId: ids![0], holderId: ids![1] } as Ids }

async function storedOn(url: string): Promise<Stored> {
  const connection = await connectServer(url, 1)
  const [letters, positions] = await Promise.all(
    [asked.letters, asked.positions].map(
      async (text) => (await connection.ask({ text, params: [] })).rows,
    ),
  )
  await connection.close()
  return storedOf(
    letters!.map(([id]) => ({ id: id as string })),
    positions!.map(
      ([id, letterId, revision, note, status]) =>
        ({ id, letterId, revision, note, status }) as Known & { id: string },
    ),
  )
}

test(
  `no write that was acknowledged is gone after ${times} servers on PostgreSQL were killed under four writers`,
  limit,
  async () => {
    const writers = await killedWhileWriting(times, world, async (writing, kill) => {
      // What a dead server's connections had begun ends a moment later.
      await expect
        .poll(() =>
          onServer(
            database.url,
            'select count(*) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()',
          ),
        )
        .toEqual([[0]])
      expect(
        [
          ...(await unsoundIn(database.url)),
          ...(await Promise.all(halves.map((half) => onServer(database.url, half)))).flat(2),
        ],
        `after kill ${kill} of seed ${seed}`,
      ).toEqual([])
      const stored = await storedOn(database.url)
      expect(
        writing.flatMap((writer) => writer.missing(stored)),
        `after kill ${kill} of seed ${seed}`,
      ).toEqual([])
    })
    console.log(
      `${times} servers on PostgreSQL killed, ${acknowledged(writers)} acknowledged writes, none lost`,
    )
    expect(acknowledged(writers)).toBeGreaterThan(times / 2)
  },
)

test(
  `a restore on PostgreSQL that is killed leaves the old store or the new one (${others} times)`,
  limit,
  async () => {
    using folder = aFolder()
    vi.stubEnv('TMPDIR', folder.path)
    onTestFinished(() => void vi.unstubAllEnvs())
    const archive = folder.at('backup.tar.gz')
    await backUpStore(database.url, archive, { force: false })
    const inBackup = await lasting(database.url)
    let whole = 0
    for (let kill = 0; kill <= others; kill += 1) {
      await onServer(database.url, `update dossiers set name = 'Before restore ${kill}'`)
      const before = await lasting(database.url)
      const restore = started('stanceline', database.url, ['restore', archive])
      if (kill === 0) {
        whole = await duration(restore)
        continue
      }
      await wait(whole * (0.4 + random() * 0.7))
      await killed(restore)
      await expect
        .poll(() =>
          onServer(
            database.url,
            "select count(*) from pg_locks where locktype = 'advisory' and database = (select oid from pg_database where datname = current_database())",
          ),
        )
        .toEqual([[0]])
      expect(await unsoundIn(database.url), `after kill ${kill} of seed ${seed}`).toEqual([])
      const after = await lasting(database.url)
      expect(
        [before, inBackup].map((whole) => listDiffering(whole, after)),
        `after kill ${kill} of seed ${seed}`,
      ).toContainEqual([])
    }
  },
)

/** Every row, but for when migrations were applied, and the words that search knows: a restore finds them anew. */
async function lasting(url: string) {
  const all = await everythingOn(url)
  const { applied_migrations: _when, letter_search_index_words: _words, ...rows } = all
  return rows
}

/** The tables that do not hold the same in two stores. */
function listDiffering(one: Record<string, string[]>, other: Record<string, string[]>): string[] {
  return [...new Set([...Object.keys(one), ...Object.keys(other)])].filter(
    (table) => JSON.stringify(one[table]) !== JSON.stringify(other[table]),
  )
}
