import { wordForMean, type LevelWord } from '../level.ts'

/** On which side of a proposition a mean lies: 1 supports, from 0.5 on; -1 opposes, from -0.5 down; 0 is mixed. */
export type Side = -1 | 0 | 1

const sideByWord: Record<LevelWord, Side> = {
  'strongly supports': 1,
  supports: 1,
  mixed: 0,
  opposes: -1,
  'strongly opposes': -1,
}

export function findSide(mean: number): Side {
  return sideByWord[wordForMean(mean)]
}

export function areOpposite(a: Side, b: Side): boolean {
  return a * b === -1
}

/** Whether two means lie `least` levels apart or more; what is missing in the last bits of fractions does not count. */
export function areApart(a: number, b: number, least: number): boolean {
  return Math.abs(a - b) >= least - 1e-9
}
