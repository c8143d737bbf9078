import { stanceViews } from '../strips/stance-views.ts'

/** The words of an address that say whom a page of a dossier is about, and with what and when. */
export const actorParams: readonly string[] = ['actor', 'names', 'add', 'who']
const selectionParams: readonly string[] = ['topic', 'asOf', 'from', 'to', ...actorParams]

/** The pages of a dossier that are about a selection, by the first word below it; the overview has none. */
const selectionPages: readonly string[] = [
  ...new Set(['', ...stanceViews.map(({ page }) => page), 'moves', 'changes', 'briefings', 'who']),
]

/**
 * The selection in the address of a page, as what follows the address of another page of the same dossier: `?…`, or
 * nothing where there is none. A page that is about no selection gives none, whatever its own words are called.
 */
export function carrySelection(slug: string, pathname: string, params: URLSearchParams): string {
  const home = `/dossiers/${slug}`
  if (pathname !== home && !pathname.startsWith(`${home}/`)) return ''
  const [page = ''] = pathname.slice(home.length + 1).split('/')
  if (!selectionPages.includes(page)) return ''
  const carried = splitSelection(params).selection
  return carried.length ? `?${new URLSearchParams(carried)}` : ''
}

type Words = [name: string, value: string][]

/** What an address says of its selection, and what else it says; empty words are left out. */
export function splitSelection(params: URLSearchParams): { selection: Words; others: Words } {
  const words = [...params].filter(([, value]) => value)
  return {
    selection: words.filter(([name]) => selectionParams.includes(name)),
    others: words.filter(([name]) => !selectionParams.includes(name)),
  }
}
