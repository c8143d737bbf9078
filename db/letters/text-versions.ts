import { and, asc, desc, eq, sql } from 'drizzle-orm'
import { bindFirst } from '../core/bind-first.ts'
import { inList } from '../core/dialect.ts'
import { maskWords, searchText } from '../core/masked-rows.ts'
import type { VisibleScope } from '../core/visible-scope.ts'
import { positions, secondPositions, textVersions, users } from '../schema/schema.ts'
import { correctText, type StoredPassage } from './correct-text.ts'

/** One version of a letter's text, without its words: `number` counts from 1, and the first has no reason. */
type TextVersionRow = {
  id: string
  number: number
  reason: string | null
  at: string
  by: string | null
}

/** The versions of letters' texts, and what stands in them. */
export function bindTexts(visible: VisibleScope) {
  return bindFirst(visible, {
    versions: listTextVersions,
    words: readTextWords,
    passages: listPlacedPassages,
    correct: correctText,
  })
}

/** The newest first; who is not signed in reads no reasons and no names. */
async function listTextVersions(
  { db, isVisible, seesNotes, seesContactDetails }: VisibleScope,
  letterId: string,
): Promise<TextVersionRow[]> {
  const rows = await db
    .select({
      id: textVersions.id,
      number: textVersions.version,
      reason: textVersions.reason,
      at: textVersions.createdAt,
      by: users.name,
    })
    .from(textVersions)
    .leftJoin(users, eq(users.id, textVersions.createdBy))
    .where(and(eq(textVersions.letterId, letterId), isVisible(textVersions.letterId)))
    .orderBy(desc(textVersions.version))
  return rows.map((row) => ({
    ...row,
    reason: seesNotes ? (seesContactDetails ? row.reason : maskWords(row.reason)) : null,
    by: seesNotes ? row.by : null,
  }))
}

/**
 * The words of a version, masked by the reader's right; `isWhole` says that nothing of them is masked. Null where the
 * reader does not see the letter, or there is no such version.
 */
async function readTextWords(
  { db, isVisible, seesContactDetails }: VisibleScope,
  letterId: string,
  number: number,
): Promise<{ id: string; text: string; isWhole: boolean } | null> {
  const [row] = await db
    .select({ id: textVersions.id, text: textVersions.text })
    .from(textVersions)
    .where(
      and(
        eq(textVersions.letterId, letterId),
        eq(textVersions.version, number),
        isVisible(textVersions.letterId),
      ),
    )
  if (!row) return null
  const isWhole = seesContactDetails || !searchText(row.text)
  return { id: row.id, text: isWhole ? row.text : maskWords(row.text), isWhole }
}

/**
 * Every passage of a letter that is coded, withdrawn ones and those of second coders too, and the whole texts that they
 * stand in.
 */
async function listPlacedPassages(
  { db, isVisible }: VisibleScope,
  letterId: string,
): Promise<{ passages: StoredPassage[]; texts: Map<string, string> }> {
  const firsts = await db
    .select({
      id: positions.id,
      topicId: positions.topicId,
      textVersionId: positions.textVersionId,
      exact: positions.exact,
      prefix: positions.prefix,
      suffix: positions.suffix,
      start: positions.start,
      end: positions.end,
      paragraph: positions.paragraph,
      status: positions.status,
      withdrawnFrom: positions.withdrawnFrom,
      revision: positions.revision,
      lostStatus: sql<
        string | null
      >`(select l.status from lost_places l where l.position_id = ${positions.id})`,
    })
    .from(positions)
    .where(and(eq(positions.letterId, letterId), isVisible(positions.letterId)))
    .orderBy(asc(positions.start), asc(positions.id))
  const again = await db
    .select({
      ...{ id: secondPositions.id, topicId: secondPositions.topicId },
      ...{ textVersionId: secondPositions.textVersionId, paragraph: secondPositions.paragraph },
      ...{ exact: secondPositions.exact, prefix: secondPositions.prefix },
      ...{ suffix: secondPositions.suffix, start: secondPositions.start, end: secondPositions.end },
      ...{ status: secondPositions.status, revision: secondPositions.revision },
    })
    .from(secondPositions)
    .where(and(eq(secondPositions.letterId, letterId), isVisible(secondPositions.letterId)))
    .orderBy(asc(secondPositions.start), asc(secondPositions.id))
  const rows = [
    ...firsts.map((row) => ({ ...row, isSecond: false })),
    ...again.map((row) => ({ ...row, lostStatus: null, withdrawnFrom: null, isSecond: true })),
  ]
  const ids = [...new Set(rows.map(({ textVersionId }) => textVersionId))]
  const texts = ids.length
    ? await db
        .select({ id: textVersions.id, text: textVersions.text })
        .from(textVersions)
        .where(inList(db, textVersions.id, ids))
    : []
  return {
    passages: rows.map(({ exact, prefix, suffix, start, end, ...row }) => ({
      ...row,
      quote: { exact, prefix, suffix, start, end },
    })),
    texts: new Map(texts.map(({ id, text }) => [id, text])),
  }
}
