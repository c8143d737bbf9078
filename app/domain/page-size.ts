/** How many rows one page of each list holds. */
export const pageSizes = {
  letters: 50,
  actors: 50,
  twins: 20,
  affiliations: 50,
  imports: 25,
  importFiles: 200,
  importItems: 25,
  itemTable: 50,
  nameQuestions: 50,
  lists: 25,
  listRows: 50,
  listQuestions: 50,
  history: 30,
  topicQuotes: 20,
  rechecks: 25,
  approvals: 20,
  overviewQuotes: 20,
  asks: 20,
  proposals: 50,
  concerns: 50,
  remarks: 20,
  differences: 50,
  secondCodings: 50,
  moved: 50,
  unmoved: 60,
  findings: 20,
  changes: 20,
  /** A feed has one page, of the newest changes. */
  feed: 50,
  whyLetters: 30,
  quotes: 20,
  found: 20,
  groups: 12,
  nearActors: 20,
  otherActors: 60,
  gaps: 20,
  audienceTopics: 10,
  withdrawnLetters: 50,
  importsApi: 100,
} as const

/** How many pages a list fills: at least one, which says that there is nothing. */
export function countPages(rows: number, pageSize: number): number {
  return Math.max(1, Math.ceil(rows / pageSize))
}

/** How many rows lie before a page; pages are counted from 1. */
export function rowsBeforePage(page: number, pageSize: number): number {
  return (page - 1) * pageSize
}

/** One page of a list; beyond the last one there is the last one. */
export function takePage<T>(
  all: readonly T[],
  asked: number,
  size: number,
): { rows: T[]; total: number; page: number; pages: number } {
  const pages = countPages(all.length, size)
  const page = Math.min(asked, pages)
  const start = rowsBeforePage(page, size)
  return { rows: all.slice(start, start + size), total: all.length, page, pages }
}

/** The last page that an address may ask for: beyond it there is nothing, and counting rows so far is dear. */
export const lastPage = 100_000
