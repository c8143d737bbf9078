import type { DossierPackage } from './dossier-package.ts'
import { makePositionSignature, type LetterMatches } from './match-letters.ts'
import {
  makeNewPosition,
  paragraphCounter,
  type StoredIds,
  type NewPackagePosition,
} from './new-records.ts'
import type { CanonicalIdLookup } from './plan-merges.ts'

/** The positions of a package that the store does not hold, or why one of them has no place in it. */
export function planPositions(
  opened: DossierPackage,
  shared: LetterMatches,
  ids: StoredIds,
  findCanonicalId: CanonicalIdLookup,
  newId: () => string,
): { positions: NewPackagePosition[]; reasons: string[] } {
  const [positions, reasons]: [NewPackagePosition[], string[]] = [[], []]
  for (const letter of opened.manifest.letters) {
    const storedLetter = shared.get(letter.key)
    const countParagraph = paragraphCounter(letter, opened)
    const knownSignatures = new Set(storedLetter?.positions.map(makePositionSignature))
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
      if (
        storedLetter &&
        knownSignatures.has(
          makePositionSignature({
            ...fields,
            ...quote,
            textHash,
            topicId: findCanonicalId(fields.topicId),
            holderIds: fields.holderIds.map(findCanonicalId),
          }),
        )
      )
        continue
      const paragraph = countParagraph(position)
      positions.push({
        ...newPosition,
        paragraph,
        text,
        lastDay: storedLetter?.lastDay ?? letter.last,
      })
    }
  }
  return { positions, reasons }
}
