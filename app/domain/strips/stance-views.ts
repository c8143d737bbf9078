/** The ways in which stances over time are shown, by their words in an address. */
export const stanceViews = [
  { view: 'strips', word: 'Strips' },
  { view: 'matrix', word: 'Matrix' },
  { view: 'overlay', word: 'Overlay' },
] as const

export type StanceViewName = (typeof stanceViews)[number]['view']

/** What an address asks for; strips where it names no view that there is. */
export function readStanceView(params: URLSearchParams): StanceViewName {
  return stanceViews.find(({ view }) => view === params.get('view'))?.view ?? 'strips'
}
