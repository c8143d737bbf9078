import { asc, eq, sql } from 'drizzle-orm'
import type { Day } from '#app/domain/days.ts'
import type { LetterForm } from '#app/domain/letter-form.ts'
import { computeTextMinhash } from '#app/domain/plan/near-duplicates.ts'
import type { Audience, LetterProvenance, LetterPage } from '#app/domain/letters.ts'
import type {
  PlannedActor,
  PlannedAffiliation,
  PlannedParty,
} from '#app/domain/plan/plan-parties.ts'
import { buildSearchText, tokeniseText } from '#app/domain/text/search-words.ts'
import { insertActors, insertAffiliations } from './actors.ts'
import { noted, type Doer } from './audit.ts'
import type { Db, Statement, Transaction } from './dialect.ts'
import { evidenceAnew } from './evidence.ts'
import { newId, sha256 } from './ids.ts'
import { insertPosition, type NewPosition } from './position-storing.ts'
import { actors, files, letterPrints, letters, parties, textVersions } from './schema.ts'
import { insertReaders } from './sight.ts'

/** What is said about a letter; without an audience it is for everyone, or stays for whom it was. */
export type LetterParts = {
  form: LetterForm
  parties: PlannedParty[]
  actors: PlannedActor[]
  affiliations: PlannedAffiliation[]
  audience?: Audience
}
export type NewLetter = LetterParts & {
  id: string
  dossierId: string
  text: string
  pages?: readonly LetterPage[]
  origin?: Partial<LetterProvenance>
  file: NewFile | null
  positions: Omit<NewPosition, 'letterId' | 'textVersionId' | 'lastDay'>[]
}
export type NewFile = { name: string; mediaType: string; bytes: Buffer }

const forEveryone: Audience = { visibility: 'everyone', readerIds: [] }

/** Stores a whole letter: its text, file, readers, parties, new actors and positions. */
export function insertLetter(
  tx: Transaction,
  added: NewLetter,
  doer: Doer,
  at: string,
): Statement[] {
  const { id, dossierId, form, text, pages = [], origin = {}, file, audience = forEveryone } = added
  const textVersionId = newId()
  return [
    tx.insert(letters).values({
      id,
      dossierId,
      ...storedForm(form),
      ...origin,
      visibility: audience.visibility,
      createdAt: at,
      createdBy: doer.userId,
      revision: 1,
    }),
    ...insertReaders(tx, id, audience.readerIds, doer, at),
    ...insertActors(tx, added.actors, doer, at, id),
    ...insertAffiliations(tx, added.affiliations, doer, at, id),
    ...partyRows(tx, id, added.parties, form.dated.last),
    tx.insert(textVersions).values({
      id: textVersionId,
      letterId: id,
      version: 1,
      text,
      sha256: sha256(text),
      pages: pages.length ? pages : null,
      createdAt: at,
      createdBy: doer.userId,
    }),
    ...(file
      ? [
          tx.insert(files).values({
            id: newId(),
            letterId: id,
            name: file.name,
            mediaType: file.mediaType,
            size: file.bytes.length,
            sha256: sha256(file.bytes),
            bytes: file.bytes,
            createdAt: at,
          }),
        ]
      : []),
    searchRow(id, added, text),
    printRows(tx, id, text),
    noted(tx, doer, at, {
      deed: 'added',
      thing: 'letter',
      thingId: id,
      after: { ...form, ...audience, text: sha256(text) },
    }),
    ...added.positions.flatMap((position) =>
      insertPosition(
        tx,
        { ...position, letterId: id, textVersionId, lastDay: form.dated.last },
        doer,
        at,
      ),
    ),
    ...(added.positions.length ? evidenceAnew(tx, { letterId: id }) : []),
  ]
}

/** What a text that is nearly the same is found by. */
export function printRows(tx: Transaction, letterId: string, text: string): Statement {
  return tx
    .insert(letterPrints)
    .values(computeTextMinhash(text).map((print) => ({ print, letterId })))
    .onConflictDoNothing()
}

/** What a confirmed form stores of the letter itself. */
export function storedForm({
  title,
  kind,
  language,
  dated,
  basis,
  reference,
  referenceTruncated,
  replyKind,
  replyDated,
}: LetterForm) {
  return {
    title,
    kind,
    language,
    edtf: dated.edtf,
    firstDay: dated.first,
    lastDay: dated.last,
    basis,
    reference,
    referenceTruncated: reference !== null && referenceTruncated,
    replyKind: replyKind || null,
    replyEdtf: (replyKind && replyDated) || null,
  }
}

/** The parties with those of them who were merged as they stand on the letter already: a correction leaves what a merge can give back. */
export async function namedOn(
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

/** Who stands on a letter, in the order given. */
export function partyRows(
  tx: Transaction,
  letterId: string,
  planned: readonly PlannedParty[],
  lastDay: Day,
): Statement[] {
  return planned.map((party, place) =>
    tx.insert(parties).values({ id: newId(), letterId, place, lastDay, ...party }),
  )
}

/** What the letter is found by, written anew. */
export function searchRow(
  letterId: string,
  { form }: Pick<LetterParts, 'form'>,
  text: string,
): Statement {
  const words = tokeniseText(
    buildSearchText([
      form.title,
      form.reference,
      ...form.parties.flatMap((party) => [party.name, party.organisation]),
      text,
    ]),
  ).join(' ')
  return sql`insert into letter_search (letter_id, words) values (${letterId}, ${words}) on conflict (letter_id) do update set words = excluded.words`
}
