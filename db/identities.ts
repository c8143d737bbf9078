import { and, desc, eq, gt, isNull } from 'drizzle-orm'
import { normaliseEmail, type Role, type User } from '#app/domain/users.ts'
import { noted, type Doer } from './audit.ts'
import { newId } from './ids.ts'
import { identities, oneTimeLinks, users } from './schema.ts'
import { atomically, done, type Db } from './dialect.ts'
import { asUser, insertUser } from './users.ts'

/** Who somebody is to a provider of OpenID Connect: its address, and their name there, which never changes. */
export type Identity = { issuer: string; subject: string }

export function identitiesIn(db: Db) {
  return {
    /** The account that is tied to an identity. */
    tied: async ({
      issuer,
      subject,
    }: Identity): Promise<(User & { deactivatedAt: string | null }) | null> => {
      const [row] = await db
        .select({
          id: users.id,
          email: users.email,
          name: users.name,
          role: users.role,
          deactivatedAt: users.deactivatedAt,
        })
        .from(identities)
        .innerJoin(users, eq(users.id, identities.userId))
        .where(and(eq(identities.issuer, issuer), eq(identities.subject, subject)))
      return row ? { ...asUser(row), deactivatedAt: row.deactivatedAt } : null
    },

    /** Whether an account is tied to anybody at a provider. */
    isTied: async (userId: string, issuer: string): Promise<boolean> =>
      (
        await db
          .select({ userId: identities.userId })
          .from(identities)
          .where(and(eq(identities.userId, userId), eq(identities.issuer, issuer)))
          .limit(1)
      ).length > 0,

    /** The role of the newest open invitation to an address. */
    invitedAs: async (email: string): Promise<Role | null> => {
      const [row] = await db
        .select({ role: oneTimeLinks.role })
        .from(oneTimeLinks)
        .where(openInvitation(email, new Date().toISOString()))
        .orderBy(desc(oneTimeLinks.createdAt))
        .limit(1)
      return row ? (row.role as Role) : null
    },

    /** Ties an account to an identity; one that is tied already stays with whom it is. */
    tie: async (userId: string, { issuer, subject }: Identity, doer: Doer): Promise<void> => {
      const at = new Date().toISOString()
      await done(
        atomically(db, (tx) => [
          {
            must: tx
              .insert(identities)
              .values({ issuer, subject, userId, createdAt: at })
              .onConflictDoNothing(),
          },
          noted(tx, doer, at, {
            deed: 'tied to a provider',
            thing: 'user',
            thingId: userId,
            after: { issuer },
          }),
        ]),
      )
    },

    /** Makes the account of a newcomer, tied to their identity; invitations to their address are used up. Null where somebody was quicker. */
    record: async (
      added: { email: string; name: string; role: Role },
      { issuer, subject }: Identity,
      doer: Doer,
    ): Promise<User | null> => {
      const at = new Date().toISOString()
      const user: User = { ...added, id: newId() }
      const made = await done(
        atomically(db, (tx) => [
          ...insertUser(tx, user, null, { ...doer, userId: user.id }, at),
          {
            must: tx
              .insert(identities)
              .values({ issuer, subject, userId: user.id, createdAt: at })
              .onConflictDoNothing(),
          },
          noted(tx, { ...doer, userId: user.id }, at, {
            deed: 'tied to a provider',
            thing: 'user',
            thingId: user.id,
            after: { issuer },
          }),
          tx.update(oneTimeLinks).set({ usedAt: at }).where(openInvitation(added.email, at)),
        ]),
      )
      return made ? user : null
    },
  }
}

function openInvitation(email: string, at: string) {
  return and(
    eq(oneTimeLinks.purpose, 'invitation'),
    eq(oneTimeLinks.emailKey, normaliseEmail(email)),
    isNull(oneTimeLinks.usedAt),
    gt(oneTimeLinks.expiresAt, at),
  )
}
