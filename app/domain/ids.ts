import { z } from 'zod'

/** Whether words out of an address or a form have the form of an id: a UUID, as everything in the store has. */
export function isId(words: unknown): words is string {
  return z.uuid().safeParse(words).success
}

/** The number of a revision as a form sends it; -1, which no revision has, for what is none. */
export function parseRevision(words: unknown): number {
  return typeof words === 'string' && /^\d{1,9}$/.test(words) ? Number(words) : -1
}
