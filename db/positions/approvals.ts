import { and, asc, eq, isNotNull, isNull, ne, or, sql, type SQL } from 'drizzle-orm'
import type { ApprovalFilter, PositionApproval, Approval } from '#app/domain/approvals.ts'
import { bindFirst } from '../core/bind-first.ts'
import { inList } from '../core/dialect.ts'
import { maskPosition, maskWordsOnText } from '../core/masked-rows.ts'
import type { VisibleScope } from '../core/visible-scope.ts'
import { approvals, positions, users } from '../schema/schema.ts'
import {
  approvePositions,
  offerAgain,
  sendBack,
  takeApprovalBack,
  takeSendingBack,
} from './approval-writes.ts'
import { oldestFirst, readPositions } from './position-rows.ts'
import { topicIdsCountingAs } from './topic-ids.ts'

/** The positions that wait for somebody else's approval, and what is said of them; nothing of it is for the public. */
export function bindApprovals(visible: VisibleScope) {
  return bindFirst(visible, {
    page: readApprovals,
    count: countApprovals,
    coders: readWaitingCoders,
    ofLetter: readApprovalsOfLetter,
    countOn: countUnapproved,
    areDecidedIn,
    approve: approvePositions,
    sendBack,
    offerAgain,
    takeBack: takeApprovalBack,
    takeSendingBack,
  })
}

const nameOfReturner = sql<
  string | null
>`(select s.name from users s where s.id = ${approvals.sentBackBy})`

/** The rows of what waits, with what their reader may see. */
function selectWaiting(visible: VisibleScope, where: SQL | undefined) {
  return visible.db
    .select({
      id: approvals.positionId,
      textVersionId: positions.textVersionId,
      offeredById: approvals.offeredBy,
      offeredByName: users.name,
      offeredAt: approvals.offeredAt,
      sentBackBy: nameOfReturner,
      sentBackAt: approvals.sentBackAt,
      reason: approvals.reason,
    })
    .from(approvals)
    .innerJoin(positions, eq(positions.id, approvals.positionId))
    .leftJoin(users, eq(users.id, approvals.offeredBy))
    .where(isWaitingAnd(visible, where))
    .orderBy(asc(approvals.offeredAt), asc(approvals.positionId))
}

const isWaitingAnd = (
  { isVisible, isTopicVisible, seesNotes }: VisibleScope,
  where: SQL | undefined,
): SQL | undefined =>
  and(
    isWaitingForSomebody,
    where,
    isVisible(positions.letterId),
    isTopicVisible(positions.topicId),
    seesNotes ? undefined : sql`1 = 0`,
  )

/** What lost its place waits for that first. */
const isWaitingForSomebody = and(
  isNull(approvals.approvedAt),
  eq(positions.status, 'draft'),
  sql`not exists (select 1 from lost_places l where l.position_id = ${positions.id})`,
)

/** Whether a position is somebody else's: neither made, nor changed last, nor offered by them. */
const isByOthers = (userId: string): SQL | undefined =>
  and(
    ...[positions.createdBy, positions.changedBy, approvals.offeredBy].map((column) =>
      or(isNull(column), ne(column, userId)),
    ),
  )

function isListed(filter: ApprovalFilter): SQL | undefined {
  if (filter.kind !== 'to approve')
    return and(
      or(eq(approvals.offeredBy, filter.ofId), eq(positions.createdBy, filter.ofId)),
      filter.kind === 'sent back' ? isNotNull(approvals.sentBackAt) : isNull(approvals.sentBackAt),
    )
  const { byId, dossierIds, coderId } = filter
  return and(
    isNull(approvals.sentBackAt),
    isByOthers(byId),
    coderId ? eq(approvals.offeredBy, coderId) : undefined,
    isOnTopicsOf(dossierIds),
  )
}

/** On topics of the dossiers; where one that is open asks for four eyes, whoever codes in such a one decides. */
const isOnTopicsOf = (dossierIds: readonly string[]): SQL =>
  dossierIds.length
    ? sql`${positions.topicId} in (select own.id from topics own join topics t on t.counts_as_id = own.counts_as_id
        join dossier_topics u on u.topic_id = t.id join dossiers d on d.id = u.dossier_id where u.dossier_id in (${sql.join(
          dossierIds.map((id) => sql`${id}`),
          sql`, `,
        )}) and (d.four_eyes or own.counts_as_id not in (select a.counts_as_id from topics a join dossier_topics v
        on v.topic_id = a.id join dossiers o on o.id = v.dossier_id where o.four_eyes and o.closed_at is null)))`
    : sql`1 = 0`

