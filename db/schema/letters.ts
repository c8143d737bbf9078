import { sql } from 'drizzle-orm'
import type * as sqlite from '../sqlite/dialect.ts'
import type { ActorsTables } from './actors.ts'
import type { CodebookTables } from './codebook.ts'
import type { PeopleTables } from './people.ts'

export type LettersTables = ReturnType<typeof lettersTables>

/** Letters, who stands on them, their texts and the files they came from. */
export function lettersTables(dialect: typeof sqlite, { users, dossiers, actors }: Pick<PeopleTables, 'users'> & Pick<CodebookTables, 'dossiers'> & Pick<ActorsTables, 'actors'>) {
  const { table, columns, check, index, uniqueIndex } = dialect
  const { id, words, day, moment, whole, flag, bytes } = columns

  const letters = table('letters', {
    id: id('id').primaryKey(),
    dossierId: id('dossier_id').notNull().references(() => dossiers.id),
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
    createdAt: moment('created_at').notNull(),
    createdBy: id('created_by').references(() => users.id),
    revision: whole('revision').notNull(),
  }, (row) => [
    index('letters_days').on(row.lastDay, row.id),
    index('letters_kind').on(row.kind, row.lastDay),
    check('letters_days', sql`${row.firstDay} <= ${row.lastDay}`),
    check('letters_kind', sql`${row.kind} in ('letter', 'e-mail', 'statement', 'speech', 'position paper', 'consultation response', 'open letter')`),
    check('letters_basis', sql`${row.firstDay} = ${row.lastDay} or ${row.basis} is not null`),
  ])

  const parties = table('parties', {
    id: id('id').primaryKey(),
    letterId: id('letter_id').notNull().references(() => letters.id),
    place: whole('place').notNull(),
    role: words('role').notNull(),
    actorId: id('actor_id').references(() => actors.id),
    capacity: words('capacity'),
    organisation: words('organisation'),
    unit: words('unit'),
    lastDay: day('last_day').notNull(),
  }, (row) => [
    index('parties_letter').on(row.letterId, row.place),
    index('parties_actor').on(row.actorId, row.role, row.lastDay),
    check('parties_role', sql`${row.role} in ('author', 'on_behalf_of', 'recipient', 'cc')`),
  ])

  const textVersions = table('text_versions', {
    id: id('id').primaryKey(),
    letterId: id('letter_id').notNull().references(() => letters.id),
    version: whole('version').notNull(),
    text: words('text').notNull(),
    sha256: words('sha256').notNull(),
    reason: words('reason'),
    createdAt: moment('created_at').notNull(),
    createdBy: id('created_by').references(() => users.id),
  }, (row) => [uniqueIndex('text_versions_letter').on(row.letterId, row.version), index('text_versions_hash').on(row.sha256)])

  const files = table('files', {
    id: id('id').primaryKey(),
    letterId: id('letter_id').notNull().references(() => letters.id),
    name: words('name').notNull(),
    mediaType: words('media_type').notNull(),
    size: whole('size').notNull(),
    sha256: words('sha256').notNull(),
    bytes: bytes('bytes').notNull(),
    createdAt: moment('created_at').notNull(),
  }, (row) => [index('files_letter').on(row.letterId), index('files_hash').on(row.sha256)])

  return { letters, parties, textVersions, files }
}
