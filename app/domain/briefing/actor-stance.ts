import type { Actor } from '../actors.ts'
import type { AttributedPosition } from '../attributed-positions.ts'
import { formatDay, type Day } from '../days.ts'
import { formatLevel } from '../level.ts'
import { findCountedDay } from '../method-v2/counted-positions.ts'
import { describeMoveText, type MoveText } from '../method-v2/move-words.ts'
import type { Move } from '../method-v2/moves.ts'
import { describeInterval, type StanceText } from '../stance-text.ts'
import type { EvidencePart } from '../stance-view.ts'
import {
  capitaliseFirst,
  formatCount,
  formatQuantity,
  formatSignedNumber,
  joinWithAnd,
  pluralise,
} from '../text/words.ts'
import { type Phrase } from './phrases.ts'
import type { BriefingQuotes } from './quotes.ts'

export type BriefingActor = Pick<Actor, 'id' | 'kind' | 'name'> & { short: string }

/**
 * One actor on one topic: the stance in words and numbers, what it is made of (`counted` in all),
 * its moves and the passages of the period (`printable` in all).
 */
export type ActorStance = BriefingQuotes & {
  actor: BriefingActor
  /** Whether the actor itself said all that is printed here, rather than somebody who speaks for it. */
  signs: boolean
  stance: StanceText
  figures: Phrase[]
  cites: number[]
  moves: BriefingMove[]
  movesTotal: number
  evidence: EvidenceText[]
  countedTotal: number
  printableTotal: number
}

/** A move with the numbers of the letters before it and of those after it. */
export type BriefingMove = MoveText & { cites: number[] }

export function describeBriefingMove(
  move: Move<AttributedPosition>,
  sourceNumberOf: (letterId: string) => number,
): BriefingMove {
  const letters = [...move.before, ...move.after].flatMap((day) => day.letters)
  const cites = new Set(letters.map(({ letterId }) => sourceNumberOf(letterId)))
  return { ...describeMoveText(move), cites: [...cites].sort((a, b) => a - b) }
}

/**
 * One counted passage behind a number: its source, level or absence, the day it counts from and
 * what its letter weighs; an absence has no weight.
 */
export type EvidenceText = {
  source: number
  label: string
  number: string | null
  day: Day
  weight: number | null
}

export function describeEvidence(
  evidence: readonly EvidencePart[],
  sourceNumberOf: (letterId: string) => number,
): EvidenceText[] {
  return evidence.map(({ position, weight }) => ({
    source: sourceNumberOf(position.letterId),
    label: formatLevel(position),
    number: position.level === null ? null : formatSignedNumber(position.level),
    day: findCountedDay(position),
    weight: position.level === null ? null : weight,
  }))
}

/** `1`, `0.87`; a dash where there is none. */
export function formatWeight(weight: number | null): string {
  return weight === null ? '–' : String(Math.round(weight * 100) / 100)
}

/**
 * The numbers of a stance in sentences, with their sources. They follow the word, which they do not repeat. Of
 * contradictions that are left out for want of room it is said how many they are.
 */
export function describeFigures(
  stance: StanceText,
  cites: number[],
  omittedContradictions = 0,
): Phrase[] {
  if (stance.now === null)
    return [{ words: `${capitaliseFirst(describeMissingWord(stance))}.`, cites }]
  const hedges = stance.qualifiers.length ? [capitaliseFirst(joinWithAnd(stance.qualifiers))] : []
  const sentences = [
    `Now ${stance.nowText}, ${stance.since}; newest word ${formatDay(stance.nowDay!)}`,
    ...hedges,
    describeRecordFigures(stance),
    ...[stance.members, ...stance.contradictions].filter((words) => words !== null),
    ...(omittedContradictions
      ? [
          `${formatQuantity(omittedContradictions, 'earlier contradiction')} in the Word and Markdown files`,
        ]
      : []),
  ]
  return [{ words: sentences.map((words) => `${words}.`).join(' '), cites }]
}

/** `Record supports (+0.5), divided, from 3 letters; consensus 0.62; 95 % interval −0.5 to +1`. */
function describeRecordFigures(stance: StanceText): string {
  if (stance.record === null) return capitaliseFirst(stance.recordText ?? 'no record')
  const record = `${capitaliseFirst(stance.recordText!)} (${formatSignedNumber(stance.record)})`
  const parts = [
    `${record} from ${formatCount(stance.letters, 'letter')}`,
    stance.letters > 1 && stance.consensus !== null
      ? `consensus ${stance.consensus.toFixed(2)}`
      : null,
    describeInterval(stance),
  ]
  return parts.filter((part) => part !== null).join('; ')
}

/** `only silence: 2 evaded and 1 withheld`, `no letter`. */
export function describeMissingWord({ word, absenceCounts }: StanceText): string {
  return absenceCounts.length ? `only silence: ${joinWithAnd(absenceCounts)}` : word
}

/** The actors of a topic of whom anything is known, and those of whom nothing is, who are said in one sentence. */
export function separateSilent(actorStances: readonly ActorStance[]): {
  withEvidence: ActorStance[]
  withoutEvidence: ActorStance[]
} {
  const lacksEvidence = ({ evidence, reported }: ActorStance) =>
    evidence.length === 0 && reported.length === 0
  return {
    withEvidence: actorStances.filter((row) => !lacksEvidence(row)),
    withoutEvidence: actorStances.filter(lacksEvidence),
  }
}

export function describeSilentActors(withoutEvidence: readonly ActorStance[]): string {
  return (
    'No letter states where ' +
    `${joinWithAnd(withoutEvidence.map(({ actor }) => actor.name))} ` +
    `${pluralise(withoutEvidence.length, 'stands', 'stand')} on this topic.`
  )
}