/** Whether positions are all on topics on which whoever codes in the dossiers decides. */
async function areDecidedIn(
  { db, isVisible, isTopicVisible }: VisibleScope,
  ids: readonly string[],
  dossierIds: readonly string[],
): Promise<boolean> {
  const [row] = await db
    .select({ count: sql<number>`cast(count(*) as integer)` })
    .from(positions)
    .where(
      and(
        inList(db, positions.id, ids),
        isOnTopicsOf(dossierIds),
        isVisible(positions.letterId),
        isTopicVisible(positions.topicId),
      ),
    )
  return row?.count === new Set(ids).size
}

/** A page of a list, what was offered first first. */
async function readApprovals(
  visible: VisibleScope,
  filter: ApprovalFilter,
  limit: number,
  offset = 0,
): Promise<PositionApproval[]> {
  const rows = await selectWaiting(visible, isListed(filter)).limit(limit).offset(offset)
  return joinPositions(visible, rows)
}

type WaitingRow = Awaited<ReturnType<typeof selectWaiting>>[number]

async function joinPositions(
  visible: VisibleScope,
  rows: readonly WaitingRow[],
): Promise<PositionApproval[]> {
  if (!rows.length) return []
  const ids = rows.map(({ id }) => id)
  const found = await readPositions(visible, inList(visible.db, positions.id, ids), oldestFirst)
  const wholes = await visible.readTextContacts(found.map(({ textVersionId }) => textVersionId))
  const byId = new Map(
    found.map(({ position, textVersionId }) => [
      position.id,
      maskPosition(position, wholes.get(textVersionId) ?? null),
    ]),
  )
  const states = await describeRows(visible, rows)
  return rows.flatMap(({ id }) => {
    const [position, state] = [byId.get(id), states.get(id)]
    return position && state ? [{ position, ...state }] : []
  })
}

/** How far each has come, by its id; in the reason, what the reader may not see of the letter is masked. */
async function describeRows(
  { seesContactDetails, readTextContacts }: VisibleScope,
  rows: readonly WaitingRow[],
): Promise<Map<string, Approval>> {
  const wholes = seesContactDetails
    ? new Map<string, never>()
    : await readTextContacts(rows.map(({ textVersionId }) => textVersionId))
  return new Map(
    rows.map((row) => {
      const whole = wholes.get(row.textVersionId) ?? null
      const mask = (words: string) => (seesContactDetails ? words : maskWordsOnText(words, whole))
      const { offeredById, offeredByName, offeredAt, sentBackBy, sentBackAt, reason } = row
      return [
        row.id,
        {
          offeredBy: offeredById && offeredByName ? { id: offeredById, name: offeredByName } : null,
          offeredAt,
          sentBack:
            sentBackAt && reason !== null
              ? { by: sentBackBy ?? 'somebody', at: sentBackAt, reason: mask(reason) }
              : null,
        },
      ]
    }),
  )
}

async function countApprovals(visible: VisibleScope, filter: ApprovalFilter): Promise<number> {
  return countWaiting(visible, isListed(filter))
}

/** Who offered what is on a list, by name. */
async function readWaitingCoders(
  visible: VisibleScope,
  filter: ApprovalFilter,
): Promise<{ id: string; name: string }[]> {
  return visible.db
    .selectDistinct({ id: users.id, name: users.name })
    .from(approvals)
    .innerJoin(positions, eq(positions.id, approvals.positionId))
    .innerJoin(users, eq(users.id, approvals.offeredBy))
    .where(isWaitingAnd(visible, isListed(filter)))
    .orderBy(asc(users.name), asc(users.id))
}

/** How far each position of a letter that waits has come, by its id. */
async function readApprovalsOfLetter(
  visible: VisibleScope,
  letterId: string,
): Promise<Map<string, Approval>> {
  return describeRows(visible, await selectWaiting(visible, eq(positions.letterId, letterId)))
}

/** How many positions on topics wait, sent back or not, and are not counted. */
async function countUnapproved(
  visible: VisibleScope,
  topicIds: readonly string[],
): Promise<number> {
  const counting = await topicIdsCountingAs(visible, topicIds)
  if (!counting.length) return 0
  return countWaiting(visible, inList(visible.db, positions.topicId, counting))
}

async function countWaiting(visible: VisibleScope, where: SQL | undefined): Promise<number> {
  const [row] = await visible.db
    .select({ count: sql<number>`cast(count(*) as integer)` })
    .from(approvals)
    .innerJoin(positions, eq(positions.id, approvals.positionId))
    .where(isWaitingAnd(visible, where))
  return row?.count ?? 0
}
