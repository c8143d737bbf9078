import { and, asc, eq, inArray, sql } from 'drizzle-orm'
import {
  type Coding,
  type CodingEnd,
  type CodingStatus,
  readCodingKey,
} from '#app/domain/codings.ts'
import { groupRowsBy } from '#app/domain/collections.ts'
import { bindFirst } from '../core/bind-first.ts'
import { atomically, type ChangeOutcome, inList } from '../core/dialect.ts'
import type { VisibleScope } from '../core/visible-scope.ts'
import {
  codings,
  dossierLetters,
  dossiers,
  dossierTopics,
  textVersions,
  topics,
  topicVersions,
} from '../schema/schema.ts'
import { letterLists } from '../schema/tables.ts'
import { auditEntry, type PerformedBy } from '../statements/audit-entry.ts'
import { countStates, endActions, readEndsOf, setEnds } from './coding-ends.ts'

/** How far coders are with letters, and what they say when they are done with one. */
export function bindCodings(visible: VisibleScope) {
  return bindFirst(visible, {
    statesOf: readCodingStates,
    ofLetter: readCodings,
    end: endCodings,
    takeBack: takeBackCodings,
    endsOf: readEndsOf,
    setEnds,
    countStates,
  })
}

/** How far letters are for each of the dossiers that they lie in, by all coders together and by each, by their ids. */
async function readCodingStates(
  { db, isVisible, isDossierVisible }: VisibleScope,
  letterIds: readonly string[],
): Promise<Map<string, CodingStatus[]>> {
  if (!letterIds.length) return new Map()
  const seen = new Set(
    (await db.select({ id: dossiers.id }).from(dossiers).where(isDossierVisible(dossiers.id))).map(
      ({ id }) => id,
    ),
  )
  const rows = await db
    .select({ letterId: letterLists.letterId, key: letterLists.listId })
    .from(letterLists)
    .where(and(inArray(letterLists.letterId, [...letterIds]), isVisible(letterLists.letterId)))
    .orderBy(asc(letterLists.listId))
  return new Map(
    [...groupRowsBy('letterId', rows)].map(([letterId, own]) => [
      letterId,
      own.flatMap(({ key }) => {
        const status = readCodingKey(key)
        return status && seen.has(status.dossierId) ? [status] : []
      }),
    ]),
  )
}

/** What each coder said of a letter, with what has come since. */
async function readCodings(visible: VisibleScope, letterId: string): Promise<Coding[]> {
  const { db, isVisible, isDossierVisible } = visible
  const rows = await db
    .select({
      dossierId: codings.dossierId,
      coderId: codings.userId,
      state: codings.state,
      at: codings.at,
      textVersion: codings.textVersion,
    })
    .from(codings)
    .innerJoin(
      dossierLetters,
      and(
        eq(dossierLetters.dossierId, codings.dossierId),
        eq(dossierLetters.letterId, codings.letterId),
      ),
    )
    .where(
      and(
        eq(codings.letterId, letterId),
        isVisible(codings.letterId),
        isDossierVisible(codings.dossierId),
      ),
    )
    .orderBy(asc(codings.at), asc(codings.userId))
  if (!rows.length) return []
  const [text] = await db
    .select({ newest: sql<number>`max(${textVersions.version})` })
    .from(textVersions)
    .where(eq(textVersions.letterId, letterId))
  const added = await readAddedTopics(
    visible,
    rows.map(({ dossierId }) => dossierId),
  )
  return rows.map(({ textVersion, state, ...row }) => ({
    ...row,
    state: state as CodingEnd,
    topicsSince: added
      .filter(({ dossierId, addedAt }) => dossierId === row.dossierId && (addedAt ?? '') > row.at)
      .map(({ name }) => name),
    hasNewText: (text?.newest ?? 0) > textVersion,
  }))
}

/** The topics of dossiers by name, with since when each dossier has them. */
function readAddedTopics({ db }: VisibleScope, dossierIds: readonly string[]) {
  const newest = sql`(select max(version) from topic_versions newest
    where newest.topic_id = ${topicVersions.topicId})`
  return db
    .select({
      dossierId: dossierTopics.dossierId,
      addedAt: dossierTopics.addedAt,
      name: topicVersions.name,
    })
    .from(dossierTopics)
    .innerJoin(topics, eq(topics.id, dossierTopics.topicId))
    .innerJoin(
      topicVersions,
      and(eq(topicVersions.topicId, topics.countsAsId), eq(topicVersions.version, newest)),
    )
    .where(inList(db, dossierTopics.dossierId, dossierIds))
    .orderBy(asc(dossierTopics.place), asc(dossierTopics.topicId))
}

type CodingEnds = {
  letterId: string
  dossierIds: readonly string[]
  userId: string
  textVersion: number
}

/** Notes that somebody is done with a letter for dossiers that it lies in; again for those who said so before. */
async function endCodings(
  { db }: VisibleScope,
  state: CodingEnd,
  { letterId, dossierIds, userId, textVersion }: CodingEnds,
  performedBy: PerformedBy,
): Promise<ChangeOutcome> {
  const at = new Date().toISOString()
  await atomically(db, (tx) =>
    dossierIds.flatMap((dossierId) => [
      tx
        .insert(codings)
        .values({ dossierId, letterId, userId, state, textVersion, at })
        .onConflictDoUpdate({
          target: [codings.dossierId, codings.letterId, codings.userId],
          set: { state, textVersion, at },
        }),
      auditEntry(tx, performedBy, at, {
        action: endActions[state],
        subject: 'letter',
        subjectId: letterId,
        after: { inDossierId: dossierId },
      }),
    ]),
  )
  return { changed: dossierIds.length > 0 }
}

/** Takes back what somebody said of a letter; nothing where they said nothing. */
async function takeBackCodings(
  { db }: VisibleScope,
  { letterId, dossierIds, userId }: Omit<CodingEnds, 'textVersion'>,
  performedBy: PerformedBy,
): Promise<ChangeOutcome> {
  const at = new Date().toISOString()
  const own = and(
    eq(codings.letterId, letterId),
    eq(codings.userId, userId),
    inArray(codings.dossierId, [...dossierIds]),
  )
  const said = dossierIds.length
    ? await db.select({ dossierId: codings.dossierId }).from(codings).where(own)
    : []
  if (!said.length) return { changed: false }
  await atomically(db, (tx) => [
    tx.delete(codings).where(own),
    ...said.map(({ dossierId }) =>
      auditEntry(tx, performedBy, at, {
        action: 'opened again',
        subject: 'letter',
        subjectId: letterId,
        after: { inDossierId: dossierId },
      }),
    ),
  ])
  return { changed: true }
}
