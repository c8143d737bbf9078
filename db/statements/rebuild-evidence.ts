import { type SQL, sql } from 'drizzle-orm'
import type { Day } from '#app/domain/days.ts'
import type { Statement, Transaction } from '../core/dialect.ts'
import { countingLevel } from './counting-level.ts'
import { isSecondHolder } from './second-holder.ts'
import { lettersClosedToSomebody } from '../core/visible-scope.ts'
import { evidence, positions } from '../schema/schema.ts'

/**
 * Which positions' evidence is to be made anew: one position's, all of a letter's, those of letters that are new, all
 * that a member speaks in on some days, because it came to belong somewhere (`memberId`) or because that was changed or
 * taken away (`formerMemberId`), those that a query names, or all that a letter's affiliations may count for.
 */
export type ChangedEvidence =
  | { positionId: string }
  | { letterId: string }
  | { addedLetterIds: readonly string[] }
  | ({ memberId: string } & DayBounds)
  | ({ formerMemberId: string } & DayBounds)
  | { positionIds: SQL }
  | { provenBy: string }

/** From which day to which; null where an end is open. */
type DayBounds = { firstDay: Day | null; lastDay: Day | null }

/**
 * Makes the evidence of changed positions anew from the tables it follows from: who holds a position, and which
 * organisations count what they said on the letter's last possible day, units' parents included (method version 2,
 * rule 8; the same as `selectSpokenFor` of the domain). Actors and topics that were merged count as the ones that
 * remain. Belongs into every transaction that changes a position, a letter's date, an affiliation or a merge, after
 * the change.
 */
export function rebuildEvidence(tx: Transaction, changed: ChangedEvidence): Statement[] {
  const affected = affectedPositions(changed)
  const insert = sql`insert into evidence (actor_id, topic_id, last_day, position_id, letter_id, first_day,
    edtf, level, absence, conditional, reported, arrived_day, coder, start_at, end_at, stored_at, speakers, joint,
    recheck, other_level, other_absence, other_conditional)
    ${evidenceQuery(affected)} on conflict (actor_id, topic_id, last_day, position_id) do update
    set level = excluded.level, speakers = excluded.speakers, joint = excluded.joint, recheck = excluded.recheck,
    other_level = excluded.other_level, other_absence = excluded.other_absence,
    other_conditional = excluded.other_conditional`
  const raiseVersions = raiseEvidenceVersions(affected)
  // What a member speaks in is told by the evidence itself, so these rows are added to; nothing an affiliation adds
  // takes any away. New letters have none yet.
  if ('memberId' in changed || 'addedLetterIds' in changed) return [insert, raiseVersions]
  // The query may read the evidence itself, so no row goes before all are told whose evidence changes.
  if ('positionIds' in changed || 'formerMemberId' in changed)
    return [
      insert,
      raiseVersions,
      sql`delete from evidence where position_id in (${affected})
        and (actor_id, topic_id, last_day, position_id) in (${extraRows(affected)})`,
    ]
  return [
    raiseVersions,
    tx.delete(evidence).where(sql`${evidence.positionId} in (${affected})`),
    insert,
    raiseVersions,
  ]
}

/** Tells everybody for whom the positions count that what was read of their evidence is out of date. */
export function raiseEvidenceVersions(positionIds: SQL): SQL {
  return sql`insert into evidence_versions (actor_id, version) select distinct actor_id, 1
    from evidence where position_id in (${positionIds})
    on conflict (actor_id) do update set version = evidence_versions.version + 1`
}

/**
 * The rows that follow for the positions of which a query gives the ids. What a letter that is for named people, or
 * withdrawn, says about who belongs where counts for its own positions alone: otherwise the numbers of others would
 * tell of it. SQLite joins crosswise in the order written: few who speak, then their positions by id.
 */
