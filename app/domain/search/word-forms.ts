import type { Span } from '../text/quotes.ts'
import { foldText } from '../text/words.ts'

/**
 * A word as it stands in a text, between signs and spaces; hyphens join several parts to one. Each part is folded in
 * two ways: without its accents (ü as u), and with the letters that stand for them (ü as ue).
 */
export type WordForms = Span & { plain: readonly string[]; spelled: readonly string[] }

/** Words between spaces and signs; a soft hyphen, also at a line's end, and what has no width belong to the word. */
const wordPattern =
  /[\p{L}\p{N}](?:[\p{L}\p{N}\p{M}\u200B-\u200D\u2060\uFEFF]|\u00AD[ \t]*\r?\n[ \t]*(?=\p{L})|\u00AD)*/gu

/** What joins two parts of a word: a hyphen, also one at a line's end. */
const hyphenPattern = /^[-\u2010\u2011](?:[ \t]*\r?\n[ \t]*)?$/

/** Nobody can ask for more of one word than this many letters; both engines have room for it. */
const maxWordLength = 300

/** The words of a text in order, each with its place. */
export function findWordForms(text: string): WordForms[] {
  const found: { start: number; end: number; plain: string[]; spelled: string[] }[] = []
  for (const { index, 0: written } of text.matchAll(wordPattern)) {
    const { plain, spelled } = foldWord(written)
    if (!plain) continue
    const last = found.at(-1)
    const end = index + written.length
    if (last && isHyphen(text, last.end, index)) {
      last.end = end
      last.plain.push(plain)
      last.spelled.push(spelled)
    } else found.push({ start: index, end, plain: [plain], spelled: [spelled] })
  }
  return found
}

function isHyphen(text: string, start: number, end: number): boolean {
  return end > start && end - start < 40 && hyphenPattern.test(text.slice(start, end))
}

type FoldedWord = { plain: string; spelled: string }

/** Folded words by how they were written: a corpus has few different ones. */
const knownWords = new Map<string, FoldedWord>()
const knownWordsLimit = 50_000

function foldWord(written: string): FoldedWord {
  const known = knownWords.get(written)
  if (known) return known
  const folded = isAscii(written)
    ? sameBothWays(cutWord(written.toLowerCase()))
    : { plain: keepLetters(foldText(written)), spelled: keepLetters(foldText(spellOut(written))) }
  if (knownWords.size >= knownWordsLimit) knownWords.clear()
  if (written.length <= 40) knownWords.set(written, folded)
  return folded
}

function isAscii(word: string): boolean {
  return /^[a-z0-9]+$/i.test(word)
}

function sameBothWays(word: string): FoldedWord {
  return { plain: word, spelled: word }
}

/** What a folded word keeps: letters and digits, without the Arabic stroke that only widens a word. */
function keepLetters(folded: string): string {
  return cutWord(folded.replace(/[^\p{L}\p{N}]|\u0640/gu, ''))
}

function cutWord(word: string): string {
  return word.length > maxWordLength ? [...word].slice(0, maxWordLength).join('') : word
}

/** How letters are written where a keyboard does not have them: German, Danish, Norwegian and Swedish custom. */
const spellings: Record<string, string> = { ä: 'ae', ö: 'oe', ü: 'ue', å: 'aa', ø: 'oe' }

function spellOut(word: string): string {
  return word
    .normalize('NFC')
    .toLowerCase()
    .replace(/[äöüåø]/g, (letter) => spellings[letter]!)
}

/**
 * The ways in which words can be read one after the other, each once: hyphens as spaces or as nothing, letters without
 * accents or spelled out. The first holds every part by itself, without accents.
 */
export function readInEveryWay(words: readonly WordForms[]): string[][] {
  const ways = [words.flatMap(({ plain }) => plain)]
  if (words.every(isReadOneWay)) return ways
  const add = (way: string[]): void => {
    if (!ways.some((known) => isSame(known, way))) ways.push(way)
  }
  add(words.map(({ plain }) => cutWord(plain.join(''))))
  add(words.flatMap(({ spelled }) => spelled))
  add(words.map(({ spelled }) => cutWord(spelled.join(''))))
  return ways
}

/** Whether a word is one, without hyphens, and spelled one way. */
export function isReadOneWay({ plain, spelled }: WordForms): boolean {
  return plain.length === 1 && plain[0] === spelled[0]
}

function isSame(one: readonly string[], other: readonly string[]): boolean {
  return one.length === other.length && one.every((word, index) => word === other[index])
}
