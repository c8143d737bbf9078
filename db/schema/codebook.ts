import { sql } from 'drizzle-orm'
import type * as sqlite from '../sqlite/dialect.ts'
import type { PeopleTables } from './people.ts'

export type CodebookTables = ReturnType<typeof codebookTables>

/** Dossiers with the topics that are coded and the events that are drawn. */
export function codebookTables(dialect: typeof sqlite, { users }: Pick<PeopleTables, 'users'>) {
  const dossiers = defineDossiers(dialect)
  const topics = defineTopics(dialect, dossiers)
  return {
    dossiers,
    topics,
    topicVersions: defineTopicVersions(dialect, topics, users),
    topicDrafts: defineTopicDrafts(dialect, topics, users),
    milestones: defineMilestones(dialect, dossiers),
  }
}

type DossiersTable = ReturnType<typeof defineDossiers>
type TopicsTable = ReturnType<typeof defineTopics>

function defineDossiers({ table, columns }: typeof sqlite) {
  const { id, words, moment } = columns
  return table('dossiers', {
    id: id('id').primaryKey(),
    name: words('name').notNull(),
    procedure: words('procedure'),
    summary: words('summary'),
    createdAt: moment('created_at').notNull(),
  })
}

function defineTopics({ table, columns, index }: typeof sqlite, dossiers: DossiersTable) {
  const { id, moment, wholeNumber: whole } = columns
  return table(
    'topics',
    {
      id: id('id').primaryKey(),
      dossierId: id('dossier_id')
        .notNull()
        .references(() => dossiers.id),
      place: whole('place').notNull(),
      createdAt: moment('created_at').notNull(),
      // The same as for actors: itself, or the one that it was merged into.
      countsAsId: id('counts_as_id').notNull(),
    },
    (row) => [
      index('topics_dossier').on(row.dossierId, row.place),
      index('topics_counts_as').on(row.countsAsId),
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
