import { statSync } from 'node:fs'
import Database from 'better-sqlite3'
import { membersOf, type Affiliation } from '#app/domain/actors.ts'
import { hashed } from '#app/http/passwords.ts'
import { openStore } from '#db/index.ts'
import { loadSynthetic, synthetic } from '#seeds/synthetic/synthetic.ts'

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
  /** Persons and organisations by how much they stated, most first; a whole organisation with its members' positions. */
  persons: string[]
  organisations: string[]
  /** Those who spoke last, on anything. */
  recent: string[]
  members: (actorId: string) => string[]
}

/** Makes a store at `path`, fills it with a made-up corpus and adds an account; `loadedIn` is in milliseconds. */
export async function loadCorpus(path: string, letters: number, seed: number): Promise<Loaded> {
  const account = { email: 'bench@example.org', password: 'four unrelated words here' }
  const store = await openStore(path)
  const start = performance.now()
  const dossierId = await loadSynthetic(store, synthetic(letters, seed), { onProgress: (stored) => stored % 2500 === 0 && process.stderr.write(`${stored.toLocaleString('en')} letters stored …\n`) })
  const loadedIn = performance.now() - start
  await store.users.record({ email: account.email, name: 'Bench', role: 'admin', passwordHash: await hashed(account.password) }, { userId: null, via: 'command line' })
  const affiliations = await store.actors.affiliations()
  await store.close()
  return { path, loadedIn, account, dossierId, bytes: statSync(path).size, ...chosen(path, affiliations) }
}

function chosen(path: string, affiliations: readonly Affiliation[]) {
  const db = new Database(path, { readonly: true })
  const column = (sql: string) => db.prepare(sql).pluck().all() as string[]
  const stated = new Map(db.prepare('select actor_id, count(*) from position_holders group by 1').raw().all() as [string, number][])
  const members = (actorId: string) => [...membersOf(affiliations, actorId)]
  const most = (kind: string, statedBy: (id: string) => number) => column(`select id from actors where kind = '${kind}' order by id`).map((id) => ({ id, count: statedBy(id) })).sort((a, b) => b.count - a.count).map(({ id }) => id)
  const found = {
    topicIds: column('select id from topics order by place'),
    letterId: column('select id from letters order by last_day desc, id desc limit 1 offset 100').concat(column('select id from letters limit 1'))[0]!,
    persons: most('person', (id) => stated.get(id) ?? 0),
    organisations: most('organisation', (id) => members(id).reduce((sum, member) => sum + (stated.get(member) ?? 0), 0)),
    recent: [...new Set(column('select actor_id from position_holders order by last_day desc, actor_id limit 1440'))].slice(0, 24),
    members,
  }
  db.close()
  return found
}
