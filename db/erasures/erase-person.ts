import { and, asc, eq, inArray, or, type SQL, sql } from 'drizzle-orm'
import { type SQLiteTable } from 'drizzle-orm/sqlite-core'
import { makeWordEraser, type WordEraser } from '#app/domain/erasures.ts'
import { computeTextMinhash } from '#app/domain/plan/near-duplicates.ts'
import { foldText } from '#app/domain/text/words.ts'
import {
  type ChangeOutcome,
  commit,
  atomically,
  type Db,
  inList,
  type RequiredChange,
  type Statement,
  type Transaction,
} from '../core/dialect.ts'
import { newId, sha256 } from '../core/ids.ts'
import { forgetTextContacts } from '../core/text-contacts.ts'
import {
  actorFacts,
  actors,
  affiliations,
  aliases,
  audit,
  files,
  importItems,
  letterDates,
  letterReferences,
  letters,
  parties,
  positions,
  textVersions,
} from '../schema/schema.ts'
import { primaryKeyOf, propertyOf } from '../schema/tables.ts'
import { auditEntry, type PerformedBy } from '../statements/audit-entry.ts'
import { eraseActorNames, foldFactWords } from './erase-actor.ts'
import { eraseImportBytes, findConcernedHashes, renewPrints } from './concerned-letters.ts'
import { eraseFrozenViews } from './erase-frozen-views.ts'
import { findWordedRows, type WordedRow } from './find-words.ts'
import { recutQuotes } from './quotes-of-texts.ts'
import { eraseEntries, insideErasure } from './open-erasure.ts'
import { completeSearch } from '../search/refresh-search.ts'
import { clearErasedRemains } from './erased-remains.ts'
import { forgetSearchEntry } from './search-entries.ts'

/** What erasing a person would overwrite, worked out before anything is. */
export type PersonErasurePlan = {
  name: string
  /** What is looked for: every name the person has here, and what was typed besides. */
  words: string[]
  letterIds: string[]
}

type FoundWords = PersonErasurePlan & { actorIds: string[]; rows: WordedRow[]; erase: WordEraser }

/** In which letters a person's names and other words stand; null where there is no such person. */
export async function planPersonErasure(
  db: Db,
  actorId: string,
  words: readonly string[],
): Promise<PersonErasurePlan | null> {
  return findPersonWords(db, actorId, words)
}

/** How often the words are looked for again where somebody wrote meanwhile. */
const maxAttempts = 5

/**
 * Overwrites what tells who somebody is: the names of the actor, what was said about their office, and, sign by sign,
 * every name and every one of the other words wherever they stand. Originals of the letters concerned go, because they
 * hold the same words. `changed` false: there is no such person, or others wrote to the same rows again and again.
 */
export async function erasePerson(
  db: Db,
  actorId: string,
  { words, reason }: { words: readonly string[]; reason: string },
  performedBy: PerformedBy,
): Promise<ChangeOutcome> {
  for (let attempt = 0; attempt < maxAttempts; attempt += 1) {
    const found = await findPersonWords(db, actorId, words)
    if (!found) return { changed: false }
    const statements = await preparePersonErasure(db, actorId, found, reason, performedBy)
    if (!(await commit(atomically(db, statements)))) continue
    forgetTextContacts(db)
    await completeSearch(db)
    await clearErasedRemains(db)
    return { changed: true }
  }
  return { changed: false }
}

async function findPersonWords(
  db: Db,
  actorId: string,
  words: readonly string[],
): Promise<FoundWords | null> {
  const group = await db
    .select({ id: actors.id, name: actors.name })
    .from(actors)
    .where(and(eq(actors.countsAsId, countsAs(actorId)), eq(actors.kind, 'person')))
    .orderBy(asc(actors.id))
  const own = group.find(({ id }) => id === actorId) ?? group[0]
  if (!own) return null
  const actorIds = group.map(({ id }) => id)
  const others = await db
    .select({ name: aliases.name })
    .from(aliases)
    .where(inList(db, aliases.actorId, actorIds))
  const wanted = [...new Set([...group, ...others].map(({ name }) => name).concat(words))]
  const erase = makeWordEraser(wanted)
  const rows = await recutQuotes(db, await findWordedRows(db, erase))
  const letterIds = await findConcernedLetters(db, actorIds, rows)
  return { name: own.name, words: wanted, letterIds, actorIds, rows, erase }
}

const countsAs = (actorId: string): SQL =>
  sql`(select counts_as_id from actors where id = ${actorId})`

/** The letters in which the words stand, and those on which the person does. */
async function findConcernedLetters(
  db: Db,
  actorIds: readonly string[],
  rows: readonly WordedRow[],
): Promise<string[]> {
  const standing = await db
    .selectDistinct({ id: parties.letterId })
    .from(parties)
    .where(inList(db, parties.actorId, actorIds))
  const worded = rows.flatMap(({ table, row }) =>
    table === letters
      ? [row.id as string]
      : table === textVersions ||
          table === parties ||
          table === files ||
          table === positions ||
          table === letterDates ||
          table === letterReferences
        ? [row.letterId as string]
        : [],
  )
  return [...new Set([...standing.map(({ id }) => id), ...worded])].sort()
}

