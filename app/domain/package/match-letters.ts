import type { PackageManifest } from './package-schema.ts'
import type { KnownLetter, KnownPosition } from './known-records.ts'

/** The letters that both hold, by the package's key. */
export type LetterMatches = ReadonlyMap<string, KnownLetter>

/** The letters that are here already: those that hold the same text; of several the one of the same title and date. */
export function matchLetters(
  { letters }: PackageManifest,
  known: readonly KnownLetter[],
): { shared: LetterMatches; reasons: string[] } {
  const lettersByHash = new Map<string, KnownLetter[]>()
  for (const letter of known)
    for (const { sha256 } of letter.texts)
      lettersByHash.set(sha256, [...(lettersByHash.get(sha256) ?? []), letter])
  const matchedIds = new Set<string>()
  const shared = new Map<string, KnownLetter>()
  const reasons: string[] = []
  for (const { key, title, date, texts } of letters) {
    const candidates = [
      ...new Set(texts.flatMap(({ sha256 }) => lettersByHash.get(sha256) ?? [])),
    ].filter(({ id }) => !matchedIds.has(id))
    const same =
      candidates.find((candidate) => candidate.title === title && candidate.edtf === date) ??
      candidates[0]
    if (!same) continue
    if (same.hidden)
      reasons.push(
        `The text of “${title}” is in a letter here that you may not see. Ask an administrator to take the package in.`,
      )
    matchedIds.add(same.id)
    shared.set(key, same)
  }
  return { shared, reasons }
}

/**
 * What tells one position of a letter from another: passage, topic, holders and level; the order of
 * holders does not count.
 */
export function makePositionSignature({
  textHash,
  start,
  end,
  topicId,
  holderIds,
  level,
  absence,
}: Omit<KnownPosition, 'id' | 'listed'>): string {
  return JSON.stringify([
    textHash,
    start,
    end,
    topicId,
    [...new Set(holderIds)].sort(),
    level,
    absence,
  ])
}
