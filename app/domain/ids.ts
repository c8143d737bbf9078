import { z } from 'zod'

/** Whether words out of an address or a form have the form of an id: a UUID, as everything in the store has. */
export function isId(words: unknown): words is string {
  return z.uuid().safeParse(words).success
}
