import type * as sqlite from '../sqlite/dialect.ts'
import type { ActorsTables } from './actors.ts'
import type { CodebookTables } from './codebook.ts'
import type { PeopleTables } from './people.ts'

type PinsParents = Pick<ActorsTables, 'actors'> &
  Pick<CodebookTables, 'dossiers'> &
  Pick<PeopleTables, 'users'>

/** Whom people keep in sight, and how the dossier draws these. */
export function pinsTables(dialect: typeof sqlite, parents: PinsParents) {
  return {
    givenMarks: defineGivenMarks(dialect, parents),
    pins: definePins(dialect, parents),
  }
}

/**
 * The mark that an actor has in a dossier since somebody first pinned it there: a pair of a colour and a shape, or grey
 * with a shape of its own (`app/domain/pins.ts` reads the number).
 */
function defineGivenMarks(
  { table, columns, index, primaryKey, uniqueIndex }: typeof sqlite,
  { actors, dossiers }: Omit<PinsParents, 'users'>,
) {
  const { id, wholeNumber, moment } = columns
  return table(
    'given_marks',
    {
      dossierId: id('dossier_id')
        .notNull()
        .references(() => dossiers.id),
      actorId: id('actor_id')
        .notNull()
        .references(() => actors.id),
      mark: wholeNumber('mark').notNull(),
      givenAt: moment('given_at').notNull(),
    },
    (row) => [
      primaryKey({ columns: [row.dossierId, row.actorId] }),
      uniqueIndex('given_marks_mark').on(row.dossierId, row.mark),
      index('given_marks_actor').on(row.actorId),
    ],
  )
}

/** Whom somebody keeps in sight in a dossier. */
function definePins(
  { table, columns, index, primaryKey }: typeof sqlite,
  { actors, dossiers, users }: PinsParents,
) {
  const { id, moment } = columns
  return table(
    'pins',
    {
      userId: id('user_id')
        .notNull()
        .references(() => users.id),
      dossierId: id('dossier_id')
        .notNull()
        .references(() => dossiers.id),
      actorId: id('actor_id')
        .notNull()
        .references(() => actors.id),
      pinnedAt: moment('pinned_at').notNull(),
    },
    (row) => [
      primaryKey({ columns: [row.dossierId, row.userId, row.actorId] }),
      index('pins_actor').on(row.actorId),
    ],
  )
}
