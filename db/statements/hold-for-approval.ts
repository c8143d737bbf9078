import { type Column, type SQL, sql } from 'drizzle-orm'
import type { Position } from '#app/domain/positions.ts'
import type { Statement } from '../core/dialect.ts'
import { sha256 } from '../core/ids.ts'
import type { PerformedBy } from './audit-entry.ts'

/** What a position says, without what is only noted of it. */
type SaidCoding = Pick<
  Position,
  'topicId' | 'level' | 'absence' | 'conditional' | 'condition' | 'reported' | 'holderIds' | 'quote'
>

/** A hash of what a position says: the same where it says the same of the same words. */
export function hashCoding({
  topicId,
  level,
  absence,
  conditional,
  condition,
  reported,
  holderIds,
  quote,
}: SaidCoding): string {
  const said = [topicId, level, absence, conditional, condition, reported]
  const words = [quote.exact, quote.start, quote.end]
  return sha256(JSON.stringify([...said, [...new Set(holderIds)].sort(), ...words]))
}

type HeldCoding = {
  performedBy: PerformedBy
  at: string
  /** What it said before, where that was otherwise; `counted`: whether it counted so. */
  before?: { hash: string; counted: boolean }
  /** What it says now: having counted so last, it counts so again. */
  after?: string
  /** Also where no dossier asks for it: it waited where it came from. */
  always?: boolean
}

/**
 * Lets positions wait for somebody else's approval where a dossier of their topic asks for four eyes, or where they
 * wait already. Belongs into every transaction that stores what positions say, after that and before their evidence.
 */
export function holdForApproval(
  positionIds: readonly string[],
  { performedBy, at, before, after, always = false }: HeldCoding,
): Statement[] {
  if (!positionIds.length) return []
  const ids = listIds(positionIds)
  const countedHash = before?.counted ? before.hash : null
  return [
    sql`insert into approvals (position_id, offered_by, offered_at, counted_hash)
      select p.id, cast(${performedBy.userId} as text), cast(${at} as text), cast(${countedHash} as text) from positions p
      where p.id in (${ids}) and (${always ? sql`1 = 1` : asksForApproval} or ${waitsForApproval(sql`p.id`)})
      on conflict (position_id) do update set offered_by = excluded.offered_by, offered_at = excluded.offered_at,
      counted_hash = case when approvals.approved_at is null then approvals.counted_hash else excluded.counted_hash end,
      sent_back_by = null, sent_back_at = null, reason = null, approved_by = null, approved_at = null`,
    ...(after === undefined ? [] : countAgain(ids, after)),
    ...keepWaiting(sql`p.id in (${ids})`),
  ]
}

/** What says again what it said when it counted last was seen by two then, so it waits no longer. */
function countAgain(ids: SQL, hash: string): Statement[] {
  const isSame = sql`a.approved_at is null and a.counted_hash = ${hash}`
  return [
    sql`update positions set status = 'approved' where id in (${ids}) and status = 'draft'
      and exists (select 1 from approvals a where a.position_id = positions.id and ${isSame})
      and not exists (select 1 from lost_places l where l.position_id = positions.id)`,
    // What is withdrawn or has no place counts once it stands again.
    sql`update positions set withdrawn_from = 'approved' where id in (${ids}) and withdrawn_from = 'draft'
      and exists (select 1 from approvals a where a.position_id = positions.id and ${isSame})`,
    sql`update lost_places set status = 'approved' where position_id in (${ids}) and status = 'draft'
      and exists (select 1 from approvals a where a.position_id = lost_places.position_id and ${isSame})`,
    sql`delete from approvals where position_id in (select a.position_id from approvals a where a.position_id in (${ids})
      and ${isSame} and a.first_counted_at is null)`,
    sql`update approvals set approved_at = offered_at where position_id in (select a.position_id from approvals a
      where a.position_id in (${ids}) and ${isSame})`,
  ]
}

/**
 * What a settlement leaves was read by a coder and by whoever settled it, so it waits no longer. `unlessOwn`: it says
 * what it said before, so it goes on waiting where whoever settled it made, changed or offered that.
 */
export function approveAsSettled(
  positionId: string,
  { userId }: PerformedBy,
  at: string,
  { unlessOwn = false } = {},
): Statement[] {
  const isOthers = unlessOwn
    ? sql`coalesce(offered_by, '') <> ${userId} and coalesce(p.created_by, '') <> ${userId}
        and coalesce(p.changed_by, '') <> ${userId}`
    : sql`1 = 1`
  return [
    sql`update approvals set approved_by = ${userId}, approved_at = ${at}, first_counted_at = case when counted_hash
      is null then coalesce(first_counted_at, ${at}) else first_counted_at end, sent_back_by = null,
      sent_back_at = null, reason = null where position_id = ${positionId} and approved_at is null
      and exists (select 1 from positions p where p.id = approvals.position_id and p.status = 'draft' and ${isOthers})
      and not exists (select 1 from lost_places l where l.position_id = approvals.position_id)`,
    sql`update positions set status = 'approved' where id = ${positionId} and status = 'draft'
      and exists (select 1 from approvals a where a.position_id = positions.id and a.approved_at is not null)
      and not exists (select 1 from lost_places l where l.position_id = positions.id)`,
  ]
}

/** What a settlement approved waits again once the settlement is taken back. */
export function takeSettledApprovalBack(
  positionId: string,
  { settledBy, settledAt }: { settledBy: string | null; settledAt: string },
): Statement[] {
  return [
    sql`update approvals set approved_by = null, approved_at = null, first_counted_at = case when first_counted_at
      = approved_at then null else first_counted_at end where position_id = ${positionId}
      and approved_by = ${settledBy} and approved_at = ${settledAt}`,
    ...keepWaiting(sql`p.id = ${positionId}`),
  ]
}

/** Nothing that waits for approval counts, whatever was done to it. */
export function keepWaiting(condition: SQL): Statement[] {
  return [
    sql`update positions set status = 'draft' where status = 'approved' and id in (select p.id from positions p
      join approvals a on a.position_id = p.id where a.approved_at is null and ${condition})`,
  ]
}

/** Whether a position waits for approval. */
export const waitsForApproval = (positionId: Column | SQL): SQL =>
  sql`exists (select 1 from approvals w where w.position_id = ${positionId} and w.approved_at is null)`

/** Whether a dossier that uses the topic of a position `p`, or one that counts as the same, asks for four eyes. */
const asksForApproval = sql`exists (select 1 from topics own join topics t on t.counts_as_id = own.counts_as_id
  join dossier_topics u on u.topic_id = t.id join dossiers d on d.id = u.dossier_id
  where own.id = p.topic_id and d.four_eyes)`

const listIds = (ids: readonly string[]): SQL =>
  sql.join(
    ids.map((id) => sql`${id}`),
    sql`, `,
  )
