import { and, eq, gte, inArray, isNotNull, isNull, lte, ne, or, sql } from 'drizzle-orm'
import { groupRowsBy } from '#app/domain/collections.ts'
import type { PlannedAffiliation } from '#app/domain/plan/plan-belonging.ts'
import { readBelonging } from '#app/domain/plan/unit-chain.ts'
import { foldText } from '#app/domain/text/words.ts'
import { inList, type Db, type Statement, type Transaction } from '../core/dialect.ts'
import { actors, affiliations, aliases, letters, parties } from '../schema/schema.ts'
import { auditEntry, type PerformedBy } from '../statements/audit-entry.ts'
import { canonicalActorId } from '../statements/canonical-actor.ts'
import { insertAffiliations } from '../statements/insert-actors.ts'
import { rebuildEvidence } from '../statements/rebuild-evidence.ts'

/** What a corrected letter no longer proves, what it proves besides, and what other letters have to prove instead. */
type ProofChanges = {
  gone: ProvenRow[]
  added: PlannedAffiliation[]
  handed: { letterId: string; affiliation: PlannedAffiliation }[]
}

type ProvenRow = Awaited<ReturnType<typeof readProvenRows>>[number]

/**
 * Compares what a letter proved with what it will prove once it is corrected. A row that goes may have spoken for other
 * letters as well, which gave none of their own because of it: these prove it from now on.
 */
export async function planProofChanges(
  db: Db,
  letterId: string,
  proven: readonly PlannedAffiliation[],
  planned: readonly PlannedAffiliation[],
): Promise<ProofChanges> {
  const rows = await readProvenRows(db, letterId)
  const canonicalIds = await readCanonicalIds(
    db,
    proven.flatMap(({ memberId, organisationId }) => [memberId, organisationId]),
  )
  const keyOf = ({ memberId, organisationId, role, firstDay, lastDay }: PlannedAffiliation) =>
    JSON.stringify([
      canonicalIds.get(memberId) ?? memberId,
      canonicalIds.get(organisationId) ?? organisationId,
      foldText(role ?? ''),
      firstDay,
      lastDay,
    ])
  const provenKeys = new Set(proven.map(keyOf))
  const rowKeys = new Set(rows.map(keyOf))
  const gone = rows.filter((row) => !provenKeys.has(keyOf(row)))
  return {
    gone,
    added: planned.filter((row) => !rowKeys.has(keyOf(row))),
    handed: (await Promise.all(gone.map((row) => findHeirs(db, letterId, row)))).flat(),
  }
}

/**
 * What other letters have to prove instead, once letters are withdrawn as a whole: their own rows stay, and count again
 * when they are given back. `exceptImportId`: letters of that import go as well.
 */
export async function planHandedProofs(
  db: Db,
  letterIds: readonly string[],
  exceptImportId: string | null = null,
): Promise<ProofChanges['handed']> {
  const handed: ProofChanges['handed'] = []
  for (const letterId of letterIds)
    for (const row of await readProvenRows(db, letterId))
      handed.push(...(await findHeirs(db, letterId, row, exceptImportId)))
  const keyOf = ({ letterId, affiliation }: ProofChanges['handed'][number]) =>
    JSON.stringify([letterId, affiliation])
  return [...new Map(handed.map((one) => [keyOf(one), one])).values()]
}

/** The statements that let other letters prove it, before the evidence is made anew. */
export function handProofs(
  tx: Transaction,
  handed: ProofChanges['handed'],
  performedBy: PerformedBy,
  at: string,
): Statement[] {
  return handed.flatMap(({ letterId, affiliation }) =>
    insertAffiliations(tx, [affiliation], performedBy, at, letterId),
  )
}

/** The rows that follow from a letter's head and stand, with whom they count for. */
function readProvenRows(db: Db, letterId: string) {
  return db
    .select({
      id: affiliations.id,
      storedMemberId: affiliations.memberId,
      memberId: canonicalActorId(affiliations.memberId),
      organisationId: canonicalActorId(affiliations.organisationId),
      role: affiliations.role,
      firstDay: affiliations.firstDay,
      lastDay: affiliations.lastDay,
      revision: affiliations.revision,
    })
    .from(affiliations)
    .where(
      and(
        eq(affiliations.letterId, letterId),
        eq(affiliations.typed, false),
        isNull(affiliations.withdrawnAt),
      ),
    )
}

async function readCanonicalIds(db: Db, ids: readonly string[]): Promise<Map<string, string>> {
  const rows = await db
    .select({ id: actors.id, countsAsId: actors.countsAsId })
    .from(actors)
    .where(inList(db, actors.id, ids))
  return new Map(rows.map(({ id, countsAsId }) => [id, countsAsId]))
}

