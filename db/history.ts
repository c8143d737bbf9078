import { and, asc, desc, eq, inArray, or, sql, type SQL } from 'drizzle-orm'
import { asRecord, type HistoryEntry } from '#app/domain/history/history-entry.ts'
import type { MergeableKind } from '#app/domain/merges.ts'
import { normaliseEmail } from '#app/domain/users.ts'
import { knownBy, provenTo } from './actors.ts'
import { among, type Db } from './dialect.ts'
import {
  actors,
  affiliations,
  audit,
  merges,
  positions,
  tokens,
  topics,
  topicVersions,
  users,
} from './schema.ts'
import type { Sight } from './sight.ts'

/** Whose history is asked for: a letter's with its positions', one position's, an actor's with affiliations, a topic's, or a person's with tokens and invitations. */
export type Told =
  | { letterId: string }
  | { positionId: string }
  | { actorId: string }
  | { topicId: string }
  | { userId: string }

/**
 * What the audit log tells of a thing. It is only read here; each change writes its own entry. Nothing is told of
 * hidden letters and what is coded in them, nor of actors and affiliations that they alone name.
 */
export function historyIn(db: Db, sight: Sight) {
  const shown = shownTo(sight)
  const read = async (
    where: SQL | undefined,
    order: SQL[],
    most?: number,
    skip = 0,
  ): Promise<HistoryEntry[]> => {
    const query = db
      .select(columns)
      .from(audit)
      .leftJoin(users, eq(users.id, audit.userId))
      .where(and(where, shown))
      .orderBy(...order)
      .$dynamic()
    const rows = await (most === undefined ? query : query.limit(most).offset(skip))
    return rows.map(({ userId, userName, ...row }) => ({
      ...row,
      who: userId ? { id: userId, name: userName ?? 'Somebody' } : null,
    }))
  }
  return {
    /** A page of what happened to a thing, newest first, and how much there is. */
    page: async (
      told: Told,
      most: number,
      skip: number,
    ): Promise<{ entries: HistoryEntry[]; total: number }> => {
      const where = await about(db, told, sight)
      const [count] = await db
        .select({ total: sql<number>`cast(count(*) as integer)` })
        .from(audit)
        .where(and(where, shown))
      return { entries: await read(where, [desc(audit.id)], most, skip), total: count?.total ?? 0 }
    },

    /** Everything that happened to positions, oldest first. */
    ofPositions: async (ids: readonly string[]): Promise<HistoryEntry[]> =>
      ids.length
        ? read(and(eq(audit.thing, 'position'), among(db, audit.thingId, ids)), [asc(audit.id)])
        : [],

    /** Everything that happened to a letter itself, without its positions, oldest first. */
    ofLetter: async (letterId: string): Promise<HistoryEntry[]> =>
      read(and(eq(audit.thing, 'letter'), eq(audit.thingId, letterId)), [asc(audit.id)]),

    /** Everything that happened to the positions of a letter, oldest first. */
    coding: async (letterId: string): Promise<HistoryEntry[]> =>
      read(codingOf(db, letterId), [asc(audit.id)]),

    /** What actors, topics and people are called themselves, also where they were merged, by their ids. */
    names: async (ids: readonly string[]): Promise<Map<string, string>> => {
      if (!ids.length) return new Map()
      const newest = sql`(select max(version) from topic_versions newest where newest.topic_id = ${topicVersions.topicId})`
      const named = await db
        .select({ id: actors.id, name: actors.name })
        .from(actors)
        .where(and(among(db, actors.id, ids), knownBy(sight)))
        .orderBy(asc(actors.id))
      const topical = await db
        .select({ id: topicVersions.topicId, name: topicVersions.name })
        .from(topicVersions)
        .where(and(among(db, topicVersions.topicId, ids), eq(topicVersions.version, newest)))
      const people = await db
        .select({ id: users.id, name: users.name })
        .from(users)
        .where(among(db, users.id, ids))
      return new Map([...named, ...topical, ...people].map(({ id, name }) => [id, name]))
    },
  }
}

