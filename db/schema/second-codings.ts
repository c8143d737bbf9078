import { sql } from 'drizzle-orm'
import type * as sqlite from '../sqlite/dialect.ts'
import type { CodebookTables } from './codebook.ts'
import type { LetterPartsTables } from './letter-parts.ts'
import type { LettersTables } from './letters.ts'
import type { PeopleTables } from './people.ts'

type SecondCodingParents = Pick<PeopleTables, 'users'> &
  Pick<CodebookTables, 'dossiers' | 'topics'> &
  Pick<LettersTables, 'letters'> &
  Pick<LetterPartsTables, 'textVersions'>

/** Letters that are coded a second time by somebody who has not seen the first coding, and where the two differ. */
export function secondCodingTables(dialect: typeof sqlite, parents: SecondCodingParents) {
  const codingDraws = defineCodingDraws(dialect, parents)
  const secondCodings = defineSecondCodings(dialect, parents, codingDraws)
  const secondPositions = defineSecondPositions(dialect, parents, secondCodings)
  return {
    codingDraws,
    secondCodings,
    secondPositions,
    codingPairs: defineCodingPairs(dialect, parents, secondCodings),
    letterOpenings: defineLetterOpenings(dialect, parents),
  }
}

/** A draw of finished letters at random, with all that it takes to draw the same ones again. */
function defineCodingDraws(
  { table, columns, check, index }: typeof sqlite,
  { users, dossiers }: SecondCodingParents,
) {
  const { id, words, moment, json, wholeNumber: whole } = columns
  return table(
    'coding_draws',
    {
      id: id('id').primaryKey(),
      dossierId: id('dossier_id')
        .notNull()
        .references(() => dossiers.id),
      /** The second coder whom the drawn letters go to. */
      userId: id('user_id')
        .notNull()
        .references(() => users.id),
      /** In per cent of the dossier's finished letters. */
      share: whole('share').notNull(),
      seed: words('seed').notNull(),
      /** The ids of the letters that could be drawn, in order, and how many were. */
      pool: json('pool').notNull(),
      drawn: whole('drawn').notNull(),
      at: moment('at').notNull(),
      drawnBy: id('drawn_by').references(() => users.id),
    },
    (row) => [
      index('coding_draws_dossier').on(row.dossierId, row.at),
      check('coding_draws_share', sql`${row.share} between 1 and 100`),
    ],
  )
}

/**
 * That somebody codes a letter a second time for a dossier: until they are done it is closed to them everywhere but on
 * its own page, which shows what they code alone.
 */
function defineSecondCodings(
  { table, columns, check, index, uniqueIndex }: typeof sqlite,
  { users, dossiers, letters }: SecondCodingParents,
  codingDraws: ReturnType<typeof defineCodingDraws>,
) {
  const { id, words, moment, flag } = columns
  return table(
    'second_codings',
    {
      id: id('id').primaryKey(),
      dossierId: id('dossier_id')
        .notNull()
        .references(() => dossiers.id),
      letterId: id('letter_id')
        .notNull()
        .references(() => letters.id),
      userId: id('user_id')
        .notNull()
        .references(() => users.id),
      /** Whether it was drawn at random or given: the drawn ones alone tell how far coders agree. */
      origin: words('origin').notNull(),
      /** Of what was given: that it was one of those whose first coders were least sure. */
      isLeastCertain: flag('is_least_certain').notNull().default(false),
      drawId: id('draw_id').references(() => codingDraws.id),
      givenBy: id('given_by').references(() => users.id),
      at: moment('at').notNull(),
      doneAt: moment('done_at'),
    },
    (row) => [
      uniqueIndex('second_codings_letter').on(row.dossierId, row.letterId),
      index('second_codings_user').on(row.userId, row.doneAt),
      index('second_codings_of_letter').on(row.letterId),
      check('second_codings_origin', sql`${row.origin} in ('drawn', 'given')`),
    ],
  )
}

