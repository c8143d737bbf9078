import { and, desc, eq, inArray, isNotNull, isNull, type SQL, sql } from 'drizzle-orm'
import type { AffiliationPeriod } from '#app/domain/affiliations.ts'
import { groupRowsBy } from '#app/domain/collections.ts'
import { commitChange, type ChangeOutcome, type Db } from '../core/dialect.ts'
import { maskActorName, maskAffiliation, maskWords } from '../core/masked-rows.ts'
import type { VisibleScope } from '../core/visible-scope.ts'
import { actors, affiliations, letters } from '../schema/schema.ts'
import { auditEntry, type PerformedBy } from '../statements/audit-entry.ts'
import { namedActor } from '../statements/canonical-actor.ts'
import { rebuildEvidence } from '../statements/rebuild-evidence.ts'
import { isAffiliationShown } from '../statements/visible-actors.ts'

/** How many letters are named as proof of a period; the rest are counted. */
const lettersNamed = 3

/** What the letters that a reader sees prove of where an actor belongs, the newest first. */
export async function listAffiliationPeriods(
  visible: VisibleScope,
  memberId: string,
): Promise<AffiliationPeriod[]> {
  const periods = await readPeriods(visible, memberId)
  const named = groupRowsBy('key', await readNewestLetters(visible, memberId))
  const found = periods.map(({ counting, ...period }): AffiliationPeriod => ({
    ...period,
    counts: counting === 0 ? false : counting === period.total ? true : null,
    letters: (named.get(keyOf(period)) ?? []).map(({ id, title, day }) => ({ id, title, day })),
  }))
  return visible.seesContactDetails ? found : found.map(maskPeriod)
}

const keyOf = (row: { organisationId: string; role: string | null }): string =>
  `${row.organisationId} ${row.role ?? ''}`

function maskPeriod(period: AffiliationPeriod): AffiliationPeriod {
  return {
    ...maskAffiliation(period),
    organisation: maskActorName(period.organisation, period.organisationId),
    letters: period.letters.map((letter) => ({ ...letter, title: maskWords(letter.title) })),
  }
}

/** The rows of an actor that follow from the heads of letters that the reader sees. */
function isProvenFor(visible: VisibleScope, memberId: string): SQL | undefined {
  const own = visible.db
    .select({ id: actors.id })
    .from(actors)
    .where(eq(actors.countsAsId, memberId))
  return and(
    inArray(affiliations.memberId, own),
    isNotNull(affiliations.letterId),
    eq(affiliations.typed, false),
    isAffiliationShown(visible),
  )
}

function readPeriods(visible: VisibleScope, memberId: string) {
  const lastDay = sql<string | null>`max(${affiliations.lastDay})`
  return visible.db
    .select({
      organisationId: actors.id,
      organisation: actors.name,
      role: affiliations.role,
      firstDay: sql<string | null>`min(${affiliations.firstDay})`,
      lastDay,
      counting: sql<number>`cast(sum(case when ${affiliations.counts} then 1 else 0 end) as integer)`,
      total: sql<number>`cast(count(*) as integer)`,
    })
    .from(affiliations)
    .innerJoin(namedActor.table, namedActor.isIn(affiliations.organisationId))
    .innerJoin(actors, namedActor.countsAs)
    .where(and(isProvenFor(visible, memberId), sql`${actors.id} <> ${memberId}`))
    .groupBy(actors.id, actors.name, affiliations.role)
    .orderBy(desc(lastDay), actors.id)
}

async function readNewestLetters(visible: VisibleScope, memberId: string) {
  const { db } = visible
  const ranked = db
    .select({
      organisationId: sql<string>`named.counts_as_id`.as('organisation_id'),
      role: affiliations.role,
      id: sql<string>`${letters.id}`.as('proving_id'),
      title: letters.title,
      day: sql<string>`${letters.lastDay}`.as('proving_day'),
      rank: sql<number>`row_number() over (partition by named.counts_as_id, ${affiliations.role}
        order by ${letters.lastDay} desc, ${letters.id})`.as('newest_rank'),
    })
    .from(affiliations)
    .innerJoin(namedActor.table, namedActor.isIn(affiliations.organisationId))
    .innerJoin(letters, eq(letters.id, affiliations.letterId))
    .where(isProvenFor(visible, memberId))
    .as('ranked')
  const rows = await db
    .select()
    .from(ranked)
    .where(sql`${ranked.rank} <= ${lettersNamed}`)
    .orderBy(sql`${ranked.day} desc`, sql`${ranked.id}`)
  return rows.map((row) => ({ ...row, key: keyOf(row) }))
}

/** Says whether what a member says there counts, of everything that letters prove of one organisation and role. */
export async function setPeriodCounting(
  visible: VisibleScope,
  memberId: string,
  { organisationId, role, counts }: Pick<AffiliationPeriod, 'organisationId' | 'role' | 'counts'>,
  performedBy: PerformedBy,
): Promise<ChangeOutcome> {
  const { db } = visible
  const rows = await findPeriodRows(db, isProvenFor(visible, memberId), { organisationId, role })
  const changed = rows.filter((row) => row.counts !== counts)
  if (counts === null || !changed.length) return { changed: false }
  const at = new Date().toISOString()
  const told = { memberId, organisationId, role }
  return commitChange(db, (tx) => [
    ...changed.map(({ id, revision }) => ({
      requireChange: tx
        .update(affiliations)
        .set({ counts, revision: revision + 1 })
        .where(
          and(
            eq(affiliations.id, id),
            eq(affiliations.revision, revision),
            isNull(affiliations.withdrawnAt),
          ),
        ),
    })),
    ...rebuildEvidence(tx, { formerMemberId: memberId, firstDay: null, lastDay: null }),
    auditEntry(tx, performedBy, at, {
      action: 'changed',
      subject: 'affiliation',
      subjectId: changed[0]!.id,
      before: { ...told, counts: !counts },
      after: { ...told, counts },
    }),
  ])
}

function findPeriodRows(
  db: Db,
  proven: SQL | undefined,
  { organisationId, role }: { organisationId: string; role: string | null },
) {
  const houses = db
    .select({ id: actors.id })
    .from(actors)
    .where(eq(actors.countsAsId, organisationId))
  return db
    .select({
      id: affiliations.id,
      counts: affiliations.counts,
      revision: affiliations.revision,
    })
    .from(affiliations)
    .where(
      and(
        proven,
        inArray(affiliations.organisationId, houses),
        role === null ? isNull(affiliations.role) : eq(affiliations.role, role),
      ),
    )
    .orderBy(affiliations.id)
}
