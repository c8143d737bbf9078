import { stanceViews } from '../strips/stance-views.ts'
import { actorParams, splitSelection } from './carried-selection.ts'

/** Where one comes from to choose actors and goes back to: the pages that have words of who, what and when. */
const pagesBehind: readonly (readonly [page: string, name: string])[] = [
  ['', 'the overview'],
  ['stances', 'stances'],
  ...stanceViews
    .filter(({ page }) => page !== 'stances')
    .map(({ page, word }) => [page, word.toLowerCase()] as const),
  ['moves', 'moves'],
  ['briefings', 'the stance summary'],
]

/** Where one goes where an address does not say from where one came. */
const usualPage = 'stances'

/** The address of the page that chooses actors, with the selection of a page and the way back to it. */
export function toChoosingAddress(slug: string, pathname: string, params: URLSearchParams): string {
  const home = `/dossiers/${slug}`
  const { selection, others } = splitSelection(params)
  const page = pathname.slice(home.length + 1)
  const query = String(new URLSearchParams(others))
  const next = new URLSearchParams(selection)
  next.set('back', query ? `${page}?${query}` : page)
  return `${home}/who?${next}`
}

/** The page from which one came, as it is called in a sentence, and what its own address said. */
function readPageBehind(params: URLSearchParams): { page: string; name: string; query: string } {
  const written = params.get('back') ?? usualPage
  const [, page = '', query = ''] = /^([^?]*)\??([^]*)$/.exec(written) ?? []
  const known = pagesBehind.find(([each]) => each === page)
  return known ? { page, name: known[1], query } : { page: usualPage, name: usualPage, query: '' }
}

/** How the page is called to which one goes back. */
export function namePageBehind(params: URLSearchParams): string {
  return readPageBehind(params).name
}

/** The address of the page from which one came, about the same topics and days and about those who are chosen. */
export function toAddressBehind(
  slug: string,
  params: URLSearchParams,
  chosen: { who: readonly string[]; actor: readonly string[] },
): string {
  const { page, query } = readPageBehind(params)
  const next = new URLSearchParams([
    ...splitSelection(params).selection.filter(([name]) => !actorParams.includes(name)),
    ...chosen.who.map((word) => ['who', word]),
    ...chosen.actor.map((id) => ['actor', id]),
    ...splitSelection(new URLSearchParams(query)).others,
  ])
  const path = page ? `/dossiers/${slug}/${page}` : `/dossiers/${slug}`
  const words = String(next)
  return words ? `${path}?${words}` : path
}
