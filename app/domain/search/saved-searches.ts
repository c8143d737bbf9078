import { z } from 'zod'
import { wordsSchema } from '../form-fields.ts'

/** A search of letters that a person keeps; `query` is as the address of the list has it. */
export type SearchRecord = { id: string; name: string; query: string }

/** As many as one person may keep. */
export const mostSavedSearches = 50

/** As many characters as a name and an address have. */
export const longestSearchName = 80
const longestQuery = 2000

/** What of the address of the list of letters says which it shows, in this order. */
const searchParams = [
  ...['q', 'dossier', 'kind', 'topic', 'state', 'coder', 'assigned', 'from', 'to', 'author'],
]

/** What says how words are searched, which is nothing without words. */
const wordParams = ['forms', 'order']

/** What an address searches for, without the page; empty where it leaves nothing out. */
export function toSearchQuery(params: URLSearchParams): string {
  const names = params.get('q')?.trim() ? [...searchParams, ...wordParams] : searchParams
  const words = names.flatMap((name) => {
    const value = params.get(name)?.trim()
    return value ? [[name, value]] : []
  })
  return String(new URLSearchParams(words))
}

/** Why an address cannot be kept; null where it can. */
export function findSearchObstacle(query: string): string | null {
  if (!query) return 'This shows all letters. Search for something first, then save it.'
  return query.length > longestQuery ? 'This search is too long to be saved.' : null
}

export const searchNameSchema = wordsSchema.pipe(
  z
    .string()
    .min(1, 'Write what this search is called.')
    .refine(
      (name) => [...name].length <= longestSearchName,
      `A name has at most ${longestSearchName} letters.`,
    ),
)
