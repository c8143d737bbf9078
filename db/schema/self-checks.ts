import { sql } from 'drizzle-orm'
import type * as sqlite from '../sqlite/dialect.ts'
import type { CodebookTables } from './codebook.ts'
import type { PeopleTables } from './people.ts'
import type { PositionsTables } from './positions.ts'

type SelfCheckParents = Pick<PeopleTables, 'users'> &
  Pick<CodebookTables, 'dossiers' | 'topics'> &
  Pick<PositionsTables, 'positions'>

/** Old passages that coders code again to see how far they agree with themselves: they count nowhere. */
export function selfCheckTables(dialect: typeof sqlite, parents: SelfCheckParents) {
  const selfChecks = defineSelfChecks(dialect, parents)
  return { selfChecks, selfCheckPassages: defineSelfCheckPassages(dialect, parents, selfChecks) }
}

function defineSelfChecks(
  { table, columns, index }: typeof sqlite,
  { users, dossiers }: SelfCheckParents,
) {
  const { id, moment, wholeNumber: whole } = columns
  return table(
    'self_checks',
    {
      id: id('id').primaryKey(),
      dossierId: id('dossier_id')
        .notNull()
        .references(() => dossiers.id),
      /** Whose passages they are, and who codes them again. */
      userId: id('user_id')
        .notNull()
        .references(() => users.id),
      /** How many days old a passage was at least. */
      days: whole('days').notNull(),
      at: moment('at').notNull(),
    },
    (row) => [index('self_checks_dossier').on(row.dossierId, row.userId)],
  )
}

/** One passage of them: what it was coded as when it was asked for, and what it is coded as now. */
function defineSelfCheckPassages(
  { table, columns, check, index }: typeof sqlite,
  { topics, positions }: SelfCheckParents,
  selfChecks: ReturnType<typeof defineSelfChecks>,
) {
  const { id, words, moment, wholeNumber: whole } = columns
  return table(
    'self_check_passages',
    {
      id: id('id').primaryKey(),
      checkId: id('check_id')
        .notNull()
        .references(() => selfChecks.id),
      positionId: id('position_id')
        .notNull()
        .references(() => positions.id),
      /** The topic that the position counted on, whose words its levels are of. */
      topicId: id('topic_id')
        .notNull()
        .references(() => topics.id),
      /** In which order they are served. */
      place: whole('place').notNull(),
      oldLevel: whole('old_level'),
      oldAbsence: words('old_absence'),
      level: whole('level'),
      absence: words('absence'),
      answeredAt: moment('answered_at'),
    },
    (row) => [
      index('self_check_passages_check').on(row.checkId, row.place),
      index('self_check_passages_position').on(row.positionId),
      check(
        'self_check_passages_old',
        sql`(${row.oldLevel} is null) <> (${row.oldAbsence} is null) and (${row.oldLevel} is null or ${row.oldLevel} between -2 and 2)`,
      ),
      check(
        'self_check_passages_answer',
        sql`(${row.answeredAt} is null and ${row.level} is null and ${row.absence} is null) or (${row.answeredAt} is not null and (${row.level} is null) <> (${row.absence} is null) and (${row.level} is null or ${row.level} between -2 and 2))`,
      ),
    ],
  )
}
