import { stanceViews } from '../strips/stance-views.ts'

/** The words of an address that say who, what and when a page of a dossier is about. */
const selectionParams = ['topic', 'actor', 'names', 'add', 'who', 'asOf', 'from', 'to'] as const

/** The pages of a dossier that are about a selection, by the first word below it; the overview has none. */
const selectionPages: readonly string[] = [
  ...new Set(['', ...stanceViews.map(({ page }) => page), 'moves', 'briefings']),
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
  const names: readonly string[] = selectionParams
  const carried = [...params].filter(([name, value]) => value && names.includes(name))
  return carried.length ? `?${new URLSearchParams(carried)}` : ''
}
