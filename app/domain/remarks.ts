/** What somebody says of a quote, such as that it is wrong, for whoever codes there to answer; it counts nowhere. */
export type QuoteRemark = {
  id: string
  positionId: string
  letterId: string
  /** What the letter is called. */
  title: string
  quote: string
  words: string
  madeBy: string
  madeAt: string
  answer: string | null
  answeredBy: string | null
  answeredAt: string | null
}

/** Of which remarks a list is: those that wait for one person or for whoever may answer, or those that one made. */
export type RemarkFilter = { kind: 'waiting'; forId: string | null } | { kind: 'own'; ofId: string }

/** How many of a position's remarks there are, and how many of them wait for an answer. */
export type RemarkCount = { all: number; waiting: number }

/** `2 remarks, 1 waits for an answer`. */
export function describeRemarkCount({ all, waiting }: RemarkCount): string {
  const said = `${all.toLocaleString('en')} ${all === 1 ? 'remark' : 'remarks'}`
  return waiting
    ? `${said}, ${waiting.toLocaleString('en')} ${waiting === 1 ? 'waits' : 'wait'} for an answer`
    : said
}
