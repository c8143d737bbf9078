import { surenesses } from '../positions.ts'
import { formatCount } from '../text/words.ts'

/** How a letter came to its second coder: the drawn ones alone tell how far coders agree. */
export type CodingOrigin = 'drawn' | 'given' | 'least certain'

/** The same in words, for lists. */
export const originLabels: Readonly<Record<CodingOrigin, string>> = {
  drawn: 'drawn',
  given: 'given by hand',
  'least certain': 'given, among the least certain',
}

/** The word that a coder says who doubts nothing. */
const surest = surenesses.at(-1)!.word

/** By what letters are the least certain: the rule that is shown where they are given. */
export const leastCertainRule =
  'By how sure coders said they are of the passages that count here: first comes the letter with the least sure passage, ' +
  'of several the one that is less sure on average. Letters in which nobody said so, or all of which is ' +
  `“${surest}”, are not among them. They do not enter the agreement, and their second coder is not told.`

/** What stands against somebody's coding a letter a second time. */
export type CoderLetter = {
  letterId: string
  /** Whether somebody is done with it for the dossier. */
  isFinished: boolean
  /** Whether it has a second coder already. */
  isTaken: boolean
  /** Whether the coder may see it at all, coded in it, or has seen what others coded in it. */
  isSeen: boolean
  hasCoded: boolean
  hasOpened: boolean
}

/** Why somebody cannot be the second coder of a letter, in a sentence; null where they can. */
export function findSecondCoderObstacle(
  { isFinished, isTaken, isSeen, hasCoded, hasOpened }: CoderLetter,
  name: string,
): string | null {
  if (!isFinished)
    return 'Nobody has finished this letter for the dossier yet. A second coding begins once the first is finished.'
  if (isTaken) return 'This letter has a second coder already.'
  if (!isSeen) return `${name} may not see this letter.`
  if (hasCoded) return `${name} coded this letter, so they cannot be its second coder.`
  if (hasOpened)
    return `${name} has opened this letter and seen its first coding, so they cannot be its second coder.`
  return null
}

/** The same in few words, for lists of many letters. */
export function nameSecondCoderObstacle(
  { isFinished, isTaken, isSeen, hasCoded, hasOpened }: CoderLetter,
  name: string,
): string | null {
  if (!isFinished) return 'nobody finished it for the dossier yet'
  if (isTaken) return 'given to a second coder already'
  if (!isSeen) return `${name} may not see it`
  if (hasCoded) return `${name} coded in it`
  if (hasOpened) return `${name} opened it and saw its first coding`
  return null
}

/** How many letters are given at once because they are the least certain. */
export const mostLetters = 500

/** The share of finished letters that is drawn where a dossier says nothing else, in per cent. */
export const usualShare = 10

/** How many letters more a share asks for, of so many finished ones of which some were drawn before. */
export function countDrawn(finished: number, share: number, drawnBefore: number): number {
  return Math.max(0, Math.ceil((finished * share) / 100) - drawnBefore)
}

/**
 * Some of the letters at random: those whose hashes with the seed come first, so that whoever has the seed and the list
 * draws the same ones again. `hash` is any function that spreads words evenly, such as SHA-256.
 */
export function drawLetters(
  pool: readonly string[],
  count: number,
  seed: string,
  hash: (words: string) => string,
): string[] {
  return [...new Set(pool)]
    .map((id) => ({ id, place: hash(`${seed} ${id}`) }))
    .sort((a, b) => (a.place < b.place ? -1 : a.place > b.place ? 1 : 0))
    .slice(0, count)
    .map(({ id }) => id)
}

/** The answer to what is sent of a second coding that was finished or taken back meanwhile. */
export const secondCodingOver =
  'Your second coding of this letter is over: it was finished or taken back meanwhile, so nothing was stored. What you ' +
  'typed is kept here until you open the letter again.'

/** Why a second coding cannot be finished: what has no place in the corrected text would be compared with nothing. */
export function explainLostPassages(count: number): string {
  const which = count === 1 ? 'One passage' : formatCount(count, 'passage')
  return `${which} lost ${count === 1 ? 'its' : 'their'} place when the text was corrected. Place ${
    count === 1 ? 'it' : 'them'
  } anew or withdraw ${count === 1 ? 'it' : 'them'}, then finish.`
}

/** `One letter is left out of everything you see: you are coding it.` */
export function describeLeftOut(count: number): string {
  return count === 1
    ? 'One letter is left out: you are coding it'
    : `${formatCount(count, 'letter')} are left out: you are coding them`
}
