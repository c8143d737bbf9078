import { sql } from 'drizzle-orm'
import type * as sqlite from '../sqlite/dialect.ts'
import type { CodebookTables } from './codebook.ts'
import type { LettersTables } from './letters.ts'
import type { PeopleTables } from './people.ts'

type SuggestionsParents = Pick<PeopleTables, 'users'> &
  Pick<CodebookTables, 'topics'> &
  Pick<LettersTables, 'letters'>

/** What became of what programs suggest to coders. */
export function suggestionsTables(dialect: typeof sqlite, parents: SuggestionsParents) {
  return {
    suggestionRefusals: defineRefusals(dialect, parents),
    sourceMeasures: defineMeasures(dialect),
    modelAnswers: defineModelAnswers(dialect, parents),
  }
}

/**
 * That a coder said no to a suggestion, which then does not come back; `passage_hash` is made of the words of the
 * passage, and none can be read out of it.
 */
function defineRefusals(
  { table, columns, check, index, primaryKey }: typeof sqlite,
  { users, topics, letters }: SuggestionsParents,
) {
  const { id, words, moment } = columns
  return table(
    'suggestion_refusals',
    {
      letterId: id('letter_id')
        .notNull()
        .references(() => letters.id),
      passageHash: words('passage_hash').notNull(),
      topicId: id('topic_id')
        .notNull()
        .references(() => topics.id),
      via: words('via').notNull(),
      refusedBy: id('refused_by')
        .notNull()
        .references(() => users.id),
      refusedAt: moment('refused_at').notNull(),
    },
    (row) => [
      primaryKey({ columns: [row.letterId, row.passageHash, row.topicId, row.via] }),
      index('suggestion_refusals_topic').on(row.topicId),
      check('suggestion_refusals_via', sql`${row.via} in ('cue', 'repeat', 'learnt', 'endpoint')`),
    ],
  )
}

/**
 * How sources of suggestions did on positions that were held out, for one reader of the store: what is learnt depends
 * on what they see. `evidence_hash` names the positions that it was measured on.
 */
function defineMeasures({ table, columns, primaryKey }: typeof sqlite) {
  const { id, words, json, moment } = columns
  return table(
    'source_measures',
    {
      readerKey: id('reader_key').notNull(),
      kind: words('kind').notNull(),
      evidenceHash: words('evidence_hash').notNull(),
      figures: json('figures').notNull(),
      measuredAt: moment('measured_at').notNull(),
    },
    (row) => [primaryKey({ columns: [row.readerKey, row.kind] })],
  )
}

/**
 * What a language model said of a letter, with all that is needed to tell where it comes from: the model and where it
 * was asked, the number of the question's words, the version of the text, the answers as they came. `read` are the
 * passages with topic, level and reason that were read out of them; `passages_asked` of `passages_there` were asked.
 */
function defineModelAnswers(
  { table, columns, index }: typeof sqlite,
  { users, letters }: SuggestionsParents,
) {
  const { id, words, json, moment, wholeNumber } = columns
  return table(
    'model_answers',
    {
      id: id('id').primaryKey(),
      letterId: id('letter_id')
        .notNull()
        .references(() => letters.id),
      textVersion: wholeNumber('text_version').notNull(),
      model: words('model').notNull(),
      host: words('host').notNull(),
      promptVersion: wholeNumber('prompt_version').notNull(),
      passagesAsked: wholeNumber('passages_asked').notNull(),
      passagesThere: wholeNumber('passages_there').notNull(),
      answers: json('answers').notNull(),
      read: json('read').notNull(),
      askedBy: id('asked_by')
        .notNull()
        .references(() => users.id),
      askedAt: moment('asked_at').notNull(),
    },
    (row) => [index('model_answers_letter').on(row.letterId, row.askedAt)],
  )
}
