import { and, asc, count, desc, eq, gt, inArray, isNull, or, sql, type SQL } from 'drizzle-orm'
import type { LinkKind, ViewRecord, ViewLink } from '#app/domain/view-links.ts'
import type { ViewTableName } from '#app/domain/view-files.ts'
import { bindFirst } from '../core/bind-first.ts'
import { atomically, commitChange, inList, type ChangeOutcome, type Db } from '../core/dialect.ts'
import { newId, sha256 } from '../core/ids.ts'
import { actors, frozenLetters, frozenViews, letters, users, viewLinks } from '../schema/schema.ts'
import { auditEntry, type PerformedBy } from '../statements/audit-entry.ts'

/** A link that is being made; `frozen` is what it shows from now on, with the letters that this rests on. */
type NewViewLink = Pick<ViewLink, 'dossierId' | 'table' | 'query' | 'expiresAt'> & {
  token: string
  frozen: { contents: ViewRecord; letterIds: readonly string[] } | null
}

/** A link as the page of its dossier lists it. */
type ListedLink = ViewLink & { madeBy: string }

/** Links by which people without an account see one view. Only the hashes of their addresses are stored. */
export function bindViewLinks(db: Db) {
  return bindFirst(db, {
    record: recordViewLink,
    ofDossier: listViewLinks,
    count: countViewLinks,
    byToken: findViewLink,
    frozen: findFrozenView,
    restsOnCodedBy,
    end: endViewLink,
    proofLetters: listProofLetters,
  })
}

const linkColumns = {
  id: viewLinks.id,
  dossierId: viewLinks.dossierId,
  kind: viewLinks.kind,
  table: viewLinks.viewKind,
  query: viewLinks.query,
  madeAt: viewLinks.madeAt,
  expiresAt: viewLinks.expiresAt,
  endedAt: viewLinks.endedAt,
}

/** As many rows as one statement inserts. */
const rowsAStatement = 1_000

async function recordViewLink(
  db: Db,
  { token, frozen, table, ...link }: NewViewLink,
  performedBy: PerformedBy & { userId: string },
): Promise<string> {
  const [id, at] = [newId(), new Date().toISOString()]
  const kind: LinkKind = frozen ? 'frozen' : 'live'
  const rows = frozen?.letterIds.map((letterId) => ({ linkId: id, letterId })) ?? []
  const steps = Array.from({ length: Math.ceil(rows.length / rowsAStatement) }, (_, step) =>
    rows.slice(step * rowsAStatement, (step + 1) * rowsAStatement),
  )
  await atomically(db, (tx) => [
    tx.insert(viewLinks).values({
      ...{ ...link, id, kind, viewKind: table, tokenHash: sha256(token) },
      ...{ madeAt: at, madeBy: performedBy.userId },
    }),
    ...(frozen ? [tx.insert(frozenViews).values({ linkId: id, contents: frozen.contents })] : []),
    ...steps.map((step) => tx.insert(frozenLetters).values(step)),
    auditEntry(tx, performedBy, at, {
      ...{ action: 'made', subject: 'view link', subjectId: id },
      after: { inDossierId: link.dossierId, linkKind: kind, linkedView: table },
    }),
  ])
  return id
}

/** Those of a dossier that work, the newest first. */
async function listViewLinks(db: Db, dossierId: string): Promise<ListedLink[]> {
  const rows = await db
    .select({ ...linkColumns, madeBy: users.name })
    .from(viewLinks)
    .innerJoin(users, eq(users.id, viewLinks.madeBy))
    .where(worksIn(dossierId))
    .orderBy(desc(viewLinks.id))
  return rows.map((row) => ({ ...asViewLink(row), madeBy: row.madeBy }))
}

async function countViewLinks(db: Db, dossierId: string): Promise<number> {
  const [row] = await db.select({ links: count() }).from(viewLinks).where(worksIn(dossierId))
  return row?.links ?? 0
}

function worksIn(dossierId: string): SQL | undefined {
  return and(
    eq(viewLinks.dossierId, dossierId),
    isNull(viewLinks.endedAt),
    or(isNull(viewLinks.expiresAt), gt(viewLinks.expiresAt, new Date().toISOString())),
  )
}

