import { sql } from 'drizzle-orm'
import type { ViewRecord, ViewQuery } from '#app/domain/view-links.ts'
import type * as sqlite from '../sqlite/dialect.ts'
import type { CodebookTables } from './codebook.ts'
import type { LettersTables } from './letters.ts'
import type { PeopleTables } from './people.ts'

type LinkParents = Pick<PeopleTables, 'users' | 'tokens'> &
  Pick<CodebookTables, 'dossiers'> &
  Pick<LettersTables, 'letters'>

/** Views of a dossier that whoever has their address may see: as the public does, or as the owner of a token. */
export function viewLinksTables(dialect: typeof sqlite, parents: LinkParents) {
  const viewLinks = defineViewLinks(dialect, parents)
  return {
    viewLinks,
    frozenViews: defineFrozenViews(dialect, viewLinks),
    frozenLetters: defineFrozenLetters(dialect, viewLinks, parents.letters),
    tokenViews: defineTokenViews(dialect, parents),
  }
}

/** The one view that a token opens; whatever has a row here opens nothing else. */
function defineTokenViews(
  { table, columns }: typeof sqlite,
  { dossiers, tokens }: Pick<LinkParents, 'dossiers' | 'tokens'>,
) {
  const { id, words, json } = columns
  return table('token_views', {
    tokenId: id('token_id')
      .primaryKey()
      .references(() => tokens.id),
    dossierId: id('dossier_id')
      .notNull()
      .references(() => dossiers.id),
    viewKind: words('view_kind').notNull(),
    query: json('query').$type<ViewQuery>().notNull(),
  })
}

/** Of the address only a hash is stored. One that was ended stays, so that it can say so. */
function defineViewLinks(
  { table, columns, index, uniqueIndex, check }: typeof sqlite,
  { dossiers, users }: Pick<LinkParents, 'dossiers' | 'users'>,
) {
  const { id, words, json, moment } = columns
  return table(
    'view_links',
    {
      id: id('id').primaryKey(),
      dossierId: id('dossier_id')
        .notNull()
        .references(() => dossiers.id),
      tokenHash: words('token_hash').notNull(),
      kind: words('kind').notNull(),
      viewKind: words('view_kind').notNull(),
      query: json('query').$type<ViewQuery>().notNull(),
      madeAt: moment('made_at').notNull(),
      madeBy: id('made_by')
        .notNull()
        .references(() => users.id),
      expiresAt: moment('expires_at'),
      endedAt: moment('ended_at'),
      endedBy: id('ended_by').references(() => users.id),
    },
    (row) => [
      uniqueIndex('view_links_token').on(row.tokenHash),
      index('view_links_dossier').on(row.dossierId),
      check('view_links_kind', sql`${row.kind} in ('live', 'frozen')`),
    ],
  )
}

/** What was shown when a frozen link was made; nothing of it once the link was ended or a letter of it erased. */
function defineFrozenViews(
  { table, columns }: typeof sqlite,
  viewLinks: ReturnType<typeof defineViewLinks>,
) {
  const { id, json } = columns
  return table('frozen_views', {
    linkId: id('link_id')
      .primaryKey()
      .references(() => viewLinks.id),
    contents: json('contents').$type<ViewRecord>().notNull(),
  })
}

/** The letters that a frozen view rests on: it is not shown once one of them is not public any more. */
function defineFrozenLetters(
  { table, columns, index, primaryKey }: typeof sqlite,
  viewLinks: ReturnType<typeof defineViewLinks>,
  letters: LettersTables['letters'],
) {
  const { id } = columns
  return table(
    'frozen_letters',
    {
      linkId: id('link_id')
        .notNull()
        .references(() => viewLinks.id),
      letterId: id('letter_id')
        .notNull()
        .references(() => letters.id),
    },
    (row) => [
      primaryKey({ columns: [row.linkId, row.letterId] }),
      index('frozen_letters_letter').on(row.letterId),
    ],
  )
}
