import type { Absence, Level } from './level.ts'
import { type LevelAgreement, measureLevelAgreement } from './second-coding/pair-agreement.ts'

/** What a passage is read as: a level, or what stands in its place. */
export type SelfCheckReading = { level: Level | null; absence: Absence | null }

/** What somebody made of a passage once, and what they make of it now. */
export type SelfCheckPair = { old: SelfCheckReading; now: SelfCheckReading }

/** How far somebody agrees with what they coded before. */
export type SelfCheckAgreement = LevelAgreement & {
  /** The passages that were coded again, those without a level among them. */
  coded: number
  /** Of them, how many were read otherwise: another level, or a level where there was none. */
  different: number
}

export const isReadOtherwise = ({ old, now }: SelfCheckPair): boolean =>
  old.level !== now.level || old.absence !== now.absence

/** Agreement with oneself on levels, over the passages that have one both times. */
export function measureSelfAgreement(passages: readonly SelfCheckPair[]): SelfCheckAgreement {
  const units = passages.flatMap(({ old, now }) =>
    old.level !== null && now.level !== null ? [[old.level, now.level]] : [],
  )
  return {
    ...measureLevelAgreement(units),
    coded: passages.length,
    different: passages.filter(isReadOtherwise).length,
  }
}

/** How many passages can be asked for at once, and how old in days they can be asked to be. */
export const selfCheckLimits = { passages: 100, days: 3650 }
/** What the form offers. */
export const usualSelfCheck = { passages: 20, days: 30 }
