import { and, asc, eq, inArray, isNull, ne, or, type SQL, sql } from 'drizzle-orm'
import {
  type Actor,
  type Affiliation,
  type SpeakerAffiliation,
  type MemberAffiliations,
  groupAffiliationsByMember,
} from '#app/domain/actors.ts'
import { foldText } from '#app/domain/text/words.ts'
import { type Db, inList } from '../core/dialect.ts'
import { maskActorName, maskAffiliation } from '../core/masked-rows.ts'
import { lettersClosedToSomebody, type VisibleScope } from '../core/visible-scope.ts'
import { actors, affiliations, aliases } from '../schema/schema.ts'
import { canonicalActorId, namedActor } from '../statements/canonical-actor.ts'
import { isActorVisible, isAffiliationShown } from '../statements/visible-actors.ts'
import { actorColumns, withAliases } from './actor-rows.ts'

/**
 * Everybody a letter may name, whether or not the reader sees them, and who belongs where as far as everybody may
 * know: to plan what storing a letter does, never to be shown. With `names` (names, aliases or ids), only those who
 * bear one of them and where they belong, however many others there are. What `correctedLetterId` alone proves is left
 * out: that letter is about to say something else.
 */
export async function readActorsForPlanning(
  { db }: VisibleScope,
  names?: readonly string[],
  correctedLetterId?: string,
): Promise<{ actors: Actor[]; affiliations: SpeakerAffiliation[] }> {
  const namedIds = names && selectBearersOf(db, names)
  const rows = await db
    .select(affiliationColumns)
    .from(affiliations)
    .where(
      and(
        isNull(affiliations.withdrawnAt),
        isKnownToEverybody,
        correctedLetterId === undefined
          ? undefined
          : or(
              isNull(affiliations.letterId),
              ne(affiliations.letterId, correctedLetterId),
              eq(affiliations.typed, true),
            ),
        namedIds && inArray(affiliations.memberId, selectMembersAbove(namedIds)),
      ),
    )
    .orderBy(...beginningOrder)
  const actorRows = await db
    .select(actorColumns)
    .from(actors)
    .where(namedIds && inArray(actors.countsAsId, namedIds))
    .orderBy(asc(actors.nameKey), asc(actors.id))
  return {
    actors: await withAliases({ db, seesContactDetails: true }, actorRows),
    affiliations: rows.filter(({ memberId, organisationId }) => memberId !== organisationId),
  }
}

const isKnownToEverybody = or(
  isNull(affiliations.letterId),
  sql`${affiliations.letterId} not in (${lettersClosedToSomebody})`,
)

/** The actors as which those count who bear one of the names, aliases or ids. */
function selectBearersOf(db: Db, names: readonly string[]) {
  const keys = names.map(foldText)
  const aliasOwners = db
    .select({ id: aliases.actorId })
    .from(aliases)
    .where(inList(db, aliases.nameKey, keys))
  return db
    .select({ id: actors.countsAsId })
    .from(actors)
    .where(
      or(
        inList(db, actors.id, names),
        inList(db, actors.nameKey, keys),
        inArray(actors.id, aliasOwners),
      ),
    )
}

/** The ids, merged ones among them, of some actors and of all organisations that they belong or belonged to. */
function selectMembersAbove(ids: ReturnType<typeof selectBearersOf>): SQL {
  return sql`(with recursive above (id) as (select a.id from actors a where a.id in (${ids.getSQL()})
    union select o.counts_as_id from above join actors m on m.counts_as_id = above.id
    join affiliations a on a.member_id = m.id and a.withdrawn_at is null
    join actors o on o.id = a.organisation_id) select m.id from above join actors m on m.counts_as_id = above.id)`
}

