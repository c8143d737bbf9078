import { asc, inArray, sql, type SQL } from 'drizzle-orm'
import {
  groupRowsBy,
  excludeLetters,
  type AttributedPosition,
  type EvidenceLookup,
} from '#app/domain/attributed-positions.ts'
import type { Absence, Level } from '#app/domain/level.ts'
import type { Db, Statement, Transaction } from './dialect.ts'
import { evidence, evidenceVersions, positions } from './schema.ts'
import type { Sight } from './sight.ts'

/** How many rows of evidence are kept in memory: some 60 MB. */
const mostKept = 200_000

/** The evidence that was read, of every letter, by actor; one for all readers. */
export type KeptEvidence = Map<string, Kept>

/** What counts for whom of the letters that somebody sees. */
export function evidenceIn(db: Db, sight: Sight, kept: KeptEvidence) {
  const read = async (actorIds: readonly string[]): Promise<AttributedPosition[]> => {
    const rows = actorIds.length
      ? await db
          .select(columns)
          .from(evidence)
          .where(inArray(evidence.actorId, [...actorIds]))
          .orderBy(
            asc(evidence.actorId),
            asc(evidence.topicId),
            asc(evidence.lastDay),
            asc(evidence.positionId),
          )
      : []
    return rows.map((row) => ({
      ...row,
      level: row.level as Level | null,
      absence: row.absence as Absence | null,
      status: 'approved',
    }))
  }
  return {
    /**
     * What counts for each of the actors, organisations with what their people said for them. What was read before is
     * kept, and given again as long as the actor's evidence has the same version.
     */
    of: async (actorIds: readonly string[]): Promise<EvidenceLookup> => {
      const asked = [...new Set(actorIds)]
      const versions = asked.length
        ? new Map(
            (
              await db
                .select()
                .from(evidenceVersions)
                .where(inArray(evidenceVersions.actorId, asked))
            ).map(({ actorId, version }) => [actorId, version]),
          )
        : new Map<string, number>()
      const missing = asked.filter(
        (id) => versions.has(id) && kept.get(id)?.version !== versions.get(id),
      )
      const rows = groupRowsBy('actorId', await read(missing))
      for (const id of missing)
        kept.set(id, {
          version: versions.get(id)!,
          rows: rows.get(id)?.length ?? 0,
          topics: groupRowsBy('topicId', rows.get(id) ?? []),
        })
      const found = new Map(
        asked.filter((id) => versions.has(id)).map((id) => [id, kept.get(id)!.topics]),
      )
      thinned(kept, asked)
      // Asked last: what was read before can hold no letter that came or was closed since.
      return excludeLetters(
        (actorId, topicId) => found.get(actorId)?.get(topicId) ?? nothing,
        await sight.hiddenIds(),
      )
    },
  }
}

type Kept = { version: number; rows: number; topics: Map<string, readonly AttributedPosition[]> }
const nothing: readonly AttributedPosition[] = []

/** Puts those asked for last at the end, and lets go of the first ones while too much is kept. */
function thinned(kept: Map<string, Kept>, asked: readonly string[]): void {
  for (const id of asked) {
    const own = kept.get(id)
    kept.delete(id)
    if (own) kept.set(id, own)
  }
  let rows = [...kept.values()].reduce((sum, own) => sum + own.rows, 0)
  for (const [id, own] of kept) {
    if (rows <= mostKept) return
    kept.delete(id)
    rows -= own.rows
  }
}

const columns = {
  actorId: evidence.actorId,
  topicId: evidence.topicId,
  id: evidence.positionId,
  letterId: evidence.letterId,
  firstDay: evidence.firstDay,
  lastDay: evidence.lastDay,
  edtf: evidence.edtf,
  level: evidence.level,
  absence: evidence.absence,
  conditional: evidence.conditional,
  reported: evidence.reported,
}

/**
 * Which positions' evidence is to be made anew: one position's, all of a letter's, all that a member speaks in, those that a query
 * names, or all that a letter's affiliations may count for.
 */
export type Changed =
  | { positionId: string }
  | { letterId: string }
  | { memberId: string }
  | { positionIds: SQL }
  | { provenBy: string }

/**
 * Makes the evidence of changed positions anew from the tables it follows from: who holds a position, and which
 * organisations they belonged to on the letter's last possible day, units' parents included (method version 1, rule 7;
 * the same as `attributed` of the domain). Actors and topics that were merged count as the ones that remain. Belongs
 * into every transaction that changes a position, a letter's date, an affiliation or a merge, after the change.
 */
