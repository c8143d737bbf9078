import { z } from 'zod'

const mostWritten = 2_000

const written = z
  .string()
  .trim()
  .max(mostWritten, `This has at most ${mostWritten.toLocaleString('en')} characters.`)

/** What people write to one another where something is asked, answered, withdrawn or refused. */
export function sentencesSchema(missing: string) {
  return written.min(1, missing)
}

/** The same where it may be left out. */
export const optionalSentencesSchema = written.transform((words) => words || null)
