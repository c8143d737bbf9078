import { and, asc, eq } from 'drizzle-orm'
import type { DossierMember, DossierRole } from '#app/domain/dossiers.ts'
import { type ChangeOutcome, commitChange, type Db } from '../core/dialect.ts'
import { dossierMembers, dossiers, users } from '../schema/schema.ts'
import { auditEntry, type PerformedBy } from '../statements/audit-entry.ts'

/** Who works on a dossier, by name; those whose account was closed too, so that nobody is forgotten. */
export async function listMembers(db: Db, dossierId: string): Promise<DossierMember[]> {
  const rows = await db
    .select({
      userId: dossierMembers.userId,
      name: users.name,
      role: dossierMembers.role,
    })
    .from(dossierMembers)
    .innerJoin(users, eq(users.id, dossierMembers.userId))
    .where(eq(dossierMembers.dossierId, dossierId))
    .orderBy(asc(users.name), asc(users.id))
  return rows.map((row) => ({ ...row, role: row.role as DossierRole }))
}

/** One person's place in the team of a dossier; without a role they are taken out of it. */
type MemberChange = { userId: string; role: DossierRole | null }

/**
 * Puts people into the team of a dossier, changes what they are in it, or takes them out: all of it, with one entry in
 * the log each, or nothing where somebody changed the dossier or its team since `revision`.
 */
export async function saveMembers(
  db: Db,
  { id, revision }: { id: string; revision: number },
  changes: readonly MemberChange[],
  performedBy: PerformedBy,
): Promise<ChangeOutcome> {
  const at = new Date().toISOString()
  const roles = new Map((await listMembers(db, id)).map(({ userId, role }) => [userId, role]))
  return commitChange(db, (tx) => [
    {
      requireChange: tx
        .update(dossiers)
        .set({ revision: revision + 1 })
        .where(and(eq(dossiers.id, id), eq(dossiers.revision, revision))),
    },
    ...changes.flatMap(({ userId, role }) => [
      role === null
        ? tx
            .delete(dossierMembers)
            .where(and(eq(dossierMembers.dossierId, id), eq(dossierMembers.userId, userId)))
        : tx
            .insert(dossierMembers)
            .values({ dossierId: id, userId, role, addedAt: at, addedBy: performedBy.userId })
            .onConflictDoUpdate({
              target: [dossierMembers.dossierId, dossierMembers.userId],
              set: { role },
            }),
      auditEntry(tx, performedBy, at, {
        action: 'changed team',
        subject: 'dossier',
        subjectId: id,
        before: { memberId: userId, role: roles.get(userId) ?? null },
        after: { memberId: userId, role },
      }),
    ]),
  ])
}
