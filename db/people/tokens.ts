import { and, desc, eq, gt, isNull, or } from 'drizzle-orm'
import type { ViewTableQuery, Token } from '#app/domain/people.ts'
import type { Scope, User } from '#app/domain/users.ts'
import type { ViewTableName } from '#app/domain/view-files.ts'
import { writeIfPossible } from '../core/best-effort-writes.ts'
import { bindFirst } from '../core/bind-first.ts'
import { atomically, commit, type Db } from '../core/dialect.ts'
import { newId, sha256 } from '../core/ids.ts'
import { tokens, tokenViews, users } from '../schema/schema.ts'
import { auditEntry, type PerformedBy } from '../statements/audit-entry.ts'
import { asUser } from './users.ts'

type NewToken = {
  userId: string
  name: string
  scope: Scope
  token: string
  expiresAt: string | null
  /** Where it opens one view and nothing else. */
  view?: ViewTableQuery
}

/** How exactly it is known when a token was last used, so that not every download is a write. */
const touchedEveryMs = 60_000

/** The tokens that programs present instead of somebody signing in. Only their hashes are stored. */
export function bindTokens(db: Db) {
  return bindFirst(db, {
    record: recordToken,
    ofUser: listTokens,
    userOf: findTokenUser,
    viewOf: findTokenView,
    ownerOf: findTokenOwner,
    revoke: revokeToken,
  })
}

async function recordToken(
  db: Db,
  { token, view, ...added }: NewToken,
  performedBy: PerformedBy,
): Promise<string> {
  const [id, at] = [newId(), new Date().toISOString()]
  await atomically(db, (tx) => [
    tx.insert(tokens).values({ ...added, id, tokenHash: sha256(token), createdAt: at }),
    ...(view ? [tx.insert(tokenViews).values(toRow(id, view))] : []),
    auditEntry(tx, performedBy, at, {
      action: 'added',
      subject: 'token',
      subjectId: id,
      after: { ...added, ...(view ? { dossierId: view.dossierId, table: view.table } : {}) },
    }),
  ])
  return id
}

const toRow = (tokenId: string, { dossierId, table, query }: ViewTableQuery) => ({
  ...{ tokenId, dossierId, viewKind: table, query },
})

const viewColumns = {
  dossierId: tokenViews.dossierId,
  table: tokenViews.viewKind,
  query: tokenViews.query,
}

type StoredView = Omit<ViewTableQuery, 'table'> & { table: string }

const asView = (row: StoredView): ViewTableQuery => ({ ...row, table: row.table as ViewTableName })

/** The tokens of a person that still work, the newest first. */
async function listTokens(db: Db, userId: string): Promise<Token[]> {
  const rows = await db
    .select({
      id: tokens.id,
      ownerId: tokens.userId,
      name: tokens.name,
      scope: tokens.scope,
      createdAt: tokens.createdAt,
      expiresAt: tokens.expiresAt,
      lastUsedAt: tokens.lastUsedAt,
      view: viewColumns,
    })
    .from(tokens)
    .leftJoin(tokenViews, eq(tokenViews.tokenId, tokens.id))
    .where(and(eq(tokens.userId, userId), isUsable(new Date().toISOString())))
    .orderBy(desc(tokens.createdAt), desc(tokens.id))
  return rows.map((row) => ({
    ...row,
    scope: row.scope as Scope,
    view: row.view && asView(row.view),
  }))
}

/**
 * Whose token it is and what for, and remembers that it was used; null when it is unknown, revoked or over, opens one
 * view alone, or its owner is shut out.
 */
async function findTokenUser(db: Db, token: string): Promise<(User & { scope: Scope }) | null> {
  const found = await findUsable(db, token)
  if (!found || found.view) return null
  await noteUse(db, found)
  return { ...found.user, scope: found.scope as Scope }
}

/** Whose token it is and which view it opens; null when it is none of one view, or does not work (any more). */
async function findTokenView(
  db: Db,
  token: string,
): Promise<{ user: User; view: ViewTableQuery } | null> {
  const found = await findUsable(db, token)
  if (!found?.view) return null
  await noteUse(db, found)
  return { user: found.user, view: asView(found.view) }
}

async function findUsable(db: Db, token: string) {
  const [row] = await db
    .select({
      user: { id: users.id, email: users.email, name: users.name, role: users.role },
      view: viewColumns,
      scope: tokens.scope,
      tokenId: tokens.id,
      lastUsedAt: tokens.lastUsedAt,
    })
    .from(tokens)
    .innerJoin(users, and(eq(users.id, tokens.userId), isNull(users.deactivatedAt)))
    .leftJoin(tokenViews, eq(tokenViews.tokenId, tokens.id))
    .where(and(eq(tokens.tokenHash, sha256(token)), isUsable(new Date().toISOString())))
  return row ? { ...row, user: asUser(row.user) } : null
}

async function noteUse(
  db: Db,
  { tokenId, lastUsedAt }: { tokenId: string; lastUsedAt: string | null },
): Promise<void> {
  const now = Date.now()
  if (lastUsedAt !== null && lastUsedAt >= new Date(now - touchedEveryMs).toISOString()) return
  await writeIfPossible(db, (tx) => [
    tx
      .update(tokens)
      .set({ lastUsedAt: new Date(now).toISOString() })
      .where(eq(tokens.id, tokenId)),
  ])
}

async function findTokenOwner(db: Db, id: string): Promise<{ ownerId: string } | null> {
  return (
    (await db.select({ ownerId: tokens.userId }).from(tokens).where(eq(tokens.id, id)))[0] ?? null
  )
}

/** Makes a token work no more; one that does not already is as good. */
async function revokeToken(db: Db, id: string, performedBy: PerformedBy): Promise<void> {
  const at = new Date().toISOString()
  const [before] = await db
    .select({ name: tokens.name, scope: tokens.scope })
    .from(tokens)
    .where(eq(tokens.id, id))
  await commit(
    atomically(db, (tx) => [
      {
        requireChange: tx
          .update(tokens)
          .set({ revokedAt: at })
          .where(and(eq(tokens.id, id), isNull(tokens.revokedAt))),
      },
      auditEntry(tx, performedBy, at, {
        action: 'revoked',
        subject: 'token',
        subjectId: id,
        before,
        after: { revokedAt: at },
      }),
    ]),
  )
}

function isUsable(at: string) {
  return and(isNull(tokens.revokedAt), or(isNull(tokens.expiresAt), gt(tokens.expiresAt, at)))
}
