import { formatDay, type Day } from '../days.ts'
import { wordForMean } from '../level.ts'
import { capitaliseFirst, formatSignedNumber, joinWithAnd } from '../text/words.ts'
import type { Contradiction } from './contradictions.ts'
import { findMoveKind, type Move, type MoveKind } from './moves.ts'

/** `turn on 16 Sep 2021, from opposes (−1) to supports (+1)`: a move without what qualifies it. */
export function describeMove(move: Move): string {
  const words = moveWords[findMoveKind(move)]
  return `${words} on ${formatDay(move.day)}, from ${describeMean(move.from)} to ${describeMean(move.to)}`
}

/** A move as a screen says it: the heading names it, the sentence says from where to where. */
export type MoveText = { kind: MoveKind; day: Day; heading: string; sentence: string }

export function describeMoveText(move: Move): MoveText {
  const kind = findMoveKind(move)
  const qualifiers = listMoveQualifiers(move)
  const rest = qualifiers.length ? ` ${capitaliseFirst(joinWithAnd(qualifiers))}.` : ''
  return {
    kind,
    day: move.day,
    heading: `${capitaliseFirst(moveWords[kind])} on ${formatDay(move.day)}`,
    sentence: `From ${describeMean(move.from)} to ${describeMean(move.to)}.${rest}`,
  }
}

const moveWords: Record<MoveKind, string> = {
  turn: 'turn',
  'change of tone': 'change of tone',
  step: 'step',
  'another signatory': 'another signatory speaks',
}

/** What belongs to a move wherever it is told (rule 9). */
export function listMoveQualifiers(move: Move): string[] {
  return [
    !move.established && 'once so far',
    move.takenBack && 'taken back',
    move.orderUncertain && 'order uncertain',
  ].filter((qualifier): qualifier is string => typeof qualifier === 'string')
}

/** `contradiction on 3 May 2021`, `members differ, 3 May 2021 and 4 Jun 2021`: on which days, and by whom. */
export function describeContradiction({ from, to, membersDiffer }: Contradiction): string {
  const days =
    from === to ? `on ${formatDay(from)}` : `between ${formatDay(from)} and ${formatDay(to)}`
  return `${membersDiffer ? 'members differ' : 'contradiction'} ${days}`
}

/** `supports (+1)`: a word with its number. */
function describeMean(mean: number): string {
  return `${wordForMean(mean)} (${formatSignedNumber(mean)})`
}
