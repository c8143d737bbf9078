import type { PackageTold } from './schema.ts'
import type { KnownLetter, KnownPosition } from './known.ts'

/** The letters that both hold, by the package's key. */
export type Shared = ReadonlyMap<string, KnownLetter>

/** The letters that are here already: those that hold the same text; of several the one of the same title and date. */
export function sameLetters(
  { letters }: PackageTold,
  known: readonly KnownLetter[],
  dossierId: string,
): { shared: Shared; reasons: string[] } {
  const holding = new Map<string, KnownLetter[]>()
  for (const letter of known)
    for (const { sha256 } of letter.texts)
      holding.set(sha256, [...(holding.get(sha256) ?? []), letter])
  const taken = new Set<string>()
  const shared = new Map<string, KnownLetter>()
  const reasons: string[] = []
  for (const { key, title, date, texts } of letters) {
    const alike = [...new Set(texts.flatMap(({ sha256 }) => holding.get(sha256) ?? []))].filter(
      ({ id }) => !taken.has(id),
    )
    const same = alike.find((one) => one.title === title && one.edtf === date) ?? alike[0]
    if (!same) continue
    if (same.hidden)
      reasons.push(
        `The text of “${title}” is in a letter here that you may not see. Ask an administrator to take the package in.`,
      )
    else if (same.dossierId !== dossierId)
      reasons.push(`The text of “${title}” is in a letter of another dossier here.`)
    taken.add(same.id)
    shared.set(key, same)
  }
  return { shared, reasons }
}

/** What tells one position of a letter from another: passage, topic, holders and level; the order of holders does not count. */
export function signature({
  textHash,
  start,
  end,
  topicId,
  holderIds,
  level,
  absence,
}: KnownPosition): string {
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
