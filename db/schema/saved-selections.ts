import { sql } from 'drizzle-orm'
import type * as sqlite from '../sqlite/dialect.ts'
import type { ActorsTables } from './actors.ts'
import type { CodebookTables } from './codebook.ts'
import type { PeopleTables } from './people.ts'

type SelectionParents = Pick<ActorsTables, 'actors'> &
  Pick<CodebookTables, 'dossiers'> &
  Pick<PeopleTables, 'users'>

/** Whom the pages of analysis are about, kept in a dossier under a name. */
export function savedSelectionsTables(dialect: typeof sqlite, parents: SelectionParents) {
  const savedSelections = defineSavedSelections(dialect, parents)
  return {
    savedSelections,
    savedActors: defineSavedActors(dialect, savedSelections, parents.actors),
  }
}

/**
 * `rules`: the words of rules of which all hold, and `groups`: those of which any does, as addresses write them
 * (`app/domain/selection/actor-rules.ts`). One that was deleted has ended, so that its history stays.
 */
function defineSavedSelections(
  { table, columns, index, check }: typeof sqlite,
  { dossiers, users }: Omit<SelectionParents, 'actors'>,
) {
  const { id, words, json, moment, wholeNumber } = columns
  return table(
    'saved_selections',
    {
      id: id('id').primaryKey(),
      dossierId: id('dossier_id')
        .notNull()
        .references(() => dossiers.id),
      name: words('name').notNull(),
      rules: json('rules').$type<string[]>().notNull(),
      groups: json('group_rules').$type<string[]>().notNull(),
      revision: wholeNumber('revision').notNull(),
      savedAt: moment('saved_at').notNull(),
      savedBy: id('saved_by')
        .notNull()
        .references(() => users.id),
      endedAt: moment('ended_at'),
      endedBy: id('ended_by').references(() => users.id),
    },
    (row) => [
      index('saved_selections_dossier').on(row.dossierId),
      check('saved_selections_name', sql`length(${row.name}) > 0`),
    ],
  )
}

/** Who is in a saved selection by name. */
function defineSavedActors(
  { table, columns, index, primaryKey }: typeof sqlite,
  savedSelections: ReturnType<typeof defineSavedSelections>,
  actors: ActorsTables['actors'],
) {
  const { id } = columns
  return table(
    'saved_actors',
    {
      selectionId: id('selection_id')
        .notNull()
        .references(() => savedSelections.id),
      actorId: id('actor_id')
        .notNull()
        .references(() => actors.id),
    },
    (row) => [
      primaryKey({ columns: [row.selectionId, row.actorId] }),
      index('saved_actors_actor').on(row.actorId),
    ],
  )
}
