/**
 * The ways in which the stances of a selection are shown: on which page of a dossier, and on the page of stances by
 * which word of its address.
 */
export const stanceViews = [
  { view: 'strips', word: 'Strips', page: 'stances' },
  { view: 'matrix', word: 'Matrix', page: 'stances' },
  { view: 'overlay', word: 'Overlay', page: 'stances' },
] as const

export type StanceViewName = (typeof stanceViews)[number]['view']

/** What an address asks for; strips where it names no view that there is. */
export function readStanceView(params: URLSearchParams): StanceViewName {
  return stanceViews.find(({ view }) => view === params.get('view'))?.view ?? 'strips'
}
