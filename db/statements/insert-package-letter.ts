import { sql } from 'drizzle-orm'
import type { Ask } from '#app/domain/asks.ts'
import type { Audience } from '#app/domain/letters.ts'
import type { NewPackageLetter, NewPackagePosition } from '#app/domain/package/new-records.ts'
import type { Statement, Transaction } from '../core/dialect.ts'
import { newId, sha256 } from '../core/ids.ts'
import {
  letterAsks,
  positionHolders,
  positions,
  quoteTranslations,
  textVersions,
} from '../schema/schema.ts'
import { auditEntry, type PerformedBy } from './audit-entry.ts'
import { holdForApproval } from './hold-for-approval.ts'
import { insertFile, insertLetter } from './insert-letter.ts'

/**
 * The deed under which a position stands in the log that came with a package; its entry keeps who coded it, by name.
 */
export const importedAction = 'came in'

export function insertArrivingLetter(
  tx: Transaction,
  dossierId: string,
  {
    id,
    form,
    parties,
    texts,
    files: originals,
    arrivedDay,
    asks,
    origin,
    audience,
    importId,
  }: NewPackageLetter & { audience: Audience; importId: string | null },
  performedBy: PerformedBy,
  at: string,
): Statement[] {
  const [first, ...corrections] = texts
  return [
    ...insertLetter(
      tx,
      {
        id,
        dossierId,
        form,
        parties,
        actors: [],
        affiliations: [],
        audience,
        text: first!.text,
        pages: first!.pages ?? [],
        origin: { ...origin, importId },
        arrivedDay,
        file: null,
        positions: [],
      },
      performedBy,
      at,
    ),
    ...corrections.map(({ version, text, reason, pages }) =>
      tx.insert(textVersions).values({
        id: newId(),
        letterId: id,
        version,
        text,
        sha256: sha256(text),
        reason,
        pages,
        createdAt: at,
        createdBy: performedBy.userId,
      }),
    ),
    ...asks.map((ask) => insertAsk(tx, { letterId: id, ...ask }, performedBy, at)),
    ...originals.map(({ bytes, ...file }) =>
      insertFile(tx, id, { ...file, bytes: Buffer.from(bytes) }, at),
    ),
  ]
}

/** That a letter asks somebody on a topic; once, however often it is said. */
export function insertAsk(
  tx: Transaction,
  ask: Ask,
  performedBy: PerformedBy,
  at: string,
): Statement {
  return tx
    .insert(letterAsks)
    .values({ ...ask, createdAt: at, createdBy: performedBy.userId })
    .onConflictDoNothing()
}

/**
 * A position with the moments at which it was coded; whoever coded it has no account here, so the log keeps the name.
 * No package brings an approval: what waited there waits here, and all of it does where the dossier asks for four eyes.
 */
export function insertArrivingPosition(
  tx: Transaction,
  {
    id,
    letterId,
    text,
    lastDay,
    fields,
    quote,
    paragraph,
    status,
    coder,
    coderKey,
    createdAt,
    changedAt,
    translations,
    lost,
  }: NewPackagePosition,
  { packageId, performedBy, at }: { packageId: string; performedBy: PerformedBy; at: string },
): Statement[] {
  const { holderIds, ...columns } = fields
  const textVersionId = sql`(select id from ${textVersions} where letter_id = ${letterId} and version = ${text})`
  return [
    tx.insert(positions).values({
      id,
      letterId,
      textVersionId: textVersionId as never,
      ...columns,
      ...quote,
      paragraph,
      status,
      lastDay,
      coder: `package ${packageId} ${coderKey}`,
      createdAt,
      createdBy: null,
      changedAt,
      changedBy: null,
      revision: 1,
    }),
    ...holderIds.map((actorId) => tx.insert(positionHolders).values({ positionId: id, actorId })),
    ...translations.map((translation) =>
      tx.insert(quoteTranslations).values({ positionId: id, ...translation, changedAt }),
    ),
    ...holdForApproval([id], { performedBy, at, always: status === 'draft' && !lost }),
    auditEntry(tx, performedBy, at, {
      action: importedAction,
      subject: 'position',
      subjectId: id,
      after: { letterId, ...fields, quote, status, coder },
    }),
  ]
}
