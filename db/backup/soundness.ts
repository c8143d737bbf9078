import { asc, eq, gt, sql } from 'drizzle-orm'
import { isQuoteInPlace } from '#app/domain/text/quotes.ts'
import type { Db } from '../core/dialect.ts'
import { sha256 } from '../core/ids.ts'
import { newestTopicName } from '../statements/newest-text.ts'
import { actors, files, letters, positions, textVersions, topics } from '../schema/schema.ts'
import { staleEvidence } from '../statements/rebuild-evidence.ts'
import { staleMerges } from '../statements/stale-merges.ts'

/** `letter` is the title of the letter, or the name of what was merged. */
export type Flaw = {
  thing: 'text' | 'file' | 'quote' | 'evidence' | 'merge'
  id: string
  letterId: string
  letter: string
  what: string
}

export type SoundnessReport = { texts: number; files: number; quotes: number; unsound: Flaw[] }

/**
 * Checks that every text and file has its hash and every quote its words at its place, a few hundred rows at a time,
 * that what counts for each actor is what follows from holders, dates and affiliations, and that what was merged
 * counts as what the merges say.
 */
export async function checkSoundness(db: Db): Promise<SoundnessReport> {
  const found: SoundnessReport = { texts: 0, files: 0, quotes: 0, unsound: [] }
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
      found.texts += 1
      if (sha256(row.text) !== row.sha256)
        found.unsound.push({
          thing: 'text',
          id: row.id,
          letterId: row.letterId,
          letter: row.letter,
          what: 'the text is not the one that was stored: its hash differs',
        })
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
        .where(eq(positions.textVersionId, row.id))
        .orderBy(asc(positions.start))
      found.quotes += quotes.length
      for (const { id, ...quote } of quotes) {
        if (!isQuoteInPlace(row.text, quote))
          found.unsound.push({
            thing: 'quote',
            id,
            letterId: row.letterId,
            letter: row.letter,
            what: `“${quote.exact.slice(0, 60)}” does not stand at characters ${quote.start} to ${quote.end} of the text`,
          })
      }
    }
    if (!rows.length) break
    after = rows.at(-1)!.id
  }
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
      found.files += 1
      if (sha256(row.bytes) !== row.sha256)
        found.unsound.push({
          thing: 'file',
          id: row.id,
          letterId: row.letterId,
          letter: row.letter,
          what: `the file “${row.name}” is not the one that was stored: its hash differs`,
        })
    }
    if (!rows.length) break
    after = rows.at(-1)!.id
  }
  const stray = await db
    .select({ id: positions.id, letterId: letters.id, letter: letters.title })
    .from(positions)
    .innerJoin(letters, eq(letters.id, positions.letterId))
    .where(sql`${positions.id} in ${staleEvidence()}`)
  found.unsound.push(
    ...stray.map((row) => ({
      thing: 'evidence' as const,
      ...row,
      what: `what position ${row.id} counts for is not what its holders and their affiliations say; save it again`,
    })),
  )
  const misplaced = [
    ...(await db
      .select({ id: actors.id, letter: actors.name })
      .from(actors)
      .where(sql`${actors.id} in ${staleMerges('actor')}`)),
    ...(await db
      .select({ id: topics.id, letter: newestTopicName(topics.id) })
      .from(topics)
      .where(sql`${topics.id} in ${staleMerges('topic')}`)),
  ]
  found.unsound.push(
    ...misplaced.map(({ id, letter }) => ({
      thing: 'merge' as const,
      id,
      letterId: id,
      letter,
      what: 'does not count as what its merges say',
    })),
  )
  return found
}