/** Other letters of the days of a row whose heads print the same, each with what it proves. */
async function findHeirs(
  db: Db,
  letterId: string,
  { memberId, organisationId, firstDay, lastDay }: ProvenRow,
  exceptImportId: string | null = null,
): Promise<ProofChanges['handed']> {
  if (firstDay === null || lastDay === null) return []
  const names = await readNames(db, [memberId, organisationId])
  const isCalled = (id: string, words: string) => names.get(id)?.has(foldText(words)) ?? false
  const printed = await db
    .select({
      letterId: letters.id,
      firstDay: letters.firstDay,
      lastDay: letters.lastDay,
      actorId: canonicalActorId(parties.actorId),
      capacity: parties.capacity,
      organisation: parties.organisation,
      unit: parties.unit,
    })
    .from(letters)
    .innerJoin(parties, eq(parties.letterId, letters.id))
    .where(
      and(
        ne(letters.id, letterId),
        isNull(letters.withdrawnAt),
        gte(letters.lastDay, firstDay),
        lte(letters.lastDay, lastDay),
        isNotNull(parties.organisation),
        exceptImportId === null
          ? undefined
          : or(isNull(letters.importId), ne(letters.importId, exceptImportId)),
      ),
    )
  const heirs = printed.flatMap((party) => {
    const { actorId, unit, organisation, capacity } = party
    const said = readBelonging(
      { organisation, unit },
      (words) => isCalled(memberId, words) || isCalled(organisationId, words),
    )
    const isUnitWithin = said?.units.some(
      ({ member, house }) => isCalled(memberId, member) && isCalled(organisationId, house),
    )
    const isPersonWithin = said && actorId === memberId && isCalled(organisationId, said.nearest)
    if (!isUnitWithin && !isPersonWithin) return []
    const role = isPersonWithin ? capacity : null
    const days = { firstDay: party.firstDay, lastDay: party.lastDay }
    return [{ letterId: party.letterId, affiliation: { memberId, organisationId, role, ...days } }]
  })
  const byLetter = groupRowsBy('letterId', heirs)
  const own = await readLettersProving(db, memberId, organisationId, [...byLetter.keys()])
  return [...byLetter].flatMap(([id, [first]]) => (own.has(id) ? [] : [first!]))
}

/** Of some letters, those that have a row of their own that says so. */
async function readLettersProving(
  db: Db,
  memberId: string,
  organisationId: string,
  letterIds: readonly string[],
): Promise<Set<string | null>> {
  const rows = await db
    .select({ letterId: affiliations.letterId })
    .from(affiliations)
    .where(
      and(
        inList(db, affiliations.letterId, letterIds),
        isNull(affiliations.withdrawnAt),
        sql`${canonicalActorId(affiliations.memberId)} = ${memberId}`,
        sql`${canonicalActorId(affiliations.organisationId)} = ${organisationId}`,
      ),
    )
  return new Set(rows.map((row) => row.letterId))
}

/** What actors are called, folded, with the names of what was merged into them. */
async function readNames(db: Db, ids: readonly string[]): Promise<Map<string, Set<string>>> {
  const own = await db
    .select({ id: actors.countsAsId, key: actors.nameKey })
    .from(actors)
    .where(inList(db, actors.countsAsId, ids))
  const others = await db
    .select({ id: actors.countsAsId, key: aliases.nameKey })
    .from(aliases)
    .innerJoin(actors, eq(actors.id, aliases.actorId))
    .where(inArray(actors.countsAsId, [...ids]))
  return new Map(
    [...groupRowsBy('id', [...own, ...others])].map(([id, rows]) => [
      id,
      new Set(rows.map(({ key }) => key)),
    ]),
  )
}

/** Takes out what a letter no longer proves; before the letter's own evidence is made anew. */
export function withdrawUnproven(
  tx: Transaction,
  { gone }: ProofChanges,
  performedBy: PerformedBy,
  at: string,
): Statement[] {
  return gone.flatMap((row) => [
    tx
      .update(affiliations)
      .set({ withdrawnAt: at, revision: row.revision + 1 })
      .where(eq(affiliations.id, row.id)),
    auditEntry(tx, performedBy, at, {
      action: 'no longer proved',
      subject: 'affiliation',
      subjectId: row.id,
      before: describeProven(row),
      after: describeProven(row),
    }),
  ])
}

const describeProven = ({ memberId, organisationId, role, firstDay, lastDay }: ProvenRow) => ({
  ...{ memberId, organisationId, role, firstDay, lastDay },
})

/** What follows from rows that went, once everything else of the letter is stored. */
export function replaceUnproven(
  tx: Transaction,
  { gone, handed }: ProofChanges,
  performedBy: PerformedBy,
  at: string,
): Statement[] {
  return [
    ...handProofs(tx, handed, performedBy, at),
    ...gone.flatMap(({ storedMemberId, firstDay, lastDay }) =>
      rebuildEvidence(tx, { formerMemberId: storedMemberId, firstDay, lastDay }),
    ),
  ]
}
