import { sql } from 'drizzle-orm'
import type * as sqlite from '../sqlite/dialect.ts'
import type { CodebookTables } from './codebook.ts'
import type { LettersTables } from './letters.ts'
import type { PeopleTables } from './people.ts'

export type ActorsTables = ReturnType<typeof actorsTables>

/** People and organisations, their other names, who belonged where, and how they are drawn. */
export function actorsTables(
  dialect: typeof sqlite,
  {
    letters,
    dossiers,
    users,
  }: Pick<LettersTables, 'letters'> &
    Pick<CodebookTables, 'dossiers'> &
    Pick<PeopleTables, 'users'>,
) {
  const actors = defineActors(dialect, letters)
  return {
    actors,
    aliases: defineAliases(dialect, actors),
    registerIds: defineRegisterIds(dialect, actors),
    affiliations: defineAffiliations(dialect, { actors, letters, users }),
    actorMarks: defineActorMarks(dialect, actors, dossiers),
  }
}

type ActorsTable = ReturnType<typeof defineActors>

function defineActors(
  { table, columns, check, index }: typeof sqlite,
  letters: LettersTables['letters'],
) {
  const { id, words, moment, wholeNumber: whole } = columns
  return table(
    'actors',
    {
      id: id('id').primaryKey(),
      kind: words('kind').notNull(),
      name: words('name').notNull(),
      nameKey: words('name_key').notNull(),
      createdAt: moment('created_at').notNull(),
      /** The letter that named them first; null where the codebook or an older version did. */
      letterId: id('letter_id').references(() => letters.id),
      // Who it counts as: itself, or, once it was merged, the one that remains. Follows from `merges`; no foreign key,
      // so that rows can be copied in any order.
      countsAsId: id('counts_as_id').notNull(),
      /** What colleagues should know of them, which no letter says. */
      note: words('note'),
      /** Counts what somebody changed of it on its page, so that nobody overwrites another's change unseen. */
      revision: whole('revision').notNull().default(1),
    },
    (row) => [
      index('actors_name').on(row.nameKey),
      index('actors_letter').on(row.letterId),
      index('actors_counts_as').on(row.countsAsId),
      check('actors_kind', sql`${row.kind} in ('person', 'organisation', 'unit')`),
    ],
  )
}

function defineAliases({ table, columns, index, primaryKey }: typeof sqlite, actors: ActorsTable) {
  const { id, words } = columns
  return table(
    'aliases',
    {
      actorId: id('actor_id')
        .notNull()
        .references(() => actors.id),
      name: words('name').notNull(),
      nameKey: words('name_key').notNull(),
    },
    (row) => [
      primaryKey({ columns: [row.actorId, row.name] }),
      index('aliases_name').on(row.nameKey),
    ],
  )
}

/** What an actor is known by in registers elsewhere, and since which day that is said here. */
function defineRegisterIds(
  { table, columns, index, primaryKey }: typeof sqlite,
  actors: ActorsTable,
) {
  const { id, words, day } = columns
  return table(
    'register_ids',
    {
      actorId: id('actor_id')
        .notNull()
        .references(() => actors.id),
      register: words('register').notNull(),
      number: words('number').notNull(),
      givenDay: day('given_day').notNull(),
    },
    (row) => [
      primaryKey({ columns: [row.actorId, row.register] }),
      index('register_ids_number').on(row.number),
    ],
  )
}

type AffiliationReferences = {
  actors: ActorsTable
  letters: LettersTables['letters']
  users: PeopleTables['users']
}

function defineAffiliations(
  { table, columns, check, index }: typeof sqlite,
  { actors, letters, users }: AffiliationReferences,
) {
  const { id, words, day, moment, flag, wholeNumber: whole } = columns
  return table(
    'affiliations',
    {
      id: id('id').primaryKey(),
      memberId: id('member_id')
        .notNull()
        .references(() => actors.id),
      organisationId: id('organisation_id')
        .notNull()
        .references(() => actors.id),
      role: words('role'),
      firstDay: day('first_day'),
      lastDay: day('last_day'),
      /** Whether the organisation counts what its member says: of an office or a unit it does, of a party not. */
      counts: flag('counts').notNull().default(true),
      /** The letter that proves it; null where the codebook or an older version says so. */
      letterId: id('letter_id').references(() => letters.id),
      /** Whether somebody typed it on an actor's page; otherwise it follows from its letter, or came in with a file. */
      typed: flag('typed').notNull().default(false),
      /** When it began and ended, as somebody wrote it (EDTF); the days are the bounds of that. */
      fromEdtf: words('from_edtf'),
      toEdtf: words('to_edtf'),
      /** The address of a page that says so. */
      source: words('source'),
      /** Who says so, and since which day. */
      saidBy: id('said_by').references(() => users.id),
      saidDay: day('said_day'),
      withdrawnAt: moment('withdrawn_at'),
      revision: whole('revision').notNull().default(1),
    },
    (row) => [
      index('affiliations_letter').on(row.letterId),
      index('affiliations_member').on(row.memberId),
      index('affiliations_organisation').on(row.organisationId),
      check(
        'affiliations_days',
        sql`${row.firstDay} is null or ${row.lastDay} is null or ${row.firstDay} <= ${row.lastDay}`,
      ),
      check('affiliations_self', sql`${row.memberId} <> ${row.organisationId}`),
    ],
  )
}

/** The colour and shape of an actor in the charts of a dossier, given when it is first drawn. */
function defineActorMarks(
  { table, columns, primaryKey }: typeof sqlite,
  actors: ActorsTable,
  dossiers: CodebookTables['dossiers'],
) {
  const { id, wholeNumber } = columns
  return table(
    'actor_marks',
    {
      dossierId: id('dossier_id')
        .notNull()
        .references(() => dossiers.id),
      actorId: id('actor_id')
        .notNull()
        .references(() => actors.id),
      mark: wholeNumber('mark').notNull(),
    },
    (row) => [primaryKey({ columns: [row.dossierId, row.actorId] })],
  )
}
