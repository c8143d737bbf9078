import { findingKinds } from '#app/domain/moves/finding-words.ts'
import { judgementStates, type JudgementState } from '#app/domain/moves/judgements.ts'
import type { FindingKind } from '#app/domain/moves/findings.ts'
import { subtractMonths, type Day } from '#app/domain/days.ts'
import { readEarlierDay } from '../analysis/day-param.ts'

/** What the address of the board asks for beside Who, What and the second day. */
export type BoardChoices = {
  since: Day
  sort: 'size' | 'certainty'
  /** Of which kind of finding cards are shown; null: all kinds. */
  kind: FindingKind | null
  withTone: boolean
  /** Only what was judged so; null: whatever was judged. */
  state: JudgementState | null
  errors: Record<string, string>
}

/** Without a first day it is a year before the second. What cannot be read is said in `errors`. */
export function readBoardChoices(params: URLSearchParams, asOf: Day): BoardChoices {
  const errors: Record<string, string> = {}
  return {
    since: readEarlierDay(params, asOf, errors) ?? subtractMonths(asOf, 12),
    sort: params.get('sort') === 'certainty' ? 'certainty' : 'size',
    kind: findingKinds.find(({ kind }) => kind === params.get('kind'))?.kind ?? null,
    withTone: params.get('tone') === 'shown' || params.get('kind') === 'change of tone',
    state: judgementStates.find((state) => state === params.get('state')) ?? null,
    errors,
  }
}
