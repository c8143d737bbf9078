import type { Exception } from '../exceptions.ts'
import { articleFourReference } from './redaction-pattern.ts'
import type { Span } from './quotes.ts'

/** How far behind a mark of redaction its reason is read, in signs. */
const readBehind = 80

/**
 * Which exceptions a mark of redaction prints, within it or right behind it, by their ids: what a person may take.
 * Where it prints a part of the article that has several, such as Article 4(2) without an indent, none of them is
 * certain, and none is proposed.
 */
export function readPrintedExceptions(
  text: string,
  { start, end }: Span,
  all: readonly Exception[],
): string[] {
  const behind = text.slice(end, end + readBehind).split('\n')[0]!
  const reason = /^[\s,;:–—-]*(?:[([](?:[^()[\]]|\([^()]*\))*[)\]]|art.*)/iu.exec(behind)
  const words = `${text.slice(start, end)} ${reason?.[0] ?? ''}`
  const ids = [...words.matchAll(new RegExp(articleFourReference, 'giu'))].flatMap(
    ({ groups }) => readPart(groups ?? {}) ?? [],
  )
  const plain = foldCitation(words)
  const cited = all.filter(
    ({ id, citation }) => !id.startsWith('1049-') && plain.includes(foldCitation(citation)),
  )
  const printed = new Set([...ids, ...cited.map(({ id }) => id)])
  return all.filter(({ id, retired }) => printed.has(id) && !retired).map(({ id }) => id)
}

const foldCitation = (words: string): string =>
  words
    .toLowerCase()
    .replaceAll(/art(?:icle|\.)/g, 'art')
    .replaceAll(/\s+/g, '')

function readPart({ paragraph, letter, place }: Record<string, string | undefined>): string | null {
  const at = place && ordinals.findIndex((words) => words.includes(place.toLowerCase())) + 1
  if (paragraph === '1' && letter?.toLowerCase() === 'b') return '1049-4-1-b'
  const within = paragraph === '1' && letter ? '1-a' : letter ? null : paragraph
  if (!within || within === '1' || !at) return null
  return `1049-4-${within}-${at}`
}

const ordinals: readonly (readonly string[])[] = [
  ['first', '1st'],
  ['second', '2nd'],
  ['third', '3rd'],
  ['fourth', '4th'],
]
