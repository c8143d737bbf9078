import { and, asc, eq, ne, type SQL, sql } from 'drizzle-orm'
import { groupRowsBy } from '#app/domain/collections.ts'
import {
  searchEntryVersion,
  type SearchEntry,
  type NoteEntry,
} from '#app/domain/search/search-entry.ts'
import { formatOtherReference } from '#app/domain/letter-heads.ts'
import { commit, atomically, type Db } from '../core/dialect.ts'
import { NotStored } from '../core/not-stored.ts'
import { actors, dossiers, letters, parties, positions } from '../schema/schema.ts'
import { listValues } from '../statements/kept-counts.ts'
import { indexLetter } from '../statements/index-letter.ts'
import { readReferencesOf } from '../statements/letter-head-rows.ts'
import { newestText } from '../statements/newest-text.ts'

/** How many letters are read and written at a time. */
const batchSize = 20

/**
 * Makes every entry anew by which letters are found and that is out of date, a few letters at a time. Where nothing can
 * be stored, they stay as they are until later.
 */
export async function refreshSearch(db: Db): Promise<void> {
  await refreshEach(db, listOutdated)
}

/** The same for a store that has just been opened, in which letters may have no entry at all. */
export async function completeSearch(db: Db): Promise<void> {
  await refreshEach(db, listMissing)
  await refreshSearch(db)
}

type OutdatedLetter = { letterId: string; version: number | null }

async function refreshEach(db: Db, listNext: (db: Db) => Promise<OutdatedLetter[]>): Promise<void> {
  try {
    for (;;) {
      const outdated = await listNext(db)
      if (!outdated.length) return
      await refreshBatch(db, outdated)
    }
  } catch (error) {
    if (!(error instanceof NotStored)) throw error
  }
}

/** All of a batch or none: where one of its letters was outdated again meanwhile, it comes up again. */
async function refreshBatch(db: Db, outdated: readonly OutdatedLetter[]): Promise<void> {
  const entries = await Promise.all(outdated.map(({ letterId }) => readSearchEntry(db, letterId)))
  await commit(
    atomically(db, () =>
      outdated.flatMap(({ letterId, version }, index) => [
        ...(version === null ? [] : [{ requireChange: takeUp(letterId, version) }]),
        ...indexLetter(letterId, entries[index]!),
      ]),
    ),
  )
}

/** Changes nothing where the letter was outdated again since its version was read. */
function takeUp(letterId: string, version: number) {
  return sql`update letter_search set version = ${searchEntryVersion}
    where letter_id = ${letterId} and version = ${version}`
}

/**
 * The next letters with an entry of other rules, each with the lowest version of its entries. The index is read from
 * its two ends, in the order in which it lies, so that a plan which is made before the versions are known reads no
 * more: PostgreSQL would take half of all entries to be out of date and walk through every one that is not.
 */
async function listOutdated(db: Db): Promise<OutdatedLetter[]> {
  const rows = await db
    .select({ letterId: sql<string>`o.letter_id`, version: sql<number>`o.version` })
    .from(
      sql`(select * from (${readEntriesOf(sql`version < ${searchEntryVersion}`)}) older
        union all select * from (${readEntriesOf(sql`version > ${searchEntryVersion}`)}) newer) o`,
    )
    .orderBy(sql`o.version`, sql`o.letter_id`)
  const versions = new Map<string, number>()
  for (const { letterId, version } of rows)
    if (!versions.has(letterId)) versions.set(letterId, version)
  return [...versions].map(([letterId, version]) => ({ letterId, version })).slice(0, batchSize)
}

/** A letter has two entries at most. */
function readEntriesOf(outdated: SQL): SQL {
  return sql`select letter_id, version from letter_search where ${outdated}
    order by version, letter_id limit ${2 * batchSize}`
}

async function listMissing(db: Db): Promise<OutdatedLetter[]> {
  const rows = await db
    .select({ letterId: letters.id })
    .from(letters)
    .where(sql`not exists (select 1 from letter_search where letter_search.letter_id = letters.id)`)
    .orderBy(asc(letters.id))
    .limit(batchSize)
  return rows.map(({ letterId }) => ({ letterId, version: null }))
}

/** What a letter is found by, as it is stored now: its newest text and who stands on it, under every name they have. */
async function readSearchEntry(db: Db, letterId: string): Promise<SearchEntry> {
  const [letter] = await db
    .select({
      title: letters.title,
      reference: letters.reference,
      text: newestText(letters.id),
    })
    .from(letters)
    .where(eq(letters.id, letterId))
  const passages = await readPassages(db, letterId)
  const { title, reference, text } = letter!
  return {
    fields: [
      title,
      reference,
      ...(await readReferencesOf(db, letterId)).map(formatOtherReference),
      ...(await readPartyWords(db, letterId)),
      text,
      ...passages.map(({ exact }) => exact).filter((exact) => !text.includes(exact)),
    ],
    notes: await readNotes(db, passages),
  }
}

async function readPartyWords(db: Db, letterId: string): Promise<(string | null)[]> {
  const rows = await db
    .select({
      name: actors.name,
      canonicalName: sql<string | null>`(select canonical.name from actors canonical
        where canonical.id = ${actors.countsAsId} and canonical.id <> ${actors.id})`,
      capacity: parties.capacity,
      organisation: parties.organisation,
      unit: parties.unit,
    })
    .from(parties)
    .leftJoin(actors, eq(actors.id, parties.actorId))
    .where(eq(parties.letterId, letterId))
    .orderBy(asc(parties.place))
  return rows.flatMap((row) => [
    row.name,
    row.canonicalName,
    row.capacity,
    row.organisation,
    row.unit,
  ])
}

async function readPassages(db: Db, letterId: string) {
  return db
    .select({
      exact: positions.exact,
      note: positions.note,
      condition: positions.condition,
      topicId: positions.topicId,
    })
    .from(positions)
    .where(and(eq(positions.letterId, letterId), ne(positions.status, 'withdrawn')))
    .orderBy(asc(positions.start), asc(positions.id))
}

/** What was noted with passages, and for the teams of which dossiers: none where an open dossier uses the topic. */
async function readNotes(
  db: Db,
  passages: readonly { note: string | null; condition: string | null; topicId: string }[],
): Promise<NoteEntry[]> {
  const noted = passages.filter(({ note, condition }) => note !== null || condition !== null)
  if (!noted.length) return []
  const topicIds = [...new Set(noted.map(({ topicId }) => topicId))]
  const using = await db
    .select({
      topicId: sql<string>`own.id`,
      dossierId: dossiers.id,
      audience: dossiers.audience,
    })
    .from(
      sql`topics own join topics used on used.counts_as_id = own.counts_as_id
        join dossier_topics on dossier_topics.topic_id = used.id`,
    )
    .innerJoin(dossiers, sql`${dossiers.id} = dossier_topics.dossier_id`)
    .where(sql`own.id in ${listValues(topicIds)}`)
    .orderBy(asc(dossiers.id))
  const byTopic = groupRowsBy('topicId', using)
  return noted.flatMap(({ note, condition, topicId }) => {
    const own = byTopic.get(topicId) ?? []
    const isOpen = own.some(({ audience }) => audience === 'everyone')
    const teams = isOpen ? [] : [...new Set(own.map(({ dossierId }) => dossierId))]
    return [note, condition].flatMap((words) => (words ? [{ words, teams }] : []))
  })
}
