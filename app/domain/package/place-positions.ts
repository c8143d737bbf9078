import { paragraphNumberAt, splitParagraphs } from '../text/paragraphs.ts'
import { compareForAnchors } from '../text/passage-anchors.ts'
import type { Quote } from '../text/quotes.ts'
import { readPartText, type DossierPackage } from './dossier-package.ts'
import type { KnownLetter } from './known-records.ts'
import { paragraphCounter } from './new-records.ts'
import type { PackageLetter, PackagePosition } from './package-schema.ts'

/**
 * Where a position of a package stands here: in the newest text of its letter or, where it has no certain place there,
 * in the one that it was coded in, and `lost`.
 */
type ArrivingPlace = {
  text: number
  textHash: string
  quote: Quote
  paragraph: number | null
  lost: boolean
}

/**
 * Says where positions of a letter stand here, where its text may have been corrected since they were coded; null where
 * the text that one was coded in is not here.
 */
export function placePositions(
  letter: PackageLetter,
  opened: DossierPackage,
  stored: KnownLetter | undefined,
): (position: PackagePosition) => ArrivingPlace | null {
  const texts = stored?.texts ?? letter.texts
  const newest = texts.at(-1)!
  const countParagraph = paragraphCounter(letter, opened)
  const follow = followIntoNewest(letter, opened, stored)
  return (position) => {
    const textHash = letter.texts[position.text - 1]!.sha256
    const here = [...texts].reverse().find(({ sha256 }) => sha256 === textHash)
    if (!here) return null
    const asCoded = {
      ...{ text: here.version, textHash, quote: position.quote },
      paragraph: countParagraph(position),
    }
    if (here === newest) return { ...asCoded, lost: false }
    const found = follow(position)
    if (!found) return { ...asCoded, lost: true }
    return { text: newest.version, textHash: newest.sha256, ...found, lost: false }
  }
}

/** The place in the newest text that a difference leads to for certain; what waits for a person goes on waiting. */
function followIntoNewest(
  letter: PackageLetter,
  opened: DossierPackage,
  stored: KnownLetter | undefined,
) {
  const last = letter.texts.at(-1)!
  const anchors = new Map<string, ReturnType<typeof compareForAnchors>>()
  let blocks: ReturnType<typeof splitParagraphs> | null = null
  return ({ text, quote, paragraph, status }: PackagePosition) => {
    const coded = letter.texts[text - 1]!
    if (status === 'draft' && coded.sha256 !== last.sha256) return null
    const newestText = stored ? (stored.newest ?? '') : readPartText(opened, last.path)
    const anchor =
      anchors.get(coded.path) ?? compareForAnchors(readPartText(opened, coded.path), newestText)
    anchors.set(coded.path, anchor)
    const found = anchor(quote)
    if (found.fate === 'lost') return null
    blocks ??= splitParagraphs(newestText)
    const counted = paragraphNumberAt(blocks, found.quote.start)
    return { quote: found.quote, paragraph: letter.excerpt ? paragraph : counted }
  }
}
