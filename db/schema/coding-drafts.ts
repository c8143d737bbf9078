import type * as sqlite from '../sqlite/dialect.ts'
import type { LettersTables } from './letters.ts'
import type { PeopleTables } from './people.ts'

type CodingDraftsParents = Pick<PeopleTables, 'users'> & Pick<LettersTables, 'letters'>

/**
 * What somebody has typed of a position and not saved yet: one draft for each form of a letter, which `form_key` names
 * by the id of the position that it changes, or as `new`. Once it was saved or discarded, its fields are gone, and
 * `endedOf` in their place names its position, so that no copy from another device comes back. Theirs alone; counts
 * nowhere.
 */
export function codingDraftsTables(
  { table, columns, primaryKey }: typeof sqlite,
  { users, letters }: CodingDraftsParents,
) {
  const { id, moment, json, wholeNumber: whole } = columns
  return {
    codingDrafts: table(
      'coding_drafts',
      {
        letterId: id('letter_id')
          .notNull()
          .references(() => letters.id),
        userId: id('user_id')
          .notNull()
          .references(() => users.id),
        formKey: id('form_key').notNull(),
        fields: json('fields').notNull(),
        /** Which version of the text it was typed beside. */
        textVersion: whole('text_version').notNull(),
        /** When the last of it was typed, as the device says: the newest wins. */
        typedAt: moment('typed_at').notNull(),
      },
      (row) => [primaryKey({ columns: [row.letterId, row.userId, row.formKey] })],
    ),
  }
}
