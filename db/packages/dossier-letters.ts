import { and, asc, eq, inArray, type SQL } from 'drizzle-orm'
import { asRecord } from '#app/domain/history/history-entry.ts'
import type { HeadDateKind } from '#app/domain/letter-heads.ts'
import type { ReplyReference, LetterKind, LetterPage, PartyRole } from '#app/domain/letters.ts'
import type { Absence, Level } from '#app/domain/level.ts'
import type { StoredLetter, StoredPosition } from '#app/domain/package/stored-dossier.ts'
import type { PositionStatus, Sureness } from '#app/domain/positions.ts'
import type { Db } from '../core/dialect.ts'
import type { VisibleScope } from '../core/visible-scope.ts'
import {
  audit,
  dossierLetters,
  dossierTopics,
  files,
  letters,
  parties,
  positionHolders,
  positions,
  textVersions,
  topics,
  users,
} from '../schema/schema.ts'
import { importedAction } from '../statements/insert-package-letter.ts'
import { groupRowsBy } from '#app/domain/collections.ts'
import { readHeads, type DossierHead, readQuoteTranslations } from './dossier-heads.ts'

export async function readLetters(
  visible: VisibleScope,
  dossierId: string,
): Promise<StoredLetter[]> {
  const { db } = visible
  const here = and(isLyingIn(db, dossierId), visible.isVisible(letters.id))
  const rows = await db
    .select()
    .from(letters)
    .where(here)
    .orderBy(asc(letters.lastDay), asc(letters.id))
  const partiesByLetter = groupRowsBy('letterId', await readParties(db, here))
  const texts = groupRowsBy('letterId', await readTexts(db, here))
  const originals = groupRowsBy('letterId', await readFiles(db, here))
  const positionsByLetter = await readPositions(db, dossierId, here)
  const headOf = await readHeads(db, here)
  return rows.map((row): StoredLetter => ({
    ...letterHead(row),
    ...withArrival(row, headOf(row.id)),
    parties: (partiesByLetter.get(row.id) ?? []).map(({ letterId: _, role, ...party }) => ({
      ...party,
      role: role as PartyRole,
    })),
    texts: (texts.get(row.id) ?? []).map(({ letterId: _, pages, ...text }) => ({
      ...text,
      pages: pages as LetterPage[] | null,
    })),
    files: (originals.get(row.id) ?? []).map(({ letterId: _, ...file }) => file),
    positions: positionsByLetter.get(row.id) ?? [],
  }))
}

/** It arrived when it was received, where that is known. */
function withArrival(row: typeof letters.$inferSelect, head: DossierHead) {
  const received = head.dates.find(({ kind }) => kind === 'received')
  return {
    ...head,
    arrivedDay: received?.last ?? row.arrivedDay ?? row.createdAt.slice(0, 10),
  }
}

function letterHead(row: typeof letters.$inferSelect) {
  const {
    id,
    title,
    kind,
    language,
    edtf,
    firstDay,
    lastDay,
    basis,
    reference,
    referenceTruncated,
    replyKind,
    replyEdtf,
    excerpt,
    recorded,
    sourceUrl,
    sourceSeenDay,
    sourceNote,
    messageId,
    answersMessageId,
    attachedToId,
    answersLetterId,
    translatesLetterId,
  } = row
  return {
    id,
    title,
    kind: kind as LetterKind,
    language,
    dated: { edtf, first: firstDay, last: lastDay, basis },
    reference,
    referenceTruncated,
    inReplyTo: replyKind ? { kind: replyKind as ReplyReference['kind'], edtf: replyEdtf } : null,
    excerpt,
    recorded,
    sourceUrl,
    sourceSeenDay,
    sourceNote,
    messageId,
    answersMessageId,
    attachedToId,
    answersLetterId,
    translatesLetterId,
    datedKind: row.datedKind as HeadDateKind | null,
  }
}

async function readParties(db: Db, here: SQL | undefined) {
  return db
    .select({
      letterId: parties.letterId,
      role: parties.role,
      actorId: parties.actorId,
      capacity: parties.capacity,
      organisation: parties.organisation,
      unit: parties.unit,
    })
    .from(parties)
    .innerJoin(letters, eq(letters.id, parties.letterId))
    .where(here)
    .orderBy(asc(parties.letterId), asc(parties.place))
}