const columns = {
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

/** Whether an entry is not of a hidden letter or of a position in one. */
function shownTo({ hidden }: Sight): SQL {
  return sql`not (${audit.thing} = 'letter' and ${audit.thingId} in (${hidden})) and not (${audit.thing} = 'position' and ${audit.thingId} in (select id from positions where letter_id in (${hidden})))`
}

async function about(db: Db, told: Told, sight: Sight): Promise<SQL | undefined> {
  if ('letterId' in told)
    return or(
      and(eq(audit.thing, 'letter'), eq(audit.thingId, told.letterId)),
      codingOf(db, told.letterId),
    )
  if ('positionId' in told)
    return and(eq(audit.thing, 'position'), eq(audit.thingId, told.positionId))
  if ('actorId' in told) {
    const own = db
      .select({ id: actors.id })
      .from(actors)
      .where(and(eq(actors.countsAsId, told.actorId), knownBy(sight)))
    const belonging = db
      .select({ id: affiliations.id })
      .from(affiliations)
      .where(
        and(
          or(inArray(affiliations.memberId, own), inArray(affiliations.organisationId, own)),
          provenTo(sight),
        ),
      )
    return or(
      and(
        eq(audit.thing, 'actor'),
        or(inArray(audit.thingId, own), mergedInto(db, 'actor', told.actorId, sight)),
      ),
      and(eq(audit.thing, 'affiliation'), inArray(audit.thingId, belonging)),
    )
  }
  if ('topicId' in told) {
    const own = db.select({ id: topics.id }).from(topics).where(eq(topics.countsAsId, told.topicId))
    return and(
      eq(audit.thing, 'topic'),
      or(inArray(audit.thingId, own), mergedInto(db, 'topic', told.topicId, sight)),
    )
  }
  const own = db.select({ id: tokens.id }).from(tokens).where(eq(tokens.userId, told.userId))
  return or(
    and(eq(audit.thing, 'user'), eq(audit.thingId, told.userId)),
    and(eq(audit.thing, 'token'), inArray(audit.thingId, own)),
    and(
      eq(audit.thing, 'invitation'),
      among(db, audit.thingId, await invitationsOf(db, told.userId)),
    ),
  )
}

/** The log tells a merge of the one that was merged; the one it went into tells it as well, also where it was undone. */
function mergedInto(db: Db, thing: MergeableKind, intoId: string, sight: Sight): SQL | undefined {
  const shown =
    thing === 'actor'
      ? inArray(merges.mergedId, db.select({ id: actors.id }).from(actors).where(knownBy(sight)))
      : undefined
  return and(
    inArray(audit.deed, ['merged', 'took apart']),
    inArray(
      audit.thingId,
      db
        .select({ id: merges.mergedId })
        .from(merges)
        .where(and(eq(merges.thing, thing), eq(merges.intoId, intoId), shown)),
    ),
  )
}

function codingOf(db: Db, letterId: string): SQL | undefined {
  return and(
    eq(audit.thing, 'position'),
    inArray(
      audit.thingId,
      db.select({ id: positions.id }).from(positions).where(eq(positions.letterId, letterId)),
    ),
  )
}

/** Invitations are known by the address they went to; there are as many as people ever were invited. */
async function invitationsOf(db: Db, userId: string): Promise<string[]> {
  const [person] = await db
    .select({ emailKey: users.emailKey })
    .from(users)
    .where(eq(users.id, userId))
  const sent = await db
    .select({ id: audit.thingId, after: audit.after })
    .from(audit)
    .where(and(eq(audit.thing, 'invitation'), eq(audit.deed, 'invited')))
  const addressIn = (after: unknown) =>
    typeof asRecord(after).email === 'string'
      ? normaliseEmail(asRecord(after).email as string)
      : null
  return sent
    .filter(({ after }) => person && addressIn(after) === person.emailKey)
    .map(({ id }) => id)
}
