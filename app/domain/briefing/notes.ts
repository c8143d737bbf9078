import { formatDayInFull, type Day, type Period, formatPeriod } from '../days.ts'
import type { AttributedPosition } from '../attributed-positions.ts'
import { describeMeanWords } from '../level.ts'
import { findCountedDay } from '../method-v2/counted-positions.ts'
import { newestMethodVersion } from '../method-v2/derived-stance.ts'
import { dividedBelowConsensus } from '../stance.ts'
import { formatCount, joinWithAnd } from '../text/words.ts'

/** How many passages of the chosen actors and topics are not printed, by the reason. */
export type OmittedPassages = {
  afterAsOf: number
  beforePeriod: number
  afterPeriod: number
  withdrawn: number
  drafts: number
}

/** Counts each passage once, however many of the actors it speaks for. */
export function countOmittedPassages(
  positions: readonly AttributedPosition[],
  asOf: Day,
  period: Period,
): OmittedPassages {
  const omitted: OmittedPassages = {
    afterAsOf: 0,
    beforePeriod: 0,
    afterPeriod: 0,
    withdrawn: 0,
    drafts: 0,
  }
  const passages = new Map(positions.map((position) => [position.id, position])).values()
  for (const position of passages) {
    const { status, firstDay, lastDay } = position
    if (status === 'withdrawn') omitted.withdrawn += 1
    else if (status === 'draft') omitted.drafts += 1
    else if (findCountedDay(position) > asOf) omitted.afterAsOf += 1
    else if (lastDay < period.from) omitted.beforePeriod += 1
    else if (firstDay > period.to) omitted.afterPeriod += 1
  }
  return omitted
}

/** How the numbers were made, what counted, and what was left out: what a reader needs to check the briefing. */
export function writeNotes(omitted: OmittedPassages, asOf: Day, period: Period): string[] {
  return [
    `Method version ${newestMethodVersion}. A person gave each quote a level from −2 (strongly ` +
      'opposes the proposition) to +2 (strongly supports it). A letter’s word is the mean over its ' +
      'speakers, and now is the mean of the letters of the newest day. The record is the mean of ' +
      'the letters’ words, in which a letter weighs 1 for two years, then less with each day, and ' +
      `nothing from five years on. The words follow these numbers: ${describeMeanWords()}. ` +
      `“Divided” means a consensus (Tastle and Wierman) of the record below ${dividedBelowConsensus}, ` +
      '“stale” that the newest level is more than two years old, “changed” that now and the record ' +
      'lie 1 or more apart; an interval is given from four letters on, below that the range.',
    'A turn is a move to the other side than the last one held, on the day it happened; a step is ' +
      'another change of 1 or more. It is established by letters of two days before and after. ' +
      'Another signatory is never a turn. A change of tone within one side is told on the actor’s ' +
      'own page alone.',
    'What counts: approved passages from letters whose last possible day, or the day on which ' +
      `they arrived before it, is not later than ${formatDayInFull(asOf)}. A passage that several ` +
      'coders marked counts by the first coding, and the same level of a speaker in a letter ' +
      'counts once. An organisation counts what its people and units said while they spoke for ' +
      'it. What a letter reports about somebody else is shown and never counted. An answer that ' +
      'was evaded, withheld or without a position is named as such and is never a 0.',
    `The period ${formatPeriod(period)} chooses which quotes are printed. The stances rest on ` +
      `all that counts as of ${formatDayInFull(asOf)}, in and outside the period.`,
    describeOmittedPassages(omitted, asOf),
  ]
}

function describeOmittedPassages(omitted: OmittedPassages, asOf: Day): string {
  const omissions = [
    omitted.afterAsOf
      ? `${formatCount(omitted.afterAsOf, 'passage')} dated after ${formatDayInFull(asOf)} or ` +
        'possibly so (neither counted nor printed)'
      : null,
    omitted.beforePeriod
      ? `${formatCount(omitted.beforePeriod, 'passage')} from before the period (counted, not printed)`
      : null,
    omitted.afterPeriod
      ? `${formatCount(omitted.afterPeriod, 'passage')} from after the period (counted, not printed)`
      : null,
    omitted.drafts
      ? `${formatCount(omitted.drafts, 'passage')} not yet approved (neither counted nor printed)`
      : null,
    omitted.withdrawn
      ? `${formatCount(omitted.withdrawn, 'withdrawn passage')} (neither counted nor printed)`
      : null,
  ].filter((part) => part !== null)
  return omissions.length
    ? `Left out: ${joinWithAnd(omissions)}.`
    : 'Nothing that was coded for these actors and topics was left out.'
}
