import { and, asc, desc, eq, isNull, ne, sql, type SQL } from 'drizzle-orm'
import type { QuoteRemark, RemarkCount, RemarkFilter } from '#app/domain/remarks.ts'
import { bindFirst } from '../core/bind-first.ts'
import { atomically, commitChange, inList, type ChangeOutcome } from '../core/dialect.ts'
import { newId } from '../core/ids.ts'
import { maskPassage, maskWords, maskWordsOnText } from '../core/masked-rows.ts'
import type { VisibleScope } from '../core/visible-scope.ts'
import { letters, positions, remarks, users } from '../schema/schema.ts'
import { auditEntry, type PerformedBy } from '../statements/audit-entry.ts'

/** What people say of quotes, and what coders answered; nothing of it is for the public. */
export function bindRemarks(visible: VisibleScope) {
  return bindFirst(visible, {
    ofPosition: listRemarksOfPosition,
    page: listRemarks,
    count: countRemarks,
    countsOf: countRemarksOf,
    make: makeRemark,
    answer: answerRemark,
  })
}

const nameOfAnswerer = sql<
  string | null
>`(select a.name from users a where a.id = ${remarks.answeredBy})`

const quoteOfPosition = {
  exact: positions.exact,
  prefix: positions.prefix,
  suffix: positions.suffix,
  start: positions.start,
  end: positions.end,
}

function selectRemarks({ db }: VisibleScope) {
  return db
    .select({
      id: remarks.id,
      positionId: remarks.positionId,
      letterId: positions.letterId,
      title: letters.title,
      textVersionId: positions.textVersionId,
      quote: quoteOfPosition,
      words: remarks.words,
      madeBy: users.name,
      madeAt: remarks.madeAt,
      answer: remarks.answer,
      answeredBy: nameOfAnswerer,
      answeredAt: remarks.answeredAt,
    })
    .from(remarks)
    .innerJoin(positions, eq(positions.id, remarks.positionId))
    .innerJoin(letters, eq(letters.id, positions.letterId))
    .innerJoin(users, eq(users.id, remarks.madeBy))
}

const isSeen = (visible: VisibleScope): SQL | undefined =>
  visible.seesNotes
    ? and(visible.isVisible(positions.letterId), visible.isTopicVisible(positions.topicId))
    : sql`1 = 0`

/** What was said of one quote: what waits first, then what was answered last. */
async function listRemarksOfPosition(
  visible: VisibleScope,
  positionId: string,
): Promise<QuoteRemark[]> {
  const rows = await selectRemarks(visible)
    .where(and(eq(remarks.positionId, positionId), isSeen(visible)))
    .orderBy(sql`${remarks.answeredAt} is not null`, desc(remarks.id))
  return maskRemarks(visible, rows)
}

/** A page of remarks: of those that wait the oldest first, of one's own the newest. */
async function listRemarks(
  visible: VisibleScope,
  filter: RemarkFilter,
  limit: number,
  offset: number,
): Promise<QuoteRemark[]> {
  const rows = await selectRemarks(visible)
    .where(and(isListed(filter), isSeen(visible)))
    .orderBy(filter.kind === 'own' ? desc(remarks.id) : asc(remarks.id))
    .limit(limit)
    .offset(offset)
  return maskRemarks(visible, rows)
}

async function countRemarks(visible: VisibleScope, filter: RemarkFilter): Promise<number> {
  const [row] = await visible.db
    .select({ count: sql<number>`cast(count(*) as integer)` })
    .from(remarks)
    .innerJoin(positions, eq(positions.id, remarks.positionId))
    .where(and(isListed(filter), isSeen(visible)))
  return row?.count ?? 0
}

/** What waits for a person is what others say of passages that they coded. */
function isListed(filter: RemarkFilter): SQL | undefined {
  if (filter.kind === 'own') return eq(remarks.madeBy, filter.ofId)
  const { forId } = filter
  return and(
    isNull(remarks.answeredAt),
    forId === null ? undefined : and(eq(positions.createdBy, forId), ne(remarks.madeBy, forId)),
  )
}

/** How many remarks each of the positions has; none of those that have none. */
async function countRemarksOf(
  visible: VisibleScope,
  positionIds: readonly string[],
): Promise<Map<string, RemarkCount>> {
  if (!positionIds.length) return new Map()
  const rows = await visible.db
    .select({
      id: remarks.positionId,
      all: sql<number>`cast(count(*) as integer)`,
      waiting: sql<number>`cast(sum(case when ${remarks.answeredAt} is null then 1 else 0 end) as integer)`,
    })
    .from(remarks)
    .innerJoin(positions, eq(positions.id, remarks.positionId))
    .where(and(inList(visible.db, remarks.positionId, [...positionIds]), isSeen(visible)))
    .groupBy(remarks.positionId)
  return new Map(rows.map(({ id, all, waiting }) => [id, { all, waiting }]))
}

type RemarkRow = Awaited<ReturnType<typeof selectRemarks>>[number]

/** Quotes as lists show them to everybody; what people wrote of them as the reader may see the letter's own words. */
async function maskRemarks(
  { seesContactDetails, readTextContacts }: VisibleScope,
  rows: readonly RemarkRow[],
): Promise<QuoteRemark[]> {
  const wholes = await readTextContacts(rows.map(({ textVersionId }) => textVersionId))
  return rows.map(({ textVersionId, quote, ...row }) => {
    const whole = wholes.get(textVersionId) ?? null
    const said = seesContactDetails
      ? { words: row.words, answer: row.answer }
      : {
          words: maskWordsOnText(row.words, whole),
          answer: maskWordsOnText(row.answer, whole),
        }
    return {
      ...row,
      ...said,
      title: maskWords(row.title),
      quote: maskPassage({ quote, note: null, condition: null }, whole).quote.exact,
    }
  })
}

async function makeRemark(
  { db }: VisibleScope,
  { positionId, words }: Pick<QuoteRemark, 'positionId' | 'words'>,
  performedBy: PerformedBy & { userId: string },
): Promise<void> {
  const at = new Date().toISOString()
  await atomically(db, (tx) => [
    tx
      .insert(remarks)
      .values({ id: newId(), positionId, words, madeBy: performedBy.userId, madeAt: at }),
    auditEntry(tx, performedBy, at, {
      action: 'remarked',
      subject: 'position',
      subjectId: positionId,
      after: { note: words },
    }),
  ])
}

/** Answers a remark; nothing where somebody did meanwhile. */
async function answerRemark(
  { db }: VisibleScope,
  { id, positionId, answer }: { id: string; positionId: string; answer: string },
  performedBy: PerformedBy,
): Promise<ChangeOutcome> {
  const at = new Date().toISOString()
  return commitChange(db, (tx) => [
    {
      requireChange: tx
        .update(remarks)
        .set({ answer, answeredBy: performedBy.userId, answeredAt: at })
        .where(
          and(eq(remarks.id, id), eq(remarks.positionId, positionId), isNull(remarks.answeredAt)),
        ),
    },
    auditEntry(tx, performedBy, at, {
      action: 'answered',
      subject: 'position',
      subjectId: positionId,
      after: { note: answer },
    }),
  ])
}
