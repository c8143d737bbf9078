import { asc, eq, gt, sql } from 'drizzle-orm'
import { isQuoteInPlace, type Quote } from '#app/domain/text/quotes.ts'
import type { Flaw } from '../core/flaw.ts'
import type { Db, StructureReport } from '../core/dialect.ts'
import { isCutWithinSigns } from '../core/whole-quotes.ts'
import { sha256 } from '../core/ids.ts'
import { newestTopicName } from '../statements/newest-text.ts'
import { actors, files, letters, positions, textVersions, topics } from '../schema/schema.ts'
import { findErasureFlaws, countErasures } from '../erasures/check-erasures.ts'
import { findSecondCodingFlaws } from './check-second-codings.ts'
import { findSelfCheckFlaws } from './check-self-checks.ts'
import { findUnprovenAffiliations } from './check-proofs.ts'
import { staleCounts } from '../statements/kept-counts.ts'
import { staleEvidence } from '../statements/rebuild-evidence.ts'
import { staleMerges } from '../statements/stale-merges.ts'

/** `erased`: how many erasures the store knows. */
export type SoundnessReport = {
  /** Pages and indexes; where they are damaged nothing else was checked. */
  structure: StructureReport
  texts: number
  files: number
  quotes: number
  erased: number
  unsound: Flaw[]
}

/**
 * Checks the pages and indexes of the store, that every text and file has its hash and every quote its words at its
 * place, also those of second codings, a few hundred rows at a time, that what counts for each actor is what follows
 * from holders, dates and affiliations, that letters still prove these, that what was merged counts as what the merges
 * say, that counts which are kept say what is there, and that nothing is left of erased letters.
 */
export async function checkSoundness(db: Db): Promise<SoundnessReport> {
  const structure = await db.engine.checkStructure()
  const report = { structure, texts: 0, files: 0, quotes: 0, erased: 0, unsound: [] as Flaw[] }
  if (structure.faults.length) return report
  report.erased = await countErasures(db)
  await checkTexts(db, report)
  await checkFiles(db, report)
  report.unsound.push(
    ...(await findErasureFlaws(db)),
    ...(await findSecondCodingFlaws(db, describeQuoteFlaw)),
    ...(await findSelfCheckFlaws(db)),
    ...(await findStaleEvidence(db)),
    ...(await findStaleMerges(db)),
    ...(await findUnprovenAffiliations(db)),
  )
  // Counts follow from these; where they are unsound, nothing is told by comparing.
  if (!report.unsound.some(({ thing }) => thing === 'evidence' || thing === 'merge'))
    report.unsound.push(...(await findStaleCounts(db)))
  return report
}

async function checkTexts(db: Db, report: SoundnessReport): Promise<void> {
  for (let after = ''; ;) {
    const rows = await db
      .select({
        id: textVersions.id,
        letterId: letters.id,
        letter: letters.title,
        text: textVersions.text,
        sha256: textVersions.sha256,
      })
      .from(textVersions)
      .innerJoin(letters, eq(letters.id, textVersions.letterId))
      .where(gt(textVersions.id, after))
      .orderBy(asc(textVersions.id))
      .limit(200)
    for (const row of rows) {
      report.texts += 1
      if (sha256(row.text) !== row.sha256)
        report.unsound.push({
          thing: 'text',
          id: row.id,
          letterId: row.letterId,
          letter: row.letter,
          what: 'the text is not the one that was stored: its hash differs',
        })
      await checkQuotes(db, row, report)
    }
    if (!rows.length) return
    after = rows.at(-1)!.id
  }
}

async function checkQuotes(
  db: Db,
  version: { id: string; letterId: string; letter: string; text: string },
  report: SoundnessReport,
): Promise<void> {
  const quotes = await db
    .select({
      id: positions.id,
      exact: positions.exact,
      prefix: positions.prefix,
      suffix: positions.suffix,
      start: positions.start,
      end: positions.end,
    })
    .from(positions)
    .where(eq(positions.textVersionId, version.id))
    .orderBy(asc(positions.start))
  report.quotes += quotes.length
  for (const { id, ...quote } of quotes) {
    const what = describeQuoteFlaw(version.text, quote)
    if (what)
      report.unsound.push({
        thing: 'quote',
        id,
        letterId: version.letterId,
        letter: version.letter,
        what,
      })
  }
}

/** What is wrong with a quote in its text; null where its words stand at its place, whole. */
function describeQuoteFlaw(text: string, quote: Quote): string | null {
  const place = `at characters ${quote.start} to ${quote.end} of the text`
  const words = `“${quote.exact.slice(0, 60)}”`
  if (!isQuoteInPlace(text, quote))
    return isCutWithinSigns(text, quote)
      ? `${words} begins or ends with half of a sign, such as an emoji, ${place}`
      : `${words} does not stand ${place}`
  return isCutWithinSigns(text, quote)
    ? `half of a sign, such as an emoji, is kept before or after ${words} ${place}`
    : null
}

async function checkFiles(db: Db, report: SoundnessReport): Promise<void> {
  for (let after = ''; ;) {
    const rows = await db
      .select({
        id: files.id,
        name: files.name,
        letterId: letters.id,
        letter: letters.title,
        bytes: files.bytes,
        sha256: files.sha256,
      })
      .from(files)
      .innerJoin(letters, eq(letters.id, files.letterId))
      .where(gt(files.id, after))
      .orderBy(asc(files.id))
      .limit(50)
    for (const row of rows) {
      report.files += 1
      if (sha256(row.bytes) !== row.sha256)
        report.unsound.push({
          thing: 'file',
          id: row.id,
          letterId: row.letterId,
          letter: row.letter,
          what: `the file “${row.name}” is not the one that was stored: its hash differs`,
        })
    }
    if (!rows.length) return
    after = rows.at(-1)!.id
  }
}

async function findStaleEvidence(db: Db): Promise<Flaw[]> {
  const rows = await db
    .select({ id: positions.id, letterId: letters.id, letter: letters.title })
    .from(positions)
    .innerJoin(letters, eq(letters.id, positions.letterId))
    .where(sql`${positions.id} in ${staleEvidence()}`)
  return rows.map((row) => ({
    thing: 'evidence',
    ...row,
    what:
      `what position ${row.id} counts for is not what its holders and their affiliations say; ` +
      'save it again',
  }))
}

async function findStaleMerges(db: Db): Promise<Flaw[]> {
  const rows = [
    ...(await db
      .select({ id: actors.id, letter: actors.name })
      .from(actors)
      .where(sql`${actors.id} in ${staleMerges('actor')}`)),
    ...(await db
      .select({ id: topics.id, letter: newestTopicName(topics.id) })
      .from(topics)
      .where(sql`${topics.id} in ${staleMerges('topic')}`)),
  ]
  return rows.map(({ id, letter }) => ({
    thing: 'merge',
    id,
    letterId: id,
    letter,
    what: 'does not count as what its merges say',
  }))
}

/** One sentence for all of them: they go wrong together, and are mended together. */
async function findStaleCounts(db: Db): Promise<Flaw[]> {
  const rows = await db
    .select({ id: sql<string>`stale.id` })
    .from(sql`${staleCounts()} stale`)
    .orderBy(sql`stale.id`)
  const [first] = rows
  if (!first) return []
  const flaw: Flaw = {
    thing: 'count',
    id: first.id,
    letterId: first.id,
    letter: 'How many there are',
    what:
      `${rows.length} of the counts that are kept are not what is stored, such as for ${first.id}; ` +
      'move the store into an empty one, which counts anew',
  }
  return [flaw]
}
