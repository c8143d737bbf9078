import { and, asc, eq, sql } from 'drizzle-orm'
import type { DossierForm } from '#app/domain/dossier-form.ts'
import {
  makeSlug,
  type DossierAudience,
  type DossierRecord,
  type DossierRole,
} from '#app/domain/dossiers.ts'
import { bindFirst } from '../core/bind-first.ts'
import {
  atomically,
  type ChangeOutcome,
  commit,
  commitChange,
  type Db,
  type Statement,
  type Transaction,
} from '../core/dialect.ts'
import { newId } from '../core/ids.ts'
import { keepHidden, maskDossier } from '../core/masked-rows.ts'
import type { VisibleScope } from '../core/visible-scope.ts'
import { teammates, dossiers } from '../schema/schema.ts'
import { outdateNotesOnTopics } from '../statements/index-letter.ts'
import { refreshSearch } from '../search/refresh-search.ts'
import { auditEntry, type PerformedBy } from '../statements/audit-entry.ts'
import {
  insertCodebook,
  insertDossier,
  type NewDossier,
  type NewTopic,
} from '../statements/insert-codebook.ts'
import { listDossiersOfLetters, moveLetters, readPlacings } from './dossier-letters.ts'
import { findPersonForTeam, listTeam, saveTeam } from './team.ts'

/** The dossiers that somebody sees, and how they are made and changed. */
export function bindDossiers(visible: VisibleScope) {
  return {
    ...bindFirst(visible, {
      all: listDossiers,
      bySlug: findDossier,
      ofLetters: listDossiersOfLetters,
      placings: readPlacings,
      moveLetters,
      save: saveDossier,
      setClosed: setDossierClosed,
    }),
    ...bindFirst(visible.db, {
      team: listTeam,
      personForTeam: findPersonForTeam,
      saveTeam,
      record: recordDossier,
    }),
  }
}

/** In the order in which they were begun. */
async function listDossiers(visible: VisibleScope): Promise<DossierRecord[]> {
  const found = await readDossiers(visible)
  return visible.seesContactDetails ? found : found.map(maskDossier)
}

/** The same with nothing masked in what is stored again. */
async function readDossiers(visible: VisibleScope): Promise<DossierRecord[]> {
  const { db, readerId, isDossierVisible } = visible
  const rows = await db
    .select({ dossier: dossiers, teamRole: teammates.role })
    .from(dossiers)
    .leftJoin(
      teammates,
      and(
        eq(teammates.dossierId, dossiers.id),
        readerId === null ? sql`false` : eq(teammates.userId, readerId),
      ),
    )
    .where(isDossierVisible(dossiers.id))
    .orderBy(asc(dossiers.createdAt), asc(dossiers.id))
  return rows.map(({ dossier, teamRole }): DossierRecord => {
    const { example, audience, ...row } = dossier
    return {
      ...row,
      audience: audience as DossierAudience,
      isExample: example,
      teamRole: teamRole as DossierRole | null,
    }
  })
}

/** A dossier as it is stored, whatever whoever changes it was shown of it. */
async function findStoredDossier(
  visible: VisibleScope,
  shown: DossierRecord,
): Promise<DossierRecord> {
  if (visible.seesContactDetails) return shown
  return (await readDossiers(visible)).find(({ id }) => id === shown.id) ?? shown
}

/** There are few: found among all that the reader sees. */
async function findDossier(visible: VisibleScope, slug: string): Promise<DossierRecord | null> {
  return (await listDossiers(visible)).find((dossier) => dossier.slug === slug) ?? null
}

/** What a new dossier begins with; whoever begins one for a team is its first editor. */
type BegunDossier = Pick<DossierForm, 'name' | 'procedure' | 'summary'> &
  Partial<Pick<DossierForm, 'shortName' | 'audience'> & Pick<NewDossier, 'milestones'>> & {
    topics?: readonly NewTopic[]
  }

/** How often another address is looked for because somebody began a dossier of the same name meanwhile. */
const attempts = 8

/** A dossier with its codebook and milestones, whole or not at all; returns its id and its slug. */
async function recordDossier(
  db: Db,
  begun: BegunDossier,
  performedBy: PerformedBy,
): Promise<{ id: string; slug: string }> {
  for (let left = attempts; left > 0; left -= 1) {
    const id = newId()
    const slug = makeSlug(begun.name, await readSlugs(db))
    if (await commit(insertBegunDossier(db, { id, slug, ...begun }, performedBy)))
      return { id, slug }
  }
  throw new Error(`Others began dossiers called “${begun.name}” all the while. Try again.`)
}

