import { sql } from 'drizzle-orm'
import type * as sqlite from '../sqlite/dialect.ts'
import type { ActorsTables } from './actors.ts'
import type { CodebookTables } from './codebook.ts'
import type { LetterPartsTables } from './letter-parts.ts'
import type { LettersTables } from './letters.ts'
import type { PeopleTables } from './people.ts'

export type PositionsTables = ReturnType<typeof positionsTables>

/** What letters state, who holds it, and what of it counts for whom. */
export function positionsTables(
  dialect: typeof sqlite,
  {
    users,
    topics,
    actors,
    letters,
    textVersions,
  }: Pick<PeopleTables, 'users'> &
    Pick<CodebookTables, 'topics'> &
    Pick<ActorsTables, 'actors'> &
    Pick<LettersTables, 'letters'> &
    Pick<LetterPartsTables, 'textVersions'>,
) {
  const positions = definePositions(dialect, letters, textVersions, topics, users)
  return {
    positions,
    positionHolders: definePositionHolders(dialect, positions, actors),
    evidence: defineEvidence(dialect, actors, topics, positions, letters),
    evidenceVersions: defineEvidenceVersions(dialect, actors),
    rechecks: defineRechecks(dialect, positions, topics),
    lostPlaces: defineLostPlaces(dialect, positions),
  }
}

type PositionsTable = ReturnType<typeof definePositions>

function definePositions(
  { table, columns, check, index }: typeof sqlite,
  letters: LettersTables['letters'],
  textVersions: LetterPartsTables['textVersions'],
  topics: CodebookTables['topics'],
  users: PeopleTables['users'],
) {
  const { id, words, day, moment, wholeNumber: whole } = columns
  return table(
    'positions',
    {
      id: id('id').primaryKey(),
      letterId: id('letter_id')
        .notNull()
        .references(() => letters.id),
      textVersionId: id('text_version_id')
        .notNull()
        .references(() => textVersions.id),
      topicId: id('topic_id')
        .notNull()
        .references(() => topics.id),
      ...definePassageColumns(columns),
      ...defineReadingColumns(columns),
      status: words('status').notNull(),
      /** Of what is withdrawn, the status that it has again once it is given back; null where nobody wrote it down. */
      withdrawnFrom: words('withdrawn_from'),
      lastDay: day('last_day').notNull(),
      /** Tells coders apart: a person, or one of those with whom the position came in a package or a table. */
      coder: words('coder').notNull().default(''),
      createdAt: moment('created_at').notNull(),
      createdBy: id('created_by').references(() => users.id),
      changedAt: moment('changed_at').notNull(),
      changedBy: id('changed_by').references(() => users.id),
      revision: whole('revision').notNull(),
    },
    (row) => [
      index('positions_letter').on(row.letterId, row.start, row.status),
      index('positions_topic').on(row.topicId, row.status, row.lastDay, row.letterId),
      index('positions_days').on(row.lastDay, row.createdAt),
      check(
        'positions_place',
        sql`${row.start} >= 0 and ${row.start} < ${row.end} and length(${row.exact}) > 0`,
      ),
      check('positions_level', sql`${row.level} is null or ${row.level} between -2 and 2`),
      check(
        'positions_absence',
        sql`${row.absence} is null or ${row.absence} in ('evaded', 'withheld', 'no_position')`,
      ),
      check('positions_level_or_absence', sql`(${row.level} is null) <> (${row.absence} is null)`),
      check(
        'positions_condition',
        sql`${row.conditional} = (${row.condition} is not null) and (not ${row.conditional} or ${row.level} is not null)`,
      ),
      check('positions_status', sql`${row.status} in ('draft', 'approved', 'withdrawn')`),
    ],
  )
}

/** How a passage is read: a level or what stands in its place, with what goes with it. */
function defineReadingColumns({ words, wholeNumber: whole, flag }: (typeof sqlite)['columns']) {
  return {
    level: whole('level'),
    absence: words('absence'),
    conditional: flag('conditional').notNull(),
    condition: words('condition'),
    note: words('note'),
    reported: flag('reported').notNull(),
    /** How sure the coder is, 1 to 3; null where nobody said. Counted nowhere. */
    sureness: whole('sureness'),
  }
}

/** The words that a position is read from, and their place in the version of the text. */
function definePassageColumns({ words, wholeNumber: whole }: (typeof sqlite)['columns']) {
  return {
    exact: words('exact').notNull(),
    prefix: words('prefix').notNull(),
    suffix: words('suffix').notNull(),
    start: whole('start_at').notNull(),
    end: whole('end_at').notNull(),
    paragraph: whole('paragraph'),
  }
}

