import { and, asc, eq, ne, or } from 'drizzle-orm'
import type { RelatedLetters } from '#app/domain/letters.ts'
import type { LetterSummary } from '#app/domain/positions.ts'
import { inList } from '../core/dialect.ts'
import type { VisibleScope } from '../core/visible-scope.ts'
import { letters } from '../schema/schema.ts'
import { maskReference } from '../core/masked-rows.ts'
import { readReferences } from '../statements/letter-head-rows.ts'
import { headColumns, maskHead } from './letter-head.ts'

/** What a letter belongs to, as far as the reader sees it; null where they do not see the letter itself. */
export async function findRelatedLetters(
  visible: VisibleScope,
  id: string,
): Promise<RelatedLetters<LetterSummary> | null> {
  const { db, isVisible } = visible
  const [own] = await db
    .select(linkColumns)
    .from(letters)
    .where(and(eq(letters.id, id), isVisible(letters.id)))
  if (!own) return null
  const { messageId, answersMessageId, attachedToId, answersLetterId, translatesLetterId } = own
  const links = [
    eq(letters.attachedToId, id),
    eq(letters.answersLetterId, id),
    eq(letters.translatesLetterId, id),
    answersLetterId && eq(letters.id, answersLetterId),
    translatesLetterId && eq(letters.id, translatesLetterId),
    attachedToId && eq(letters.id, attachedToId),
    messageId && eq(letters.answersMessageId, messageId),
    answersMessageId && eq(letters.messageId, answersMessageId),
  ].filter((link) => link !== null && link !== '')
  const rows = await db
    .select({ ...headColumns, ...linkColumns })
    .from(letters)
    .where(and(or(...links), ne(letters.id, id), isVisible(letters.id)))
    .orderBy(asc(letters.lastDay), asc(letters.id))
    .limit(relatedLimit)
  const headsWhere = (is: (row: (typeof rows)[number]) => boolean) => rows.filter(is).map(maskHead)
  return {
    attachedTo: headsWhere((row) => row.id === attachedToId)[0] ?? null,
    attachments: headsWhere((row) => row.attachedToId === id),
    answers: headsWhere(
      (row) =>
        row.id === answersLetterId ||
        (answersMessageId !== null && row.messageId === answersMessageId),
    ),
    answeredBy: headsWhere(
      (row) =>
        row.answersLetterId === id || (messageId !== null && row.answersMessageId === messageId),
    ),
    translates: headsWhere((row) => row.id === translatesLetterId)[0] ?? null,
    translations: headsWhere((row) => row.translatesLetterId === id),
  }
}

/** What is needed to cite each letter, by its id. */
export async function findCitations(
  visible: VisibleScope,
  ids: readonly string[],
): Promise<Map<string, LetterSummary>> {
  const { db, isVisible } = visible
  const references = await readReferences(db, ids)
  return new Map(
    (ids.length
      ? await db
          .select(headColumns)
          .from(letters)
          .where(and(inList(db, letters.id, ids), isVisible(letters.id)))
          .orderBy(asc(letters.id))
      : []
    ).map((row) => {
      const otherReferences = references.get(row.id)
      return [
        row.id,
        {
          ...maskHead(row),
          ...(otherReferences ? { otherReferences: otherReferences.map(maskReference) } : {}),
        },
      ]
    }),
  )
}

/** How many letters are told that belong to one, at most. */
const relatedLimit = 200

const linkColumns = {
  messageId: letters.messageId,
  answersMessageId: letters.answersMessageId,
  attachedToId: letters.attachedToId,
  answersLetterId: letters.answersLetterId,
  translatesLetterId: letters.translatesLetterId,
}
