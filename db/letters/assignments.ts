import { and, asc, desc, eq, type SQL, sql } from 'drizzle-orm'
import type { Assignment, AssignmentKind, AssignmentRow } from '#app/domain/assignments.ts'
import { groupRowsBy } from '#app/domain/collections.ts'
import { keyOfCodingList } from '#app/domain/codings.ts'
import { bindFirst } from '../core/bind-first.ts'
import {
  atomically,
  commit,
  inList,
  type RequiredChange,
  type Statement,
  type Transaction,
} from '../core/dialect.ts'
import type { VisibleScope } from '../core/visible-scope.ts'
import { assignments, dossierLetters, letters, users } from '../schema/schema.ts'
import { auditEntry, type PerformedBy } from '../statements/audit-entry.ts'

/** Who has which letters to code. Whoever may not code a letter, or see it, has it no longer, until they may again. */
export function bindAssignments(visible: VisibleScope) {
  return bindFirst(visible, {
    ofLetters: readAssignments,
    openCounts: countOpen,
    coders: listCoders,
    rows: readAssignmentRows,
    give: giveLetters,
  })
}

/** Whether an account `u` works and may code in a dossier `d`. */
const mayCode = sql`u.deactivated_at is null and (u.role = 'admin'
    or (d.audience = 'everyone' and u.role in ('coder', 'editor'))
    or (d.audience = 'team' and exists (select 1 from teammates t where t.dossier_id = d.id
      and t.user_id = u.id and t.role in ('coder', 'editor'))))`

/** Whether a letter is for an account: the rule of `lettersNotFor`, for anybody. */
export const isLetterForUser = (letterId: SQL, userId: SQL): SQL =>
  sql`(${letterId} not in (select id from letters where visibility = 'named')
    or exists (select 1 from letters s join users v on v.id = ${userId} where s.id = ${letterId}
    and (v.role = 'admin' or s.created_by = v.id
    or exists (select 1 from letter_readers r where r.letter_id = s.id and r.user_id = v.id))))`

/**
 * Whether an assignment stands: its letter lies in the dossier, and its coder may see it and code it there. Who may is
 * looked up once for all of them, so that thousands cost little.
 */
export const standingAssignment = sql`(assignments.user_id, assignments.dossier_id) in (
    select u.id, d.id from users u cross join dossiers d where ${mayCode})
  and exists (select 1 from dossier_letters i where i.dossier_id = assignments.dossier_id
    and i.letter_id = assignments.letter_id)
  and ${isLetterForUser(sql`assignments.letter_id`, sql`assignments.user_id`)}`

/** Who has each of some letters, for the dossiers that the reader sees. */
async function readAssignments(
  { db, isVisible, isDossierVisible }: VisibleScope,
  letterIds: readonly string[],
): Promise<Map<string, Assignment[]>> {
  if (!letterIds.length) return new Map()
  const rows = await db
    .select({
      letterId: assignments.letterId,
      dossierId: assignments.dossierId,
      kind: sql<AssignmentKind>`${assignments.kind}`,
      userId: assignments.userId,
      name: users.name,
    })
    .from(assignments)
    .innerJoin(users, eq(users.id, assignments.userId))
    .where(
      and(
        inList(db, assignments.letterId, letterIds),
        isVisible(assignments.letterId),
        isDossierVisible(assignments.dossierId),
        standingAssignment,
      ),
    )
    .orderBy(asc(assignments.kind), asc(users.name), asc(users.id))
  return groupRowsBy('letterId', rows)
}

/** How many letters of a dossier that nobody is done with each coder has as the first. */
async function countOpen(
  { db, isVisible, isDossierVisible }: VisibleScope,
  dossierId: string,
): Promise<Map<string, number>> {
  const rows = await db
    .select({
      userId: assignments.userId,
      letters: sql<number>`cast(count(*) as integer)`,
    })
    .from(assignments)
    .where(
      and(
        eq(assignments.dossierId, dossierId),
        eq(assignments.kind, 'first'),
        isVisible(assignments.letterId),
        isDossierVisible(assignments.dossierId),
        standingAssignment,
        isOpenIn(sql`${dossierId}`, sql`assignments.letter_id`),
      ),
    )
    .groupBy(assignments.userId)
  return new Map(rows.map((row) => [row.userId, row.letters]))
}

/** Whether nobody is done with a letter for a dossier. */
export const isOpenIn = (dossierId: SQL, letterId: SQL): SQL =>
  sql`not exists (select 1 from letter_lists f where f.letter_id = ${letterId} and f.list_id in (
    ${dossierId} || ${keyOfCodingList('', 'finished', null)}, ${dossierId} || ${keyOfCodingList('', 'nothing', null)}))`