function evidenceQuery(positionIds: SQL): SQL {
  return sql`with recursive changed (id) as (${positionIds}),
    speaks (position_id, letter_id, holder_id, actor_id, day) as (
      select h.position_id, p.letter_id, c.counts_as_id, c.counts_as_id, ${countedDay} from changed join positions p
    on p.id = changed.id and p.status = 'approved' join letters l on l.id = p.letter_id
    join position_holders h on h.position_id = p.id join actors c on c.id = h.actor_id
      union
      select s.position_id, s.letter_id, s.holder_id, o.counts_as_id, s.day from speaks s join actors m
    on m.counts_as_id = s.actor_id join affiliations a on a.member_id = m.id join actors o on o.id = a.organisation_id
      where a.counts and a.withdrawn_at is null
      and coalesce(a.first_day, '') <= s.day and s.day <= coalesce(a.last_day, '9999-12-31')
      and (a.letter_id is null or a.letter_id = s.letter_id or a.letter_id not in (${lettersClosedToSomebody}))
    ), counting (position_id, actor_id, speakers) as (
      select position_id, actor_id, string_agg(holder_id, ' ' order by holder_id) from speaks
      group by position_id, actor_id
    )
    select s.actor_id, t.counts_as_id as topic_id, p.last_day, p.id as position_id, l.id as letter_id,
    l.first_day, l.edtf, ${countingLevel} as level, p.absence, p.conditional, p.reported, ${arrivedDay} as arrived_day, p.coder,
    p.start_at, p.end_at, ${countsSince} as stored_at, s.speakers, (select count(distinct c.counts_as_id) > 1
    from position_holders h join actors c on c.id = h.actor_id where h.position_id = p.id) as joint,
    ${isOnRecheckList} as recheck, case when ot.turned then -os.level else os.level end as other_level,
    os.absence as other_absence, os.conditional as other_conditional
    from counting s cross join positions p cross join letters l cross join topics t
    left join second_positions os on os.id = ${otherReading} left join topics ot on ot.id = os.topic_id
    where p.id = s.position_id and l.id = p.letter_id and t.id = p.topic_id`
}

/** Since when a position `p` counts: it was stored then or, where it waited for approval, approved. */
const countsSince = sql`coalesce((select v.first_counted_at from approvals v where v.position_id = p.id), p.created_at)`

/** Whether a position `p` on a topic `t` is to be looked at again on the topic that it counts as. */
const isOnRecheckList = sql`exists (select 1 from rechecks r join topics rt on rt.id = r.topic_id
  where r.position_id = p.id and rt.counts_as_id = t.counts_as_id)`

const sharedLength = sql`(case when s.end_at < p.end_at then s.end_at else p.end_at end
  - case when s.start_at > p.start_at then s.start_at else p.start_at end)`

/**
 * The id of what a second coder made of a position `p` with another level, as long as nobody settled it; asked once for
 * each. Both are compared as they stand now, by rule 2: on one topic, with a holder of both, overlapping by half of the
 * shorter one.
 */
const otherReading = sql`(select s.id from coding_pairs c join second_positions s
  on s.id = c.second_position_id join topics o on o.id = s.topic_id where c.position_id = p.id
  and c.kind <> 'same' and c.settled_at is null and o.counts_as_id = t.counts_as_id
  and s.status = 'approved' and not s.reported and s.text_version_id = p.text_version_id
  and (coalesce(case when o.turned then -s.level else s.level end, 9) <> coalesce(${countingLevel}, 9)
  or coalesce(s.absence, '') <> coalesce(p.absence, ''))
  and ${sharedLength} > 0 and ${sharedLength} * 2 >= case when s.end_at - s.start_at < p.end_at - p.start_at
  then s.end_at - s.start_at else p.end_at - p.start_at end
  and exists (select 1 from position_holders sh join actors sa on sa.id = sh.actor_id
  join actors sb on sb.counts_as_id = sa.counts_as_id where sh.position_id = p.id and ${isSecondHolder(sql`s`, sql`sb.id`)})
  order by c.id limit 1)`

