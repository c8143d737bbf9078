/** A quote as it stands beside its mark: whose it is, of when, how far it goes, its words and where they stand. */
export type QuoteTip = {
  who: string
  when: string
  level: string
  topic: string
  words: string
  condition: string | null
  source: string
}
