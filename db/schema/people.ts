import { sql } from 'drizzle-orm'
import type * as sqlite from '../sqlite/dialect.ts'

export type PeopleTables = ReturnType<typeof peopleTables>

/** Who may sign in, by what, and how their signing in went. */
export function peopleTables(dialect: typeof sqlite) {
  const users = defineUsers(dialect)
  return {
    users,
    sessions: defineSessions(dialect, users),
    oneTimeLinks: defineOneTimeLinks(dialect, users),
    tokens: defineTokens(dialect, users),
    signIns: defineSignIns(dialect),
    identities: defineIdentities(dialect, users),
    beginnings: defineBeginnings(dialect, users),
  }
}

type UsersTable = ReturnType<typeof defineUsers>

function defineUsers({ table, columns, check, uniqueIndex }: typeof sqlite) {
  const { id, words, moment } = columns
  return table(
    'users',
    {
      id: id('id').primaryKey(),
      email: words('email').notNull(),
      emailKey: words('email_key').notNull(),
      name: words('name').notNull(),
      role: words('role').notNull(),
      /** Null where somebody signs in by the organisation's provider alone. */
      passwordHash: words('password_hash'),
      createdAt: moment('created_at').notNull(),
      lastSignInAt: moment('last_sign_in_at'),
      lastSeenAt: moment('last_seen_at'),
      deactivatedAt: moment('deactivated_at'),
      /** The keys that they chose instead of those of the table, as JSON; null where they chose none. */
      keys: words('keys'),
    },
    (row) => [
      uniqueIndex('users_email').on(row.emailKey),
      check('users_role', sql`${row.role} in ('viewer', 'coder', 'editor', 'admin')`),
    ],
  )
}

function defineSessions({ table, columns, index }: typeof sqlite, users: UsersTable) {
  const { id, words, moment } = columns
  return table(
    'sessions',
    {
      tokenHash: id('token_hash').primaryKey(),
      userId: id('user_id')
        .notNull()
        .references(() => users.id),
      createdAt: moment('created_at').notNull(),
      expiresAt: moment('expires_at').notNull(),
      lastUsedAt: moment('last_used_at'),
      userAgent: words('user_agent'),
    },
    (row) => [index('sessions_user').on(row.userId)],
  )
}

/** Who may use a link: an invitation knows an address and a role, a link to a new password knows the account. */
function defineOneTimeLinks({ table, columns, index }: typeof sqlite, users: UsersTable) {
  const { id, words, moment } = columns
  return table(
    'one_time_links',
    {
      tokenHash: id('token_hash').primaryKey(),
      purpose: words('purpose').notNull(),
      createdAt: moment('created_at').notNull(),
      expiresAt: moment('expires_at').notNull(),
      usedAt: moment('used_at'),
      createdBy: id('created_by').references(() => users.id),
      userId: id('user_id').references(() => users.id),
      email: words('email'),
      emailKey: words('email_key'),
      role: words('role'),
    },
    (row) => [
      index('one_time_links_purpose').on(row.purpose, row.emailKey),
      index('one_time_links_user').on(row.userId),
    ],
  )
}

function defineTokens(
  { table, columns, check, index, uniqueIndex }: typeof sqlite,
  users: UsersTable,
) {
  const { id, words, moment } = columns
  return table(
    'tokens',
    {
      id: id('id').primaryKey(),
      userId: id('user_id')
        .notNull()
        .references(() => users.id),
      name: words('name').notNull(),
      scope: words('scope').notNull(),
      tokenHash: words('token_hash').notNull(),
      createdAt: moment('created_at').notNull(),
      expiresAt: moment('expires_at'),
      lastUsedAt: moment('last_used_at'),
      revokedAt: moment('revoked_at'),
    },
    (row) => [
      uniqueIndex('tokens_hash').on(row.tokenHash),
      index('tokens_user').on(row.userId),
      check('tokens_scope', sql`${row.scope} in ('read', 'write')`),
    ],
  )
}

/** How signing in to an account went from a network address; both stand as hashes. */
function defineSignIns({ table, columns, check, index, primaryKey }: typeof sqlite) {
  const { words, moment, wholeNumber: whole } = columns
  return table(
    'sign_ins',
    {
      account: words('account').notNull(),
      address: words('address').notNull(),
      failures: whole('failures').notNull(),
      lastFailedAt: moment('last_failed_at'),
      succeededAt: moment('succeeded_at'),
    },
    (row) => [
      primaryKey({ columns: [row.account, row.address] }),
      index('sign_ins_failed').on(row.lastFailedAt),
      check('sign_ins_failures', sql`${row.failures} >= 0`),
    ],
  )
}

/** Who somebody is to a provider of OpenID Connect. */
function defineIdentities({ table, columns, index, primaryKey }: typeof sqlite, users: UsersTable) {
  const { id, words, moment } = columns
  return table(
    'identities',
    {
      issuer: words('issuer').notNull(),
      subject: words('subject').notNull(),
      userId: id('user_id')
        .notNull()
        .references(() => users.id),
      createdAt: moment('created_at').notNull(),
    },
    (row) => [
      primaryKey({ columns: [row.issuer, row.subject] }),
      index('identities_user').on(row.userId),
    ],
  )
}

/** What of the checklist that leads to a first chart is one person's own; the rest of it is told by what is stored. */
function defineBeginnings({ table, columns }: typeof sqlite, users: UsersTable) {
  const { id, moment } = columns
  return table('beginnings', {
    userId: id('user_id')
      .primaryKey()
      .references(() => users.id),
    /** When they first saw a chart or a summary of a dossier that is no example. */
    chartSeenAt: moment('chart_seen_at'),
    /** When they put the checklist away; null while it is shown. */
    putAwayAt: moment('put_away_at'),
  })
}