function definePositionHolders(
  { table, columns, index, primaryKey }: typeof sqlite,
  positions: PositionsTable,
  actors: ActorsTables['actors'],
) {
  const { id } = columns
  return table(
    'position_holders',
    {
      positionId: id('position_id')
        .notNull()
        .references(() => positions.id),
      actorId: id('actor_id')
        .notNull()
        .references(() => actors.id),
    },
    (row) => [
      primaryKey({ columns: [row.positionId, row.actorId] }),
      index('position_holders_actor').on(row.actorId),
    ],
  )
}

/**
 * What counts for whom, made from the tables above (statements/rebuild-evidence.ts), so that an actor's evidence is
 * one range of one table.
 */
function defineEvidence(
  { table, columns, index, primaryKey }: typeof sqlite,
  actors: ActorsTables['actors'],
  topics: CodebookTables['topics'],
  positions: PositionsTable,
  letters: LettersTables['letters'],
) {
  const { id, words, day, moment, wholeNumber: whole, flag } = columns
  return table(
    'evidence',
    {
      actorId: id('actor_id')
        .notNull()
        .references(() => actors.id),
      topicId: id('topic_id')
        .notNull()
        .references(() => topics.id),
      lastDay: day('last_day').notNull(),
      positionId: id('position_id')
        .notNull()
        .references(() => positions.id),
      letterId: id('letter_id')
        .notNull()
        .references(() => letters.id),
      firstDay: day('first_day').notNull(),
      edtf: words('edtf').notNull(),
      level: whole('level'),
      absence: words('absence'),
      conditional: flag('conditional').notNull(),
      reported: flag('reported').notNull(),
      arrivedDay: day('arrived_day').notNull(),
      coder: words('coder').notNull(),
      start: whole('start_at').notNull(),
      end: whole('end_at').notNull(),
      storedAt: moment('stored_at').notNull(),
      /** Who of those who count for the actor says it: their ids, in order, with a space between them. */
      speakers: words('speakers').notNull(),
      /** Several hold the position. */
      joint: flag('joint').notNull(),
      /** The position is to be looked at again: the topic means something else since it was coded. */
      recheck: flag('recheck').notNull().default(false),
      /** What a second coder made of the passage, where that is another level and nobody settled it yet. */
      otherLevel: whole('other_level'),
      otherAbsence: words('other_absence'),
      otherConditional: flag('other_conditional'),
    },
    (row) => [
      primaryKey({ columns: [row.actorId, row.topicId, row.lastDay, row.positionId] }),
      index('evidence_position').on(row.positionId),
      index('evidence_days').on(row.lastDay, row.actorId, row.letterId),
      index('evidence_spans')
        .on(row.actorId, row.lastDay, row.firstDay)
        .where(sql`${row.firstDay} < ${row.lastDay}`),
    ],
  )
}

/** Counts up with every change of an actor's evidence, so that what was read of it once can be kept. */
function defineEvidenceVersions({ table, columns }: typeof sqlite, actors: ActorsTables['actors']) {
  const { id, wholeNumber: whole } = columns
  return table('evidence_versions', {
    actorId: id('actor_id')
      .primaryKey()
      .references(() => actors.id),
    version: whole('version').notNull(),
  })
}

/**
 * Positions that are to be looked at again, because a topic means something else since the version that they were
 * coded by. Where that topic was merged into another since, they are on the list of the one that remains.
 */
function defineRechecks(
  { table, columns, index, primaryKey }: typeof sqlite,
  positions: PositionsTable,
  topics: CodebookTables['topics'],
) {
  const { id, moment, wholeNumber: whole } = columns
  return table(
    'rechecks',
    {
      positionId: id('position_id')
        .notNull()
        .references(() => positions.id),
      topicId: id('topic_id')
        .notNull()
        .references(() => topics.id),
      /** 0 where it came with the position from a topic that was split: other rows say by what it was coded. */
      fromVersion: whole('from_version').notNull(),
      createdAt: moment('created_at').notNull(),
    },
    (row) => [
      primaryKey({ columns: [row.positionId, row.topicId] }),
      index('rechecks_topic').on(row.topicId),
    ],
  )
}

/**
 * Positions whose words the newest text of their letter has not, or not at one place alone. They stay at their place in
 * the version before and count nowhere, until a person selects the passage in the newest text or withdraws them.
 */
function defineLostPlaces({ table, columns }: typeof sqlite, positions: PositionsTable) {
  const { id, words, moment } = columns
  return table('lost_places', {
    positionId: id('position_id')
      .primaryKey()
      .references(() => positions.id),
    /** What its status is again once it has a place. */
    status: words('status').notNull(),
    lostAt: moment('lost_at').notNull(),
  })
}
