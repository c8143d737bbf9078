import { and, asc, desc, eq, isNull, sql } from 'drizzle-orm'
import type { Concern } from '#app/domain/concerns.ts'
import { bindFirst } from '../core/bind-first.ts'
import { atomically, commitChange, type ChangeOutcome } from '../core/dialect.ts'
import { newId } from '../core/ids.ts'
import { maskWritten } from '../core/masked-rows.ts'
import type { VisibleScope } from '../core/visible-scope.ts'
import { concerns, letters, users } from '../schema/schema.ts'
import { auditEntry, type PerformedBy } from '../statements/audit-entry.ts'

/** What colleagues say is wrong with letters, and what editors answered; nothing of it is for the public. */
export function bindConcerns(visible: VisibleScope) {
  return bindFirst(visible, {
    ofLetter: listConcernsOfLetter,
    open: listOpenConcerns,
    openCount: countOpenConcerns,
    raise: raiseConcern,
    settle: settleConcern,
  })
}

const nameOfSettler = sql<
  string | null
>`(select s.name from users s where s.id = ${concerns.settledBy})`

const newestTextId = sql<string>`(select v.id from text_versions v where v.letter_id = ${concerns.letterId}
  order by v.version desc limit 1)`

function selectConcerns({ db }: VisibleScope) {
  return db
    .select({
      id: concerns.id,
      letterId: concerns.letterId,
      title: letters.title,
      words: concerns.words,
      raisedBy: users.name,
      raisedAt: concerns.raisedAt,
      answer: concerns.answer,
      settledBy: nameOfSettler,
      settledAt: concerns.settledAt,
      textVersionId: newestTextId,
    })
    .from(concerns)
    .innerJoin(letters, eq(letters.id, concerns.letterId))
    .innerJoin(users, eq(users.id, concerns.raisedBy))
}

/** What was said of one letter: what waits comes first, then what was settled last. */
async function listConcernsOfLetter(visible: VisibleScope, letterId: string): Promise<Concern[]> {
  if (!visible.seesNotes) return []
  const rows = await selectConcerns(visible)
    .where(and(eq(concerns.letterId, letterId), visible.isVisible(concerns.letterId)))
    .orderBy(sql`${concerns.settledAt} is not null`, desc(concerns.id))
  return maskConcerns(visible, rows)
}

/** What waits for an editor, the oldest first. */
async function listOpenConcerns(
  visible: VisibleScope,
  limit: number,
  offset: number,
): Promise<Concern[]> {
  if (!visible.seesNotes) return []
  const rows = await selectConcerns(visible)
    .where(and(isNull(concerns.settledAt), visible.isVisible(concerns.letterId)))
    .orderBy(asc(concerns.id))
    .limit(limit)
    .offset(offset)
  return maskConcerns(visible, rows)
}

async function countOpenConcerns(visible: VisibleScope): Promise<number> {
  if (!visible.seesNotes) return 0
  const [row] = await visible.db
    .select({ open: sql<number>`cast(count(*) as integer)` })
    .from(concerns)
    .where(and(isNull(concerns.settledAt), visible.isVisible(concerns.letterId)))
  return row?.open ?? 0
}

type ConcernRow = Awaited<ReturnType<typeof selectConcerns>>[number]

async function maskConcerns(
  { seesContactDetails, readTextContacts }: VisibleScope,
  rows: readonly ConcernRow[],
): Promise<Concern[]> {
  const wholes = await readTextContacts(rows.map(({ textVersionId }) => textVersionId))
  return rows.map(({ textVersionId, ...row }) =>
    maskWritten(row, wholes.get(textVersionId) ?? null, seesContactDetails),
  )
}

async function raiseConcern(
  { db }: VisibleScope,
  letterId: string,
  words: string,
  performedBy: PerformedBy & { userId: string },
): Promise<void> {
  const at = new Date().toISOString()
  await atomically(db, (tx) => [
    tx.insert(concerns).values({
      ...{ id: newId(), letterId, words, raisedBy: performedBy.userId, raisedAt: at },
    }),
    auditEntry(tx, performedBy, at, {
      action: 'put in charge',
      subject: 'letter',
      subjectId: letterId,
      after: { note: words },
    }),
  ])
}

/** Settles it with an answer; nothing where somebody did meanwhile. */
async function settleConcern(
  visible: VisibleScope,
  { id, letterId, answer }: { id: string; letterId: string; answer: string },
  performedBy: PerformedBy,
): Promise<ChangeOutcome> {
  const at = new Date().toISOString()
  return commitChange(visible.db, (tx) => [
    {
      requireChange: tx
        .update(concerns)
        .set({ answer, settledBy: performedBy.userId, settledAt: at })
        .where(
          and(eq(concerns.id, id), eq(concerns.letterId, letterId), isNull(concerns.settledAt)),
        ),
    },
    auditEntry(tx, performedBy, at, {
      action: 'settled',
      subject: 'letter',
      subjectId: letterId,
      after: { note: answer },
    }),
  ])
}