/** Where actors belong or belonged, up through units and their organisations, with the names of these. */
export async function findOrganisations(
  visible: VisibleScope,
  ids: readonly string[],
): Promise<{ affiliations: MemberAffiliations; names: Map<string, string> }> {
  const { db, closedLetters } = visible
  const isVisibleSql = sql` and a.withdrawn_at is null and (a.letter_id is null or a.letter_id not in (${closedLetters}))`
  const above = sql`(with recursive above (id) as (select ${actors.countsAsId} from ${actors}
    where ${and(inList(db, actors.id, ids), isActorVisible(visible))} union select o.counts_as_id from above
    join actors m on m.counts_as_id = above.id join affiliations a on a.member_id = m.id${isVisibleSql}
    join actors o on o.id = a.organisation_id) select m.id from above join actors m on m.counts_as_id = above.id)`
  const rows = await db
    .select({ affiliation: affiliationColumns, name: actors.name })
    .from(affiliations)
    .innerJoin(namedActor.table, namedActor.isIn(affiliations.organisationId))
    .innerJoin(actors, namedActor.countsAs)
    .where(and(inArray(affiliations.memberId, above), isAffiliationShown(visible)))
    .orderBy(...beginningOrder)
  const others = rows.filter(
    ({ affiliation: { memberId, organisationId } }) => memberId !== organisationId,
  )
  const told = visible.seesContactDetails
    ? others
    : others.map(({ affiliation, name }) => ({
        affiliation: maskAffiliation(affiliation),
        name: maskActorName(name, affiliation.organisationId),
      }))
  return {
    affiliations: groupAffiliationsByMember(told.map(({ affiliation }) => affiliation)),
    names: new Map(told.map(({ affiliation, name }) => [affiliation.organisationId, name])),
  }
}

/** The affiliations of an actor as a member or as an organisation, with the name of the other side. */
export async function listAffiliations(
  visible: VisibleScope,
  id: string,
  limit: number,
  offset = 0,
): Promise<(Affiliation & { other: { id: string; name: string } })[]> {
  const { db } = visible
  const { other, isOwn } = conditionsOf(visible, id)
  const rows = await db
    .select({ affiliation: affiliationColumns, other: { id: actors.id, name: actors.name } })
    .from(affiliations)
    .innerJoin(namedActor.table, namedActor.isIn(other))
    .innerJoin(actors, namedActor.countsAs)
    .where(isOwn)
    .orderBy(...beginningOrder)
    .limit(limit)
    .offset(offset)
  return rows.map(({ affiliation, other }) =>
    visible.seesContactDetails
      ? { ...affiliation, other }
      : {
          ...maskAffiliation(affiliation),
          other: { ...other, name: maskActorName(other.name, other.id) },
        },
  )
}

/** How many affiliations an actor has, as a member and as an organisation. */
export async function countAffiliations(visible: VisibleScope, id: string): Promise<number> {
  const { other, isOwn } = conditionsOf(visible, id)
  const [row] = await visible.db
    .select({ rows: sql<number>`cast(count(*) as integer)` })
    .from(affiliations)
    .innerJoin(namedActor.table, namedActor.isIn(other))
    .innerJoin(actors, namedActor.countsAs)
    .where(isOwn)
  return row?.rows ?? 0
}

/** Who stands on the other side of an affiliation of an actor, and whether one is the actor's own and may be known. */
function conditionsOf(visible: VisibleScope, id: string): { other: SQL; isOwn: SQL | undefined } {
  const own = visible.db.select({ id: actors.id }).from(actors).where(eq(actors.countsAsId, id))
  return {
    other: sql`case when ${inArray(affiliations.memberId, own)} then ${affiliations.organisationId}
      else ${affiliations.memberId} end`,
    isOwn: and(
      or(inArray(affiliations.memberId, own), inArray(affiliations.organisationId, own)),
      ne(actors.id, id),
      isAffiliationShown(visible),
    ),
  }
}

/** Those whose beginning is not known come first, in either engine. */
const beginningOrder = [asc(sql`coalesce(${affiliations.firstDay}, '')`), asc(affiliations.id)]

const affiliationColumns = {
  id: affiliations.id,
  memberId: canonicalActorId(affiliations.memberId),
  organisationId: canonicalActorId(affiliations.organisationId),
  role: affiliations.role,
  firstDay: affiliations.firstDay,
  lastDay: affiliations.lastDay,
  counts: affiliations.counts,
}
