import { and, asc, desc, eq, sql, type SQL } from 'drizzle-orm'
import type { HistoryEntry } from '#app/domain/history/history-entry.ts'
import { listReferencedIds, type HistoryLine } from '#app/domain/history/history-line.ts'
import { bindFirst } from '../core/bind-first.ts'
import { inList } from '../core/dialect.ts'
import {
  describeVisibleEntry,
  maskActorName,
  maskWords,
  type TextContacts,
} from '../core/masked-rows.ts'
import type { VisibleScope } from '../core/visible-scope.ts'
import {
  actors,
  audit,
  dossiers,
  letters,
  positions,
  textVersions,
  topicVersions,
  users,
} from '../schema/schema.ts'
import { isActorVisible } from '../statements/visible-actors.ts'
import { entriesAbout, type HistorySubject, positionEntriesOf } from './entries-about.ts'

/**
 * What the audit log tells of a thing. It is only read here; each change writes its own entry. Nothing is told of
 * hidden letters and what is coded in them, nor of actors and affiliations that they alone name.
 */
export function bindHistory(visible: VisibleScope) {
  return bindFirst(visible, {
    page: readHistoryPage,
    ofPositions: readPositionHistory,
    ofLetter: readLetterHistory,
    ofLetterPositions: readCodingHistory,
    ofThings: readThingHistory,
    entryOf: findEntry,
    namesOf: findNames,
    describe: describeEntries,
    stamp: readHistoryStamp,
  })
}

/** A word that changes with every change to what is stored, whoever may see it; it tells nothing else. */
async function readHistoryStamp({ db }: VisibleScope): Promise<string> {
  const [newest] = await db.select({ id: audit.id }).from(audit).orderBy(desc(audit.id)).limit(1)
  return newest?.id ?? ''
}

/** A page of what happened to a thing, newest first, and how much there is. */
async function readHistoryPage(
  visible: VisibleScope,
  subject: HistorySubject,
  limit: number,
  offset: number,
): Promise<{ entries: HistoryEntry[]; total: number }> {
  const { db } = visible
  const where = await entriesAbout(visible, subject)
  const [count] = await db
    .select({ total: sql<number>`cast(count(*) as integer)` })
    .from(audit)
    .where(and(where, isEntryVisible(visible)))
  return {
    entries: await readEntries(visible, where, [desc(audit.id)], limit, offset),
    total: count?.total ?? 0,
  }
}

/** Everything that happened to positions, oldest first. */
async function readPositionHistory(
  visible: VisibleScope,
  ids: readonly string[],
): Promise<HistoryEntry[]> {
  const { db } = visible
  return ids.length
    ? readEntries(visible, and(eq(audit.thing, 'position'), inList(db, audit.thingId, ids)), [
        asc(audit.id),
      ])
    : []
}

/** Everything that happened to a letter itself, without its positions, oldest first. */
async function readLetterHistory(visible: VisibleScope, letterId: string): Promise<HistoryEntry[]> {
  return readEntries(visible, and(eq(audit.thing, 'letter'), eq(audit.thingId, letterId)), [
    asc(audit.id),
  ])
}

/** Everything that happened to the positions of a letter, oldest first. */
async function readCodingHistory(visible: VisibleScope, letterId: string): Promise<HistoryEntry[]> {
  const { db } = visible
  return readEntries(visible, positionEntriesOf(db, letterId), [asc(audit.id)])
}

/** Everything that the history of a subject tells of some of the things in it, oldest first. */
async function readThingHistory(
  visible: VisibleScope,
  subject: HistorySubject,
  ids: readonly string[],
): Promise<HistoryEntry[]> {
  const where = await entriesAbout(visible, subject)
  return ids.length
    ? readEntries(visible, and(where, inList(visible.db, audit.thingId, ids)), [asc(audit.id)])
    : []
}

