import { and, asc, count, eq, inArray } from 'drizzle-orm'
import { mostSavedSearches, type SearchRecord } from '#app/domain/search/saved-searches.ts'
import { bindFirst } from '../core/bind-first.ts'
import { atomically, commit, type Db } from '../core/dialect.ts'
import { newId, sha256 } from '../core/ids.ts'
import { savedSearches, subscriptionLinks, subscriptions } from '../schema/schema.ts'

/** The searches that people keep, each their own. */
export function bindSavedSearches(db: Db) {
  return bindFirst(db, {
    ofUser: listSavedSearches,
    save: saveSearch,
    rename: renameSearch,
    remove: removeSearch,
  })
}

/** Those of a person, in the order in which they were saved. */
async function listSavedSearches(db: Db, userId: string): Promise<SearchRecord[]> {
  return db
    .select({ id: savedSearches.id, name: savedSearches.name, query: savedSearches.query })
    .from(savedSearches)
    .where(eq(savedSearches.userId, userId))
    .orderBy(asc(savedSearches.savedAt), asc(savedSearches.id))
}

/** Keeps a search, or calls the same one otherwise. `too many`: the person has as many as one may. */
async function saveSearch(
  db: Db,
  userId: string,
  { name, query }: Pick<SearchRecord, 'name' | 'query'>,
): Promise<'saved' | 'too many'> {
  const queryHash = sha256(query)
  const own = eq(savedSearches.userId, userId)
  const same = and(own, eq(savedSearches.queryHash, queryHash))
  const [[existing], [held]] = [
    await db.select({ id: savedSearches.id }).from(savedSearches).where(same),
    await db.select({ all: count() }).from(savedSearches).where(own),
  ]
  if (!existing && held!.all >= mostSavedSearches) return 'too many'
  const savedAt = new Date().toISOString()
  await atomically(db, (tx) => [
    tx
      .insert(savedSearches)
      .values({ id: newId(), userId, name, query, queryHash, savedAt })
      .onConflictDoUpdate({
        target: [savedSearches.userId, savedSearches.queryHash],
        set: { name },
      }),
  ])
  return 'saved'
}

/** False where the person has no such search (any more). */
async function renameSearch(db: Db, userId: string, id: string, name: string): Promise<boolean> {
  return commit(
    atomically(db, (tx) => [
      { requireChange: tx.update(savedSearches).set({ name }).where(isOwn(userId, id)) },
    ]),
  )
}

/** The same of one that is to be deleted, and with it the alert of it. */
async function removeSearch(db: Db, userId: string, id: string): Promise<boolean> {
  const isItsAlert = and(eq(subscriptions.userId, userId), eq(subscriptions.searchId, id))
  const alerts = db.select({ id: subscriptions.id }).from(subscriptions).where(isItsAlert)
  return commit(
    atomically(db, (tx) => [
      tx.delete(subscriptionLinks).where(inArray(subscriptionLinks.subscriptionId, alerts)),
      tx.delete(subscriptions).where(isItsAlert),
      { requireChange: tx.delete(savedSearches).where(isOwn(userId, id)) },
    ]),
  )
}

const isOwn = (userId: string, id: string) =>
  and(eq(savedSearches.userId, userId), eq(savedSearches.id, id))
