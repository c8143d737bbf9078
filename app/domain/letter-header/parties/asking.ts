import { cutTitles, hasTitle } from '../landmarks/personal-titles.ts'
import { proposeValue } from '../lines/header-proposal.ts'
import { cutMatch, cutPiece, splitPiece, type TextPiece } from '../lines/piece.ts'
import { findHolder, personWords, proposeHolder } from '../roles/holders.ts'
import { isName, proposeName } from '../roles/names.ts'
import { findBodyWithin, isCapacity } from '../roles/offices.ts'
import { officesInText, titlesInText } from '../vocabulary/behalf.ts'
import { officePrefixes } from '../vocabulary/holders.ts'
import { anyWordOf } from '../vocabulary/word-table.ts'
import { nobody, type ProposedParty } from './party.ts'
import { readParty } from './read-party.ts'

const titles = anyWordOf(titlesInText)
const offices = `(?:${anyWordOf(officePrefixes)}[- ]){0,2}${anyWordOf(officesInText)}`

const askingPattern = new RegExp(
  [
    `((?:${titles}\\.?\\s)?${personWords})(?:,?\\s(?:who\\s)?(?:has|have))?`,
    '\\s(?:kindly\\s)?(?:asked|requested|instructed|invited|charged)\\s(?:me|us)\\s(?:to\\s)?.{0,60}?',
    '\\b(?:on\\s(?:her|his|their)\\sbehalf|in\\s(?:her|his|their)\\sname|for\\s(?:her|him|them))',
  ].join(''),
  'u',
)
const askedPassively = new RegExp(
  [
    '(?:\\b(?:have|has)\\sbeen|\\bam)\\s(?:kindly\\s)?(?:asked|requested|instructed)\\sby\\s',
    '(?:the\\s|our\\s)?([^.;]{3,90}?)\\s+to\\s(?:thank|reply|respond|answer|write|acknowledge|inform)',
  ].join(''),
  'u',
)
const pronoun = /^(?:they|she|he|both|we|i|who|this|it|which)$/i
const onTheirBehalf = /\bon\s(?:her|his|their)\sbehalf\b/
const mention = new RegExp(
  `(?:(?:${titles}\\b\\.?|${offices})\\s)(?:Mr\\s|Ms\\s|Mrs\\s)?${personWords}`,
  'gu',
)
/** How many sentences before "on her behalf" may name her. */
const sentencesLookedAt = 3

/**
 * Who asked the writer to answer: the one before "asked me", or whom "on her behalf" and "on their behalf" point back
 * to.
 */
export function findAsking(body: TextPiece): ProposedParty[] {
  const match = askingPattern.exec(body.words)
  if (match && !pronoun.test(match[1]!))
    return [introduce(cutPiece(body, match.index, match.index + match[1]!.length), body)]
  const passive = findAskingPassively(body)
  return passive ? [passive] : findMentioned(body)
}

function findAskingPassively(body: TextPiece): ProposedParty | null {
  const match = askedPassively.exec(body.words)
  if (!match) return null
  const at = match.index + match[0].indexOf(match[1]!)
  const asking = readParty([cutPiece(body, at, at + match[1]!.replace(/,$/, '').length)], '')
  return asking.name || asking.capacity ? asking : null
}

/** Whom "on her behalf" and "on their behalf" point back to, where the sentence speaks of the writer. */
function findMentioned(body: TextPiece): ProposedParty[] {
  const phrase = onTheirBehalf.exec(body.words)
  if (!phrase) return []
  const sentences = splitSentences(cutPiece(body, 0, phrase.index + phrase[0].length))
  if (!/(?<!\p{L})(?:I|me|we|us)(?!\p{L})/u.test(sentences.at(-1)?.words ?? '')) return []
  for (const sentence of sentences.reverse().slice(0, sentencesLookedAt)) {
    const mentions = [...sentence.words.matchAll(mention)]
      .map((each) => cutMatch(sentence, each))
      .filter((each) => findHolder(each) ?? hasTitle(each.words))
    const meant = phrase[0].includes('their') ? mentions : mentions.slice(-1)
    if (meant.length) return meant.map((each) => introduce(each, body))
  }
  return []
}

/** The sentences up to the end; a full stop after a title or an initial ends none. */
function splitSentences(piece: TextPiece): TextPiece[] {
  return splitPiece(piece, /(?<!\b(?:Mr|Ms|Mrs|Dr|Prof|No|\p{Lu}))[.!?]\s+(?=\p{Lu})/gu)
}

/** Somebody as the body introduces them: with given name, office and body where these are printed before. */
function introduce(mentioned: TextPiece, body: TextPiece): ProposedParty {
  const own = readHolder(mentioned)
  const surname = own?.name?.value ?? cutTitles(mentioned).words
  const longest = findLongestMention(mentioned, surname, body)
  const read = longest && longest.words.length > surname.length ? readHolder(longest) : null
  if (read?.name) return { ...read, capacity: read.capacity ?? own?.capacity ?? null }
  if (own) return own
  return readUnheld(longest && isName(longest) ? longest : mentioned)
}

/** Somebody who is mentioned by a name, or by an office alone. */
function readUnheld(bare: TextPiece): ProposedParty {
  if (isName(bare) || !isCapacity(bare.words)) return { ...nobody, name: proposeName(bare) }
  const at = findBodyWithin(bare.words)
  const within = at && cutPiece(bare, at.from, at.to)
  return {
    ...nobody,
    capacity: proposeValue(bare.words, bare),
    organisation: within ? proposeValue(within.words, within) : null,
  }
}

/** The words with capitals that end with a surname, up to where it is mentioned; the longest run of them. */
function findLongestMention(
  mentioned: TextPiece,
  surname: string,
  body: TextPiece,
): TextPiece | undefined {
  const before = body.words.slice(0, mentioned.end - body.start).replace(/\s/g, ' ')
  const wanted = surname.replace(/\s/g, ' ')
  const found: TextPiece[] = []
  for (let at = before.indexOf(wanted); at >= 0; at = before.indexOf(wanted, at + 1)) {
    const lead = /(?:\p{Lu}[\p{L}-]+ ){0,8}$/u.exec(before.slice(Math.max(0, at - 100), at))![0]
    found.push(cutPiece(body, at - lead.length, at + wanted.length))
  }
  return found.sort((a, b) => b.words.length - a.words.length)[0]
}

/** An office with the person who holds it; null for other words. */
export function readHolder(piece: TextPiece): ProposedParty | null {
  const holder = findHolder(piece)
  return holder && { ...nobody, ...proposeHolder(holder) }
}