/** The day on which a letter `l` arrived: received or, where that is not known, added. */
const arrivedDay = sql`coalesce((select d.last_day from letter_dates d where d.letter_id = l.id
  and d.kind = 'received'), l.arrived_day, substr(l.created_at, 1, 10))`

/** From which day a letter `l` counts: the same as `findCountedDay` of the domain. */
export const countedDay = sql`case when l.first_day = l.last_day or ${arrivedDay} >= l.last_day then l.last_day
  when ${arrivedDay} > l.first_day then ${arrivedDay} else l.first_day end`

/** The keys of the rows that are kept for the positions and do not follow for them. */
function extraRows(positionIds: SQL): SQL {
  return sql`select actor_id, topic_id, last_day, position_id from evidence
    where position_id in (${positionIds}) except select actor_id, topic_id, last_day, position_id
    from (${evidenceQuery(positionIds)}) due`
}

/** Ids of the positions whose evidence is not what it should be: rows that are missing, left over or different. */
export function staleEvidence(): SQL {
  const cache = sql`select actor_id, topic_id, last_day, position_id, letter_id, first_day, edtf, level,
    absence, conditional, reported, arrived_day, coder, start_at, end_at, stored_at, speakers, joint, recheck,
    other_level, other_absence, other_conditional from evidence`
  const due = evidenceQuery(sql`select id from positions`)
  return sql`(select position_id from (select * from (${due}) due except ${cache}) missing union
    select position_id from (${cache} except select * from (${due}) due) surplus)`
}

function affectedPositions(changed: ChangedEvidence): SQL {
  if ('positionId' in changed) return sql`select ${changed.positionId}`
  if ('letterId' in changed)
    return sql`select id from ${positions} where letter_id = ${changed.letterId}`
  if ('addedLetterIds' in changed)
    return sql`select id from ${positions} where letter_id in (${sql.join(
      changed.addedLetterIds.map((id) => sql`${id}`),
      sql`, `,
    )})`
  if ('positionIds' in changed) return changed.positionIds
  if ('provenBy' in changed) return positionsBelow(changed.provenBy)
  return 'memberId' in changed
    ? positionsOfMember(changed.memberId, changed)
    : positionsOfMember(changed.formerMemberId, changed)
}

/**
 * The positions that a member speaks in, of letters that may be of one of the days. What is of a certain day is the
 * middle of a range of each topic's evidence; of the rest there is little.
 */
function positionsOfMember(memberId: string, { firstDay, lastDay }: DayBounds): SQL {
  const [first, last] = [firstDay ?? '', lastDay ?? '9999-12-31']
  const own = sql`e.actor_id = (select counts_as_id from actors where id = ${memberId})`
  return sql`select e.position_id from topics t cross join evidence e where ${own} and e.topic_id = t.id
    and e.last_day between ${first} and ${last} union select e.position_id from evidence e where ${own}
    and e.first_day < e.last_day and e.last_day > ${last} and e.first_day <= ${last}`
}

/** The positions on the days of a letter's affiliations that their members, or whoever belongs to these, hold. */
function positionsBelow(letterId: string): SQL {
  return sql`select p.id from position_holders h join positions p on p.id = h.position_id
    join letters l on l.id = p.letter_id
    where p.last_day >= (select min(coalesce(first_day, '')) from affiliations where letter_id = ${letterId})
    and l.first_day <= (select max(coalesce(last_day, '9999-12-31')) from affiliations where letter_id = ${letterId})
    and h.actor_id in (with recursive below (id) as (
      select m.counts_as_id from affiliations a join actors m on m.id = a.member_id where a.letter_id = ${letterId}
      union select m.counts_as_id from below join actors o on o.counts_as_id = below.id join affiliations a
    on a.organisation_id = o.id join actors m on m.id = a.member_id
    ) select m.id from below join actors m on m.counts_as_id = below.id)`
}
