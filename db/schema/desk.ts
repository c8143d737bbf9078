import { sql } from 'drizzle-orm'
import type * as sqlite from '../sqlite/dialect.ts'
import type { CodebookTables } from './codebook.ts'
import type { LettersTables } from './letters.ts'
import type { PeopleTables } from './people.ts'
import type { PositionsTables } from './positions.ts'

type DeskParents = Pick<PeopleTables, 'users'> &
  Pick<CodebookTables, 'dossiers'> &
  Pick<LettersTables, 'letters'> &
  Pick<PositionsTables, 'positions'>

/** What lies on people's desks: how far coders have come, and what waits for an editor. */
export function deskTables(dialect: typeof sqlite, parents: DeskParents) {
  return {
    codings: defineCodings(dialect, parents),
    concerns: defineConcerns(dialect, parents),
    remarks: defineRemarks(dialect, parents),
    proposals: defineProposals(dialect, parents),
  }
}

/**
 * That a coder is done with a letter for one dossier: all is coded, or nothing is in it. That it was begun follows from
 * the positions.
 */
function defineCodings(
  { table, columns, check, index, primaryKey }: typeof sqlite,
  { users, dossiers, letters }: DeskParents,
) {
  const { id, words, moment, wholeNumber: whole } = columns
  return table(
    'codings',
    {
      dossierId: id('dossier_id')
        .notNull()
        .references(() => dossiers.id),
      letterId: id('letter_id')
        .notNull()
        .references(() => letters.id),
      userId: id('user_id')
        .notNull()
        .references(() => users.id),
      state: words('state').notNull(),
      /** Which version of the text was read. */
      textVersion: whole('text_version').notNull(),
      at: moment('at').notNull(),
    },
    (row) => [
      primaryKey({ columns: [row.dossierId, row.letterId, row.userId] }),
      index('codings_letter').on(row.letterId),
      check('codings_state', sql`${row.state} in ('finished', 'nothing')`),
    ],
  )
}

/** What somebody says is wrong with a letter, and what an editor answered. */
function defineConcerns(
  { table, columns, index }: typeof sqlite,
  { users, letters }: Pick<DeskParents, 'users' | 'letters'>,
) {
  const { id, words, moment } = columns
  return table(
    'concerns',
    {
      id: id('id').primaryKey(),
      letterId: id('letter_id')
        .notNull()
        .references(() => letters.id),
      words: words('words').notNull(),
      raisedBy: id('raised_by')
        .notNull()
        .references(() => users.id),
      raisedAt: moment('raised_at').notNull(),
      answer: words('answer'),
      settledBy: id('settled_by').references(() => users.id),
      settledAt: moment('settled_at'),
    },
    (row) => [
      index('concerns_letter').on(row.letterId, row.id),
      // The few that wait.
      index('concerns_open')
        .on(row.id, row.letterId)
        .where(sql`${row.settledAt} is null`),
    ],
  )
}

/** What somebody says of a quote, until a coder answers it; it counts nowhere. */
function defineRemarks(
  { table, columns, index }: typeof sqlite,
  { users, positions }: Pick<DeskParents, 'users' | 'positions'>,
) {
  const { id, words, moment } = columns
  return table(
    'remarks',
    {
      id: id('id').primaryKey(),
      positionId: id('position_id')
        .notNull()
        .references(() => positions.id),
      words: words('words').notNull(),
      madeBy: id('made_by')
        .notNull()
        .references(() => users.id),
      madeAt: moment('made_at').notNull(),
      answer: words('answer'),
      answeredBy: id('answered_by').references(() => users.id),
      answeredAt: moment('answered_at'),
    },
    (row) => [
      index('remarks_position').on(row.positionId, row.id),
      index('remarks_maker').on(row.madeBy, row.id),
      // The few that wait.
      index('remarks_open')
        .on(row.id, row.positionId)
        .where(sql`${row.answeredAt} is null`),
    ],
  )
}

/**
 * A form as somebody would save it who may not: it waits for an editor and counts nowhere. `thing_id` is the id of an
 * actor, a topic or, for milestones, a dossier; `base` is what stood in the form when it was opened.
 */
function defineProposals(
  { table, columns, check, index }: typeof sqlite,
  { users, dossiers }: Pick<DeskParents, 'users' | 'dossiers'>,
) {
  const { id, words, moment, json } = columns
  return table(
    'proposals',
    {
      id: id('id').primaryKey(),
      thing: words('thing').notNull(),
      thingId: id('thing_id').notNull(),
      dossierId: id('dossier_id').references(() => dossiers.id),
      fields: json('fields').notNull(),
      base: json('base').notNull(),
      note: words('note'),
      proposedBy: id('proposed_by')
        .notNull()
        .references(() => users.id),
      proposedAt: moment('proposed_at').notNull(),
      state: words('state').notNull(),
      answer: words('answer'),
      settledBy: id('settled_by').references(() => users.id),
      settledAt: moment('settled_at'),
    },
    (row) => [
      index('proposals_thing').on(row.thing, row.thingId, row.id),
      index('proposals_state').on(row.state, row.id),
      check(
        'proposals_thing_known',
        sql`${row.thing} in ('actor', 'affiliation', 'milestone', 'topic')`,
      ),
      check(
        'proposals_state_known',
        sql`${row.state} in ('waiting', 'taken', 'refused', 'withdrawn')`,
      ),
    ],
  )
}
