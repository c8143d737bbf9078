import { sql } from 'drizzle-orm'
import type * as sqlite from '../sqlite/dialect.ts'
import type { CodebookTables } from './codebook.ts'
import type { ImportsTables } from './imports.ts'
import type { PeopleTables } from './people.ts'

export type LettersTables = ReturnType<typeof lettersTables>

/** Letters, the dossiers that they lie in, and the people whom some of them are for alone. */
export function lettersTables(
  dialect: typeof sqlite,
  {
    users,
    dossiers,
    imports,
  }: Pick<PeopleTables, 'users'> &
    Pick<CodebookTables, 'dossiers'> &
    Pick<ImportsTables, 'imports'>,
) {
  const letters = defineLetters(dialect, users, imports)
  return {
    letters,
    dossierLetters: defineDossierLetters(dialect, { dossiers, letters, users }),
    letterReaders: defineLetterReaders(dialect, letters, users),
  }
}

type LettersTable = ReturnType<typeof defineLetters>

function defineLetters(
  { table, columns, check, index }: typeof sqlite,
  users: PeopleTables['users'],
  imports: ImportsTables['imports'],
) {
  const { id, words, day, moment, wholeNumber: whole, flag } = columns
  return table(
    'letters',
    {
      id: id('id').primaryKey(),
      title: words('title').notNull(),
      kind: words('kind').notNull(),
      language: words('language'),
      edtf: words('edtf').notNull(),
      firstDay: day('first_day').notNull(),
      lastDay: day('last_day').notNull(),
      basis: words('basis'),
      reference: words('reference'),
      referenceTruncated: flag('reference_truncated').notNull(),
      replyKind: words('reply_kind'),
      replyEdtf: words('reply_edtf'),
      /** When it came to the store that it was packed in; when it was received is among its dates. */
      arrivedDay: day('arrived_day'),
      /** Of which of a letter's dates `edtf` is, where that is known. */
      datedKind: words('dated_kind'),
      ...defineLinkColumns(columns),
      createdAt: moment('created_at').notNull(),
      createdBy: id('created_by').references(() => users.id),
      revision: whole('revision').notNull(),
      visibility: words('visibility').notNull().default('everyone'),
      /** Its text is passages of it alone. */
      excerpt: flag('excerpt').notNull().default(false),
      /** Its text is rows of a table in words, and nobody's own. */
      recorded: flag('recorded').notNull().default(false),
      ...defineOriginColumns(columns),
      importId: id('import_id').references(() => imports.id),
      withdrawnAt: moment('withdrawn_at'),
      withdrawnBy: id('withdrawn_by').references(() => users.id),
      withdrawalReason: words('withdrawal_reason'),
    },
    (row) => [
      index('letters_days').on(row.lastDay, row.id),
      // The few of no certain day.
      index('letters_spans')
        .on(row.lastDay, row.firstDay)
        .where(sql`${row.firstDay} < ${row.lastDay}`),
      index('letters_title').on(row.edtf, row.title),
      index('letters_visibility').on(row.visibility, row.createdBy, row.id),
      index('letters_kind').on(row.kind, row.lastDay, row.id, row.firstDay),
      index('letters_import').on(row.importId),
      index('letters_message').on(row.messageId),
      index('letters_answers').on(row.answersMessageId),
      index('letters_attached').on(row.attachedToId),
      index('letters_answered').on(row.answersLetterId),
      index('letters_translated').on(row.translatesLetterId),
      index('letters_withdrawn')
        .on(row.withdrawnAt)
        .where(sql`${row.withdrawnAt} is not null`),
      check('letters_visibility_known', sql`${row.visibility} in ('everyone', 'named', 'public')`),
      check('letters_days', sql`${row.firstDay} <= ${row.lastDay}`),
      check('letters_kind', sql`${row.kind} in ${letterKindsInSql}`),
      check('letters_basis', sql`${row.firstDay} = ${row.lastDay} or ${row.basis} is not null`),
    ],
  )
}

/**
 * Which dossiers a letter lies in. Kind and days are the letter's, kept by triggers, so that a page of the list is one
 * range of an index.
 */
function defineDossierLetters(
  { table, columns, index, primaryKey }: typeof sqlite,
  {
    dossiers,
    letters,
    users,
  }: {
    dossiers: CodebookTables['dossiers']
    letters: LettersTable
    users: PeopleTables['users']
  },
) {
  const { id, words, day, moment } = columns
  return table(
    'dossier_letters',
    {
      dossierId: id('dossier_id')
        .notNull()
        .references(() => dossiers.id),
      letterId: id('letter_id')
        .notNull()
        .references(() => letters.id),
      kind: words('kind').notNull(),
      firstDay: day('first_day').notNull(),
      lastDay: day('last_day').notNull(),
      addedAt: moment('added_at').notNull(),
      addedBy: id('added_by').references(() => users.id),
    },
    (row) => [
      primaryKey({ columns: [row.dossierId, row.letterId] }),
      index('dossier_letters_letter').on(row.letterId),
      index('dossier_letters_days').on(row.dossierId, row.lastDay, row.letterId, row.firstDay),
      index('dossier_letters_kind').on(
        row.dossierId,
        row.kind,
        row.lastDay,
        row.letterId,
        row.firstDay,
      ),
      // The few of no certain day.
      index('dossier_letters_spans')
        .on(row.dossierId, row.lastDay, row.firstDay)
        .where(sql`${row.firstDay} < ${row.lastDay}`),
    ],
  )
}

const letterKindsInSql = sql.raw(
  "('letter', 'e-mail', 'statement', 'speech', 'position paper', 'consultation response', 'open letter')",
)

/** Which letters it answers and translates; no foreign keys, so that rows can be copied in any order. */
function defineLinkColumns({ id }: (typeof sqlite)['columns']) {
  return {
    answersLetterId: id('answers_letter_id'),
    translatesLetterId: id('translates_letter_id'),
  }
}

function defineOriginColumns({ id, words, day }: (typeof sqlite)['columns']) {
  return {
    /** Where it was published, when somebody saw it there, and what is to be said of that. */
    sourceUrl: words('source_url'),
    sourceSeenDay: day('source_seen_day'),
    sourceNote: words('source_note'),
    /** The message it is, and the one it answers, as mail programs call them. */
    messageId: words('message_id'),
    answersMessageId: words('answers_message_id'),
    /** The letter that it was attached to; no foreign key, so that rows can be copied in any order. */
    attachedToId: id('attached_to_id'),
  }
}

function defineLetterReaders(
  { table, columns, index, primaryKey }: typeof sqlite,
  letters: LettersTable,
  users: PeopleTables['users'],
) {
  const { id, moment } = columns
  return table(
    'letter_readers',
    {
      letterId: id('letter_id')
        .notNull()
        .references(() => letters.id),
      userId: id('user_id')
        .notNull()
        .references(() => users.id),
      addedBy: id('added_by').references(() => users.id),
      addedAt: moment('added_at').notNull(),
    },
    (row) => [
      primaryKey({ columns: [row.letterId, row.userId] }),
      index('letter_readers_user').on(row.userId),
    ],
  )
}
