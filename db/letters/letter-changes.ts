import { and, asc, eq, sql } from 'drizzle-orm'
import type { LetterForm } from '#app/domain/letter-form.ts'
import type { Audience } from '#app/domain/letters.ts'
import type { PlannedParty } from '#app/domain/plan/plan-parties.ts'
import { bindFirst } from '../core/bind-first.ts'
import {
  atomically,
  type ChangeOutcome,
  commit,
  type Db,
  type Statement,
  type Transaction,
} from '../core/dialect.ts'
import { actors, letters, parties, positions } from '../schema/schema.ts'
import { auditEntry, type PerformedBy } from '../statements/audit-entry.ts'
import { insertActors, insertAffiliations } from '../statements/insert-actors.ts'
import { outdateSearch } from '../statements/index-letter.ts'
import {
  insertLetters,
  insertParties,
  type LetterParts,
  type NewLetter,
} from '../statements/insert-letter.ts'
import { correctedColumns, replaceHeadRows } from '../statements/letter-head-rows.ts'
import { changeReaders } from '../statements/letter-readers.ts'
import { rebuildEvidence } from '../statements/rebuild-evidence.ts'
import type { LetterDetail } from './letter-detail.ts'
import { planProofChanges, replaceUnproven, withdrawUnproven } from './proven-affiliations.ts'
import { refreshSearch } from '../search/refresh-search.ts'

/**
 * The parties with those of them who were merged as they stand on the letter already: a correction leaves what a merge
 * can give back.
 */
async function keepMergedParties(
  db: Db,
  letterId: string,
  planned: readonly PlannedParty[],
): Promise<PlannedParty[]> {
  const rows = await db
    .select({ role: parties.role, actorId: actors.id, countsAsId: actors.countsAsId })
    .from(parties)
    .innerJoin(actors, eq(actors.id, parties.actorId))
    .where(eq(parties.letterId, letterId))
    .orderBy(asc(parties.place))
  return planned.map((party) => {
    const at = rows.findIndex(
      ({ role, countsAsId }) => role === party.role && countsAsId === party.actorId,
    )
    return at < 0 ? party : { ...party, actorId: rows.splice(at, 1)[0]!.actorId }
  })
}

/** How letters are stored, corrected, and closed or opened to people; each change with its entry in the log. */
export function letterWrites(db: Db) {
  return bindFirst(db, {
    recordAll: recordLetters,
    correct: correctLetter,
    setAudience: setLetterAudience,
  })
}

/** Stores whole letters, each with its text, file, parties, new actors and positions: all of them or none. */
async function recordLetters(
  db: Db,
  added: readonly NewLetter[],
  performedBy: PerformedBy,
): Promise<void> {
  const at = new Date().toISOString()
  await atomically(db, (tx) => insertLetters(tx, added, performedBy, at))
  await refreshSearch(db)
}

/**
 * Corrects what is said about a letter that nobody else changed since `revision`; a new date moves its positions, and
 * where it does not prove any more that somebody belonged somewhere, that goes.
 * `turnedTo` is the audit log's entry whose version it goes back to, where it does.
 */
async function correctLetter(
  db: Db,
  before: LetterDetail,
  revision: number,
  parts: LetterParts,
  performedBy: PerformedBy,
  revertedTo?: string,
): Promise<ChangeOutcome> {
  const [id, at, lastDay] = [before.letter.id, new Date().toISOString(), parts.form.dated.last]
  const namedParties = await keepMergedParties(db, id, parts.parties)
  const { affiliations: planned, proven } = parts
  const proof = proven
    ? await planProofChanges(db, id, proven, planned)
    : { gone: [], added: planned, handed: [] }
  const changed = await commit(
    atomically(db, (tx) => [
      {
        requireChange: tx
          .update(letters)
          .set({
            ...correctedColumns(parts.form, before.letter),
            ...(parts.audience ? { visibility: parts.audience.visibility } : {}),
            revision: revision + 1,
          })
          .where(and(eq(letters.id, id), eq(letters.revision, revision))),
      },
      ...insertActors(tx, parts.actors, performedBy, at, id),
      ...withdrawUnproven(tx, proof, performedBy, at),
      ...insertAffiliations(tx, proof.added, performedBy, at, id),
      tx.delete(parties).where(eq(parties.letterId, id)),
      ...insertParties(tx, id, namedParties, lastDay),
      ...replaceHeadRows(tx, id, parts.form, before.letter),
      tx.update(positions).set({ lastDay }).where(eq(positions.letterId, id)),
      ...(parts.audience ? changeAudience(tx, before, parts.audience, performedBy, at) : []),
      ...replaceUnproven(tx, proof, performedBy, at),
      ...rebuildEvidence(tx, { letterId: id }),
      outdateSearch(sql`${id}`),
      auditEntry(tx, performedBy, at, {
        action: revertedTo ? 'went back' : 'corrected',
        subject: 'letter',
        subjectId: id,
        before: describeBefore(before, parts.form),
        after: {
          ...parts.form,
          parties: parts.parties,
          ...(parts.audience ?? audienceOf(before)),
          ...(revertedTo && { entryId: revertedTo }),
        },
      }),
    ]),
  )
  await refreshSearch(db)
  return { changed }
}

/** Changes whom a letter is for, where nobody else changed the letter since `revision`. */
async function setLetterAudience(
  db: Db,
  before: AudienceBefore,
  revision: number,
  audience: Audience,
  performedBy: PerformedBy,
): Promise<ChangeOutcome> {
  const [id, at] = [before.letter.id, new Date().toISOString()]
  const changed = await commit(
    atomically(db, (tx) => [
      {
        requireChange: tx
          .update(letters)
          .set({ visibility: audience.visibility, revision: revision + 1 })
          .where(and(eq(letters.id, id), eq(letters.revision, revision))),
      },
      ...changeAudience(tx, before, audience, performedBy, at),
      auditEntry(tx, performedBy, at, {
        action: 'changed audience',
        subject: 'letter',
        subjectId: id,
        before: audienceOf(before),
        after: audience,
      }),
    ]),
  )
  return { changed }
}

/** What a letter said before; of its source only where the form that corrects it asks for that. */
function describeBefore({ letter, readerIds, parties: named }: LetterDetail, form: LetterForm) {
  const { sourceUrl, sourceSeenDay } = letter.origin
  return {
    ...letter,
    ...(form.sourceUrl === undefined ? {} : { sourceUrl }),
    ...(form.sourceSeenDay === undefined ? {} : { sourceSeenDay }),
    readerIds,
    parties: named,
  }
}

type AudienceBefore = {
  letter: Pick<LetterDetail['letter'], 'id' | 'visibility'>
  readerIds: string[]
}

function audienceOf({ letter, readerIds }: AudienceBefore): Audience {
  return { visibility: letter.visibility, readerIds }
}

/** What follows from another audience: who is named, and what the letter's affiliations count for. */
function changeAudience(
  tx: Transaction,
  before: AudienceBefore,
  audience: Audience,
  performedBy: PerformedBy,
  at: string,
): Statement[] {
  const { id, visibility } = before.letter
  const readers = changeReaders(tx, id, audienceOf(before), audience, performedBy, at)
  return (visibility === 'named') === (audience.visibility === 'named')
    ? readers
    : [...readers, ...rebuildEvidence(tx, { provenBy: id })]
}
