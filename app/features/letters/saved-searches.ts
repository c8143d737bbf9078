import { requireDeed, requireFound } from '#app/auth/guard.ts'
import { refuseFormBecause, type RefusedForm } from '#app/domain/form-refusal.ts'
import {
  findSearchObstacle,
  mostSavedSearches,
  searchNameSchema,
  toSearchQuery,
} from '#app/domain/search/saved-searches.ts'
import type { User } from '#app/domain/users.ts'
import type { Store } from '#app/store.server.ts'
import { withStoreErrors } from '../try-store.ts'

type Searcher = {
  admin: Pick<Store, 'savedSearches' | 'subscriptions'>
  user: Pick<User, 'id'>
}

/** A person's saved searches, which of them an address shows, and how often there is an alert of each. */
export async function listOwnSearches({ admin, user }: Searcher, params: URLSearchParams) {
  const query = toSearchQuery(params)
  const rows = await admin.savedSearches.ofUser(user.id)
  const own = rows.length ? await admin.subscriptions.ofUser(user.id) : []
  const rhythmOf = new Map(own.map(({ search, rhythm }) => [search?.id, rhythm]))
  return {
    maySave: findSearchObstacle(query) === null,
    rows: rows.map((row) => ({
      ...row,
      isShown: row.query === query,
      alert: rhythmOf.get(row.id) ?? null,
    })),
  }
}

type SearchOutcome = { ok: true; message: string } | RefusedForm

type SearchDeed = {
  searcher: Searcher
  params: URLSearchParams
  fields: Record<string, string>
}

const deeds: Record<string, (asked: SearchDeed) => Promise<SearchOutcome>> = {
  'save search': saveOwnSearch,
  'rename search': renameOwnSearch,
  'delete search': deleteOwnSearch,
}

/** The fields of the forms by which searches are saved, renamed and deleted. */
export const savedSearchFields = ['deed', 'search', 'name']

/** Saves, renames or deletes a search of one's own. Throws a 404 where there is none of that id. */
export async function applySearchForm(
  searcher: Searcher,
  params: URLSearchParams,
  fields: Record<string, string>,
): Promise<SearchOutcome> {
  const deed = requireDeed(deeds, fields.deed)
  return withStoreErrors<SearchOutcome, SearchOutcome>(
    () => deed({ searcher, params, fields }),
    (sentence) => refuseFormBecause('not stored', { form: sentence }, fields),
  )
}

async function saveOwnSearch({
  searcher: { admin, user },
  params,
  fields,
}: SearchDeed): Promise<SearchOutcome> {
  const query = toSearchQuery(params)
  const obstacle = findSearchObstacle(query)
  if (obstacle) return refuseFormBecause('unfit', { form: obstacle }, fields)
  const name = searchNameSchema.safeParse(fields.name ?? '')
  if (!name.success)
    return refuseFormBecause('unfit', { name: name.error.issues[0]!.message }, fields)
  if ((await admin.savedSearches.save(user.id, { name: name.data, query })) === 'too many')
    return refuseFormBecause(
      'unfit',
      {
        form: `You keep ${mostSavedSearches} searches, which is as many as one may. Delete one first.`,
      },
      fields,
    )
  return { ok: true, message: `Saved as “${name.data}”. Only you see it.` }
}

async function renameOwnSearch({
  searcher: { admin, user },
  fields,
}: SearchDeed): Promise<SearchOutcome> {
  const name = searchNameSchema.safeParse(fields.name ?? '')
  if (!name.success)
    return refuseFormBecause('unfit', { newName: name.error.issues[0]!.message }, fields)
  const isRenamed = await admin.savedSearches.rename(user.id, fields.search ?? '', name.data)
  requireFound(isRenamed || null, 'saved search')
  return { ok: true, message: `It is called “${name.data}” now.` }
}

async function deleteOwnSearch({
  searcher: { admin, user },
  fields,
}: SearchDeed): Promise<SearchOutcome> {
  const isDeleted = await admin.savedSearches.remove(user.id, fields.search ?? '')
  requireFound(isDeleted || null, 'saved search')
  return { ok: true, message: 'The saved search is deleted.' }
}
