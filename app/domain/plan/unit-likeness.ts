import { anyWordOf } from '../letter-header/vocabulary/word-table.ts'
import { openingsOfUnits, ranksOfUnits } from '../letter-header/vocabulary/units.ts'
import { compareNames } from '../names/compare-names.ts'
import { readName, type NameReading } from '../names/name-reading.ts'
import { areNamesNear } from '../near-names.ts'
import { foldText } from '../text/words.ts'
import type { MatchReason } from './name-lookup.ts'

/** A unit's name as it is compared with others. */
export type UnitReading = { reading: NameReading; plain: string; code: string | null }

const codePattern = String.raw`(?:\p{L}{0,3}[.\-/\s]?\d[\p{L}\d./-]{0,5}?|\p{L})(?=$|[\s:,;(–-])`
const codedUnit = new RegExp(
  `^(?:the\\s+)?(${anyWordOf(openingsOfUnits)})\\s+(${codePattern})`,
  'iu',
)
/** `HOME.D.4`: the letters of a directorate-general before the code. */
const codedDirectorate = /^\p{Lu}{2,6}[.\s/-](\p{L}[.\-/]?\d[\p{L}\d./-]{0,5})$/u

/** The code in a name, the same in every language: “d4” of “DG HOME · Unit D.4” and of “Referat D 4: Cyber”. */
function readUnitCode(name: string): string | null {
  const last = name.split(' · ').at(-1)!
  const [, opening = '', printed = codedDirectorate.exec(last)?.[1]] = codedUnit.exec(last) ?? []
  // The letters of a directorate-general are its name.
  if (printed === undefined || /^dg$/iu.test(opening)) return null
  const code = foldText(printed).replace(/[^\p{L}\p{N}]/gu, '')
  return /\d/.test(code) ? code : `${putInEnglish(opening)} ${code}`
}

/** A name with the words for directorates and units in English, whatever its language. */
function putInEnglish(name: string): string {
  let plain = foldText(name)
  for (const [english, pattern] of rankPatterns) plain = plain.replace(pattern, english)
  return plain
}

const rankPatterns = Object.entries(ranksOfUnits).map(
  ([english, words]) =>
    [
      english,
      new RegExp(`(?<![\\p{L}\\p{N}])${anyWordOf({ words })}(?![\\p{L}\\p{N}])`, 'giu'),
    ] as const,
)

export function readUnit(name: string): UnitReading {
  return { reading: readName(name, 'unit'), plain: putInEnglish(name), code: readUnitCode(name) }
}

/**
 * Why two names may be those of one unit; null where nothing says so. Units with different codes are two. `isWithin`:
 * whether both stand within the same house, where a code is of one unit only.
 */
export function compareUnits(
  one: UnitReading,
  other: UnitReading,
  isWithin: boolean,
): MatchReason | null {
  if (one.code !== null && other.code !== null) {
    if (one.code !== other.code) return null
    if (isWithin) return 'the same code in the same house'
  }
  if (one.plain === other.plain) return 'the same name in another language'
  const kind = compareNames(one.reading, other.reading)?.kind
  if (kind === 'short form') return 'the first letters of the name'
  return kind || areNamesNear(one.plain, other.plain) ? 'nearly the same name' : null
}
