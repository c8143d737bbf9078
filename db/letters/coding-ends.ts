import { and, asc, eq, sql } from 'drizzle-orm'
import { type CodingEnd, type CodingState, keyOfCodingList } from '#app/domain/codings.ts'
import { atomically, inList } from '../core/dialect.ts'
import type { VisibleScope } from '../core/visible-scope.ts'
import { codings, letters } from '../schema/schema.ts'
import { readKept } from './letter-totals.ts'
import { auditEntry, type PerformedBy } from '../statements/audit-entry.ts'

/** What the log calls it that somebody is done with a letter. */
export const endActions: Record<CodingEnd, string> = {
  finished: 'finished coding',
  nothing: 'found nothing in',
}

/** What somebody said of a letter, of which version of its text and when. */
type EndSaid = { state: CodingEnd; textVersion: number; at: string }

/** What somebody said of letters that the reader sees, for one dossier, their newest texts, and if they coded there. */
export async function readEndsOf(
  { db, isVisible, isDossierVisible }: VisibleScope,
  { dossierId, userId }: { dossierId: string; userId: string },
  letterIds: readonly string[],
): Promise<Map<string, { said: EndSaid | null; textVersion: number; isCoded: boolean }>> {
  const rows = await db
    .select({
      letterId: letters.id,
      said: { state: codings.state, textVersion: codings.textVersion, at: codings.at },
      textVersion: sql<number>`(select max(version) from text_versions t where t.letter_id = ${letters.id})`,
      coded: sql<number>`(select count(*) from positions p where p.letter_id = ${letters.id}
        and p.created_by = ${userId} and p.status <> 'withdrawn' and exists (select 1 from topics t
        join topics o on o.counts_as_id = t.counts_as_id join dossier_topics u on u.topic_id = o.id
        where t.id = p.topic_id and ${and(sql`u.dossier_id = ${dossierId}`, isDossierVisible(sql`u.dossier_id`))}))`,
    })
    .from(letters)
    .leftJoin(
      codings,
      and(
        eq(codings.letterId, letters.id),
        eq(codings.dossierId, dossierId),
        eq(codings.userId, userId),
        isDossierVisible(codings.dossierId),
      ),
    )
    .where(and(inList(db, letters.id, letterIds), isVisible(letters.id)))
    .orderBy(asc(letters.id))
  return new Map(
    rows.map(({ letterId, said, textVersion, coded }) => [
      letterId,
      { said: said && (said as EndSaid), textVersion, isCoded: Number(coded) > 0 },
    ]),
  )
}

/** What somebody says of one letter; null opens it again. */
type SaidEnd = { letterId: string; end: EndSaid | null }

/** Says of several letters at once that somebody is done with them, or opens them again, for one dossier. */
export async function setEnds(
  { db }: VisibleScope,
  { dossierId, userId }: { dossierId: string; userId: string },
  said: readonly SaidEnd[],
  performedBy: PerformedBy,
): Promise<void> {
  const at = new Date().toISOString()
  await atomically(db, (tx) =>
    said.flatMap(({ letterId, end }) => [
      end === null
        ? tx
            .delete(codings)
            .where(
              and(
                eq(codings.letterId, letterId),
                eq(codings.dossierId, dossierId),
                eq(codings.userId, userId),
              ),
            )
        : tx
            .insert(codings)
            .values({ dossierId, letterId, userId, ...end })
            .onConflictDoUpdate({
              target: [codings.dossierId, codings.letterId, codings.userId],
              set: end,
            }),
      auditEntry(tx, performedBy, at, {
        action: end === null ? 'opened again' : endActions[end.state],
        subject: 'letter',
        subjectId: letterId,
        after: { inDossierId: dossierId },
      }),
    ]),
  )
}

/** How many letters a dossier has, and how many of them are so far, by all coders together. */
export async function countStates(
  visible: VisibleScope,
  dossierId: string,
): Promise<{ letters: number; states: Record<CodingState, number> }> {
  const count = (state: CodingState) =>
    readKept(visible, 'listed', keyOfCodingList(dossierId, state, null), [dossierId])
  return {
    letters: await readKept(visible, 'letters', dossierId),
    states: {
      'to code': await count('to code'),
      begun: await count('begun'),
      finished: await count('finished'),
      nothing: await count('nothing'),
      recheck: await count('recheck'),
    },
  }
}
