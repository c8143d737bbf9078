import { levels, type Level } from '../level.ts'

/** A level with how likely it is. */
export type LevelShare = { level: Level; share: number }

/** A level that is proposed, with how sure its side and it itself are. */
export type LevelChoice = { level: Level; confidence: number; sideConfidence: number }

/**
 * The level to propose where levels are likely in different measure. Levels are in an order: the side that is likelier
 * as a whole is chosen first, then the level on it, so that two levels of one side never lose against a third between
 * or opposite them.
 */
export function chooseLevel(shares: readonly LevelShare[]): LevelChoice | null {
  const shareOf = (level: Level) => shares.find((one) => one.level === level)?.share ?? 0
  const sides = [-1, 0, 1].map((side) => {
    const own = levels.map(({ level }) => level).filter((level) => Math.sign(level) === side)
    const share = own.reduce((sum: number, level) => sum + shareOf(level), 0)
    const level = own.reduce((best, one) => (shareOf(one) > shareOf(best) ? one : best))
    return { level, share }
  })
  const best = sides.reduce((one, other) => (other.share > one.share ? other : one))
  if (best.share === 0) return null
  return { level: best.level, confidence: shareOf(best.level), sideConfidence: best.share }
}

/** How far two levels lie apart, on the mean over all: 0 where all agree. */
export function measureLevelDistance(pairs: readonly (readonly [Level, Level])[]): number {
  return (
    pairs.reduce((sum, [one, other]) => sum + Math.abs(one - other), 0) / Math.max(1, pairs.length)
  )
}
