import { and, asc, desc, eq, inArray, or, sql, type SQL } from 'drizzle-orm'
import { erasedText, erasedTitle } from '#app/domain/erasures.ts'
import {
  type ChangeOutcome,
  commit,
  atomically,
  type Db,
  inList,
  type Statement,
  type Transaction,
} from '../core/dialect.ts'
import { newId, sha256 } from '../core/ids.ts'
import { forgetTextContacts } from '../core/text-contacts.ts'
import {
  actorFacts,
  affiliations,
  audit,
  codingDrafts,
  concerns,
  files,
  letterPrints,
  letters,
  parties,
  positionHolders,
  positions,
  remarks,
  textVersions,
} from '../schema/schema.ts'
import { completeSearch } from '../search/refresh-search.ts'
import { clearErasedRemains } from './erased-remains.ts'
import { auditEntry, type PerformedBy } from '../statements/audit-entry.ts'
import { rebuildEvidence } from '../statements/rebuild-evidence.ts'
import { eraseActorNames, findLoneActors, listNames, type LoneActor } from './erase-actor.ts'
import { erasedHeadColumns, eraseHead } from './erase-head.ts'
import { eraseFrozenViews } from './erase-frozen-views.ts'
import { eraseJudgements, selectJudgementsOn } from './erase-judgements.ts'
import { erasePositions } from './erase-positions.ts'
import { eraseProvenNames, findProvenNames } from './erase-proven-names.ts'
import { eraseSecondCodings } from './erase-second-codings.ts'
import { eraseSuggestions } from './erase-suggestions.ts'
import { eraseRemoved, findRemovedRemains } from './erase-removed.ts'
import { eraseImports, findLetterImports, type LetterImports } from './erased-imports.ts'
import { eraseEntries, insideErasure } from './open-erasure.ts'
import { forgetSearchEntry } from './search-entries.ts'

/**
 * Overwrites a letter with all that was made of it: texts, files, parties, quotes, what the log tells, what
 * imports hold of it, and the names of whom only it named. What stays is when it was dated, whom it was for, and
 * the erasure. `changed` false: there is no such letter, or it was erased before.
 */
export async function eraseLetter(
  db: Db,
  letterId: string,
  reason: string,
  performedBy: PerformedBy,
): Promise<ChangeOutcome> {
  const [versions, originals] = [await readVersions(db, letterId), await readFiles(db, letterId)]
  const newest = versions[0]
  if (!newest) return { changed: false }
  const hashes = [...versions, ...originals].map((row) => row.sha256)
  const lone = await findLoneActors(db, letterId)
  const removed = await findRemovedRemains(
    db,
    letterId,
    lone.map(({ id }) => id),
  )
  const names = await findProvenNames(db, letterId, removed.names)
  const held = await findLetterImports(db, letterId, { hashes, names: await listNames(db, lone) })
  const at = new Date().toISOString()
  const changed = await commit(
    atomically(db, (tx) => [
      { requireChange: eraseLetterRow(tx, letterId, at, performedBy) },
      ...insideErasure(
        tx,
        {
          id: newId(),
          kind: 'letter',
          subjectId: letterId,
          at,
          reason,
          hash: newest.sha256,
          letters: 1,
          performedBy,
        },
        hashes,
        eraseLetterParts(db, tx, letterId, { lone, held, removed, names }),
      ),
      auditEntry(tx, performedBy, at, {
        action: 'erased',
        subject: 'letter',
        subjectId: letterId,
        after: { reason },
      }),
    ]),
  )
  if (changed) {
    forgetTextContacts(db)
    await completeSearch(db)
    await clearErasedRemains(db)
  }
  return { changed }
}

/** What lies in tables of its own. */
const apart = [eraseJudgements, eraseSecondCodings, eraseSuggestions]

async function readVersions(db: Db, letterId: string) {
  return db
    .select({ sha256: textVersions.sha256 })
    .from(textVersions)
    .where(eq(textVersions.letterId, letterId))
    .orderBy(desc(textVersions.version))
}

async function readFiles(db: Db, letterId: string) {
  return db
    .select({ sha256: files.sha256 })
    .from(files)
    .where(eq(files.letterId, letterId))
    .orderBy(asc(files.id))
}

