import { and, asc, eq } from 'drizzle-orm'
import type { Teammate, DossierRole } from '#app/domain/dossiers.ts'
import { type ChangeOutcome, commitChange, type Db } from '../core/dialect.ts'
import { teammates, dossiers, users } from '../schema/schema.ts'
import { auditEntry, type PerformedBy } from '../statements/audit-entry.ts'

/** Who works on a dossier, by name; those whose account was closed too, so that nobody is forgotten. */
export async function listTeam(db: Db, dossierId: string): Promise<Teammate[]> {
  const rows = await db
    .select({
      userId: teammates.userId,
      name: users.name,
      role: teammates.role,
    })
    .from(teammates)
    .innerJoin(users, eq(users.id, teammates.userId))
    .where(eq(teammates.dossierId, dossierId))
    .orderBy(asc(users.name), asc(users.id))
  return rows.map((row) => ({ ...row, role: row.role as DossierRole }))
}

/** One person's place in the team of a dossier; without a role they are taken out of it. */
type TeamChange = { userId: string; role: DossierRole | null }

/** Somebody who was or may be put into a team: what they are called, and whether their account is closed. */
export async function findPersonForTeam(
  db: Db,
  userId: string,
): Promise<{ name: string; isClosed: boolean } | null> {
  const [row] = await db
    .select({ name: users.name, deactivatedAt: users.deactivatedAt })
    .from(users)
    .where(eq(users.id, userId))
  return row ? { name: row.name, isClosed: row.deactivatedAt !== null } : null
}

/**
 * Puts people into the team of a dossier, changes what they are in it, or takes them out: all of it, with one entry in
 * the log each, or nothing where somebody changed the dossier or its team since `revision`. `backTo`: the entry of the
 * log by which they go back.
 */
export async function saveTeam(
  db: Db,
  { id, revision }: { id: string; revision: number },
  changes: readonly TeamChange[],
  performedBy: PerformedBy,
  backTo: string | null = null,
): Promise<ChangeOutcome> {
  const at = new Date().toISOString()
  const roles = new Map((await listTeam(db, id)).map(({ userId, role }) => [userId, role]))
  return commitChange(db, (tx) => [
    {
      requireChange: tx
        .update(dossiers)
        .set({ revision: revision + 1 })
        .where(and(eq(dossiers.id, id), eq(dossiers.revision, revision))),
    },
    ...changes.flatMap(({ userId, role }) => [
      role === null
        ? tx.delete(teammates).where(and(eq(teammates.dossierId, id), eq(teammates.userId, userId)))
        : tx
            .insert(teammates)
            .values({ dossierId: id, userId, role, addedAt: at, addedBy: performedBy.userId })
            .onConflictDoUpdate({
              target: [teammates.dossierId, teammates.userId],
              set: { role },
            }),
      auditEntry(tx, performedBy, at, {
        action: backTo ? 'went back' : 'changed team',
        subject: 'dossier',
        subjectId: id,
        before: { teammateId: userId, role: roles.get(userId) ?? null },
        after: { teammateId: userId, role, ...(backTo && { entryId: backTo }) },
      }),
    ]),
  ])
}