async function readTexts(db: Db, here: SQL | undefined) {
  return db
    .select({
      letterId: textVersions.letterId,
      version: textVersions.version,
      text: textVersions.text,
      sha256: textVersions.sha256,
      reason: textVersions.reason,
      pages: textVersions.pages,
    })
    .from(textVersions)
    .innerJoin(letters, eq(letters.id, textVersions.letterId))
    .where(here)
    .orderBy(asc(textVersions.letterId), asc(textVersions.version))
}

async function readFiles(db: Db, here: SQL | undefined) {
  return db
    .select({
      letterId: files.letterId,
      name: files.name,
      mediaType: files.mediaType,
      sha256: files.sha256,
      bytes: files.bytes,
    })
    .from(files)
    .innerJoin(letters, eq(letters.id, files.letterId))
    .where(here)
    .orderBy(asc(files.letterId), asc(files.id))
}

/** Whether a letter lies in a dossier. */
export function isLyingIn(db: Db, dossierId: string): SQL {
  return inArray(
    letters.id,
    db
      .select({ id: dossierLetters.letterId })
      .from(dossierLetters)
      .where(eq(dossierLetters.dossierId, dossierId)),
  )
}

/** The topics that a dossier uses, with all that count as one of them. */
export function topicIdsOf(db: Db, dossierId: string) {
  const counting = db
    .select({ id: topics.countsAsId })
    .from(topics)
    .innerJoin(dossierTopics, eq(dossierTopics.topicId, topics.id))
    .where(eq(dossierTopics.dossierId, dossierId))
  return db.select({ id: topics.id }).from(topics).where(inArray(topics.countsAsId, counting))
}

/** Coded on this dossier's topics, by letter, in the order of the text. */
async function readPositions(
  db: Db,
  dossierId: string,
  here: SQL | undefined,
): Promise<Map<string, StoredPosition[]>> {
  const rows = await db
    .select({ position: positions, text: textVersions.version, coder: users.name })
    .from(positions)
    .innerJoin(letters, eq(letters.id, positions.letterId))
    .innerJoin(textVersions, eq(textVersions.id, positions.textVersionId))
    .leftJoin(users, eq(users.id, positions.createdBy))
    .where(and(here, inArray(positions.topicId, topicIdsOf(db, dossierId))))
    .orderBy(asc(positions.letterId), asc(positions.start), asc(positions.id))
  const holders = groupRowsBy('positionId', await readHolders(db, here))
  const coders = await readImportedCoders(db)
  const translations = await readQuoteTranslations(db, here)
  return groupRowsBy(
    'letterId',
    rows.map(({ position, text, coder }) => ({
      ...codingOf(position),
      id: position.id,
      letterId: position.letterId,
      text,
      translations: translations.get(position.id) ?? [],
      holderIds: (holders.get(position.id) ?? []).map(({ actorId }) => actorId),
      coder: coder ?? coders.get(position.id) ?? null,
    })),
  )
}

function codingOf(row: typeof positions.$inferSelect) {
  const { exact, prefix, suffix, start, end } = row
  const { topicId, paragraph, level, absence, conditional, condition, note, reported } = row
  return {
    topicId,
    quote: { exact, prefix, suffix, start, end },
    paragraph,
    level: level as Level | null,
    absence: absence as Absence | null,
    conditional,
    condition,
    note,
    reported,
    sureness: row.sureness as Sureness | null,
    status: row.status as PositionStatus,
    coderKey: row.coder,
    createdAt: row.createdAt,
    changedAt: row.changedAt,
  }
}

async function readHolders(db: Db, here: SQL | undefined) {
  return db
    .select({ positionId: positionHolders.positionId, actorId: positionHolders.actorId })
    .from(positionHolders)
    .innerJoin(positions, eq(positions.id, positionHolders.positionId))
    .innerJoin(letters, eq(letters.id, positions.letterId))
    .where(here)
}

/** Who coded what came with packages: people without an account here, whose names the log keeps. */
async function readImportedCoders(db: Db): Promise<Map<string, string>> {
  const rows = await db
    .select({ id: audit.thingId, after: audit.after })
    .from(audit)
    .where(and(eq(audit.thing, 'position'), eq(audit.deed, importedAction)))
  return new Map(
    rows.flatMap(({ id, after }) =>
      typeof asRecord(after).coder === 'string' ? [[id, asRecord(after).coder as string]] : [],
    ),
  )
}
