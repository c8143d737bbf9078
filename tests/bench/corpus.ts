import { statSync } from 'node:fs'
import Database from 'better-sqlite3'
import { hashPassword } from '#app/auth/passwords.ts'
import { openStore } from '#db/index.ts'
import { loadSyntheticCorpus, makeSyntheticCorpus } from '#seeds/synthetic/corpus.ts'

export type Account = { email: string; password: string }

/** A loaded store and what of it the screens are asked for. */
export type Loaded = {
  path: string
  bytes: number
  loadedIn: number
  account: Account
  dossierId: string
  topicIds: string[]
  letterId: string
  /** Persons and organisations by how much they stated, most first; an organisation with its members' positions. */
  persons: string[]
  organisations: string[]
  /** Those who spoke last, on anything. */
  recent: string[]
}

/** Makes a store at `path`, fills it with a made-up corpus and adds an account; one that is there already is used as it is. `loadedIn` is in milliseconds. */
export async function loadCorpus(path: string, letters: number, seed: number): Promise<Loaded> {
  const account = { email: 'bench@example.org', password: 'four unrelated words here' }
  const store = await openStore(path)
  const start = performance.now()
  const kept = (await store.dossiers.all())[0]?.id
  const dossierId =
    kept ??
    (await loadSyntheticCorpus(store, makeSyntheticCorpus(letters, seed), {
      onProgress: (stored) =>
        stored % 2500 === 0 &&
        process.stderr.write(`${stored.toLocaleString('en')} letters stored …\n`),
    }))
  const loadedIn = performance.now() - start
  if (!kept)
    await store.users.record(
      {
        email: account.email,
        name: 'Bench',
        role: 'admin',
        passwordHash: await hashPassword(account.password),
      },
      { userId: null, via: 'command line' },
    )
  await store.close()
  return { path, loadedIn, account, dossierId, bytes: statSync(path).size, ...chosen(path) }
}

function chosen(path: string) {
  const db = new Database(path, { readonly: true })
  const column = (sql: string) => db.prepare(sql).pluck().all() as string[]
  const most = (kind: string) =>
    column(
      `select a.id from actors a join evidence e on e.actor_id = a.id where a.kind = '${kind}' group by a.id order by count(*) desc, a.id`,
    )
  const found = {
    topicIds: column('select id from topics order by place'),
    letterId: column(
      'select id from letters order by last_day desc, id desc limit 1 offset 100',
    ).concat(column('select id from letters limit 1'))[0]!,
    persons: most('person'),
    organisations: most('organisation'),
    recent: column(
      "select h.actor_id from position_holders h join positions p on p.id = h.position_id and p.status = 'approved' group by 1 order by max(p.last_day) desc, 1 limit 24",
    ),
  }
  db.close()
  return found
}
