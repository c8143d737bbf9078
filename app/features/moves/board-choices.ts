import { findingKinds } from '#app/domain/moves/finding-words.ts'
import { judgementStates, type JudgementState } from '#app/domain/moves/judgements.ts'
import type { FindingKind } from '#app/domain/moves/findings.ts'
import { parseEdtfDate, subtractMonths, type Day } from '#app/domain/days.ts'

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
    since: readSince(params.get('since')?.trim() ?? '', asOf, errors),
    sort: params.get('sort') === 'certainty' ? 'certainty' : 'size',
    kind: findingKinds.find(({ kind }) => kind === params.get('kind'))?.kind ?? null,
    withTone: params.get('tone') === 'shown' || params.get('kind') === 'change of tone',
    state: judgementStates.find((state) => state === params.get('state')) ?? null,
    errors,
  }
}

function readSince(text: string, asOf: Day, errors: Record<string, string>): Day {
  const usual = subtractMonths(asOf, 12)
  if (!text) return usual
  const read = parseEdtfDate(text)
  if (!read.ok) errors.since = read.reason
  else if (read.dated.first < asOf) return read.dated.first
  else errors.since = 'The first day must lie before the second. Write an earlier one.'
  return usual
}
