import { sql } from 'drizzle-orm'
import type * as sqlite from '../sqlite/dialect.ts'
import type { ActorsTables } from './actors.ts'
import type { LettersTables } from './letters.ts'
import type { PeopleTables } from './people.ts'

export type LetterPartsTables = ReturnType<typeof letterPartsTables>

/** Who stands on letters, their texts and the files they came from. */
export function letterPartsTables(
  dialect: typeof sqlite,
  {
    users,
    letters,
    actors,
  }: Pick<PeopleTables, 'users'> & Pick<LettersTables, 'letters'> & Pick<ActorsTables, 'actors'>,
) {
  return {
    parties: defineParties(dialect, letters, actors),
    textVersions: defineTextVersions(dialect, letters, users),
    files: defineFiles(dialect, letters),
    letterPrints: defineLetterPrints(dialect, letters),
  }
}

function defineParties(
  { table, columns, check, index }: typeof sqlite,
  letters: LettersTables['letters'],
  actors: ActorsTables['actors'],
) {
  const { id, words, day, wholeNumber: whole } = columns
  return table(
    'parties',
    {
      id: id('id').primaryKey(),
      letterId: id('letter_id')
        .notNull()
        .references(() => letters.id),
      place: whole('place').notNull(),
      role: words('role').notNull(),
      actorId: id('actor_id').references(() => actors.id),
      capacity: words('capacity'),
      organisation: words('organisation'),
      unit: words('unit'),
      lastDay: day('last_day').notNull(),
    },
    (row) => [
      index('parties_letter').on(row.letterId, row.place),
      index('parties_actor').on(row.actorId, row.role, row.lastDay),
      check('parties_role', sql`${row.role} in ('author', 'on_behalf_of', 'recipient', 'cc')`),
    ],
  )
}

function defineTextVersions(
  { table, columns, index, uniqueIndex }: typeof sqlite,
  letters: LettersTables['letters'],
  users: PeopleTables['users'],
) {
  const { id, words, moment, wholeNumber: whole, json } = columns
  return table(
    'text_versions',
    {
      id: id('id').primaryKey(),
      letterId: id('letter_id')
        .notNull()
        .references(() => letters.id),
      version: whole('version').notNull(),
      text: words('text').notNull(),
      sha256: words('sha256').notNull(),
      reason: words('reason'),
      /** Where its pages begin, and how sure OCR was of each that it read. */
      pages: json('pages'),
      createdAt: moment('created_at').notNull(),
      createdBy: id('created_by').references(() => users.id),
    },
    (row) => [
      uniqueIndex('text_versions_letter').on(row.letterId, row.version),
      index('text_versions_hash').on(row.sha256),
    ],
  )
}

function defineFiles({ table, columns, index }: typeof sqlite, letters: LettersTables['letters']) {
  const { id, words, moment, wholeNumber: whole, bytes } = columns
  return table(
    'files',
    {
      id: id('id').primaryKey(),
      letterId: id('letter_id')
        .notNull()
        .references(() => letters.id),
      name: words('name').notNull(),
      mediaType: words('media_type').notNull(),
      size: whole('size').notNull(),
      sha256: words('sha256').notNull(),
      bytes: bytes('bytes').notNull(),
      createdAt: moment('created_at').notNull(),
    },
    (row) => [index('files_letter').on(row.letterId), index('files_hash').on(row.sha256)],
  )
}

/** What texts that are nearly the same are found by among many (domain/plan/near-duplicates.ts). */
function defineLetterPrints(
  { table, columns, index, primaryKey }: typeof sqlite,
  letters: LettersTables['letters'],
) {
  const { id, wholeNumber: whole } = columns
  return table(
    'letter_prints',
    {
      print: whole('print').notNull(),
      letterId: id('letter_id')
        .notNull()
        .references(() => letters.id),
    },
    (row) => [
      primaryKey({ columns: [row.print, row.letterId] }),
      index('letter_prints_letter').on(row.letterId),
    ],
  )
}