/** The link of an address, also where it was ended or is over; null where there never was one. */
async function findViewLink(db: Db, token: string): Promise<ViewLink | null> {
  const [row] = await db
    .select(linkColumns)
    .from(viewLinks)
    .where(eq(viewLinks.tokenHash, sha256(token)))
  return row ? asViewLink(row) : null
}

function asViewLink(
  row: Pick<typeof viewLinks.$inferSelect, Exclude<keyof ViewLink, 'table'>> & { table: string },
): ViewLink {
  return { ...row, kind: row.kind as LinkKind, table: row.table as ViewTableName }
}

/**
 * What a frozen link shows; null where what it rests on is not public any more: a letter that was withdrawn, closed or
 * erased since, or a person who was erased.
 */
async function findFrozenView(db: Db, linkId: string): Promise<ViewRecord | null> {
  const [row] = await db
    .select({ contents: frozenViews.contents })
    .from(frozenViews)
    .where(
      and(
        eq(frozenViews.linkId, linkId),
        sql`not exists (select 1 from frozen_letters f join letters l on l.id = f.letter_id
          where f.link_id = ${linkId} and (l.visibility <> 'public' or l.withdrawn_at is not null))`,
      ),
    )
  return row?.contents ?? null
}

/** Whether what a frozen link shows rests on a letter that somebody codes a second time and is not done with. */
async function restsOnCodedBy(db: Db, linkId: string, coderId: string): Promise<boolean> {
  const rows = await db
    .select({ letterId: frozenLetters.letterId })
    .from(frozenLetters)
    .where(
      and(
        eq(frozenLetters.linkId, linkId),
        sql`${frozenLetters.letterId} in (select c.letter_id from second_codings c
          where c.user_id = ${coderId} and c.done_at is null)`,
      ),
    )
    .limit(1)
  return rows.length > 0
}

/** Ends a link of a dossier: its address shows nothing any more, and what it had kept is not kept. */
async function endViewLink(
  db: Db,
  { id, dossierId }: Pick<ViewLink, 'id' | 'dossierId'>,
  performedBy: PerformedBy,
): Promise<ChangeOutcome> {
  const at = new Date().toISOString()
  const [before] = await db
    .select({ linkKind: viewLinks.kind, linkedView: viewLinks.viewKind })
    .from(viewLinks)
    .where(and(eq(viewLinks.id, id), eq(viewLinks.dossierId, dossierId)))
  if (!before) return { changed: false }
  return commitChange(db, (tx) => [
    {
      requireChange: tx
        .update(viewLinks)
        .set({ endedAt: at, endedBy: performedBy.userId })
        .where(and(eq(viewLinks.id, id), isNull(viewLinks.endedAt))),
    },
    tx.delete(frozenViews).where(eq(frozenViews.linkId, id)),
    tx.delete(frozenLetters).where(eq(frozenLetters.linkId, id)),
    auditEntry(tx, performedBy, at, {
      ...{ action: 'ended', subject: 'view link', subjectId: id, before },
    }),
  ])
}

/** The public letters that prove where some actors belong, and what is so of them for some time. */
async function listProofLetters(db: Db, actorIds: readonly string[]): Promise<string[]> {
  const above = sql`with recursive above (id) as (select ${actors.countsAsId} from ${actors}
    where ${inList(db, actors.id, actorIds)} union select o.counts_as_id from above
    join actors m on m.counts_as_id = above.id join affiliations a on a.member_id = m.id and a.withdrawn_at is null
    join actors o on o.id = a.organisation_id)`
  const proving = sql`(${above} select a.letter_id as id from above join actors m on m.counts_as_id = above.id
    join affiliations a on a.member_id = m.id and a.withdrawn_at is null
    union select f.letter_id from above join actors m on m.counts_as_id = above.id
    join actor_facts f on f.actor_id = m.id)`
  const rows = await db
    .select({ id: letters.id })
    .from(letters)
    .where(
      and(
        inArray(letters.id, proving),
        eq(letters.visibility, 'public'),
        isNull(letters.withdrawnAt),
      ),
    )
    .orderBy(asc(letters.id))
  return rows.map(({ id }) => id)
}
