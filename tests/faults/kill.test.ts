import { createHash } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { backUpStore, restoreStore } from '#db/backup/stores.ts'
import {
  acknowledged,
  coderIn,
  duration,
  faultsIn,
  halvesIn,
  idsOf,
  killed,
  kills,
  killedWhileWriting,
  random,
  seed,
  started,
  wait,
} from '#tests/support/faults.ts'
import { storedIn, type Ids } from '#tests/support/ledger.ts'
import { aFolder, everything, looking } from '#tests/support/places.ts'

console.log(`Ending ${kills} servers at moments that follow from FAULT_SEED=${seed}`)

const others = Math.max(3, Math.floor(kills / 6))
const limit = { timeout: 300_000 + kills * 30_000 }

/** A store with the first dossier and somebody who is signed in. */
async function aWorld() {
  const folder = aFolder()
  const file = folder.at('stanceline.db')
  const cookie = await coderIn(file)
  return {
    ...folder,
    file,
    store: file,
    cookie,
    ids: looking(file, (raw) => raw.prepare(idsOf).get() as Ids),
  }
}

test(
  `no write that was acknowledged is gone after ${kills} servers were killed under four writers`,
  limit,
  async () => {
    using world = await aWorld()
    const writers = await killedWhileWriting(kills, world, async (writing, kill) => {
      expect(
        [...(await faultsIn(world.file)), ...halvesIn(world.file)],
        `after kill ${kill} of seed ${seed}`,
      ).toEqual([])
      const stored = storedIn(world.file)
      expect(
        writing.flatMap((writer) => writer.missing(stored)),
        `after kill ${kill} of seed ${seed}`,
      ).toEqual([])
    })
    console.log(`${kills} servers killed, ${acknowledged(writers)} acknowledged writes, none lost`)
    expect(acknowledged(writers)).toBeGreaterThan(kills / 2)
    // What this test would say of a loss.
    const [lost] = writers.find(({ positions }) => positions.size)!.positions.keys()
    looking(world.file, (raw) => raw.exec(`update positions set revision = 0 where id = '${lost}'`))
    expect(writers.flatMap((writer) => writer.missing(storedIn(world.file)))).toEqual([
      expect.stringContaining(lost!),
    ])
  },
)

test(`a backup that is killed is there whole or not at all (${others} times)`, limit, async () => {
  using world = await aWorld()
  const whole = await duration(
    started('stanceline', world.file, ['backup', world.at('first.tar.gz')]),
  )
  const seen = new Set<boolean>()
  for (let kill = 1; kill <= others; kill += 1) {
    const archive = world.at(`backup-${kill}.tar.gz`)
    const backup = started('stanceline', world.file, ['backup', archive])
    await wait(whole * (0.2 + random() * 0.9))
    await killed(backup)
    seen.add(existsSync(archive))
    if (existsSync(archive))
      await restoreStore(archive, world.at(`restored-${kill}.db`), { unsound: false })
    expect(await faultsIn(world.file), `after kill ${kill} of seed ${seed}`).toEqual([])
  }
  await backUpStore(world.file, world.at('last.tar.gz'), { force: false })
})

test(
  `a restore that is killed leaves the old store or the new one (${others} times)`,
  limit,
  async () => {
    using world = await aWorld()
    await backUpStore(world.file, world.at('backup.tar.gz'), { force: false })
    const inBackup = everything(world.file)
    const whole = await duration(
      started('stanceline', world.at('other.db'), ['restore', world.at('backup.tar.gz')]),
    )
    for (let kill = 1; kill <= others; kill += 1) {
      looking(world.file, (raw) => raw.exec(`update dossiers set name = 'Before restore ${kill}'`))
      const before = everything(world.file)
      const restore = started('stanceline', world.file, ['restore', world.at('backup.tar.gz')])
      await wait(whole * (0.2 + random() * 0.9))
      await killed(restore)
      expect(await faultsIn(world.file), `after kill ${kill} of seed ${seed}`).toEqual([])
      expect([before, inBackup]).toContainEqual(everything(world.file))
    }
  },
)

test(
  `a migration that is killed is done or not, and loses no row (${others} times)`,
  limit,
  async () => {
    using folder = aFolder()
    let whole = 0
    for (let kill = 0; kill <= others; kill += 1) {
      const file = folder.at(`store-${kill}.db`)
      olderStore(file)
      const starting = started('stanceline', file, ['verify'])
      if (kill === 0) {
        whole = await duration(starting)
        continue
      }
      await wait(whole * (0.2 + random() * 0.9))
      await killed(starting)
      expect(await faultsIn(file), `after kill ${kill} of seed ${seed}`).toEqual([])
      expect(
        looking(file, (raw) =>
          raw
            .prepare(
              'select (select count(*) from letters) as letters, (select count(*) from text_versions) as texts',
            )
            .get(),
        ),
      ).toEqual({ letters: 1, texts: 1500 })
    }
  },
)

/** A store of the first release with 1,500 versions of a text, so that bringing it up to date takes a while. */
function olderStore(file: string): void {
  const sql = readFileSync('db/migrations/sqlite/0000_first.sql', 'utf8')
  const [hash, text] = [sql, 'A text that stays.'.repeat(40)].map((words) =>
    createHash('sha256').update(words).digest('hex'),
  )
  looking(file, (raw) => {
    raw.exec(sql.replaceAll('--> statement-breakpoint', ''))
    raw.exec(`create table applied_migrations (name text primary key, hash text not null, applied_at text not null) strict;
      insert into applied_migrations values ('0000_first', '${hash}', '2026-01-01');
      insert into dossiers values ('csa', 'A dossier', null, null, '2026-01-01');
      insert into letters values ('letter', 'csa', 'A letter', 'letter', 'en', '2020-10-29', '2020-10-29', '2020-10-29', null, null, 0, null, null, '2026-01-01', null, 1);
      insert into parties values ('party', 'letter', 0, 'author', null, null, null, null, '2020-10-29');
      insert into audit values ('entry', '2026-01-01', null, 'seed', 'added', 'letter', 'letter', null, null);
      with recursive n(n) as (select 1 union all select n + 1 from n where n < 1500) insert into text_versions select 'text-' || n, 'letter', n, '${'A text that stays.'.repeat(40)}', '${text}', null, '2026-01-01', null from n`)
  })
}
