import type { DossierPackage } from './dossier-package.ts'
import type { KnownPosition } from './known-records.ts'
import { makePositionSignature, type LetterMatches } from './match-letters.ts'
import { makeNewPosition, type StoredIds, type NewPackagePosition } from './new-records.ts'
import { placePositions } from './place-positions.ts'
import { turnLevel } from '../level.ts'
import type { NewRecords } from './plan-merges.ts'
import { capitaliseFirst, formatCount, pluralise } from '../text/words.ts'

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
  remarks: string[]
} {
  const placed = new Map<string, PositionMatch>()
  const quotes = new Map<string, string>()
  const [positions, reasons]: [NewPackagePosition[], string[]] = [[], []]
  for (const letter of opened.manifest.letters) {
    const storedLetter = shared.get(letter.key)
    const place = placePositions(letter, opened, storedLetter)
    const takeKnown = indexKnownPositions(storedLetter?.positions ?? [])
    for (const position of letter.positions) {
      const placedHere = place(position)
      if (!placedHere) {
        reasons.push(
          `“${position.quote.exact.slice(0, 60)}” stands in a corrected text of “${letter.title}” ` +
            'that is not here. Make the same correction here first.',
        )
        continue
      }
      const newPosition = makeNewPosition(position, letter, ids, newId)
      const { fields } = newPosition
      const { textHash, ...where } = placedHere
      const counted = findCountedAs(fields.topicId)
      const known = takeKnown(
        makePositionSignature({
          ...fields,
          ...where.quote,
          textHash,
          topicId: counted.id,
          level: turnLevel(fields.level, counted.turned),
          holderIds: fields.holderIds.map(findCanonicalId),
        }),
      )
      const { id } = known ?? newPosition
      if (position.key !== null) placed.set(position.key, { id, known })
      quotes.set(id, where.quote.exact)
      if (known) continue
      positions.push({
        ...newPosition,
        ...where,
        status: where.lost && newPosition.status !== 'withdrawn' ? 'draft' : newPosition.status,
        lastDay: storedLetter?.lastDay ?? letter.last,
      })
    }
  }
  return { positions, placed, quotes, reasons, remarks: describeLost(positions) }
}

function describeLost(positions: readonly NewPackagePosition[]): string[] {
  const lost = positions.filter((position) => position.lost).length
  return lost
    ? [
        `${capitaliseFirst(formatCount(lost, 'quote'))} of earlier texts ${pluralise(lost, 'has', 'have')} no certain ` +
          `place in the corrected ones: ${pluralise(lost, 'it waits', 'they wait')} under “Lost their place” and ` +
          `${pluralise(lost, 'counts', 'count')} nowhere until somebody places ${pluralise(lost, 'it', 'them')}.`,
      ]
    : []
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
