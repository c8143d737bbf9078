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