export function evidenceAnew(tx: Transaction, changed: Changed): Statement[] {
  const of = positionsOf(changed)
  const insert = sql`insert into evidence (actor_id, topic_id, last_day, position_id, letter_id, first_day, edtf, level, absence, conditional, reported) ${following(of)} on conflict do nothing`
  const newer = sql`insert into evidence_versions (actor_id, version) select distinct actor_id, 1 from evidence where position_id in (${of}) on conflict (actor_id) do update set version = evidence_versions.version + 1`
  // What a member speaks in is told by the evidence itself, so these rows are added to; nothing an affiliation adds takes any away.
  if ('memberId' in changed) return [insert, newer]
  // The query may read the evidence itself, so no row goes before all are told whose evidence changes.
  if ('positionIds' in changed)
    return [
      insert,
      newer,
      sql`delete from evidence where position_id in (${of}) and (actor_id, topic_id, last_day, position_id) in (${surplus(of)})`,
    ]
  return [newer, tx.delete(evidence).where(sql`${evidence.positionId} in (${of})`), insert, newer]
}

/**
 * The rows that follow for the positions of which a query gives the ids. What a letter that is for named people, or
 * withdrawn, says about who belongs where counts for its own positions alone: otherwise the numbers of others would tell of it. SQLite joins
 * crosswise in the order written: few who speak, then their positions by id.
 */
function following(positionIds: SQL): SQL {
  return sql`with recursive changed (id) as (${positionIds}), speaks (position_id, letter_id, actor_id, day) as (
      select h.position_id, p.letter_id, c.counts_as_id, p.last_day from changed join positions p on p.id = changed.id and p.status = 'approved' join position_holders h on h.position_id = p.id join actors c on c.id = h.actor_id
      union
      select s.position_id, s.letter_id, o.counts_as_id, s.day from speaks s join actors m on m.counts_as_id = s.actor_id join affiliations a on a.member_id = m.id join actors o on o.id = a.organisation_id
      where coalesce(a.first_day, '') <= s.day and s.day <= coalesce(a.last_day, '9999-12-31')
      and (a.letter_id is null or a.letter_id = s.letter_id or a.letter_id not in (select id from letters where visibility = 'named' union all select id from letters where withdrawn_at is not null))
    )
    select s.actor_id, t.counts_as_id as topic_id, p.last_day, p.id as position_id, l.id as letter_id, l.first_day, l.edtf, p.level, p.absence, p.conditional, p.reported
    from speaks s cross join positions p cross join letters l cross join topics t
    where p.id = s.position_id and l.id = p.letter_id and t.id = p.topic_id`
}

/** The keys of the rows that are kept for the positions and do not follow for them. */
function surplus(positionIds: SQL): SQL {
  return sql`select actor_id, topic_id, last_day, position_id from evidence where position_id in (${positionIds}) except select actor_id, topic_id, last_day, position_id from (${following(positionIds)}) due`
}

/** Ids of the positions whose evidence is not what it should be: rows that are missing, left over or different. */
export function astray(): SQL {
  const kept = sql`select actor_id, topic_id, last_day, position_id, letter_id, first_day, edtf, level, absence, conditional, reported from evidence`
  const due = following(sql`select id from positions`)
  return sql`(select position_id from (select * from (${due}) due except ${kept}) missing union select position_id from (${kept} except select * from (${due}) due) surplus)`
}

function positionsOf(changed: Changed): SQL {
  if ('positionId' in changed) return sql`select ${changed.positionId}`
  if ('letterId' in changed)
    return sql`select id from ${positions} where letter_id = ${changed.letterId}`
  if ('positionIds' in changed) return changed.positionIds
  if ('provenBy' in changed) return spokenBelow(changed.provenBy)
  return sql`select position_id from ${evidence} where actor_id = (select counts_as_id from actors where id = ${changed.memberId})`
}

/** The positions on the days of a letter's affiliations that their members, or whoever belongs to these, hold. */
function spokenBelow(letterId: string): SQL {
  return sql`select p.id from position_holders h join positions p on p.id = h.position_id
    where p.last_day between (select min(first_day) from affiliations where letter_id = ${letterId}) and (select max(last_day) from affiliations where letter_id = ${letterId})
    and h.actor_id in (with recursive below (id) as (
      select m.counts_as_id from affiliations a join actors m on m.id = a.member_id where a.letter_id = ${letterId}
      union select m.counts_as_id from below join actors o on o.counts_as_id = below.id join affiliations a on a.organisation_id = o.id join actors m on m.id = a.member_id
    ) select m.id from below join actors m on m.counts_as_id = below.id)`
}
