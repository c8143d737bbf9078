import { sql } from 'drizzle-orm'
import type * as sqlite from '../sqlite/dialect.ts'
import type { CodebookTables } from './codebook.ts'
import type { PeopleTables } from './people.ts'
import type { PositionsTables } from './positions.ts'

/**
 * Topics that are taken apart into two, with where each position goes. Nothing of it counts until it is done; what was
 * done stays, so that it can be taken back.
 */
export function splitsTables(
  dialect: typeof sqlite,
  {
    users,
    dossiers,
    topics,
    positions,
  }: Pick<PeopleTables, 'users'> &
    Pick<CodebookTables, 'dossiers' | 'topics'> &
    Pick<PositionsTables, 'positions'>,
) {
  const splits = defineSplits(dialect, users, { dossiers, topics })
  return { splits, splitPositions: defineSplitPositions(dialect, splits, topics, positions) }
}

/** To which part each position goes. */
function defineSplitPositions(
  { table, columns, check, index, primaryKey }: typeof sqlite,
  splits: ReturnType<typeof defineSplits>,
  topics: CodebookTables['topics'],
  positions: PositionsTables['positions'],
) {
  const { id, flag, wholeNumber: whole } = columns
  return table(
    'split_positions',
    {
      splitId: id('split_id')
        .notNull()
        .references(() => splits.id),
      positionId: id('position_id')
        .notNull()
        .references(() => positions.id),
      part: whole('part').notNull(),
      /** The topic that it was stored with, once it went to its part. */
      fromTopicId: id('from_topic_id').references(() => topics.id),
      /** Whether its level was stored negated there. */
      fromTurned: flag('from_turned').notNull().default(false),
    },
    (row) => [
      primaryKey({ columns: [row.splitId, row.positionId] }),
      index('split_positions_position').on(row.positionId),
      check('split_positions_part', sql`${row.part} in (1, 2)`),
    ],
  )
}

function defineSplits(
  { table, columns, index, uniqueIndex }: typeof sqlite,
  users: PeopleTables['users'],
  { dossiers, topics }: Pick<CodebookTables, 'dossiers' | 'topics'>,
) {
  const { id, words, moment, flag, wholeNumber: whole } = columns
  return table(
    'splits',
    {
      id: id('id').primaryKey(),
      topicId: id('topic_id')
        .notNull()
        .references(() => topics.id),
      /** The topic that a part is, null while it is still to be made, and what it is called until then. */
      firstId: id('first_id').references(() => topics.id),
      firstName: words('first_name').notNull(),
      firstIsNew: flag('first_is_new').notNull(),
      secondId: id('second_id').references(() => topics.id),
      secondName: words('second_name').notNull(),
      secondIsNew: flag('second_is_new').notNull(),
      begunAt: moment('begun_at').notNull(),
      begunBy: id('begun_by').references(() => users.id),
      doneAt: moment('done_at'),
      doneBy: id('done_by').references(() => users.id),
      undoneAt: moment('undone_at'),
      undoneBy: id('undone_by').references(() => users.id),
      revision: whole('revision').notNull().default(1),
      /** In which dossier it was begun: it is seen and worked on there. */
      dossierId: id('dossier_id').references(() => dossiers.id),
    },
    (row) => [
      uniqueIndex('splits_open')
        .on(row.topicId, row.dossierId)
        .where(sql`${row.doneAt} is null`),
      index('splits_topic').on(row.topicId, row.doneAt),
    ],
  )
}
