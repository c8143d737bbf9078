import { sql } from 'drizzle-orm'
import type * as sqlite from '../sqlite/dialect.ts'
import type { ActorsTables } from './actors.ts'
import type { CodebookTables } from './codebook.ts'
import type { LettersTables } from './letters.ts'
import type { PeopleTables } from './people.ts'
import type { PositionsTables } from './positions.ts'

type HeadedTables = Pick<PeopleTables, 'users'> &
  Pick<CodebookTables, 'topics'> &
  Pick<ActorsTables, 'actors'> &
  Pick<LettersTables, 'letters'> &
  Pick<PositionsTables, 'positions'>

/** What is said of a letter beside its own row: other dates and references, whom it asks, and its quotes translated. */
export function letterHeadsTables(dialect: typeof sqlite, tables: HeadedTables) {
  return {
    letterDates: defineLetterDates(dialect, tables),
    letterReferences: defineLetterReferences(dialect, tables),
    letterAsks: defineLetterAsks(dialect, tables),
    quoteTranslations: defineQuoteTranslations(dialect, tables),
  }
}

/** The dates of a letter beside the one that counts, one of each kind. */
function defineLetterDates(
  { table, columns, check, primaryKey }: typeof sqlite,
  { letters }: Pick<HeadedTables, 'letters'>,
) {
  const { id, words, day } = columns
  return table(
    'letter_dates',
    {
      letterId: id('letter_id')
        .notNull()
        .references(() => letters.id),
      kind: words('kind').notNull(),
      edtf: words('edtf').notNull(),
      firstDay: day('first_day').notNull(),
      lastDay: day('last_day').notNull(),
      basis: words('basis'),
    },
    (row) => [
      primaryKey({ columns: [row.letterId, row.kind] }),
      check(
        'letter_dates_kind',
        sql`${row.kind} in ('written', 'sent', 'received', 'registered', 'published')`,
      ),
      check('letter_dates_days', sql`${row.firstDay} <= ${row.lastDay}`),
    ],
  )
}

/** By which numbers a letter is filed besides its own reference, and by whose. */
function defineLetterReferences(
  { table, columns, primaryKey }: typeof sqlite,
  { letters }: Pick<HeadedTables, 'letters'>,
) {
  const { id, words, wholeNumber: whole } = columns
  return table(
    'letter_references',
    {
      letterId: id('letter_id')
        .notNull()
        .references(() => letters.id),
      place: whole('place').notNull(),
      kind: words('kind').notNull(),
      number: words('number').notNull(),
    },
    (row) => [primaryKey({ columns: [row.letterId, row.place] })],
  )
}

/** A quote in other languages, one of each, with who made it: shown beside the words of the letter. */
function defineQuoteTranslations(
  { table, columns, primaryKey }: typeof sqlite,
  { positions, users }: Pick<HeadedTables, 'positions' | 'users'>,
) {
  const { id, words, moment, flag } = columns
  return table(
    'quote_translations',
    {
      positionId: id('position_id')
        .notNull()
        .references(() => positions.id),
      language: words('language').notNull(),
      words: words('words').notNull(),
      /** Whether a machine made it; `translator` is its name, or the person's. */
      machine: flag('machine').notNull(),
      translator: words('translator').notNull(),
      changedAt: moment('changed_at').notNull(),
      changedBy: id('changed_by').references(() => users.id),
    },
    (row) => [primaryKey({ columns: [row.positionId, row.language] })],
  )
}

/** Whom a letter asks on which topics. */
function defineLetterAsks(
  { table, columns, index, primaryKey }: typeof sqlite,
  { letters, actors, topics, users }: HeadedTables,
) {
  const { id, moment } = columns
  return table(
    'letter_asks',
    {
      letterId: id('letter_id')
        .notNull()
        .references(() => letters.id),
      actorId: id('actor_id')
        .notNull()
        .references(() => actors.id),
      topicId: id('topic_id')
        .notNull()
        .references(() => topics.id),
      createdAt: moment('created_at').notNull(),
      createdBy: id('created_by').references(() => users.id),
    },
    (row) => [
      primaryKey({ columns: [row.letterId, row.actorId, row.topicId] }),
      index('letter_asks_actor').on(row.actorId, row.topicId),
      index('letter_asks_topic').on(row.topicId, row.actorId),
    ],
  )
}
