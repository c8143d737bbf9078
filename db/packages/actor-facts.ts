import { and, asc, eq, isNull } from 'drizzle-orm'
import type { ActorFactKind } from '#app/domain/actor-facts.ts'
import type { PackageContext } from '#app/domain/package/known-records.ts'
import type { StoredDossier, StoredFact } from '#app/domain/package/stored-dossier.ts'
import { maskActorName } from '../core/masked-rows.ts'
import type { VisibleScope } from '../core/visible-scope.ts'
import { actorFacts, letters, twinAnswers, users } from '../schema/schema.ts'
import { canonicalActorId } from '../statements/canonical-actor.ts'
import { isFactVisible } from '../statements/visible-actors.ts'
import { readImportedNames } from './imported-names.ts'

/** What is so of actors for some time, as far as the reader sees what proves it and it was not taken out. */
export async function readFacts(
  visible: VisibleScope,
  here: ReadonlySet<string>,
): Promise<StoredFact[]> {
  const { db, seesContactDetails } = visible
  const rows = (
    await db
      .select({ row: actorFacts, visibility: letters.visibility, saidBy: users.name })
      .from(actorFacts)
      .leftJoin(letters, eq(letters.id, actorFacts.letterId))
      .leftJoin(users, eq(users.id, actorFacts.saidBy))
      .where(and(isNull(actorFacts.withdrawnAt), isFactVisible(visible)))
      .orderBy(asc(actorFacts.id))
  )
    // What another dossier's letter for named people says counts for that letter alone.
    .filter(
      ({ row, visibility }) =>
        row.letterId === null || here.has(row.letterId) || visibility !== 'named',
    )
  const unnamed = rows.filter(({ saidBy }) => saidBy === null).map(({ row }) => row.id)
  const names = await readImportedNames(db, 'actor fact', unnamed)
  return rows.map(({ row, saidBy }) => {
    const { id, actorId, attribute, successorId, firstDay, lastDay } = row
    const kind = row.kind as ActorFactKind
    const isMasked = kind === 'name' && row.value !== null && !seesContactDetails
    return {
      ...{ actorId, kind, attribute, successorId, firstDay, lastDay },
      value: isMasked ? maskActorName(row.value!, actorId) : row.value,
      ...{ fromEdtf: row.fromEdtf, toEdtf: row.toEdtf },
      ...{ letterId: row.letterId, source: row.source },
      said: row.saidDay === null ? null : { by: saidBy ?? names.get(id) ?? null, day: row.saidDay },
    }
  })
}

/** What is so of actors here, of those that they count as. */
export async function readKnownFacts(visible: VisibleScope): Promise<PackageContext['facts']> {
  const rows = await visible.db
    .select({
      row: actorFacts,
      actorId: canonicalActorId(actorFacts.actorId),
      successorId: canonicalActorId(actorFacts.successorId),
    })
    .from(actorFacts)
    .where(and(isNull(actorFacts.withdrawnAt), isFactVisible(visible)))
    .orderBy(asc(actorFacts.id))
  return rows.map(({ row, actorId, successorId }) => ({
    ...row,
    kind: row.kind as ActorFactKind,
    ...{ actorId, successorId },
  }))
}

/** Pairs of actors that somebody said are two, by their own ids. */
export async function readDifferent({ db }: VisibleScope): Promise<StoredDossier['different']> {
  const rows = await db
    .select({ firstId: twinAnswers.firstId, secondId: twinAnswers.secondId })
    .from(twinAnswers)
    .where(and(isNull(twinAnswers.takenBackAt), eq(twinAnswers.kind, 'different')))
    .orderBy(asc(twinAnswers.id))
  return rows.map(({ firstId, secondId }) => [firstId, secondId])
}

/** Pairs of which somebody said that they are two, by those that they count as; one that was put off is open. */
export async function readAnsweredPairs({ db }: VisibleScope): Promise<PackageContext['answered']> {
  const rows = await db
    .select({
      firstId: canonicalActorId(twinAnswers.firstId),
      secondId: canonicalActorId(twinAnswers.secondId),
    })
    .from(twinAnswers)
    .where(and(isNull(twinAnswers.takenBackAt), eq(twinAnswers.kind, 'different')))
  return rows.map(({ firstId, secondId }) => [firstId!, secondId!])
}
