/** What leaves a screen as a table, by the first word of its address: `moves.csv`. */
const viewTableNames = [
  ...['stances', 'moves', 'findings', 'quotes', 'distribution', 'near', 'audience', 'coverage'],
] as const
export type ViewTableName = (typeof viewTableNames)[number]

/**
 * As what a table leaves: each with its word, its media type and how many rows it may have. All but one are written
 * while they are sent; a workbook is packed as a whole, so it holds fewer.
 */
export const tableFormats = [
  { format: 'csv', word: 'CSV', mediaType: 'text/csv', mostRows: 200_000 },
  {
    format: 'xlsx',
    word: 'Excel',
    mediaType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    mostRows: 20_000,
  },
  { format: 'json', word: 'JSON', mediaType: 'application/json', mostRows: 200_000 },
  { format: 'txt', word: 'Sentences', mediaType: 'text/plain', mostRows: 200_000 },
] as const
export type TableFormat = (typeof tableFormats)[number]['format']

/** What such a table is called on a page about links to it. */
export const viewTableWords: Record<ViewTableName, string> = {
  stances: 'Stances',
  moves: 'Moves',
  findings: 'Moves and contradictions',
  quotes: 'Quotes',
  distribution: 'Distribution',
  near: 'Near and far',
  audience: 'Audience',
  coverage: 'Coverage',
}

/** The page of a dossier on which such a table stands. */
export const viewPages: Record<ViewTableName, string> = {
  stances: 'stances',
  moves: 'moves',
  findings: 'moves',
  quotes: 'quotes',
  distribution: 'distribution',
  near: 'near',
  audience: 'audience',
  coverage: 'coverage',
}

/** Reads the first word of such an address; null where there is no table of that name. */
export function findViewTable(written: string | undefined): ViewTableName | null {
  return viewTableNames.find((name) => name === written) ?? null
}

/** What leaves a screen as a picture (SVG, or PNG of twice the size), by the first word of its address. */
const viewPictureNames = [
  'stances',
  'moves',
  'distribution',
  'near',
  'audience',
  'coverage',
] as const
export type ViewPictureName = (typeof viewPictureNames)[number]

/** Reads the first word of such an address; null where there is no picture of that name. */
export function findViewPicture(written: string | undefined): ViewPictureName | null {
  return viewPictureNames.find((name) => name === written) ?? null
}
