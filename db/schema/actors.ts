import { sql } from 'drizzle-orm'
import type * as sqlite from '../sqlite/dialect.ts'
import type { LettersTables } from './letters.ts'
import type { PeopleTables } from './people.ts'

export type ActorsTables = ReturnType<typeof actorsTables>

/** People and organisations, their other names, and who belonged where. */
export function actorsTables(
  dialect: typeof sqlite,
  { letters, users }: Pick<LettersTables, 'letters'> & Pick<PeopleTables, 'users'>,
) {
  const actors = defineActors(dialect, letters)
  return {
    actors,
    aliases: defineAliases(dialect, actors),
    registerIds: defineRegisterIds(dialect, actors),
    affiliations: defineAffiliations(dialect, { actors, letters, users }),
    actorFacts: defineActorFacts(dialect, { actors, letters, users }),
    removedActors: defineRemovedActors(dialect, { letters, users }),
  }
}

type ActorsTable = ReturnType<typeof defineActors>

function defineActors(
  { table, columns, check, index }: typeof sqlite,
  letters: LettersTables['letters'],
) {
  const { id, words, moment, flag, wholeNumber: whole } = columns
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
      /** An office, such as that of a commissioner: persons hold it in turn, by affiliations. */
      heldInTurn: flag('held_in_turn').notNull().default(false),
      /** Since when it is offered nowhere any more, because it should never have been entered. */
      withdrawnAt: moment('withdrawn_at'),
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

type DatedReferences = {
  actors: ActorsTable
  letters: LettersTables['letters']
  users: PeopleTables['users']
}

function defineAffiliations(
  { table, columns, check, index }: typeof sqlite,
  { actors, letters, users }: DatedReferences,
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

/**
 * What is so of an actor for some time: what it is called, an attribute such as its country, or as whom it continues.
 * Only the days of a row and what proves it are told of all three alike.
 */
function defineActorFacts(
  { table, columns, check, index }: typeof sqlite,
  { actors, letters, users }: DatedReferences,
) {
  const { id, words, day, moment, wholeNumber: whole } = columns
  return table(
    'actor_facts',
    {
      id: id('id').primaryKey(),
      actorId: id('actor_id')
        .notNull()
        .references(() => actors.id),
      kind: words('kind').notNull(),
      /** What the value is of, such as “country”; null for a name and for a successor. */
      attribute: words('attribute'),
      attributeKey: words('attribute_key'),
      value: words('value'),
      valueKey: words('value_key'),
      successorId: id('successor_id').references(() => actors.id),
      firstDay: day('first_day'),
      lastDay: day('last_day'),
      /** When it began and ended, as somebody wrote it (EDTF); the days are the bounds of that. */
      fromEdtf: words('from_edtf'),
      toEdtf: words('to_edtf'),
      /** What proves it: a letter, the address of a page, or who says so and since which day. */
      letterId: id('letter_id').references(() => letters.id),
      source: words('source'),
      saidBy: id('said_by').references(() => users.id),
      saidDay: day('said_day'),
      withdrawnAt: moment('withdrawn_at'),
      revision: whole('revision').notNull().default(1),
    },
    (row) => [
      index('actor_facts_actor').on(row.actorId),
      index('actor_facts_successor').on(row.successorId),
      index('actor_facts_letter').on(row.letterId),
      index('actor_facts_value').on(row.attributeKey, row.valueKey),
      check(
        'actor_facts_kind',
        sql`(${row.kind} = 'name' and ${row.value} is not null and ${row.attribute} is null
          and ${row.successorId} is null)
        or (${row.kind} = 'attribute' and ${row.value} is not null and ${row.attribute} is not null
          and ${row.successorId} is null)
        or (${row.kind} = 'successor' and ${row.value} is null and ${row.attribute} is null
          and ${row.successorId} is not null and ${row.successorId} <> ${row.actorId})`,
      ),
      check(
        'actor_facts_days',
        sql`${row.firstDay} is null or ${row.lastDay} is null or ${row.firstDay} <= ${row.lastDay}`,
      ),
    ],
  )
}

/**
 * Actors that were removed, with all that the store held of them, so that they can be brought back; the id is the
 * actor's, of whom there may be no row any more.
 */
function defineRemovedActors(
  { table, columns, index }: typeof sqlite,
  { letters, users }: Omit<DatedReferences, 'actors'>,
) {
  const { id, moment, json } = columns
  return table(
    'removed_actors',
    {
      id: id('id').primaryKey(),
      /** The letter that the actor came with: whoever does not see it is not told who was removed. */
      letterId: id('letter_id').references(() => letters.id),
      removedAt: moment('removed_at').notNull(),
      removedBy: id('removed_by').references(() => users.id),
      kept: json('kept').notNull(),
    },
    (row) => [index('removed_actors_at').on(row.removedAt)],
  )
}
