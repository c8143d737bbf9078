import { sql } from 'drizzle-orm'
import type * as sqlite from '../sqlite/dialect.ts'
import type { ActorsTables } from './actors.ts'
import type { CodebookTables } from './codebook.ts'
import type { LettersTables } from './letters.ts'
import type { PeopleTables } from './people.ts'

type JudgementParents = Pick<PeopleTables, 'users'> &
  Pick<CodebookTables, 'dossiers' | 'topics'> &
  Pick<ActorsTables, 'actors'> &
  Pick<LettersTables, 'letters'>

/** What editors say of moves and contradictions that the method finds. No number follows from it. */
export function judgementsTables(dialect: typeof sqlite, parents: JudgementParents) {
  const judgements = defineJudgements(dialect, parents)
  return { judgements, judgedLetters: defineJudgedLetters(dialect, judgements, parents.letters) }
}

/**
 * A finding is named by dossier, topic, actor, kind and day; `basisHash` stands for the evidence that was judged, so
 * that it shows where that is another by now. One that was taken back, or replaced by a later one, has ended.
 */
function defineJudgements(
  { table, columns, check, index, uniqueIndex }: typeof sqlite,
  { users, dossiers, topics, actors }: JudgementParents,
) {
  const { id, words, day, moment } = columns
  return table(
    'judgements',
    {
      id: id('id').primaryKey(),
      dossierId: id('dossier_id')
        .notNull()
        .references(() => dossiers.id),
      topicId: id('topic_id')
        .notNull()
        .references(() => topics.id),
      actorId: id('actor_id')
        .notNull()
        .references(() => actors.id),
      kind: words('kind').notNull(),
      onDay: day('on_day').notNull(),
      basisHash: words('basis_hash').notNull(),
      verdict: words('verdict').notNull(),
      reason: words('reason'),
      judgedAt: moment('judged_at').notNull(),
      judgedBy: id('judged_by')
        .notNull()
        .references(() => users.id),
      endedAt: moment('ended_at'),
      endedBy: id('ended_by').references(() => users.id),
    },
    (row) => [
      uniqueIndex('judgements_standing')
        .on(row.dossierId, row.topicId, row.actorId, row.kind, row.onDay)
        .where(sql`${row.endedAt} is null`),
      index('judgements_actor').on(row.actorId),
      check('judgements_verdict', sql`${row.verdict} in ('accepted', 'dismissed')`),
      check('judgements_reason', sql`${row.verdict} = 'accepted' or length(${row.reason}) > 0`),
    ],
  )
}

/** The letters that a judgement rests on: whoever does not see one of them does not see the judgement. */
function defineJudgedLetters(
  { table, columns, index, primaryKey }: typeof sqlite,
  judgements: ReturnType<typeof defineJudgements>,
  letters: LettersTables['letters'],
) {
  const { id } = columns
  return table(
    'judged_letters',
    {
      judgementId: id('judgement_id')
        .notNull()
        .references(() => judgements.id),
      letterId: id('letter_id')
        .notNull()
        .references(() => letters.id),
    },
    (row) => [
      primaryKey({ columns: [row.judgementId, row.letterId] }),
      index('judged_letters_letter').on(row.letterId),
    ],
  )
}