/** One entry, where the history of a subject tells it. */
async function findEntry(
  visible: VisibleScope,
  subject: HistorySubject,
  entryId: string,
): Promise<HistoryEntry | null> {
  const where = and(await entriesAbout(visible, subject), eq(audit.id, entryId))
  return (await readEntries(visible, where, [asc(audit.id)]))[0] ?? null
}

/** What actors, topics, dossiers, letters and people are called themselves, also where they were merged. */
async function findNames(
  visible: VisibleScope,
  ids: readonly string[],
): Promise<Map<string, string>> {
  const { db } = visible
  if (!ids.length) return new Map()
  const newest = sql`(select max(version) from topic_versions newest
    where newest.topic_id = ${topicVersions.topicId})`
  const named = await db
    .select({ id: actors.id, name: actors.name })
    .from(actors)
    .where(and(inList(db, actors.id, ids), isActorVisible(visible)))
    .orderBy(asc(actors.id))
  const topical = await db
    .select({ id: topicVersions.topicId, name: topicVersions.name })
    .from(topicVersions)
    .where(
      and(
        inList(db, topicVersions.topicId, ids),
        eq(topicVersions.version, newest),
        visible.isTopicVisible(topicVersions.topicId),
      ),
    )
  const followed = await db
    .select({ id: dossiers.id, name: dossiers.name })
    .from(dossiers)
    .where(and(inList(db, dossiers.id, ids), visible.isDossierVisible(dossiers.id)))
  const titled = await db
    .select({ id: letters.id, name: letters.title })
    .from(letters)
    .where(and(inList(db, letters.id, ids), visible.isVisible(letters.id)))
  const people = await db
    .select({ id: users.id, name: users.name })
    .from(users)
    .where(inList(db, users.id, ids))
  const told = visible.seesContactDetails
    ? [...named, ...titled]
    : [
        ...named.map(({ id, name }) => ({ id, name: maskActorName(name, id) })),
        ...titled.map(({ id, name }) => ({ id, name: maskWords(name) })),
      ]
  return new Map([...told, ...topical, ...followed, ...people].map(({ id, name }) => [id, name]))
}

/** Entries as sentences, in the order given: masked or open by the reader's right. */
async function describeEntries(
  visible: VisibleScope,
  entries: readonly HistoryEntry[],
  { emails = false } = {},
): Promise<HistoryLine[]> {
  const names = await findNames(visible, [...new Set(entries.flatMap(listReferencedIds))])
  const texts = await readQuotedTexts(visible, entries)
  return entries.map((entry) =>
    describeVisibleEntry(visible, entry, {
      names,
      emails,
      texts: texts.get(entry.resourceId) ?? [],
    }),
  )
}

/** The texts with contacts that quotes told of may be cut from, by the positions' ids; none for those who see them. */
async function readQuotedTexts(
  { db, seesContactDetails, readTextContacts }: VisibleScope,
  entries: readonly HistoryEntry[],
): Promise<Map<string, TextContacts[]>> {
  const ids = new Set(
    entries.filter(({ resource }) => resource === 'position').map(({ resourceId }) => resourceId),
  )
  if (seesContactDetails || !ids.size) return new Map()
  const versions = await db
    .select({ id: positions.id, textVersionId: textVersions.id })
    .from(positions)
    .innerJoin(textVersions, eq(textVersions.letterId, positions.letterId))
    .where(inList(db, positions.id, [...ids]))
    .orderBy(asc(textVersions.version))
  const wholes = await readTextContacts(versions.map(({ textVersionId }) => textVersionId))
  const found = new Map<string, TextContacts[]>()
  for (const { id, textVersionId } of versions) {
    const whole = wholes.get(textVersionId)
    if (whole) found.set(id, [...(found.get(id) ?? []), whole])
  }
  return found
}

