/**
 * The ways in which the stances of a selection are shown: on which page of a dossier, and on the page of stances by
 * which word of its address.
 */
export const stanceViews = [
  { view: 'strips', word: 'Strips', page: 'stances' },
  { view: 'matrix', word: 'Matrix', page: 'stances' },
  { view: 'overlay', word: 'Overlay', page: 'stances' },
  { view: 'quotes', word: 'Quotes', page: 'quotes' },
  { view: 'distribution', word: 'Distribution', page: 'distribution' },
  { view: 'near', word: 'Near and far', page: 'near' },
  { view: 'audience', word: 'Audience', page: 'audience' },
  { view: 'coverage', word: 'Coverage', page: 'coverage' },
] as const

export type StanceViewName = (typeof stanceViews)[number]['view']

/** Those that the page of stances has. */
type StancesPageView = Extract<(typeof stanceViews)[number], { page: 'stances' }>

const isOfStances = (view: (typeof stanceViews)[number]): view is StancesPageView =>
  view.page === 'stances'

/** What an address asks for; strips where it names no view that there is. */
export function readStanceView(params: URLSearchParams): StancesPageView['view'] {
  return (
    stanceViews.filter(isOfStances).find(({ view }) => view === params.get('view'))?.view ??
    'strips'
  )
}
