import { asc, eq, type SQL } from 'drizzle-orm'
import { groupRowsBy } from '#app/domain/collections.ts'
import type { QuoteTranslation } from '#app/domain/quote-translations.ts'
import type { StoredLetter } from '#app/domain/package/stored-dossier.ts'
import type { Db } from '../core/dialect.ts'
import { asDates } from '../statements/letter-head-rows.ts'
import {
  letterAsks,
  letterDates,
  letterReferences,
  letters,
  positions,
  quoteTranslations,
} from '../schema/schema.ts'

export type DossierHead = Pick<StoredLetter, 'dates' | 'otherReferences' | 'asks'>

/** What the letters of a package say beside their own rows, by their ids. */
export async function readHeads(
  db: Db,
  here: SQL | undefined,
): Promise<(letterId: string) => DossierHead> {
  const dates = groupRowsBy(
    'letterId',
    await db
      .select({
        letterId: letterDates.letterId,
        kind: letterDates.kind,
        edtf: letterDates.edtf,
        firstDay: letterDates.firstDay,
        lastDay: letterDates.lastDay,
        basis: letterDates.basis,
      })
      .from(letterDates)
      .innerJoin(letters, eq(letters.id, letterDates.letterId))
      .where(here),
  )
  const references = groupRowsBy('letterId', await readReferenceRows(db, here))
  const asks = groupRowsBy('letterId', await readAskRows(db, here))
  return (letterId) => ({
    dates: asDates(dates.get(letterId) ?? []),
    otherReferences: (references.get(letterId) ?? []).map(({ kind, number }) => ({ kind, number })),
    asks: (asks.get(letterId) ?? []).map(({ actorId, topicId }) => ({ actorId, topicId })),
  })
}

async function readReferenceRows(db: Db, here: SQL | undefined) {
  return db
    .select({
      letterId: letterReferences.letterId,
      kind: letterReferences.kind,
      number: letterReferences.number,
    })
    .from(letterReferences)
    .innerJoin(letters, eq(letters.id, letterReferences.letterId))
    .where(here)
    .orderBy(asc(letterReferences.letterId), asc(letterReferences.place))
}

async function readAskRows(db: Db, here: SQL | undefined) {
  return db
    .select({
      letterId: letterAsks.letterId,
      actorId: letterAsks.actorId,
      topicId: letterAsks.topicId,
    })
    .from(letterAsks)
    .innerJoin(letters, eq(letters.id, letterAsks.letterId))
    .where(here)
}

/** The translations of the quotes of a package's letters, by their positions, in the order of languages. */
export async function readQuoteTranslations(
  db: Db,
  here: SQL | undefined,
): Promise<Map<string, QuoteTranslation[]>> {
  const rows = await db
    .select({
      positionId: quoteTranslations.positionId,
      language: quoteTranslations.language,
      words: quoteTranslations.words,
      machine: quoteTranslations.machine,
      translator: quoteTranslations.translator,
    })
    .from(quoteTranslations)
    .innerJoin(positions, eq(positions.id, quoteTranslations.positionId))
    .innerJoin(letters, eq(letters.id, positions.letterId))
    .where(here)
    .orderBy(asc(quoteTranslations.positionId), asc(quoteTranslations.language))
  return new Map(
    [...groupRowsBy('positionId', rows)].map(([id, own]) => [
      id,
      own.map(({ language, words, machine, translator }) => ({
        language,
        words,
        machine,
        translator,
      })),
    ]),
  )
}
