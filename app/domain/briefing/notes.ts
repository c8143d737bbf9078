import { sayDated, sayDayInFull, type Day, type Period } from '../days.ts'
import type { Counting } from '../evidence.ts'
import { methodVersion } from '../stance.ts'
import { count, listedWords } from './phrases.ts'

/** How many passages of the chosen actors and topics are not printed, by the reason. */
export type LeftOut = {
  afterAsOf: number
  beforePeriod: number
  afterPeriod: number
  withdrawn: number
  drafts: number
}

/** Counts each passage once, however many of the actors it speaks for. */
export function leftOutOf(positions: readonly Counting[], asOf: Day, period: Period): LeftOut {
  const left: LeftOut = { afterAsOf: 0, beforePeriod: 0, afterPeriod: 0, withdrawn: 0, drafts: 0 }
  const passages = new Map(positions.map((position) => [position.id, position])).values()
  for (const { status, firstDay, lastDay } of passages) {
    if (status === 'withdrawn') left.withdrawn += 1
    else if (status === 'draft') left.drafts += 1
    else if (lastDay > asOf) left.afterAsOf += 1
    else if (lastDay < period.from) left.beforePeriod += 1
    else if (firstDay > period.to) left.afterPeriod += 1
  }
  return left
}

/** How the numbers were made, what counted, and what was left out: what a reader needs to check the briefing. */
export function notesOf(leftOut: LeftOut, asOf: Day, period: Period): string[] {
  return [
    `Method version ${methodVersion}. A person gave each quote a level from −2 (strongly opposes the proposition) to +2 (strongly supports it). The weighted number is the mean of these levels, in which a letter weighs 1 for two years, then less with each day, and nothing from five years on; the latest number is the mean of the newest letter alone. The words follow the weighted number: from 1.5 “strongly supports”, from 0.5 “supports”, above −0.5 “mixed”, above −1.5 “opposes”, below that “strongly opposes”. “Divided” means a consensus (Tastle and Wierman) below 0.7, “stale” that the newest letter is more than two years old; an interval is given from four letters on.`,
    `What counts: approved passages from letters whose last possible day is not later than ${sayDayInFull(asOf)}. The same level in the same letter counts once. An organisation counts what its people and units said while they belonged to it. What a letter reports about somebody else is shown and never counted. An answer that was evaded, withheld or without a position is named as such and is never a 0.`,
    `The period ${sayPeriod(period)} chooses which quotes are printed. The stances rest on all that counts as of ${sayDayInFull(asOf)}, in and outside the period.`,
    leftOutSaid(leftOut, asOf),
  ]
}

export function sayPeriod({ from, to }: Period): string {
  return sayDated({ edtf: `${from}/${to}`, first: from, last: to })
}

function leftOutSaid(left: LeftOut, asOf: Day): string {
  const said = [
    left.afterAsOf
      ? `${count(left.afterAsOf, 'passage')} dated after ${sayDayInFull(asOf)} or possibly so (neither counted nor printed)`
      : null,
    left.beforePeriod
      ? `${count(left.beforePeriod, 'passage')} from before the period (counted, not printed)`
      : null,
    left.afterPeriod
      ? `${count(left.afterPeriod, 'passage')} from after the period (counted, not printed)`
      : null,
    left.drafts
      ? `${count(left.drafts, 'passage')} not yet approved (neither counted nor printed)`
      : null,
    left.withdrawn
      ? `${count(left.withdrawn, 'withdrawn passage')} (neither counted nor printed)`
      : null,
  ].filter((part) => part !== null)
  return said.length
    ? `Left out: ${listedWords(said)}.`
    : 'Nothing that was coded for these actors and topics was left out.'
}
