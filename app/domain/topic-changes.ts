import { levels, type Level } from './level.ts'
import { foldText } from './text/words.ts'
import {
  exampleFieldName,
  exampleKinds,
  toWordingFields,
  wordingLabels,
  type LevelExample,
  type TopicWording,
} from './topic-wording.ts'
import { findWordDifferences, type DifferencePiece } from './history/word-differences.ts'

/** What a new version of a topic is: the same in other words, or something else. */
export const wordingChanges = ['wording', 'meaning'] as const
export type WordingChange = (typeof wordingChanges)[number]

type Wordings = { before: TopicWording; after: TopicWording }

/**
 * What a change is taken for until a person says it: other spelling or punctuation of the proposition and the levels,
 * another name, short forms, examples and cues leave the meaning as it was; other words there do not.
 */
export function proposeWordingChange({ before, after }: Wordings): WordingChange {
  return isSpeltAnew(before.proposition, after.proposition) &&
    levels.every(({ level }) => isSpeltAnew(before.anchors[level], after.anchors[level]))
    ? 'wording'
    : 'meaning'
}

/** What a change of meaning touches: positions at these levels, and absences, are to be looked at again. */
export type RecheckScope = { levels: Level[]; absences: boolean }

const nothingToRecheck: RecheckScope = { levels: [], absences: false }

/**
 * Which positions are to be looked at again after a change: none where only the wording changed; otherwise those at
 * levels whose anchors changed and at the levels beside these, or all of them, absences too, where the proposition
 * did. Where more than spelling changed somewhere, a change of mere spelling touches nothing.
 */
export function findRecheckScope({ before, after }: Wordings, change: WordingChange): RecheckScope {
  if (change === 'wording') return nothingToRecheck
  const isTouched =
    proposeWordingChange({ before, after }) === 'meaning' ? isOtherWords : isOtherText
  if (isTouched(before.proposition, after.proposition))
    return { levels: levels.map(({ level }) => level), absences: true }
  const changed = levels.filter(({ level }) =>
    isTouched(before.anchors[level], after.anchors[level]),
  )
  return {
    levels: levels
      .map(({ level }) => level)
      .filter((level) => changed.some((one) => Math.abs(one.level - level) <= 1)),
    absences: false,
  }
}

/** Whether a position is among those that are to be looked at again. */
export function isInScope(
  { level }: { level: Level | null },
  { levels: touched, absences }: RecheckScope,
): boolean {
  return level === null ? absences : touched.includes(level)
}

const isOtherText = (one: string, other: string): boolean => one.trim() !== other.trim()
const isOtherWords = (one: string, other: string): boolean => !isSpeltAnew(one, other)

/** Whether two texts have the same words but for capitals, accents, punctuation and spelling. */
function isSpeltAnew(one: string, other: string): boolean {
  const [mine, theirs] = [listWords(one), listWords(other)]
  return mine.length === theirs.length && mine.every((word, at) => isSpellingOf(word, theirs[at]!))
}

const listWords = (text: string): string[] => foldText(text).match(/[\p{L}\p{N}]+/gu) ?? []

/**
 * Whether two words of five letters or more, neither a number, are one word but for a letter that is missing, two that
 * changed places, or an s that is a z. Words that begin otherwise (lawful, unlawful) never are.
 */
function isSpellingOf(one: string, other: string): boolean {
  if (one === other) return true
  const [short, long] = one.length <= other.length ? [one, other] : [other, one]
  if (short.length < 5 || short[0] !== long[0] || /\p{N}/u.test(short + long)) return false
  let at = 0
  while (at < short.length && short[at] === long[at]) at += 1
  if (long.length === short.length + 1) return short.slice(at) === long.slice(at + 1)
  if (long.length !== short.length) return false
  const [pair, otherPair] = [short.slice(at, at + 2), long.slice(at, at + 2)]
  const isSwapped =
    pair[0] === otherPair[1] &&
    pair[1] === otherPair[0] &&
    short.slice(at + 2) === long.slice(at + 2)
  const isOtherSign =
    [short[at], long[at]].sort().join('') === 'sz' && short.slice(at + 1) === long.slice(at + 1)
  return isSwapped || isOtherSign
}

/** What differs between two versions, word by word; the examples by the words that `wordsOf` has for them. */
export function compareWordings(
  { before, after }: Wordings,
  wordsOf: (example: LevelExample) => string,
): { label: string; pieces: DifferencePiece[] }[] {
  const old = listWordingTexts(before, wordsOf)
  return listWordingTexts(after, wordsOf).flatMap(({ label, words }, at) =>
    words === old[at]!.words ? [] : [{ label, pieces: findWordDifferences(old[at]!.words, words) }],
  )
}

/** The texts of a version, each by its label, the same ones in the same order for every version. */
function listWordingTexts(
  wording: TopicWording,
  wordsOf: (example: LevelExample) => string,
): { label: string; words: string }[] {
  const { cues, examples } = wording
  const texts: Record<string, string> = {
    ...toWordingFields(wording),
    cues: cues.join('; '),
    ...Object.fromEntries(
      levels.flatMap(({ level }) =>
        exampleKinds.map((kind) => {
          const chosen = examples[level][kind]
          return [exampleFieldName(kind, level), chosen ? wordsOf(chosen) : '']
        }),
      ),
    ),
  }
  return wordingLabels.map(([field, label]) => ({ label, words: texts[field]! }))
}
