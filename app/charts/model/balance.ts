/** What a letter adds to a record, drawn as a bar from the middle: left opposes, right supports. In pixels. */
export type BalanceBar = { x: number; width: number; middle: number }

/** The heaviest word: weight 1 at a level of two. */
const mostPull = 2

/** `mean` is the letter's word from -2 to 2, `weight` its weight from 0 to 1. */
export function layOutBalance(
  { mean, weight }: { mean: number; weight: number },
  width: number,
): BalanceBar {
  const middle = width / 2
  const length = ((mean * weight) / mostPull) * middle
  return { x: Math.min(middle, middle + length), width: Math.abs(length), middle }
}
