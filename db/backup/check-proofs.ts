import { and, asc, eq, gt, isNull, sql } from 'drizzle-orm'
import { groupRowsBy } from '#app/domain/collections.ts'
import { readBelonging } from '#app/domain/plan/unit-chain.ts'
import { foldText } from '#app/domain/text/words.ts'
import { inList, type Db } from '../core/dialect.ts'
import type { Flaw } from '../core/flaw.ts'
import { actors, affiliations, aliases, letters, parties } from '../schema/schema.ts'
import { canonicalActorId } from '../statements/canonical-actor.ts'

/** How many rows are compared at a time. */
const batchSize = 300

/**
 * Affiliations that follow from a letter's head and that it does not say (any more). What is printed under a name that
 * nobody bears by now may be anybody's, and so may what stood on the letters of a person who was erased.
 */
export async function findUnprovenAffiliations(db: Db): Promise<Flaw[]> {
  const flaws: Flaw[] = []
  const bearers = await readBearers(db)
  for (let after = ''; ;) {
    const rows = await readProven(db, after)
    const heads = await readHeads(db, [...new Set(rows.map(({ letterId }) => letterId))])
    for (const row of rows) {
      const printed = heads.get(row.letterId) ?? []
      if (!isProven(row, printed, bearers)) flaws.push(describeUnproven(row))
    }
    if (rows.length < batchSize) return flaws
    after = rows.at(-1)!.id
  }
}

type ProvenRow = Awaited<ReturnType<typeof readProven>>[number]
type PrintedParty = Awaited<ReturnType<typeof readParties>>[number]
/** As whom those count who bear a folded name, an alias or an id. */
type Bearers = Map<string, Set<string>>

function isProven(row: ProvenRow, printed: readonly PrintedParty[], bearers: Bearers): boolean {
  if (row.firstDay !== row.letterFirstDay || row.lastDay !== row.letterLastDay) return false
  const isPossibly = (words: string, id: string) => bearers.get(foldText(words))?.has(id) ?? true
  return printed.some(({ actorId, organisation, unit }) => {
    const said = readBelonging({ organisation, unit }, (words) => bearers.has(foldText(words)))
    if (!said) return false
    return (
      (actorId === row.memberId && isPossibly(said.nearest, row.organisationId)) ||
      (row.memberKind !== 'person' &&
        said.units.some(
          ({ member, house }) =>
            isPossibly(member, row.memberId) && isPossibly(house, row.organisationId),
        ))
    )
  })
}

function describeUnproven({ id, letterId, letter, member, organisation }: ProvenRow): Flaw {
  return {
    thing: 'affiliation',
    id,
    letterId,
    letter,
    what: `does not say that ${member} belongs to ${organisation}, which counts because of it; correct the letter and save it`,
  }
}

function readProven(db: Db, after: string) {
  return db
    .select({
      id: affiliations.id,
      memberId: canonicalActorId(affiliations.memberId),
      member: sql<string>`(select named.name from actors named where named.id = ${affiliations.memberId})`,
      memberKind: sql<string>`(select named.kind from actors named where named.id = ${affiliations.memberId})`,
      organisationId: canonicalActorId(affiliations.organisationId),
      organisation: sql<string>`(select named.name from actors named
        where named.id = ${affiliations.organisationId})`,
      firstDay: affiliations.firstDay,
      lastDay: affiliations.lastDay,
      letterId: letters.id,
      letter: letters.title,
      letterFirstDay: letters.firstDay,
      letterLastDay: letters.lastDay,
    })
    .from(affiliations)
    .innerJoin(letters, eq(letters.id, affiliations.letterId))
    .where(
      and(
        gt(affiliations.id, after),
        eq(affiliations.typed, false),
        isNull(affiliations.withdrawnAt),
        isNull(letters.withdrawnAt),
        sql`not exists (select 1 from parties p join actors c on c.id = p.actor_id join actors e
          on e.counts_as_id = c.counts_as_id join erasures x on x.subject_id = e.id and x.kind = 'person'
          where p.letter_id = ${letters.id})`,
      ),
    )
    .orderBy(asc(affiliations.id))
    .limit(batchSize)
}

function readParties(db: Db, letterIds: readonly string[]) {
  return db
    .select({
      letterId: parties.letterId,
      actorId: canonicalActorId(parties.actorId),
      organisation: parties.organisation,
      unit: parties.unit,
    })
    .from(parties)
    .where(inList(db, parties.letterId, letterIds))
}

async function readHeads(db: Db, letterIds: readonly string[]) {
  return groupRowsBy('letterId', await readParties(db, letterIds))
}

async function readBearers(db: Db): Promise<Bearers> {
  const own = await db
    .select({ id: actors.id, countsAsId: actors.countsAsId, key: actors.nameKey })
    .from(actors)
  const others = await db
    .select({ countsAsId: actors.countsAsId, key: aliases.nameKey })
    .from(aliases)
    .innerJoin(actors, eq(actors.id, aliases.actorId))
  const bearers: Bearers = new Map()
  const add = (key: string, id: string) =>
    void bearers.set(key, (bearers.get(key) ?? new Set()).add(id))
  for (const { id, countsAsId, key } of own) {
    add(key, countsAsId)
    add(foldText(id), countsAsId)
  }
  for (const { countsAsId, key } of others) add(key, countsAsId)
  return bearers
}
