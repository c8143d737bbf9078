import { LRUCache } from 'lru-cache'
import { sql } from 'drizzle-orm'
import type { Db } from './dialect.ts'
import { searchText, type TextContacts } from './masked-rows.ts'

/** Whole texts with the addresses and numbers in them, by the ids of their versions; null where one holds none. */
export type ReadTextContacts = (
  textVersionIds: readonly string[],
) => Promise<ReadonlyMap<string, TextContacts | null>>

/** How many signs of texts with addresses are kept, and how many texts are known at most. */
const [maxKeptSigns, maxKnownTexts] = [20_000_000, 100_000]

/** As many as any engine takes as values of one query, and few enough texts to hold at once. */
const idsAtOnce = 500

/** How long texts are kept at most, in milliseconds: another process may have erased one meanwhile. */
const usualKeptMs = 600_000

const none = 'none'

type KnownTexts = LRUCache<string, TextContacts | typeof none>

const knownTextsOf = new WeakMap<Db, KnownTexts>()

/** Forgets every text that this process keeps of a store: one of them was erased. */
export function forgetTextContacts(db: Db): void {
  knownTextsOf.get(db)?.clear()
}

/**
 * Finds the contacts of whole texts, by the ids of their versions: what is cut from a text, such as a quote, is masked
 * by what the whole of it says. A text never changes but by an erasure, so each is read once for as long as there is
 * room, and all are let go of some minutes after the first was read.
 */
export function makeTextContacts(db: Db, keptMs = usualKeptMs): ReadTextContacts {
  const known: KnownTexts = new LRUCache({
    max: maxKnownTexts,
    maxSize: maxKeptSigns,
    sizeCalculation: (kept) => (kept === none ? 1 : kept.text.length + 1),
  })
  knownTextsOf.set(db, known)
  const remember = (id: string, found: TextContacts | typeof none) => {
    if (!known.size) setTimeout(() => known.clear(), keptMs).unref()
    known.set(id, found)
  }
  const readMissing = async (ids: readonly string[]) => {
    const rows = await db
      .select({ id: sql<string>`t.id`, text: sql<string>`t.text` })
      .from(sql`text_versions t`)
      .where(
        sql`t.id in (${sql.join(
          ids.map((id) => sql`${id}`),
          sql`, `,
        )})`,
      )
    return rows.map(({ id, text }) => {
      const found = searchText(text) ?? none
      remember(id, found)
      return [id, found] as const
    })
  }
  return async (textVersionIds) => {
    const ids = [...new Set(textVersionIds)]
    const kept = new Map(ids.map((id) => [id, known.get(id)]))
    const missing = ids.filter((id) => kept.get(id) === undefined)
    for (let at = 0; at < missing.length; at += idsAtOnce)
      for (const [id, found] of await readMissing(missing.slice(at, at + idsAtOnce)))
        kept.set(id, found)
    return new Map(
      ids.map((id) => {
        const found = kept.get(id)
        return [id, found === none || found === undefined ? null : found]
      }),
    )
  }
}
