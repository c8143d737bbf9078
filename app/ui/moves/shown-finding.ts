import type { FindingKind } from '#app/domain/moves/findings.ts'
import type { Verdict } from '#app/domain/moves/judgements.ts'
import type { PositionWithLetter } from '#app/domain/positions.ts'

/** A finding as a card shows it. */
export type ShownFinding = {
  key: string
  actor: { id: string; name: string }
  topic: { id: string; name: string }
  kind: FindingKind
  kindWord: string
  name: string
  from: { mean: number; words: string }
  to: { mean: number; words: string }
  difference: string
  qualifiers: readonly string[]
  behind: string | null
  authorship: string | null
  between: { number: string; words: string }
  milestones: readonly string[]
  before: ShownQuote
  after: ShownQuote
  basisHash: string
  asOf: string
  judgement: {
    id: string
    verdict: Verdict
    reason: string | null
    by: string
    on: string
    applies: boolean
  } | null
}

/** One of its two quotes. */
export type ShownQuote = {
  position: PositionWithLetter
  who: string
  told: readonly string[]
  more: number
}
