import { and, isNotNull } from 'drizzle-orm'
import { LRUCache } from 'lru-cache'
import type { LetterPage } from '#app/domain/letters.ts'
import { findPageAt } from '#app/domain/text/letter-pages.ts'
import { type Db, inList } from '../core/dialect.ts'
import { textVersions } from '../schema/schema.ts'

/** On which page of its original a place of a version of a text stands; null where that is not known. */
type PageLookup = (textVersionId: string, place: number) => number | null

/** How many texts are known at most, and how many page beginnings of them together. */
const [mostTexts, mostPages] = [100_000, 500_000]

/** For how long, in milliseconds: an erased text has no pages, and none of its positions is shown any more. */
const keptMs = 600_000

const noPages: readonly LetterPage[] = []

const knownPagesOf = new WeakMap<Db, LRUCache<string, readonly LetterPage[]>>()

/**
 * Reads on which pages places of texts stand. Where the pages of a text begin never changes but by an erasure, so each
 * text is read once for as long as there is room.
 */
export async function readPageLookup(
  db: Db,
  textVersionIds: readonly string[],
): Promise<PageLookup> {
  const known = getKnownPages(db)
  const ids = [...new Set(textVersionIds)]
  const pagesOf = new Map(ids.map((id) => [id, known.get(id)]))
  const missing = ids.filter((id) => !pagesOf.get(id))
  const rows = missing.length
    ? await db
        .select({ id: textVersions.id, pages: textVersions.pages })
        .from(textVersions)
        .where(and(inList(db, textVersions.id, missing), isNotNull(textVersions.pages)))
    : []
  const read = new Map(rows.map(({ id, pages }) => [id, pages as LetterPage[]]))
  for (const id of missing) {
    const pages = read.get(id) ?? noPages
    known.set(id, pages)
    pagesOf.set(id, pages)
  }
  return (textVersionId, place) => findPageAt(pagesOf.get(textVersionId) ?? noPages, place)
}

function getKnownPages(db: Db) {
  const kept = knownPagesOf.get(db)
  if (kept) return kept
  const known = new LRUCache<string, readonly LetterPage[]>({
    ...{ max: mostTexts, maxSize: mostPages, ttl: keptMs },
    sizeCalculation: (pages) => pages.length + 1,
  })
  knownPagesOf.set(db, known)
  return known
}
