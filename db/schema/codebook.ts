import { sql } from 'drizzle-orm'
import type * as sqlite from '../sqlite/dialect.ts'
import type { PeopleTables } from './people.ts'

export type CodebookTables = ReturnType<typeof codebookTables>

/** Dossiers with their teams, the topics that are coded, and the events that are drawn. */
export function codebookTables(dialect: typeof sqlite, { users }: Pick<PeopleTables, 'users'>) {
  const dossiers = defineDossiers(dialect)
  const topics = defineTopics(dialect)
  return {
    dossiers,
    teammates: defineTeammates(dialect, dossiers, users),
    topics,
    dossierTopics: defineDossierTopics(dialect, dossiers, topics),
    topicVersions: defineTopicVersions(dialect, topics, users),
    topicDrafts: defineTopicDrafts(dialect, topics, users),
    milestones: defineMilestones(dialect, dossiers),
  }
}

type DossiersTable = ReturnType<typeof defineDossiers>
type TopicsTable = ReturnType<typeof defineTopics>

function defineDossiers({ table, columns, check, uniqueIndex }: typeof sqlite) {
  const { id, words, moment, flag, wholeNumber: whole } = columns
  return table(
    'dossiers',
    {
      id: id('id').primaryKey(),
      name: words('name').notNull(),
      procedure: words('procedure'),
      summary: words('summary'),
      createdAt: moment('created_at').notNull(),
      /** What addresses call it, for good. */
      slug: words('slug').notNull(),
      shortName: words('short_name'),
      /** Whom it is for: everybody who is signed in, or its team. */
      audience: words('audience').notNull().default('everyone'),
      /** It came with the product, to look around in. */
      example: flag('example').notNull().default(false),
      closedAt: moment('closed_at'),
      /** Whether what is coded on its topics counts only once somebody else approved it. */
      fourEyes: flag('four_eyes').notNull().default(false),
      /** In per cent of its finished letters, how many are coded a second time; null where nobody said. */
      secondShare: whole('second_share'),
      revision: whole('revision').notNull().default(1),
    },
    (row) => [
      uniqueIndex('dossiers_slug').on(row.slug),
      check('dossiers_audience', sql`${row.audience} in ('everyone', 'team')`),
    ],
  )
}

/** Who works on a dossier, and as what: where it is for its team alone, that holds in place of their other role. */
function defineTeammates(
  { table, columns, check, index, primaryKey }: typeof sqlite,
  dossiers: DossiersTable,
  users: PeopleTables['users'],
) {
  const { id, words, moment } = columns
  return table(
    'teammates',
    {
      dossierId: id('dossier_id')
        .notNull()
        .references(() => dossiers.id),
      userId: id('user_id')
        .notNull()
        .references(() => users.id),
      role: words('role').notNull(),
      addedAt: moment('added_at').notNull(),
      addedBy: id('added_by').references(() => users.id),
    },
    (row) => [
      primaryKey({ columns: [row.dossierId, row.userId] }),
      index('teammates_user').on(row.userId),
      check('teammates_role', sql`${row.role} in ('viewer', 'coder', 'editor')`),
    ],
  )
}

function defineTopics({ table, columns, index }: typeof sqlite) {
  const { id, moment, flag } = columns
  return table(
    'topics',
    {
      id: id('id').primaryKey(),
      createdAt: moment('created_at').notNull(),
      // The same as for actors: itself, or the one that it was merged into.
      countsAsId: id('counts_as_id').notNull(),
      /** Its proposition is the opposite of the one that it counts as, so every level on it counts negated. */
      turned: flag('turned').notNull().default(false),
      /** Since when nobody codes on it any more; what is coded goes on counting. */
      closedAt: moment('closed_at'),
    },
    (row) => [index('topics_counts_as').on(row.countsAsId)],
  )
}

/** Which dossiers use a topic, and where it stands among the topics of each. */
function defineDossierTopics(
  { table, columns, index, primaryKey }: typeof sqlite,
  dossiers: DossiersTable,
  topics: TopicsTable,
) {
  const { id, moment, wholeNumber: whole } = columns
  return table(
    'dossier_topics',
    {
      dossierId: id('dossier_id')
        .notNull()
        .references(() => dossiers.id),
      topicId: id('topic_id')
        .notNull()
        .references(() => topics.id),
      place: whole('place').notNull(),
      /** Since when the dossier has it; null for those of the time before that was kept. */
      addedAt: moment('added_at'),
    },
    (row) => [
      primaryKey({ columns: [row.dossierId, row.topicId] }),
      index('dossier_topics_topic').on(row.topicId),
    ],
  )
}

function defineTopicVersions(
  { table, columns, check, primaryKey }: typeof sqlite,
  topics: TopicsTable,
  users: PeopleTables['users'],
) {
  const { id, words, moment, wholeNumber: whole, json, flag } = columns
  return table(
    'topic_versions',
    {
      topicId: id('topic_id')
        .notNull()
        .references(() => topics.id),
      version: whole('version').notNull(),
      name: words('name').notNull(),
      proposition: words('proposition').notNull(),
      anchors: json('anchors').notNull(),
      // Null in versions of the time before there were any.
      sides: json('sides'),
      examples: json('examples'),
      cues: json('cues'),
      /** Whether it means something else than the version before; null in the first. */
      meaningChanged: flag('meaning_changed'),
      createdAt: moment('created_at').notNull(),
      createdBy: id('created_by').references(() => users.id),
    },
    (row) => [
      primaryKey({ columns: [row.topicId, row.version] }),
      check('topic_versions_version', sql`${row.version} >= 1`),
    ],
  )
}

/** The next version of a topic while somebody writes it: one for each topic, in one person's hand. */
function defineTopicDrafts(
  { table, columns }: typeof sqlite,
  topics: TopicsTable,
  users: PeopleTables['users'],
) {
  const { id, moment, wholeNumber: whole, json } = columns
  return table('topic_drafts', {
    topicId: id('topic_id')
      .primaryKey()
      .references(() => topics.id),
    wording: json('wording').notNull(),
    baseVersion: whole('base_version').notNull(),
    heldBy: id('held_by')
      .notNull()
      .references(() => users.id),
    heldSince: moment('held_since').notNull(),
    keptAt: moment('kept_at').notNull(),
    revision: whole('revision').notNull(),
  })
}

function defineMilestones(
  { table, columns, check, index }: typeof sqlite,
  dossiers: DossiersTable,
) {
  const { id, words, day, moment, wholeNumber: whole } = columns
  return table(
    'milestones',
    {
      id: id('id').primaryKey(),
      dossierId: id('dossier_id')
        .notNull()
        .references(() => dossiers.id),
      name: words('name').notNull(),
      label: words('label').notNull(),
      edtf: words('edtf').notNull(),
      firstDay: day('first_day').notNull(),
      lastDay: day('last_day').notNull(),
      basis: words('basis'),
      // The address of a page that says so.
      source: words('source'),
      revision: whole('revision').notNull().default(1),
      withdrawnAt: moment('withdrawn_at'),
    },
    (row) => [
      index('milestones_dossier').on(row.dossierId, row.firstDay),
      check('milestones_days', sql`${row.firstDay} <= ${row.lastDay}`),
    ],
  )
}
