import { copyFileSync, existsSync, statSync } from 'node:fs'
import Database from 'better-sqlite3'
import { hashPassword } from '#app/auth/passwords.ts'
import { openStore } from '#db/index.ts'
import type { PerformedBy } from '#db/statements/audit-entry.ts'
import {
  loadSyntheticCorpus,
  makeSyntheticCorpus,
  makeSyntheticDossier,
} from '#seeds/synthetic/corpus.ts'
import { makeSyntheticPeople } from '#seeds/synthetic/people.ts'

export type Account = { email: string; password: string }

/** A loaded store and what of it the screens are asked for. */
export type Loaded = {
  path: string
  bytes: number
  loadedIn: number
  account: Account
  dossierId: string
  /** Where the pages of the corpus' own dossier are. */
  dossierPath: string
  topicIds: string[]
  letterId: string
  /** Persons and organisations by how much they stated, most first; an organisation with its members' positions. */
  persons: string[]
  organisations: string[]
  /** Those who spoke last, on anything. */
  recent: string[]
}

/** How much else an organisation keeps beside one corpus: so many actors, topics and dossiers in all. */
export type Breadth = { actors: number; topics: number; dossiers: number }

/**
 * A copy of a loaded store with actors, and dossiers with topics of their own, beside what it had; every fifth letter
 * lies in each of these dossiers too. One that is there already is used as it is.
 */
export async function widenCorpus(loaded: Loaded, path: string, breadth: Breadth): Promise<Loaded> {
  if (!existsSync(path)) copyFileSync(loaded.path, path)
  const store = await openStore(path)
  const { length: dossierCount } = await store.dossiers.all()
  const added = breadth.dossiers - dossierCount
  if (added > 0) {
    const people = makeSyntheticPeople(breadth.actors * 20, 2)
    const missing = breadth.actors - (await store.actors.all()).length
    const actors = people.actors.slice(0, Math.max(0, missing))
    const ids = new Set(actors.map(({ id }) => id))
    const affiliations = people.affiliations.filter(
      ({ memberId, organisationId }) => ids.has(memberId) && ids.has(organisationId),
    )
    await store.actors.record(actors, affiliations, performedBy)
    const topics = breadth.topics - loaded.topicIds.length
    for (let place = 0; place < added; place += 1) {
      const { id } = await store.dossiers.record(
        makeSyntheticDossier(place, Math.ceil(topics / added)),
        performedBy,
      )
      await store.dossiers.moveLetters(
        id,
        { letterIds: everyFifthLetter(path, place), into: true },
        performedBy,
      )
    }
  }
  await store.close()
  return { ...loaded, path }
}

const performedBy: PerformedBy = { userId: null, via: 'command line' }

function everyFifthLetter(path: string, place: number): string[] {
  const db = new Database(path, { readonly: true })
  const ids = db
    .prepare('select id from letters where rowid % 5 = ?')
    .pluck()
    .all(place % 5)
  db.close()
  return ids as string[]
}

/** Makes a store at `path`, fills it with a made-up corpus and adds an account; one that is there already is used as it is. `loadedIn` is in milliseconds. */
export async function loadCorpus(path: string, letters: number, seed: number): Promise<Loaded> {
  const account = { email: 'bench@example.org', password: 'four unrelated words here' }
  const store = await openStore(path)
  const start = performance.now()
  const kept = (await store.dossiers.all()).find(({ name }) =>
    name.startsWith('Made-up corpus'),
  )?.id
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
      performedBy,
    )
  await store.close()
  return {
    path,
    loadedIn,
    account,
    dossierId,
    bytes: statSync(path).size,
    ...chosen(path, dossierId),
  }
}

function chosen(path: string, dossierId: string) {
  const db = new Database(path, { readonly: true })
  const column = (sql: string) => db.prepare(sql).pluck().all() as string[]
  const most = (kind: string) =>
    column(
      `select a.id from actors a join evidence e on e.actor_id = a.id where a.kind = '${kind}' group by a.id order by count(*) desc, a.id`,
    )
  const found = {
    topicIds: column(
      `select topic_id from dossier_topics where dossier_id = '${dossierId}' order by place`,
    ),
    dossierPath: `/dossiers/${column(`select slug from dossiers where id = '${dossierId}'`)[0]}`,
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