function insertBegunDossier(
  db: Db,
  {
    topics = [],
    milestones = [],
    shortName = null,
    audience = 'everyone',
    ...words
  }: BegunDossier & { id: string; slug: string },
  performedBy: PerformedBy,
): Promise<void> {
  const at = new Date().toISOString()
  const form = { ...words, shortName, audience }
  const { userId } = performedBy
  const withIds = topics.map((topic) => ({ ...topic, id: newId() }))
  return atomically(db, (tx) => [
    { requireChange: insertDossier(tx, { ...form, isExample: false }, at) },
    ...insertCodebook(tx, { ...form, milestones, topics: withIds }, performedBy, at),
    ...(userId === null || audience === 'everyone' ? [] : [insertMember(tx, form.id, userId, at)]),
  ])
}

export async function readSlugs(db: Db): Promise<Set<string>> {
  const rows = await db.select({ slug: dossiers.slug }).from(dossiers)
  return new Set(rows.map(({ slug }) => slug))
}

/**
 * Changes what is said of a dossier that nobody else changed since it was read; its slug stays. `back`: the entry of
 * the log that left this, and whether the dossier was closed then.
 */
async function saveDossier(
  visible: VisibleScope,
  shown: DossierRecord,
  sent: DossierForm,
  performedBy: PerformedBy,
  back: { entryId: string; closed: boolean } | null = null,
): Promise<ChangeOutcome> {
  const { db } = visible
  const stored = await findStoredDossier(visible, shown)
  const { kept: after, unplaced } = visible.seesContactDetails
    ? { kept: sent, unplaced: {} }
    : keepHidden(sent, stored, shown)
  // What the log tells was stored so: no mask in it was typed.
  if (!back && Object.keys(unplaced).length) return { changed: false, unplaced }
  const before = { ...stored, revision: shown.revision }
  const describe = ({
    name,
    shortName,
    procedure,
    summary,
    audience,
    fourEyes = stored.fourEyes,
    secondShare = stored.secondShare,
  }: DossierForm) => ({
    name,
    shortName,
    procedure,
    summary,
    audience,
    fourEyes,
    secondShare,
  })
  const { userId } = performedBy
  const joins = after.audience === 'team' && userId !== null
  const outcome = await changeDossier(
    db,
    before,
    { ...describe(after), ...(back && { closedAt: closingMoment(before, back.closed) }) },
    performedBy,
    {
      action: back ? 'went back' : 'changed',
      before: { ...describe(before), ...(back && { closed: before.closedAt !== null }) },
      after: { ...describe(after), ...back },
    },
    // Whoever gives a dossier to its team stays in it.
    (tx, at) => [
      ...(joins ? [insertMember(tx, before.id, userId, at)] : []),
      ...(before.audience === after.audience
        ? []
        : [
            outdateNotesOnTopics(
              sql`select topic_id from dossier_topics where dossier_id = ${before.id}`,
            ),
          ]),
    ],
  )
  await refreshSearch(db)
  return outcome
}

/** A dossier that was closed already goes on being so since then. */
const closingMoment = ({ closedAt }: DossierRecord, isClosed: boolean): string | null =>
  isClosed ? (closedAt ?? new Date().toISOString()) : null

function insertMember(tx: Transaction, dossierId: string, userId: string, at: string): Statement {
  return tx
    .insert(teammates)
    .values({ dossierId, userId, role: 'editor', addedAt: at, addedBy: userId })
    .onConflictDoNothing()
}

/** Closes a dossier, or opens it again. */
async function setDossierClosed(
  visible: VisibleScope,
  before: DossierRecord,
  isClosed: boolean,
  performedBy: PerformedBy,
): Promise<ChangeOutcome> {
  const { name } = await findStoredDossier(visible, before)
  return changeDossier(
    visible.db,
    before,
    { closedAt: isClosed ? new Date().toISOString() : null },
    performedBy,
    { action: isClosed ? 'closed' : 'reopened', before: { name }, after: { name } },
  )
}

function changeDossier(
  db: Db,
  { id, revision }: DossierRecord,
  values: Partial<typeof dossiers.$inferInsert>,
  performedBy: PerformedBy,
  entry: { action: string; before: unknown; after: unknown },
  alsoDo: (tx: Transaction, at: string) => Statement[] = () => [],
): Promise<ChangeOutcome> {
  const at = new Date().toISOString()
  return commitChange(db, (tx) => [
    {
      requireChange: tx
        .update(dossiers)
        .set({ ...values, revision: revision + 1 })
        .where(and(eq(dossiers.id, id), eq(dossiers.revision, revision))),
    },
    ...alsoDo(tx, at),
    auditEntry(tx, performedBy, at, { ...entry, subject: 'dossier', subjectId: id }),
  ])
}
