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

/** What people write to one another where something is asked, answered, withdrawn or refused. */
export function remarkSchema(missing: string) {
  return z
    .string()
    .trim()
    .min(1, missing)
    .max(longestRemark, `This has at most ${longestRemark.toLocaleString('en')} characters.`)
}