async function readEntries(
  visible: VisibleScope,
  where: SQL | undefined,
  order: SQL[],
  limit?: number,
  offset = 0,
): Promise<HistoryEntry[]> {
  const query = visible.db
    .select(entryColumns)
    .from(audit)
    .leftJoin(users, eq(users.id, audit.userId))
    .where(and(where, isEntryVisible(visible)))
    .orderBy(...order)
    .$dynamic()
  const rows = await (limit === undefined ? query : query.limit(limit).offset(offset))
  return rows.map(({ userId, userName, ...row }) => ({
    ...row,
    who: userId ? { id: userId, name: userName ?? 'Somebody' } : null,
  }))
}

const entryColumns = {
  id: audit.id,
  at: audit.at,
  via: audit.via,
  action: audit.deed,
  resource: audit.thing,
  resourceId: audit.thingId,
  before: audit.before,
  after: audit.after,
  userId: audit.userId,
  userName: users.name,
}

/**
 * Whether an entry is not of a hidden letter, of a position in one or of what was judged by one. Who adds a letter
 * that names somebody whom only hidden letters named before does not learn either by whom and when these were added.
 */
function isEntryVisible(visible: VisibleScope): SQL | undefined {
  return and(isOfSeenLetter(visible), isOfSeenDossier(visible))
}

function isOfSeenLetter({ closedLetters }: VisibleScope): SQL {
  return sql`not (${audit.thing} = 'letter' and ${audit.thingId} in (${closedLetters}))
    and not (${audit.thing} = 'position' and ${audit.thingId} in (select id from positions
    where letter_id in (${closedLetters})))
    and not (${audit.thing} = 'judgement' and ${audit.thingId} in (select judgement_id from judged_letters
    where letter_id in (${closedLetters})))
    and not (${audit.thing} = 'actor' and ${audit.deed} = 'added' and ${audit.thingId} in (select id from actors
    where letter_id in (${closedLetters})))`
}

/** Nor of a dossier that the reader does not see, of its milestones, its topics and what is coded on them. */
function isOfSeenDossier({ hiddenDossiers, hiddenTopics }: VisibleScope): SQL | undefined {
  if (hiddenDossiers === null || hiddenTopics === null) return undefined
  return sql`not (${audit.thing} = 'dossier' and ${audit.thingId} in (${hiddenDossiers}))
    and not (${audit.thing} = 'list' and ${audit.thingId} in (select id from lists
    where dossier_id in (${hiddenDossiers})))
    and not (${audit.thing} = 'judgement' and ${audit.thingId} in (select id from judgements
    where dossier_id in (${hiddenDossiers}) or topic_id in (${hiddenTopics})))
    and not (${audit.thing} = 'selection' and ${audit.thingId} in (select id from saved_selections
    where dossier_id in (${hiddenDossiers})))
    and not (${audit.thing} = 'view link' and ${audit.thingId} in (select id from view_links
    where dossier_id in (${hiddenDossiers})))
    and not (${audit.thing} = 'milestone' and ${audit.thingId} in (select id from milestones
    where dossier_id in (${hiddenDossiers})))
    and not (${audit.thing} = 'topic' and ${audit.thingId} in (${hiddenTopics}))
    and not (${audit.thing} = 'position' and ${audit.thingId} in (select id from positions
    where topic_id in (${hiddenTopics})))
    and not (${audit.deed} in ('put into', 'took out of', 'used in', 'no longer used in',
      'finished coding', 'found nothing in', 'opened again', 'gave to', 'took from', 'gave a second time to',
      'took back the second coding from', 'finished a second coding of', 'settled a difference in',
      'opened a settlement again in')
    and ${audit.after} ->> 'inDossierId' in (${hiddenDossiers}))
    and not (${audit.thing} = 'topic' and ${audit.deed} in ('made a proposal', 'took a proposal',
      'refused a proposal', 'took a proposal back') and ${audit.after} ->> 'inDossierId' in (${hiddenDossiers}))
    and not (${audit.deed} in ('asked', 'refused a suggestion', 'took a refusal back')
    and ${audit.after} ->> 'topicId' in (${hiddenTopics}))`
}
