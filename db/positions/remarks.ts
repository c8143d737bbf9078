import { and, asc, desc, eq, exists, isNull, ne, not, or, sql, type SQL } from 'drizzle-orm'
import { groupRowsBy } from '#app/domain/collections.ts'
import type { QuoteRemark, RemarkCount, RemarkFilter } from '#app/domain/remarks.ts'
import { bindFirst } from '../core/bind-first.ts'
import { atomically, commitChange, inList, type ChangeOutcome } from '../core/dialect.ts'
import { newId } from '../core/ids.ts'
import { maskPassage, maskWritten } from '../core/masked-rows.ts'
import type { VisibleScope } from '../core/visible-scope.ts'
import { dossierLetters, letters, positions, remarks, users } from '../schema/schema.ts'
import { auditEntry, type PerformedBy } from '../statements/audit-entry.ts'

/** What people say of quotes, and what coders answered; nothing of it is for the public. */
export function bindRemarks(visible: VisibleScope) {
  return bindFirst(visible, {
    ofPosition: listRemarksOfPosition,
    page: listRemarks,
    count: countRemarks,
    countsOf: countRemarksOf,
    dossiersOf: listDossiersOfQuotes,
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
    .where(and(isListed(visible, filter), isSeen(visible)))
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
    .where(and(isListed(visible, filter), isSeen(visible)))
  return row?.count ?? 0
}

/** What is said of a passage that was withdrawn waits for nobody. */
function isListed(visible: VisibleScope, filter: RemarkFilter): SQL | undefined {
  if (filter.kind === 'own') return eq(remarks.madeBy, filter.ofId)
  const { userId, dossierId } = filter
  const { db, isDossierVisible } = visible
  const isSeenDossier = isDossierVisible(dossierLetters.dossierId)
  const liesIn = (ids: readonly string[]) =>
    isQuotedIn(visible, and(inList(db, dossierLetters.dossierId, ids), isSeenDossier))
  const isAnothers = and(eq(positions.createdBy, userId), ne(remarks.madeBy, userId))
  const isElsewhere = not(isQuotedIn(visible, isSeenDossier))
  return and(
    isNull(remarks.answeredAt),
    ne(positions.status, 'withdrawn'),
    dossierId === undefined ? undefined : liesIn([dossierId]),
    or(
      sql`1 = 0`,
      ...(filter.all.length ? [liesIn(filter.all)] : []),
      ...(filter.own.length ? [and(liesIn(filter.own), isAnothers)] : []),
      ...(filter.elsewhere ? [isElsewhere] : []),
    ),
  )
}

/** Whether the letter of a position lies in a dossier that has its topic. */
function isQuotedIn({ db }: VisibleScope, isDossier: SQL | undefined): SQL {
  return exists(
    db
      .select({ one: sql`1` })
      .from(dossierLetters)
      .where(and(eq(dossierLetters.letterId, positions.letterId), isDossier, hasItsTopic)),
  )
}

const hasItsTopic = sql`exists (select 1 from dossier_topics u join topics o on o.id = u.topic_id
  join topics t on t.counts_as_id = o.counts_as_id
  where u.dossier_id = ${dossierLetters.dossierId} and t.id = ${positions.topicId})`

/** The dossiers that the letters of positions lie in and that have their topics; by the positions' ids. */
async function listDossiersOfQuotes(
  visible: VisibleScope,
  positionIds: readonly string[],
): Promise<Map<string, string[]>> {
  if (!positionIds.length) return new Map()
  const { db, isDossierVisible } = visible
  const rows = await db
    .selectDistinct({ id: positions.id, dossierId: dossierLetters.dossierId })
    .from(positions)
    .innerJoin(dossierLetters, eq(dossierLetters.letterId, positions.letterId))
    .where(
      and(
        inList(db, positions.id, [...positionIds]),
        isSeen(visible),
        isDossierVisible(dossierLetters.dossierId),
        hasItsTopic,
      ),
    )
    .orderBy(asc(positions.id), asc(dossierLetters.dossierId))
  return new Map(
    [...groupRowsBy('id', rows)].map(([id, own]) => [id, own.map(({ dossierId }) => dossierId)]),
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

/** Quotes as lists show them to everybody, with what people wrote of them. */
async function maskRemarks(
  { seesContactDetails, readTextContacts }: VisibleScope,
  rows: readonly RemarkRow[],
): Promise<QuoteRemark[]> {
  const wholes = await readTextContacts(rows.map(({ textVersionId }) => textVersionId))
  return rows.map(({ textVersionId, quote, ...row }) => {
    const whole = wholes.get(textVersionId) ?? null
    return {
      ...maskWritten(row, whole, seesContactDetails),
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