/** The letter's own row. It is withdrawn as well, which is what keeps it out of every list and number. */
function eraseLetterRow(
  tx: Transaction,
  letterId: string,
  at: string,
  performedBy: PerformedBy,
): Statement {
  return tx
    .update(letters)
    .set({
      title: erasedTitle,
      language: null,
      basis: sql`case when first_day = last_day then null else ${'erased'} end` as never,
      reference: null,
      referenceTruncated: false,
      ...erasedHeadColumns,
      sourceUrl: null,
      sourceNote: null,
      messageId: null,
      answersMessageId: null,
      attachedToId: null,
      importId: null,
      withdrawalReason: null,
      withdrawnAt: sql`coalesce(withdrawn_at, ${at})` as never,
      withdrawnBy: sql`coalesce(withdrawn_by, ${performedBy.userId})` as never,
      revision: sql`revision + 1` as never,
    })
    .where(
      and(
        eq(letters.id, letterId),
        sql`not exists (select 1 from erasures where kind = 'letter' and subject_id = ${letterId})`,
      ),
    )
}

/** What was made of a letter elsewhere: actors and names that it alone proves, and what imports hold of it. */
type LetterRemains = {
  lone: readonly LoneActor[]
  held: LetterImports
  removed: Awaited<ReturnType<typeof findRemovedRemains>>
  names: Awaited<ReturnType<typeof findProvenNames>>
}

function eraseLetterParts(
  db: Db,
  tx: Transaction,
  letterId: string,
  { lone, held, removed, names }: LetterRemains,
): Statement[] {
  const own = tx
    .select({ id: positions.id })
    .from(positions)
    .where(eq(positions.letterId, letterId))
  return [
    ...rebuildEvidence(tx, { provenBy: letterId }),
    ...erasePositions(tx, letterId),
    ...rebuildEvidence(tx, { letterId }),
    tx.delete(positionHolders).where(inArray(positionHolders.positionId, own)),
    tx
      .update(textVersions)
      .set({ text: erasedText, sha256: sha256(erasedText), reason: null, pages: null })
      .where(eq(textVersions.letterId, letterId)),
    tx.delete(files).where(eq(files.letterId, letterId)),
    tx.delete(parties).where(eq(parties.letterId, letterId)),
    ...eraseHead(tx, letterId),
    tx.delete(codingDrafts).where(eq(codingDrafts.letterId, letterId)),
    tx.delete(concerns).where(eq(concerns.letterId, letterId)),
    tx.delete(remarks).where(inArray(remarks.positionId, own)),
    ...apart.flatMap((erase) => erase(tx, letterId)),
    ...eraseFrozenViews(db, tx, [letterId]),
    tx.delete(letterPrints).where(eq(letterPrints.letterId, letterId)),
    ...forgetSearchEntry(db, letterId),
    ...eraseEntries(tx, entriesOf(db, tx, letterId, lone)),
    ...eraseProvenNames(tx, names),
    ...eraseRemoved(db, tx, removed),
    ...lone.flatMap((actor) => eraseActorNames(tx, actor)),
    tx
      .update(affiliations)
      .set({
        role: null,
        firstDay: null,
        lastDay: null,
        fromEdtf: null,
        toEdtf: null,
        source: null,
      })
      .where(eq(affiliations.letterId, letterId)),
    // What a letter proved of somebody for some time goes with it; the log keeps that something stood here.
    tx.delete(actorFacts).where(eq(actorFacts.letterId, letterId)),
    ...eraseImports(db, tx, held),
  ]
}

function entriesOf(
  db: Db,
  tx: Transaction,
  letterId: string,
  lone: readonly LoneActor[],
): SQL | undefined {
  const ofLetter = (
    thing: string,
    table: typeof positions | typeof affiliations | typeof actorFacts,
  ) =>
    and(
      eq(audit.thing, thing),
      inArray(
        audit.thingId,
        tx.select({ id: table.id }).from(table).where(eq(table.letterId, letterId)),
      ),
    )
  return or(
    and(eq(audit.thing, 'letter'), eq(audit.thingId, letterId)),
    ofLetter('position', positions),
    ofLetter('affiliation', affiliations),
    ofLetter('actor fact', actorFacts),
    and(eq(audit.thing, 'judgement'), inArray(audit.thingId, selectJudgementsOn(tx, letterId))),
    and(
      eq(audit.thing, 'actor fact'),
      inArray(
        audit.thingId,
        tx
          .select({ id: actorFacts.id })
          .from(actorFacts)
          .where(
            inList(
              db,
              actorFacts.actorId,
              lone.map(({ id }) => id),
            ),
          ),
      ),
    ),
    and(
      eq(audit.thing, 'actor'),
      inList(
        db,
        audit.thingId,
        lone.map(({ id }) => id),
      ),
    ),
  )
}