/** Who may be given letters of a dossier, by name. */
async function listCoders(
  { db, isDossierVisible }: VisibleScope,
  dossierId: string,
): Promise<{ id: string; name: string }[]> {
  return db
    .select({ id: users.id, name: users.name })
    .from(users)
    .where(
      and(
        sql`users.id in (select u.id from users u join dossiers d on d.id = ${dossierId} where ${mayCode})`,
        isDossierVisible(sql`${dossierId}`),
      ),
    )
    .orderBy(asc(users.name), asc(users.id))
}

/** Who has each of some letters that the reader sees, and whether they can be given to a coder, or to nobody. */
async function readAssignmentRows(
  { db, isVisible, isDossierVisible }: VisibleScope,
  dossierId: string,
  letterIds: readonly string[],
  toId: string | null,
): Promise<AssignmentRow[]> {
  const [seen, held] = [
    await db
      .select({
        letterId: letters.id,
        lies: sql<number>`case when ${dossierLetters.letterId} is null then 0 else 1 end`,
        isSeen:
          toId === null
            ? sql<number>`1`
            : sql<number>`case when ${isLetterForUser(sql`letters.id`, sql`${toId}`)} then 1 else 0 end`,
      })
      .from(letters)
      .leftJoin(
        dossierLetters,
        and(eq(dossierLetters.letterId, letters.id), eq(dossierLetters.dossierId, dossierId)),
      )
      .where(
        and(
          inList(db, letters.id, letterIds),
          isVisible(letters.id),
          isDossierVisible(sql`${dossierId}`),
          sql`exists (select 1 from dossiers d where d.id = ${dossierId})`,
        ),
      )
      .orderBy(desc(letters.lastDay), desc(letters.id)),
    await db
      .select({ letterId: assignments.letterId, userId: assignments.userId })
      .from(assignments)
      .where(
        and(
          eq(assignments.dossierId, dossierId),
          eq(assignments.kind, 'first'),
          inList(db, assignments.letterId, letterIds),
          standingAssignment,
        ),
      ),
  ]
  const holders = new Map(held.map(({ letterId, userId }) => [letterId, userId]))
  return seen.map((row) => ({
    letterId: row.letterId,
    lies: row.lies === 1,
    isSeen: row.isSeen === 1,
    holderId: holders.get(row.letterId) ?? null,
  }))
}

/** One letter that goes from whoever has it to somebody else, or to nobody. */
type HandedLetter = { letterId: string; fromId: string | null; toId: string | null }

/**
 * Gives letters of a dossier to coders, as the first or the second, or takes them back, each told in the log: those
 * that whoever had them when they were looked at still has, whose ids are returned.
 */
async function giveLetters(
  { db }: VisibleScope,
  dossierId: string,
  handed: readonly HandedLetter[],
  performedBy: PerformedBy,
  kind: AssignmentKind = 'first',
): Promise<string[]> {
  const hand = (all: readonly HandedLetter[]) =>
    commit(
      atomically(db, (tx) =>
        all.flatMap((one) => handLetter(tx, { dossierId, kind }, one, performedBy)),
      ),
    )
  const changing = handed.filter(({ fromId, toId }) => fromId !== toId)
  const idsOf = (all: readonly HandedLetter[]) => all.map(({ letterId }) => letterId)
  if (await hand(changing)) return idsOf(changing)
  // Somebody came between with at least one of them.
  const done: HandedLetter[] = []
  for (const one of changing) if (await hand([one])) done.push(one)
  return idsOf(done)
}

function handLetter(
  tx: Transaction,
  { dossierId, kind }: { dossierId: string; kind: AssignmentKind },
  { letterId, fromId, toId }: HandedLetter,
  performedBy: PerformedBy,
): (Statement | RequiredChange)[] {
  const at = new Date().toISOString()
  const given = { userId: toId!, givenBy: performedBy.userId, at }
  const asRead = and(
    eq(assignments.dossierId, dossierId),
    eq(assignments.letterId, letterId),
    eq(assignments.kind, kind),
    eq(assignments.userId, fromId ?? ''),
  )
  return [
    {
      requireChange:
        toId === null
          ? tx.delete(assignments).where(asRead)
          : fromId === null
            ? tx
                .insert(assignments)
                .values({ dossierId, letterId, kind, ...given })
                .onConflictDoUpdate({
                  target: [assignments.dossierId, assignments.letterId, assignments.kind],
                  set: given,
                  setWhere: sql`not (${standingAssignment})`,
                })
            : tx.update(assignments).set(given).where(asRead),
    },
    auditEntry(tx, performedBy, at, {
      action: toId === null ? 'took from' : 'gave to',
      subject: 'letter',
      subjectId: letterId,
      before: { inDossierId: dossierId, coderId: fromId },
      after: { inDossierId: dossierId, coderId: toId },
    }),
  ]
}
