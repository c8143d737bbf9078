import { sql } from 'drizzle-orm'
import type * as sqlite from '../sqlite/dialect.ts'
import type { CodebookTables } from './codebook.ts'
import type { LettersTables } from './letters.ts'
import type { PeopleTables } from './people.ts'

type AssignmentParents = Pick<PeopleTables, 'users'> &
  Pick<CodebookTables, 'dossiers'> &
  Pick<LettersTables, 'letters'>

/** Who has which letter to code, what was done to many letters at once, and who looks at a letter just now. */
export function assignmentTables(dialect: typeof sqlite, parents: AssignmentParents) {
  const letterDeeds = defineLetterDeeds(dialect, parents)
  return {
    assignments: defineAssignments(dialect, parents),
    letterDeeds,
    letterDeedRows: defineLetterDeedRows(dialect, letterDeeds, parents),
    presences: definePresences(dialect, parents),
  }
}

/**
 * That somebody has a letter to code for a dossier: as its first coder, or as the second, who codes it without seeing
 * what the first did. While somebody may not code there, they have nothing, and the row stays.
 */
function defineAssignments(
  { table, columns, check, index, primaryKey }: typeof sqlite,
  { users, dossiers, letters }: AssignmentParents,
) {
  const { id, words, moment } = columns
  return table(
    'assignments',
    {
      dossierId: id('dossier_id')
        .notNull()
        .references(() => dossiers.id),
      letterId: id('letter_id')
        .notNull()
        .references(() => letters.id),
      kind: words('kind').notNull(),
      userId: id('user_id')
        .notNull()
        .references(() => users.id),
      givenBy: id('given_by').references(() => users.id),
      at: moment('at').notNull(),
    },
    (row) => [
      primaryKey({ columns: [row.dossierId, row.letterId, row.kind] }),
      index('assignments_letter').on(row.letterId),
      index('assignments_user').on(row.userId, row.dossierId),
      check('assignments_kind', sql`${row.kind} in ('first', 'second')`),
    ],
  )
}

/** One thing that somebody did to many letters, which they may take back as a whole. */
function defineLetterDeeds(
  { table, columns, index }: typeof sqlite,
  { users, dossiers }: AssignmentParents,
) {
  const { id, words, moment, wholeNumber } = columns
  return table(
    'letter_deeds',
    {
      id: id('id').primaryKey(),
      userId: id('user_id')
        .notNull()
        .references(() => users.id),
      kind: words('kind').notNull(),
      dossierId: id('dossier_id').references(() => dossiers.id),
      at: moment('at').notNull(),
      /** How many letters it was to change. */
      wanted: wholeNumber('wanted'),
      /** Until when it counts as going on, as it said with the letters it came to last; null once it broke off. */
      runsUntil: moment('runs_until'),
      /** When it was through; null where it broke off. */
      endedAt: moment('ended_at'),
      takenBackAt: moment('taken_back_at'),
    },
    (row) => [index('letter_deeds_user').on(row.userId, row.at)],
  )
}

/** What a letter was before such a deed and what the deed made of it, noted before it is done. */
function defineLetterDeedRows(
  { table, columns, primaryKey }: typeof sqlite,
  letterDeeds: ReturnType<typeof defineLetterDeeds>,
  { letters }: AssignmentParents,
) {
  const { id, json, moment } = columns
  return table(
    'letter_deed_rows',
    {
      deedId: id('deed_id')
        .notNull()
        .references(() => letterDeeds.id),
      letterId: id('letter_id')
        .notNull()
        .references(() => letters.id),
      stateBefore: json('state_before'),
      stateAfter: json('state_after'),
      /** When this letter was as before again; of a deed that was taken back, the others stayed as they are. */
      takenBackAt: moment('taken_back_at'),
    },
    (row) => [primaryKey({ columns: [row.deedId, row.letterId] })],
  )
}

/** Who has the page of a letter open, and when it said so last. */
function definePresences(
  { table, columns, index, primaryKey }: typeof sqlite,
  { users, letters }: AssignmentParents,
) {
  const { id, moment } = columns
  return table(
    'presences',
    {
      letterId: id('letter_id')
        .notNull()
        .references(() => letters.id),
      userId: id('user_id')
        .notNull()
        .references(() => users.id),
      at: moment('at').notNull(),
    },
    (row) => [
      primaryKey({ columns: [row.letterId, row.userId] }),
      index('presences_at').on(row.at),
    ],
  )
}