async function preparePersonErasure(
  db: Db,
  actorId: string,
  { actorIds, rows, erase, letterIds, name }: FoundWords,
  reason: string,
  performedBy: PerformedBy,
): Promise<(tx: Transaction) => (Statement | RequiredChange)[]> {
  const at = new Date().toISOString()
  const id = newId()
  const hashes = await findConcernedHashes(db, letterIds, rows)
  const texts = rows.filter(({ table }) => table === textVersions)
  return (tx) => [
    ...rows.flatMap(({ table, row }) => holdRevision(tx, table, row)),
    raiseRevisions(
      db,
      tx,
      letterIds.filter(
        (letterId) => !rows.some(({ table, row }) => table === letters && row.id === letterId),
      ),
    ),
    ...insideErasure(
      tx,
      {
        id,
        kind: 'person',
        subjectId: actorId,
        at,
        reason: erase(reason),
        // With the id before it, so that no list of the hashes of names tells whose it is.
        hash: sha256(`${id}\n${name}`),
        letters: letterIds.length,
        performedBy,
      },
      hashes,
      [
        ...rows.filter(({ table }) => table !== aliases).map((worded) => overwriteRow(tx, worded)),
        ...eraseFrozenViews(db, tx, letterIds, rows),
        ...eraseActorDetails(db, tx, actorIds),
        ...actorIds.flatMap((each) => eraseActorNames(tx, { id: each, kind: 'person' })),
        tx.delete(aliases).where(inList(db, aliases.name, listAliases(rows))),
        tx.delete(files).where(inList(db, files.letterId, letterIds)),
        ...eraseImportBytes(db, tx, letterIds, rows),
        ...letterIds.flatMap((letterId) => forgetSearchEntry(db, letterId)),
        ...texts.flatMap(({ row, changes }) => renewPrints(tx, row, changes)),
      ],
    ),
    auditEntry(tx, performedBy, at, {
      action: 'erased',
      subject: 'actor',
      subjectId: actorId,
      after: { reason: erase(reason) },
    }),
  ]
}

const listAliases = (rows: readonly WordedRow[]): string[] =>
  rows.filter(({ table }) => table === aliases).map(({ row }) => row.name as string)

/** What somebody else changed since it was read is read again, instead of being put back as it was. */
function holdRevision(
  tx: Transaction,
  table: SQLiteTable,
  row: Record<string, unknown>,
): RequiredChange[] {
  if (table !== letters && table !== positions && table !== importItems) return []
  const { id, revision } = row as { id: string; revision: number }
  return [
    {
      requireChange: tx
        .update(table as typeof letters)
        .set({ revision: revision + 1 })
        .where(
          and(
            eq((table as typeof letters).id, id),
            eq((table as typeof letters).revision, revision),
          ),
        ),
    },
  ]
}

/** Forms of letters that were open meanwhile must not bring back what was overwritten. */
function raiseRevisions(db: Db, tx: Transaction, letterIds: readonly string[]): Statement {
  return tx
    .update(letters)
    .set({ revision: sql`revision + 1` as never })
    .where(inList(db, letters.id, letterIds))
}

function overwriteRow(tx: Transaction, { table, row, changes }: WordedRow): Statement {
  const follows =
    table === textVersions && typeof changes.text === 'string'
      ? { sha256: sha256(changes.text) }
      : table === importItems && typeof changes.text === 'string'
        ? { textHash: sha256(changes.text), prints: computeTextMinhash(changes.text) }
        : table === actors && typeof changes.name === 'string'
          ? { nameKey: foldText(changes.name) }
          : table === actorFacts
            ? foldFactWords(changes)
            : {}
  const key = primaryKeyOf(table).map((column) => eq(column, row[propertyOf(table, column.name)]))
  return tx
    .update(table)
    .set({ ...changes, ...follows })
    .where(and(...key))
}

/** What is said of the person themselves, wherever: their offices, and what the log tells of them. */
function eraseActorDetails(db: Db, tx: Transaction, actorIds: readonly string[]): Statement[] {
  const own = tx
    .select({ id: affiliations.id })
    .from(affiliations)
    .where(inList(db, affiliations.memberId, actorIds))
  const isOwnFact = inList(db, actorFacts.actorId, actorIds)
  const ownFacts = tx.select({ id: actorFacts.id }).from(actorFacts).where(isOwnFact)
  return [
    tx
      .update(parties)
      .set({ capacity: null, organisation: null, unit: null })
      .where(inList(db, parties.actorId, actorIds)),
    tx
      .update(affiliations)
      .set({ role: null, source: null })
      .where(inList(db, affiliations.memberId, actorIds)),
    ...eraseEntries(
      tx,
      or(
        and(eq(audit.thing, 'actor'), inList(db, audit.thingId, actorIds)),
        and(eq(audit.thing, 'affiliation'), inArray(audit.thingId, own)),
        and(eq(audit.thing, 'actor fact'), inArray(audit.thingId, ownFacts)),
      ),
    ),
  ]
}
