import type { DossierPackage } from './dossier-package.ts'
import type { KnownPosition } from './known-records.ts'
import { makePositionSignature, type LetterMatches } from './match-letters.ts'
import {
  makeNewPosition,
  paragraphCounter,
  type StoredIds,
  type NewPackagePosition,
} from './new-records.ts'
import { turnLevel } from '../level.ts'
import type { NewRecords } from './plan-merges.ts'

/** What a position of a package is here: with what is known of it, null where it is new. */
export type PositionMatch = { id: string; known: KnownPosition | null }

/**
 * The positions of a package that the store does not hold, or why one of them has no place in it; `placed` tells by
 * key what each of them is here, and `quotes` their words by their ids.
 */
export function planPositions(
  opened: DossierPackage,
  shared: LetterMatches,
  ids: StoredIds,
  { findCanonicalId, findCountedAs }: Pick<NewRecords, 'findCanonicalId' | 'findCountedAs'>,
  newId: () => string,
): {
  positions: NewPackagePosition[]
  placed: ReadonlyMap<string, PositionMatch>
  quotes: ReadonlyMap<string, string>
  reasons: string[]
} {
  const placed = new Map<string, PositionMatch>()
  const quotes = new Map<string, string>()
  const [positions, reasons]: [NewPackagePosition[], string[]] = [[], []]
  for (const letter of opened.manifest.letters) {
    const storedLetter = shared.get(letter.key)
    const countParagraph = paragraphCounter(letter, opened)
    const takeKnown = indexKnownPositions(storedLetter?.positions ?? [])
    for (const position of letter.positions) {
      const textHash = letter.texts[position.text - 1]!.sha256
      const text = storedLetter
        ? storedLetter.texts.find(({ sha256 }) => sha256 === textHash)?.version
        : position.text
      if (text === undefined) {
        reasons.push(
          `“${position.quote.exact.slice(0, 60)}” stands in a corrected text of “${letter.title}” ` +
            'that is not here. Make the same correction here first.',
        )
        continue
      }
      const newPosition = makeNewPosition(position, letter, ids, newId)
      const { fields, quote } = newPosition
      const counted = findCountedAs(fields.topicId)
      const known = takeKnown(
        makePositionSignature({
          ...fields,
          ...quote,
          textHash,
          topicId: counted.id,
          level: turnLevel(fields.level, counted.turned),
          holderIds: fields.holderIds.map(findCanonicalId),
        }),
      )
      const { id } = known ?? newPosition
      if (position.key !== null) placed.set(position.key, { id, known })
      quotes.set(id, quote.exact)
      if (known) continue
      const paragraph = countParagraph(position)
      positions.push({
        ...newPosition,
        paragraph,
        text,
        lastDay: storedLetter?.lastDay ?? letter.last,
      })
    }
  }
  return { positions, placed, quotes, reasons }
}

/** Finds a known position by its signature: where two coders said the same, one after the other. */
function indexKnownPositions(known: readonly KnownPosition[]) {
  const bySignature = new Map<string, KnownPosition[]>()
  for (const position of known) {
    const signature = makePositionSignature(position)
    bySignature.set(signature, [...(bySignature.get(signature) ?? []), position])
  }
  return (signature: string): KnownPosition | null => {
    const [first = null, ...others] = bySignature.get(signature) ?? []
    if (others.length) bySignature.set(signature, others)
    return first
  }
}
