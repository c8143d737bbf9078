import { and, sql } from 'drizzle-orm'
import type { Role, User } from '#app/domain/users.ts'
import { atomically, commit, type Db } from '../core/dialect.ts'
import { newId } from '../core/ids.ts'
import { oneTimeLinks } from '../schema/schema.ts'
import type { PerformedBy } from '../statements/audit-entry.ts'
import { insertUser } from '../statements/insert-user.ts'
import { isOpenLink, useUpLink } from '../statements/one-time-links.ts'
import { findOpenLink } from './links.ts'

export type NewUser = { email: string; name: string; role: Role; passwordHash: string | null }

/** Adds an account; null when the address has one already. */
export async function recordUser(
  db: Db,
  added: NewUser,
  performedBy: PerformedBy,
): Promise<User | null> {
  const [user, at] = [newUser(added), new Date().toISOString()]
  return (await commit(
    atomically(db, (tx) => insertUser(tx, user, added.passwordHash, performedBy, at)),
  ))
    ? user
    : null
}

/**
 * Makes the first account with the link that was printed for it; null when the link is used up or somebody is there
 * already.
 */
export async function recordFirstUser(
  db: Db,
  token: string,
  added: Omit<NewUser, 'role'>,
  performedBy: PerformedBy,
): Promise<User | null> {
  const [user, at] = [newUser({ ...added, role: 'admin' }), new Date().toISOString()]
  const first = and(isOpenLink('first account', token, at), sql`not exists (select 1 from users)`)
  const made = await commit(
    atomically(db, (tx) => [
      { requireChange: tx.update(oneTimeLinks).set({ usedAt: at }).where(first) },
      ...insertUser(tx, user, added.passwordHash, { ...performedBy, userId: user.id }, at),
    ]),
  )
  return made ? user : null
}

/**
 * Makes the account that an invitation is for, with its address and role; null when it is used up or the address has an
 * account.
 */
export async function acceptInvitation(
  db: Db,
  token: string,
  account: { name: string; passwordHash: string | null },
  performedBy: PerformedBy,
): Promise<User | null> {
  const at = new Date().toISOString()
  const invited = await findOpenLink(db, 'invitation', token, at)
  if (!invited) return null
  const user = newUser({
    email: invited.email!,
    role: invited.role as Role,
    name: account.name,
  })
  const made = await commit(
    atomically(db, (tx) => [
      useUpLink(tx, 'invitation', token, at),
      ...insertUser(tx, user, account.passwordHash, { ...performedBy, userId: user.id }, at),
    ]),
  )
  return made ? user : null
}

function newUser({ email, name, role }: Pick<NewUser, 'email' | 'name' | 'role'>): User {
  return { id: newId(), email: email.trim(), name, role }
}