/** What a second coder codes: apart from the positions, so that it counts nowhere and nobody else sees it. */
function defineSecondPositions(
  { table, columns, check, index }: typeof sqlite,
  { topics, letters, textVersions }: SecondCodingParents,
  secondCodings: ReturnType<typeof defineSecondCodings>,
) {
  const { id, words, moment, wholeNumber: whole, flag, json } = columns
  return table(
    'second_positions',
    {
      id: id('id').primaryKey(),
      codingId: id('coding_id')
        .notNull()
        .references(() => secondCodings.id),
      letterId: id('letter_id')
        .notNull()
        .references(() => letters.id),
      textVersionId: id('text_version_id')
        .notNull()
        .references(() => textVersions.id),
      topicId: id('topic_id')
        .notNull()
        .references(() => topics.id),
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
      sureness: whole('sureness'),
      /** The ids of the actors who hold it. */
      holderIds: json('holder_ids').notNull(),
      status: words('status').notNull(),
      createdAt: moment('created_at').notNull(),
      changedAt: moment('changed_at').notNull(),
      revision: whole('revision').notNull(),
    },
    (row) => [
      index('second_positions_coding').on(row.codingId),
      index('second_positions_letter').on(row.letterId),
      check(
        'second_positions_place',
        sql`${row.start} >= 0 and ${row.start} < ${row.end} and length(${row.exact}) > 0`,
      ),
      check(
        'second_positions_level',
        sql`(${row.level} is null) <> (${row.absence} is null) and (${row.level} is null or ${row.level} between -2 and 2)`,
      ),
      check('second_positions_status', sql`${row.status} in ('approved', 'withdrawn')`),
    ],
  )
}

/**
 * A passage that both marked, or one of them: what each made of it before anything was settled, and how it was settled.
 * Null on one side: that coder has nothing there.
 */
function defineCodingPairs(
  { table, columns, check, index }: typeof sqlite,
  { users, topics, letters }: SecondCodingParents,
  secondCodings: ReturnType<typeof defineSecondCodings>,
) {
  const { id, words, moment, wholeNumber: whole, flag, json } = columns
  return table(
    'coding_pairs',
    {
      id: id('id').primaryKey(),
      codingId: id('coding_id')
        .notNull()
        .references(() => secondCodings.id),
      letterId: id('letter_id')
        .notNull()
        .references(() => letters.id),
      topicId: id('topic_id')
        .notNull()
        .references(() => topics.id),
      /** No foreign keys, so that rows can be copied in any order. */
      positionId: id('position_id'),
      secondPositionId: id('second_position_id'),
      /**
       * Where the second coder has it alone: a passage of the first coding, on this topic and of a holder of it, that
       * had lost its words in a correction of the text, so that nobody can tell whether it is this one.
       */
      lostPositionId: id('lost_position_id'),
      /** Who coded it first; null where that is no account. */
      firstCoderId: id('first_coder_id').references(() => users.id),
      /** The two readings as they were stored when the second coding was finished, with the topics that they name. */
      first: json('first_reading'),
      second: json('second_reading'),
      kind: words('kind').notNull(),
      choice: words('choice'),
      reason: words('reason'),
      /** Whoever settled it is one of the two coders. */
      byParty: flag('by_party').notNull().default(false),
      settledBy: id('settled_by').references(() => users.id),
      settledAt: moment('settled_at'),
      /** What it made of the position that counts: which one, what stood there before, and the revision that it left. */
      settledPositionId: id('settled_position_id'),
      replaced: json('replaced_reading'),
      settledRevision: whole('settled_revision'),
    },
    (row) => [
      index('coding_pairs_coding').on(row.codingId),
      index('coding_pairs_position').on(row.positionId),
      index('coding_pairs_letter').on(row.letterId),
      index('coding_pairs_topic').on(row.topicId),
      check(
        'coding_pairs_kind',
        sql`${row.kind} in ('same', 'level', 'condition', 'holder', 'quote', 'topic', 'alone')`,
      ),
      check(
        'coding_pairs_choice',
        sql`${row.choice} is null or ${row.choice} in ('first', 'second', 'another', 'nothing')`,
      ),
    ],
  )
}

/** Who has seen what others coded in a letter, and when first: whoever has cannot be its second coder. */
function defineLetterOpenings(
  { table, columns, primaryKey }: typeof sqlite,
  { users, letters }: SecondCodingParents,
) {
  const { id, moment } = columns
  return table(
    'letter_openings',
    {
      letterId: id('letter_id')
        .notNull()
        .references(() => letters.id),
      userId: id('user_id')
        .notNull()
        .references(() => users.id),
      at: moment('at').notNull(),
    },
    (row) => [primaryKey({ columns: [row.letterId, row.userId] })],
  )
}
