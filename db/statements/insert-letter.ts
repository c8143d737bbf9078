import { sql } from 'drizzle-orm'
import { chunk } from '#app/domain/collections.ts'
import type { Day } from '#app/domain/days.ts'
import { computeTextMinhash } from '#app/domain/plan/near-duplicates.ts'
import type { LetterForm } from '#app/domain/letter-form.ts'
import { formatOtherReference } from '#app/domain/letter-heads.ts'
import {
  everyoneAudience,
  type Audience,
  type LetterProvenance,
  type LetterPage,
} from '#app/domain/letters.ts'
import type { PlannedAffiliation } from '#app/domain/plan/plan-belonging.ts'
import type { PlannedActor, PlannedParty } from '#app/domain/plan/plan-parties.ts'
import { foldText } from '#app/domain/text/words.ts'
import type { Statement, Transaction } from '../core/dialect.ts'
import { newId, sha256 } from '../core/ids.ts'
import {
  dossierLetters,
  files,
  letterPrints,
  letters,
  parties,
  textVersions,
} from '../schema/schema.ts'
import { auditEntry, type PerformedBy } from './audit-entry.ts'
import { indexLetter, outdateSearch } from './index-letter.ts'
import { insertActors, insertAffiliations } from './insert-actors.ts'
import { insertPositions, type NewPosition } from './insert-position.ts'
import { insertReaders } from './letter-readers.ts'
import { insertHeadRows, letterColumns } from './letter-head-rows.ts'
import { rebuildEvidence } from './rebuild-evidence.ts'

/** What is said about a letter; without an audience it is for everyone, or stays for whom it was. */
export type LetterParts = {
  form: LetterForm
  parties: PlannedParty[]
  actors: PlannedActor[]
  affiliations: PlannedAffiliation[]
  /** All that a letter that is corrected proves; what it proved besides goes. Without it, nothing goes. */
  proven?: PlannedAffiliation[]
  audience?: Audience
}

export type NewLetter = LetterParts & {
  id: string
  dossierId: string
  text: string
  pages?: readonly LetterPage[]
  origin?: Partial<LetterProvenance>
  file: NewFile | null
  /** When it came to the store that it was packed in. */
  arrivedDay?: Day | null
  positions: Omit<NewPosition, 'letterId' | 'textVersionId' | 'lastDay'>[]
}

export type NewFile = { name: string; mediaType: string; bytes: Buffer }

/** Stores a whole letter: its text, file, readers, parties, new actors and positions. */
export function insertLetter(
  tx: Transaction,
  added: NewLetter,
  performedBy: PerformedBy,
  at: string,
): Statement[] {
  return [
    ...insertLetterRows(tx, added, performedBy, at),
    insertMinhashes(tx, [added]),
    ...(added.positions.length ? rebuildEvidence(tx, { letterId: added.id }) : []),
  ]
}

/** The same for many letters: what follows from their rows is made once for all of them. */
export function insertLetters(
  tx: Transaction,
  added: readonly NewLetter[],
  performedBy: PerformedBy,
  at: string,
): Statement[] {
  const coded = added.filter(({ positions }) => positions.length)
  return [
    ...added.flatMap((letter) => insertLetterRows(tx, letter, performedBy, at)),
    ...chunk(added, lettersPerStatement).map((some) => insertMinhashes(tx, some)),
    ...chunk(coded, lettersPerStatement).flatMap((some) =>
      rebuildEvidence(tx, { addedLetterIds: some.map(({ id }) => id) }),
    ),
  ]
}

/** Few enough for one statement's values, which SQLite bounds at 32,766. */
const lettersPerStatement = 50

