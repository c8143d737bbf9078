import type { TextPiece } from '../lines/piece.ts'
import { directorateNames } from '../vocabulary/directorates.ts'

const acronyms = new Map<string, string>([['connect', 'CNECT']])
for (const [acronym, names] of Object.entries(directorateNames)) {
  acronyms.set(acronym.toLowerCase(), acronym)
  for (const name of names) acronyms.set(foldDirectorate(name), acronym)
}

const longName = /^(?:directorate[- ]general|dg)\b(?:\s+for)?\s*/i
/** Names of directorates-general run over at most so many lines. */
const mostLines = 4

/** The acronym of a directorate-general ("HOME") from its acronym or its long name; null for any other words. */
export function directorateAcronym(words: string): string | null {
  return acronyms.get(foldDirectorate(words.replace(longName, ''))) ?? null
}

/**
 * A directorate-general at the start of some lines: its name as "DG CNECT", and how many lines it takes, since long
 * names run over two or three. Null where none begins, or one that is in no table.
 */
export function readDirectorate(
  lines: readonly TextPiece[],
): { name: string; lines: number } | null {
  if (!lines[0] || !longName.test(lines[0].words)) return null
  for (let count = Math.min(mostLines, lines.length); count > 0; count -= 1) {
    const words = lines.slice(0, count).map((line) => line.words)
    const acronym = directorateAcronym(words.join(' '))
    if (acronym) return { name: `DG ${acronym}`, lines: count }
  }
  return null
}

function foldDirectorate(name: string): string {
  return name
    .toLowerCase()
    .replace(/&/g, 'and')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .replace(/ (?:and|the)(?= )/g, '')
    .trim()
}
