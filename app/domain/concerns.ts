import { z } from 'zod'

/** What somebody says is wrong with a letter, for an editor; settled once it has an answer. */
export type Concern = {
  id: string
  letterId: string
  title: string
  words: string
  raisedBy: string
  raisedAt: string
  answer: string | null
  settledBy: string | null
  settledAt: string | null
}

const longestRemark = 2_000

const wordsSchema = z
  .string()
  .trim()
  .max(longestRemark, `This has at most ${longestRemark.toLocaleString('en')} characters.`)

/** What people write to one another where something is asked, answered, withdrawn or refused. */
export function remarkSchema(missing: string) {
  return wordsSchema.min(1, missing)
}

/** The same where it may be left out. */
export const optionalRemarkSchema = wordsSchema.transform((words) => words || null)