function insertLetterRows(
  tx: Transaction,
  added: NewLetter,
  performedBy: PerformedBy,
  at: string,
): Statement[] {
  const { id, dossierId, form, text, origin = {}, file, audience = everyoneAudience } = added
  const lastDay = form.dated.last
  const textVersionId = newId()
  return [
    tx.insert(letters).values({
      id,
      ...origin,
      ...letterColumns(form),
      arrivedDay: added.arrivedDay ?? null,
      visibility: audience.visibility,
      createdAt: at,
      createdBy: performedBy.userId,
      revision: 1,
    }),
    tx.insert(dossierLetters).values({
      dossierId,
      letterId: id,
      kind: form.kind,
      firstDay: form.dated.first,
      lastDay,
      addedAt: at,
      addedBy: performedBy.userId,
    }),
    ...insertReaders(tx, id, audience.readerIds, performedBy, at),
    ...insertActors(tx, added.actors, performedBy, at, id),
    ...insertAffiliations(tx, added.affiliations, performedBy, at, id),
    ...insertParties(tx, id, added.parties, lastDay),
    ...insertHeadRows(tx, id, form),
    insertFirstText(tx, textVersionId, added, performedBy, at),
    ...(file ? [insertFile(tx, id, file, at)] : []),
    ...indexLetterParts(id, added, text),
    auditEntry(tx, performedBy, at, {
      action: 'added',
      subject: 'letter',
      subjectId: id,
      after: { ...form, ...audience, text: sha256(text) },
    }),
    ...(added.positions.some(({ coding: { note, condition } }) => note ?? condition)
      ? [outdateSearch(sql`${id}`)]
      : []),
    ...insertPositions(
      tx,
      added.positions.map((position) => ({
        coder: importCoder(origin.importId),
        ...position,
        ...{ letterId: id, textVersionId, lastDay },
      })),
      performedBy,
      at,
    ),
  ]
}

/** What a table says is one coder's, whoever takes it in: not the same as what that person marks themselves. */
function importCoder(importId: string | null | undefined): string | undefined {
  return importId ? `import ${importId}` : undefined
}

/** The text a letter comes with, as the first of its versions. */
function insertFirstText(
  tx: Transaction,
  textVersionId: string,
  { id, text, pages = [] }: Pick<NewLetter, 'id' | 'text' | 'pages'>,
  performedBy: PerformedBy,
  at: string,
): Statement {
  return tx.insert(textVersions).values({
    id: textVersionId,
    letterId: id,
    version: 1,
    text,
    sha256: sha256(text),
    pages: pages.length ? pages : null,
    createdAt: at,
    createdBy: performedBy.userId,
  })
}

/** The bytes a letter came from, as they were given. */
export function insertFile(
  tx: Transaction,
  letterId: string,
  { name, mediaType, bytes }: NewFile,
  at: string,
): Statement {
  return tx.insert(files).values({
    id: newId(),
    letterId,
    name,
    mediaType,
    size: bytes.length,
    sha256: sha256(bytes),
    bytes,
    createdAt: at,
  })
}

/** What texts that are nearly the same are found by, in the order of the index. */
export function insertMinhashes(
  tx: Transaction,
  added: readonly Pick<NewLetter, 'id' | 'text'>[],
): Statement {
  const rows = added.flatMap(({ id, text }) =>
    computeTextMinhash(text).map((print) => ({ print, letterId: id })),
  )
  rows.sort((one, other) => one.print - other.print)
  return tx.insert(letterPrints).values(rows).onConflictDoNothing()
}

/** Who stands on a letter, in the order given. */
export function insertParties(
  tx: Transaction,
  letterId: string,
  planned: readonly PlannedParty[],
  lastDay: Day,
): Statement[] {
  return planned.map((party, place) =>
    tx.insert(parties).values({ id: newId(), letterId, place, lastDay, ...party }),
  )
}

/** What a letter is found by, from what is said about it. */
function indexLetterParts(
  letterId: string,
  { form }: Pick<LetterParts, 'form'>,
  text: string,
): Statement[] {
  const names = form.parties.flatMap(({ name, organisation }) => [name, organisation])
  const entry = {
    fields: [
      form.title,
      form.reference,
      ...form.otherReferences.map(formatOtherReference),
      ...form.parties.flatMap((party) => [
        party.name,
        party.capacity,
        party.organisation,
        party.unit,
      ]),
      text,
    ],
    // Whose notes these are is told by the dossiers of their topics: they are added once it is stored.
    notes: [],
  }
  return [...indexLetter(letterId, entry), outdateOtherNames(letterId, names)]
}

/** Whoever stands on a letter under another name than printed is found by it once the entry is made from the store. */
function outdateOtherNames(letterId: string, printed: readonly (string | null)[]): Statement {
  const keys = sql.join(
    [...new Set(['', ...printed.map((name) => foldText(name ?? ''))])].map((key) => sql`${key}`),
    sql`, `,
  )
  return outdateSearch(sql`select p.letter_id from parties p join actors a on a.id = p.actor_id
    join actors c on c.id = a.counts_as_id where p.letter_id = ${letterId}
    and (a.name_key not in (${keys}) or c.name_key not in (${keys}))`)
}
