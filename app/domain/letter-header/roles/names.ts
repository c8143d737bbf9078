import { cutTitles, hasTitle } from '../landmarks/personal-titles.ts'
import { isInCapitals, lowerCapitalsOfName } from '../lines/casing.ts'
import { proposeValue, type HeaderProposal } from '../lines/header-proposal.ts'
import type { TextPiece } from '../lines/piece.ts'
import { nameParticles, wordsNoNameBeginsWith } from '../vocabulary/names.ts'
import { anyWordOf } from '../vocabulary/word-table.ts'
import { isCountry } from './addresses.ts'
import { isOfOffices } from './offices.ts'

const particle = anyWordOf(nameParticles)
const word = "(?:\\p{Lu}[\\p{L}\\p{M}’'-]*|[\\p{Ll}][’']\\p{Lu}\\p{L}+|\\p{Lu}\\.(?:-?\\p{Lu}\\.)*)"
const severalWords = new RegExp(`^${word}(?: (?:${particle} ){0,3}${word}){1,4}$`, 'u')
const anyWords = new RegExp(
  `^(?:${particle} ){0,3}${word}(?: (?:${particle} ){0,3}${word}){0,4}$`,
  'u',
)
const wholeParticle = new RegExp(`^${particle}$`, 'iu')
const otherFirstWord = new RegExp(`^${anyWordOf(wordsNoNameBeginsWith)}$`, 'i')

/**
 * Whether words have the shape of a person's name: two to five of them, after a title one. It knows no list of names.
 */
export function isName(piece: TextPiece): boolean {
  if (piece.words.length > 70 || /\d/.test(piece.words)) return false
  const bare = cutTitles(piece)
  const shaped = bare.words
    .replace(/\s+/g, ' ')
    .replace(/\s\(\p{L}+\)$|\s[“"]\p{L}+[”"](?=\s)/gu, '')
  if (hasTitle(piece.words)) return anyWords.test(shaped)
  // "Trilog zur Verordnung": the endings of German and French abstract nouns are none of surnames.
  if (/\p{L}{6,}(?:ungen|ung|heit|keit|schaft|tionen|tion)$/iu.test(shaped)) return false
  return (
    severalWords.test(shaped) &&
    !isOfOffices(shaped) &&
    !isCountry(shaped.split(' ').at(-1)!) &&
    !otherFirstWord.test(shaped.split(' ')[0]!)
  )
}

/** A name as it is proposed: without titles, in normal case. The place is that of the name. */
export function proposeName(piece: TextPiece): HeaderProposal<string> {
  const bare = cutTitles(piece)
  return proposeValue(lowerCapitalsOfName(bare.words.replace(/\s+/g, ' ')), bare)
}

/** Whether two names may be one person's: the same but for case, or one only the surname of the other. */
export function isSameName(one: string, other: string): boolean {
  const [a, b] = [foldName(one), foldName(other)]
  return a === b || (a !== '' && b !== '' && (a.endsWith(` ${b}`) || b.endsWith(` ${a}`)))
}

/** "BORATYŃSKI Jakub" is Jakub Boratyński, "Malcolm, Jeremy" is Jeremy Malcolm: mail programs put surnames first. */
export function putGivenNameFirst(name: string): string {
  const [surname, given, more] = name.split(/,\s*/)
  if (surname && given && more === undefined) return lowerCapitalsOfName(`${given} ${surname}`)
  const words = name.split(/\s+/)
  const quiet = words.findIndex((each) => !isInCapitals(each))
  if (quiet <= 0) return lowerCapitalsOfName(name)
  const rest = words.slice(quiet)
  // "HOME contacts" is a mailbox, not a surname before a given name.
  if (rest.some((each) => /^\p{Ll}/u.test(each) && !wholeParticle.test(each))) return name
  return lowerCapitalsOfName([...rest, ...words.slice(0, quiet)].join(' '))
}

function foldName(name: string): string {
  return name
    .toLowerCase()
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[\s’'.-]+/g, ' ')
    .trim()
}
