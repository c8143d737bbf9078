import { and, eq, not, or } from 'drizzle-orm'
import type { SQLiteTable } from 'drizzle-orm/sqlite-core'
import { foldText } from '#app/domain/text/words.ts'
import { correctActorStatements } from '../codebook/actor-records.ts'
import {
  inList,
  type Db,
  type RequiredChange,
  type Statement,
  type Transaction,
} from '../core/dialect.ts'
import {
  actorFacts,
  actors,
  affiliations,
  aliases,
  evidenceVersions,
  givenMarks,
  merges,
  pins,
  registerIds,
  savedActors,
} from '../schema/schema.ts'
import { auditEntry } from '../statements/audit-entry.ts'
import { readActorRecords } from './list-known.ts'
import { isPointedAt } from './pointed-at.ts'
import { changedSince, type BackPart, type Deeds, type TakingBack } from './part-back.ts'

/** What says something of an actor itself, and goes with it. */
const ownTables = [aliases, registerIds, givenMarks, pins, savedActors, evidenceVersions]

/**
 * Actors that a list added go where nothing names them any more; those that it changed say again what they said. Those
 * that somebody changed, and those whose old spellings somebody else has by now, stay.
 */
export async function planActorsBack(
  deeds: Deeds<'actor'>,
  goneIds: ReadonlySet<string>,
  takingBack: TakingBack,
): Promise<BackPart> {
  const { db, whole } = takingBack
  if (!deeds.length) return { stayed: [], statements: () => [] }
  const records = new Map((await readActorRecords(whole)).map((record) => [record.id, record]))
  const isUntouched = ({ id, revision }: Deeds<'actor'>[number]) =>
    records.get(id)?.revision === revision
  const touched = deeds.filter((deed) => records.has(deed.id) && !isUntouched(deed))
  const merged = deeds.filter((deed) => !records.has(deed.id))
  const added = deeds.filter((deed) => isUntouched(deed) && deed.deed === 'added')
  const named = await findNamed(
    db,
    added.map(({ id }) => id),
    goneIds,
  )
  const owners = new Map(
    [...records.values()].flatMap(({ id, name, aliases: spellings }) =>
      [name, ...spellings].map((word) => [foldText(word), id]),
    ),
  )
  const changed = deeds.filter(
    (deed): deed is Extract<typeof deed, { deed: 'changed' }> =>
      isUntouched(deed) && deed.deed === 'changed',
  )
  const isTaken = ({ id, before }: (typeof changed)[number]) =>
    before.aliases.some((alias) => (owners.get(foldText(alias)) ?? id) !== id)
  return {
    stayed: [
      ...touched.map(changedSince),
      ...merged.map(({ name }) => `${name}: merged or removed since`),
      ...changed.filter(isTaken).map(({ name }) => `${name}: an old spelling is somebody else’s`),
      ...added
        .filter(({ id }) => named.has(id))
        .map(({ name }) => `${name}: letters, positions or affiliations name it`),
    ],
    statements: (tx) => [
      ...changed
        .filter((deed) => !isTaken(deed))
        .flatMap(({ id, before }) =>
          correctActorStatements(
            db,
            tx,
            { before: records.get(id)!, after: before },
            takingBack.performedBy,
            takingBack.at,
          ),
        ),
      ...added
        .filter(({ id }) => !named.has(id))
        .flatMap((deed) => removeActor(tx, deed, takingBack)),
    ],
  }
}

/** Those of the actors that a letter, a position, a row that stays, a merge or anything else names. */
async function findNamed(
  db: Db,
  ids: readonly string[],
  goneIds: ReadonlySet<string>,
): Promise<Set<string>> {
  const leaveOutGone = (table: SQLiteTable) =>
    table === affiliations || table === actorFacts
      ? not(inList(db, (table as typeof affiliations).id, [...goneIds]))
      : undefined
  const named = await isPointedAt(db, actors, ids, ownTables, leaveOutGone)
  const joined = await db
    .select({ mergedId: merges.mergedId, intoId: merges.intoId })
    .from(merges)
    .where(or(inList(db, merges.mergedId, ids), inList(db, merges.intoId, ids)))
  for (const { mergedId, intoId } of joined) named.add(mergedId).add(intoId)
  return named
}

function removeActor(
  tx: Transaction,
  { id, name, revision }: Deeds<'actor'>[number],
  { performedBy, at }: TakingBack,
): (Statement | RequiredChange)[] {
  return [
    ...ownTables.map((table) => tx.delete(table).where(eq(table.actorId, id))),
    {
      requireChange: tx.delete(actors).where(and(eq(actors.id, id), eq(actors.revision, revision))),
    },
    auditEntry(tx, performedBy, at, {
      action: 'removed',
      subject: 'actor',
      subjectId: id,
      before: { name },
    }),
  ]
}
