import { and, asc, desc, eq, isNull, sql } from 'drizzle-orm'
import type {
  ReplyReference,
  Letter,
  LetterPage,
  Party,
  PartyRole,
  LetterVisibility,
} from '#app/domain/letters.ts'
import type { Db } from '../core/dialect.ts'
import { sha256 } from '../core/ids.ts'
import { maskLetter, maskLetterFile, type LetterFile } from '../core/masked-rows.ts'
import type { VisibleScope } from '../core/visible-scope.ts'
import { actors, files, letterReaders, letters, parties, textVersions } from '../schema/schema.ts'
import { namedActor } from '../statements/canonical-actor.ts'
import { newestText } from '../statements/newest-text.ts'
import { asHead } from './letter-head.ts'
import { readLetterHead, type StoredHead } from './head-rows.ts'

/** The people whom a letter is for, by id, whether or not it is for named people now. */
async function findReaderIds(db: Db, letterId: string): Promise<string[]> {
  return (
    await db
      .select({ userId: letterReaders.userId })
      .from(letterReaders)
      .where(sql`${letterReaders.letterId} = ${letterId}`)
      .orderBy(asc(letterReaders.userId))
  ).map(({ userId }) => userId)
}

type TextVersion = {
  id: string
  version: number
  text: string
  sha256: string
  pages: LetterPage[]
}

/**
 * A letter with everything in it: as it stands, or masked for those who may not see contact details. Where something
 * of its source's address is masked, the address leads nowhere (`hasWholeSourceUrl`).
 */
export type LetterDetail = {
  letter: Letter
  readerIds: string[]
  parties: Party[]
  text: TextVersion
  file: { name: string; mediaType: string; size: number; sha256: string } | null
  hasWholeSourceUrl: boolean
}

export async function findLetter(visible: VisibleScope, id: string): Promise<LetterDetail | null> {
  const { db, isVisible, seesContactDetails } = visible
  const [row] = await db
    .select()
    .from(letters)
    .where(and(eq(letters.id, id), isVisible(letters.id)))
  const [text] = await db
    .select({
      id: textVersions.id,
      version: textVersions.version,
      text: textVersions.text,
      sha256: textVersions.sha256,
      pages: textVersions.pages,
    })
    .from(textVersions)
    .where(eq(textVersions.letterId, id))
    .orderBy(desc(textVersions.version))
    .limit(1)
  if (!row || !text) return null
  const [file] = await db
    .select({
      name: files.name,
      mediaType: files.mediaType,
      size: files.size,
      sha256: files.sha256,
    })
    .from(files)
    .where(eq(files.letterId, id))
    .limit(1)
  const letterDetail: LetterDetail = {
    letter: { ...asLetter(row), ...(await readLetterHead(visible, row)) },
    readerIds: await findReaderIds(db, id),
    parties: await findParties(db, id),
    text: { ...text, pages: (text.pages ?? []) as LetterPage[] },
    file: file ?? null,
    hasWholeSourceUrl: true,
  }
  return seesContactDetails ? letterDetail : maskLetter(letterDetail)
}

/** The file that a letter came from, as it was given; for those who may not see contact details its masked text. */
export async function findLetterFile(
  visible: VisibleScope,
  letterId: string,
): Promise<LetterFile | null> {
  const { db, isVisible, seesContactDetails } = visible
  const [file] = await db
    .select({ name: files.name, mediaType: files.mediaType, bytes: files.bytes })
    .from(files)
    .where(and(eq(files.letterId, letterId), isVisible(files.letterId)))
    .limit(1)
  if (!file || seesContactDetails) return file ?? null
  const [letter] = await db
    .select({ text: newestText(letters.id) })
    .from(letters)
    .where(eq(letters.id, letterId))
  return maskLetterFile(file, letter!.text)
}

/**
 * The letter that has this very text already and was not withdrawn, its title null where the reader may not see it;
 * null when none has.
 */
export async function findLetterWithText(
  visible: VisibleScope,
  text: string,
): Promise<{ id: string; title: string | null } | null> {
  const { db, closedLetterIds } = visible
  const [same] = await db
    .select({ id: letters.id, title: letters.title })
    .from(textVersions)
    .innerJoin(letters, eq(letters.id, textVersions.letterId))
    .where(and(eq(textVersions.sha256, sha256(text)), isNull(letters.withdrawnAt)))
    .limit(1)
  if (!same) return null
  return (await closedLetterIds()).has(same.id) ? { ...same, title: null } : same
}

export async function hasLetter(db: Db, id: string): Promise<boolean> {
  return (await db.select({ id: letters.id }).from(letters).where(eq(letters.id, id))).length > 0
}

function asLetter(row: typeof letters.$inferSelect): Omit<Letter, keyof StoredHead> {
  const {
    language,
    createdAt,
    createdBy,
    visibility,
    revision,
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
    importId,
  } = row
  return {
    ...asHead(row),
    visibility: visibility as LetterVisibility,
    addedBy: createdBy,
    language,
    createdAt,
    revision,
    inReplyTo: replyKind ? { kind: replyKind as ReplyReference['kind'], edtf: replyEdtf } : null,
    origin: {
      excerpt,
      recorded,
      sourceUrl,
      sourceSeenDay,
      sourceNote,
      messageId,
      answersMessageId,
      attachedToId,
      importId,
    },
  }
}

async function findParties(db: Db, letterId: string): Promise<Party[]> {
  const rows = await db
    .select({
      id: parties.id,
      role: parties.role,
      actorId: actors.id,
      name: actors.name,
      capacity: parties.capacity,
      organisation: parties.organisation,
      unit: parties.unit,
    })
    .from(parties)
    .leftJoin(namedActor.table, namedActor.isIn(parties.actorId))
    .leftJoin(actors, namedActor.countsAs)
    .where(eq(parties.letterId, letterId))
    .orderBy(asc(parties.place))
  return rows.map((row) => ({ ...row, role: row.role as PartyRole }))
}
