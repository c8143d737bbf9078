import { and, eq } from 'drizzle-orm'
import type { Audience, Letter, LetterPage, Party } from '#app/domain/letters.ts'
import { insertActors, insertAffiliations } from './actors.ts'
import { noted, type Doer } from './audit.ts'
import { atomically, done, type Db, type Statement, type Transaction } from './dialect.ts'
import { evidenceAnew } from './evidence.ts'
import {
  insertLetter,
  namedOn,
  partyRows,
  searchRow,
  storedForm,
  type LetterParts,
  type NewLetter,
} from './letter-storing.ts'
import type { Outcome } from './position-storing.ts'
import { letters, parties, positions } from './schema.ts'
import { changedReaders } from './sight.ts'

export type TextVersion = {
  id: string
  version: number
  text: string
  sha256: string
  pages: LetterPage[]
}
/** A letter as it stands, with everything in it: for the coding screen; others mask it (masking.ts). */
export type WholeLetter = {
  letter: Letter
  readerIds: string[]
  parties: Party[]
  text: TextVersion
  file: { name: string; size: number; sha256: string } | null
}

/** How letters are stored, corrected, and closed or opened to people; each change with its entry in the log. */
export function letterWrites(db: Db) {
  return {
    /** Stores whole letters, each with its text, file, parties, new actors and positions: all of them or none. */
    recordAll: async (added: readonly NewLetter[], doer: Doer): Promise<void> => {
      const at = new Date().toISOString()
      await atomically(db, (tx) => added.flatMap((letter) => insertLetter(tx, letter, doer, at)))
    },

    /** Corrects what is said about a letter that nobody else changed since `revision`; a new date moves its positions. `turnedTo` is the audit log's entry whose version it goes back to, where it does. */
    correct: async (
      before: WholeLetter,
      revision: number,
      parts: LetterParts,
      doer: Doer,
      turnedTo?: string,
    ): Promise<Outcome> => {
      const [id, at, lastDay] = [before.letter.id, new Date().toISOString(), parts.form.dated.last]
      const named = await namedOn(db, id, parts.parties)
      const changed = await done(
        atomically(db, (tx) => [
          {
            must: tx
              .update(letters)
              .set({
                ...storedForm(parts.form),
                ...(parts.audience ? { visibility: parts.audience.visibility } : {}),
                revision: revision + 1,
              })
              .where(and(eq(letters.id, id), eq(letters.revision, revision))),
          },
          ...insertActors(tx, parts.actors, doer, at, id),
          ...insertAffiliations(tx, parts.affiliations, doer, at, id),
          tx.delete(parties).where(eq(parties.letterId, id)),
          ...partyRows(tx, id, named, lastDay),
          tx.update(positions).set({ lastDay }).where(eq(positions.letterId, id)),
          ...(parts.audience ? changedAudience(tx, before, parts.audience, doer, at) : []),
          ...evidenceAnew(tx, { letterId: id }),
          searchRow(id, parts, before.text.text),
          noted(tx, doer, at, {
            deed: turnedTo ? 'went back' : 'corrected',
            thing: 'letter',
            thingId: id,
            before: { ...before.letter, readerIds: before.readerIds, parties: before.parties },
            after: {
              ...parts.form,
              parties: parts.parties,
              ...(parts.audience ?? audienceOf(before)),
              ...(turnedTo && { entryId: turnedTo }),
            },
          }),
        ]),
      )
      return { changed }
    },

    /** Changes whom a letter is for, where nobody else changed the letter since `revision`. */
    setAudience: async (
      before: WholeLetter,
      revision: number,
      audience: Audience,
      doer: Doer,
    ): Promise<Outcome> => {
      const [id, at] = [before.letter.id, new Date().toISOString()]
      const changed = await done(
        atomically(db, (tx) => [
          {
            must: tx
              .update(letters)
              .set({ visibility: audience.visibility, revision: revision + 1 })
              .where(and(eq(letters.id, id), eq(letters.revision, revision))),
          },
          ...changedAudience(tx, before, audience, doer, at),
          noted(tx, doer, at, {
            deed: 'changed audience',
            thing: 'letter',
            thingId: id,
            before: audienceOf(before),
            after: audience,
          }),
        ]),
      )
      return { changed }
    },
  }
}

function audienceOf({ letter, readerIds }: WholeLetter): Audience {
  return { visibility: letter.visibility, readerIds }
}

/** What follows from another audience: who is named, and what the letter's affiliations count for. */
function changedAudience(
  tx: Transaction,
  before: WholeLetter,
  audience: Audience,
  doer: Doer,
  at: string,
): Statement[] {
  const { id, visibility } = before.letter
  const readers = changedReaders(tx, id, audienceOf(before), audience, doer, at)
  return (visibility === 'named') === (audience.visibility === 'named')
    ? readers
    : [...readers, ...evidenceAnew(tx, { provenBy: id })]
}
