import { sql } from 'drizzle-orm'
import * as sqlite from './sqlite/dialect.ts'

/** Every table of the product, once; `dialect` says what its columns are made of. */
export function defineSchema(dialect: typeof sqlite) {
  const { table, columns, check, index, primaryKey, uniqueIndex } = dialect
  const { id, words, day, moment, whole, flag, json } = columns

  const users = table('users', {
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
  }, (row) => [
    uniqueIndex('users_email').on(row.emailKey),
    check('users_role', sql`${row.role} in ('viewer', 'coder', 'editor', 'admin')`),
  ])

  const sessions = table('sessions', {
    tokenHash: id('token_hash').primaryKey(),
    userId: id('user_id').notNull().references(() => users.id),
    createdAt: moment('created_at').notNull(),
    expiresAt: moment('expires_at').notNull(),
    lastUsedAt: moment('last_used_at'),
    userAgent: words('user_agent'),
  }, (row) => [index('sessions_user').on(row.userId)])

  // Who may use a link: an invitation knows an address and a role, a link to a new password knows the account.

  const oneTimeLinks = table('one_time_links', {
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
  }, (row) => [
    index('one_time_links_purpose').on(row.purpose, row.emailKey),
    index('one_time_links_user').on(row.userId),
  ])

  const tokens = table('tokens', {
    id: id('id').primaryKey(),
    userId: id('user_id').notNull().references(() => users.id),
    name: words('name').notNull(),
    scope: words('scope').notNull(),
    tokenHash: words('token_hash').notNull(),
    createdAt: moment('created_at').notNull(),
    expiresAt: moment('expires_at'),
    lastUsedAt: moment('last_used_at'),
    revokedAt: moment('revoked_at'),
  }, (row) => [uniqueIndex('tokens_hash').on(row.tokenHash), index('tokens_user').on(row.userId), check('tokens_scope', sql`${row.scope} in ('read', 'write')`)])

  // How signing in to an account went from a network address; both stand as hashes.
  const signIns = table('sign_ins', {
    account: words('account').notNull(),
    address: words('address').notNull(),
    failures: whole('failures').notNull(),
    lastFailedAt: moment('last_failed_at'),
    succeededAt: moment('succeeded_at'),
  }, (row) => [primaryKey({ columns: [row.account, row.address] }), index('sign_ins_failed').on(row.lastFailedAt), check('sign_ins_failures', sql`${row.failures} >= 0`)])

  // Who somebody is to a provider of OpenID Connect.
  const identities = table('identities', {
    issuer: words('issuer').notNull(),
    subject: words('subject').notNull(),
    userId: id('user_id').notNull().references(() => users.id),
    createdAt: moment('created_at').notNull(),
  }, (row) => [primaryKey({ columns: [row.issuer, row.subject] }), index('identities_user').on(row.userId)])

  const dossiers = table('dossiers', {
    id: id('id').primaryKey(),
    name: words('name').notNull(),
    procedure: words('procedure'),
    summary: words('summary'),
    createdAt: moment('created_at').notNull(),
  })

  const topics = table('topics', {
    id: id('id').primaryKey(),
    dossierId: id('dossier_id').notNull().references(() => dossiers.id),
    place: whole('place').notNull(),
    createdAt: moment('created_at').notNull(),
  }, (row) => [index('topics_dossier').on(row.dossierId, row.place)])

  const topicVersions = table('topic_versions', {
    topicId: id('topic_id').notNull().references(() => topics.id),
    version: whole('version').notNull(),
    name: words('name').notNull(),
    proposition: words('proposition').notNull(),
    anchors: json('anchors').notNull(),
    createdAt: moment('created_at').notNull(),
    createdBy: id('created_by').references(() => users.id),
  }, (row) => [primaryKey({ columns: [row.topicId, row.version] }), check('topic_versions_version', sql`${row.version} >= 1`)])

  const milestones = table('milestones', {
    id: id('id').primaryKey(),
    dossierId: id('dossier_id').notNull().references(() => dossiers.id),
    name: words('name').notNull(),
    label: words('label').notNull(),
    edtf: words('edtf').notNull(),
    firstDay: day('first_day').notNull(),
    lastDay: day('last_day').notNull(),
    basis: words('basis'),
  }, (row) => [index('milestones_dossier').on(row.dossierId, row.firstDay), check('milestones_days', sql`${row.firstDay} <= ${row.lastDay}`)])

  const actors = table('actors', {
    id: id('id').primaryKey(),
    kind: words('kind').notNull(),
    name: words('name').notNull(),
    nameKey: words('name_key').notNull(),
    createdAt: moment('created_at').notNull(),
  }, (row) => [index('actors_name').on(row.nameKey), check('actors_kind', sql`${row.kind} in ('person', 'organisation', 'unit')`)])

  const aliases = table('aliases', {
    actorId: id('actor_id').notNull().references(() => actors.id),
    name: words('name').notNull(),
    nameKey: words('name_key').notNull(),
  }, (row) => [primaryKey({ columns: [row.actorId, row.name] }), index('aliases_name').on(row.nameKey)])

  const affiliations = table('affiliations', {
    id: id('id').primaryKey(),
    memberId: id('member_id').notNull().references(() => actors.id),
    organisationId: id('organisation_id').notNull().references(() => actors.id),
    role: words('role'),
    firstDay: day('first_day'),
    lastDay: day('last_day'),
  }, (row) => [
    index('affiliations_member').on(row.memberId),
    index('affiliations_organisation').on(row.organisationId),
    check('affiliations_days', sql`${row.firstDay} is null or ${row.lastDay} is null or ${row.firstDay} <= ${row.lastDay}`),
    check('affiliations_self', sql`${row.memberId} <> ${row.organisationId}`),
  ])

  const letters = table('letters', {
    id: id('id').primaryKey(),
    dossierId: id('dossier_id').notNull().references(() => dossiers.id),
    title: words('title').notNull(),
    kind: words('kind').notNull(),
    language: words('language'),
    edtf: words('edtf').notNull(),
    firstDay: day('first_day').notNull(),
    lastDay: day('last_day').notNull(),
    basis: words('basis'),
    reference: words('reference'),
    referenceTruncated: flag('reference_truncated').notNull(),
    replyKind: words('reply_kind'),
    replyEdtf: words('reply_edtf'),
    createdAt: moment('created_at').notNull(),
    createdBy: id('created_by').references(() => users.id),
    revision: whole('revision').notNull(),
  }, (row) => [
    index('letters_days').on(row.lastDay, row.id),
    index('letters_kind').on(row.kind, row.lastDay),
    check('letters_days', sql`${row.firstDay} <= ${row.lastDay}`),
    check('letters_kind', sql`${row.kind} in ('letter', 'e-mail', 'statement', 'speech', 'position paper', 'consultation response', 'open letter')`),
    check('letters_basis', sql`${row.firstDay} = ${row.lastDay} or ${row.basis} is not null`),
  ])

  const parties = table('parties', {
    id: id('id').primaryKey(),
    letterId: id('letter_id').notNull().references(() => letters.id),
    place: whole('place').notNull(),
    role: words('role').notNull(),
    actorId: id('actor_id').references(() => actors.id),
    capacity: words('capacity'),
    organisation: words('organisation'),
    unit: words('unit'),
    lastDay: day('last_day').notNull(),
  }, (row) => [
    index('parties_letter').on(row.letterId, row.place),
    index('parties_actor').on(row.actorId, row.role, row.lastDay),
    check('parties_role', sql`${row.role} in ('author', 'on_behalf_of', 'recipient', 'cc')`),
  ])

  const textVersions = table('text_versions', {
    id: id('id').primaryKey(),
    letterId: id('letter_id').notNull().references(() => letters.id),
    version: whole('version').notNull(),
    text: words('text').notNull(),
    sha256: words('sha256').notNull(),
    reason: words('reason'),
    createdAt: moment('created_at').notNull(),
    createdBy: id('created_by').references(() => users.id),
  }, (row) => [uniqueIndex('text_versions_letter').on(row.letterId, row.version), index('text_versions_hash').on(row.sha256)])

  const files = table('files', {
    id: id('id').primaryKey(),
    letterId: id('letter_id').notNull().references(() => letters.id),
    name: words('name').notNull(),
    mediaType: words('media_type').notNull(),
    size: whole('size').notNull(),
    sha256: words('sha256').notNull(),
    bytes: columns.bytes('bytes').notNull(),
    createdAt: moment('created_at').notNull(),
  }, (row) => [index('files_letter').on(row.letterId), index('files_hash').on(row.sha256)])

  const positions = table('positions', {
    id: id('id').primaryKey(),
    letterId: id('letter_id').notNull().references(() => letters.id),
    textVersionId: id('text_version_id').notNull().references(() => textVersions.id),
    topicId: id('topic_id').notNull().references(() => topics.id),
    exact: words('exact').notNull(),
    prefix: words('prefix').notNull(),
    suffix: words('suffix').notNull(),
    start: whole('start_at').notNull(),
    end: whole('end_at').notNull(),
    paragraph: whole('paragraph'),
    level: whole('level'),
    absence: words('absence'),
    conditional: flag('conditional').notNull(),
    condition: words('condition'),
    note: words('note'),
    reported: flag('reported').notNull(),
    status: words('status').notNull(),
    lastDay: day('last_day').notNull(),
    createdAt: moment('created_at').notNull(),
    createdBy: id('created_by').references(() => users.id),
    changedAt: moment('changed_at').notNull(),
    changedBy: id('changed_by').references(() => users.id),
    revision: whole('revision').notNull(),
  }, (row) => [
    index('positions_letter').on(row.letterId, row.start, row.status),
    index('positions_topic').on(row.topicId, row.status, row.lastDay),
    index('positions_days').on(row.lastDay, row.createdAt),
    check('positions_place', sql`${row.start} >= 0 and ${row.start} < ${row.end} and length(${row.exact}) > 0`),
    check('positions_level', sql`${row.level} is null or ${row.level} between -2 and 2`),
    check('positions_absence', sql`${row.absence} is null or ${row.absence} in ('evaded', 'withheld', 'no_position')`),
    check('positions_level_or_absence', sql`(${row.level} is null) <> (${row.absence} is null)`),
    check('positions_condition', sql`${row.conditional} = (${row.condition} is not null) and (not ${row.conditional} or ${row.level} is not null)`),
    check('positions_status', sql`${row.status} in ('draft', 'approved', 'withdrawn')`),
  ])

  const positionHolders = table('position_holders', {
    positionId: id('position_id').notNull().references(() => positions.id),
    actorId: id('actor_id').notNull().references(() => actors.id),
  }, (row) => [primaryKey({ columns: [row.positionId, row.actorId] }), index('position_holders_actor').on(row.actorId)])

  // What counts for whom, made from the tables above (evidence.ts), so that an actor's evidence is one range of one table.
  const evidence = table('evidence', {
    actorId: id('actor_id').notNull().references(() => actors.id),
    topicId: id('topic_id').notNull().references(() => topics.id),
    lastDay: day('last_day').notNull(),
    positionId: id('position_id').notNull().references(() => positions.id),
    letterId: id('letter_id').notNull().references(() => letters.id),
    firstDay: day('first_day').notNull(),
    edtf: words('edtf').notNull(),
    level: whole('level'),
    absence: words('absence'),
    conditional: flag('conditional').notNull(),
    reported: flag('reported').notNull(),
  }, (row) => [primaryKey({ columns: [row.actorId, row.topicId, row.lastDay, row.positionId] }), index('evidence_position').on(row.positionId)])

  // Counts up with every change of an actor's evidence, so that what was read of it once can be kept.
  const evidenceVersions = table('evidence_versions', {
    actorId: id('actor_id').primaryKey().references(() => actors.id),
    version: whole('version').notNull(),
  })

  const audit = table('audit', {
    id: id('id').primaryKey(),
    at: moment('at').notNull(),
    userId: id('user_id').references(() => users.id),
    via: words('via').notNull(),
    deed: words('deed').notNull(),
    thing: words('thing').notNull(),
    thingId: id('thing_id').notNull(),
    before: json('before'),
    after: json('after'),
  }, (row) => [index('audit_thing').on(row.thing, row.thingId), check('audit_via', sql`${row.via} in ('screen', 'command line', 'seed')`)])

  return { users, sessions, oneTimeLinks, tokens, signIns, identities, dossiers, topics, topicVersions, milestones, actors, aliases, affiliations, letters, parties, textVersions, files, positions, positionHolders, evidence, evidenceVersions, audit }
}

export const schema = defineSchema(sqlite)
export const {
  users, sessions, oneTimeLinks, tokens, signIns, identities, dossiers, topics, topicVersions, milestones, actors, aliases, affiliations, letters, parties, textVersions, files, positions,
  positionHolders, evidence, evidenceVersions, audit,
} = schema
