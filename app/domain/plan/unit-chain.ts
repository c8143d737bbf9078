import { anyWordOf } from '../letter-header/vocabulary/word-table.ts'
import { openingsOfUnits } from '../letter-header/vocabulary/units.ts'

const unitOpening = anyWordOf(openingsOfUnits)
const directoratePattern = /^dg\s+\S+$/iu
const beginsUnit = new RegExp(`^(?:the\\s+)?${unitOpening}`, 'iu')
/** "Unit D.4", "Directorate D": such as there is in every house. */
const bareCode = new RegExp(
  `^(?:the\\s+)?${unitOpening}\\s+(?:\\p{L}|\\p{L}{0,3}[.\\-/]?\\d[\\p{L}\\d./-]{0,5})$`,
  'iu',
)

/**
 * The units that a line of a head prints, each within the one before it: "DG HOME, Directorate D: Internal Security /
 * Unit D.4: Cybercrime" are three. A comma parts them behind the letters of a directorate-general and before a word
 * that begins the name of a unit; names have commas of their own.
 */
export function splitUnits(line: string): string[] {
  const units: string[] = []
  for (const piece of line.split(/\s+\/\s+/u))
    for (const [place, part] of piece.split(/,\s+/u).entries()) {
      const before = units.at(-1)
      if (place === 0 || directoratePattern.test(before ?? '') || beginsUnit.test(part))
        units.push(part.trim())
      else units[units.length - 1] = `${before}, ${part.trim()}`
    }
  return units.filter(Boolean)
}

/**
 * What the units of a line are called as actors. A name that is nothing but a code says within what it is, so that the
 * "Unit 2" of one house is not that of another.
 */
export function nameUnits(line: string): string[] {
  const names: string[] = []
  for (const unit of splitUnits(line)) {
    const above = names.at(-1)
    names.push(above !== undefined && bareCode.test(unit) ? `${above} · ${unit}` : unit)
  }
  return names
}

type PrintedHouse = { organisation: string | null; unit: string | null }

/**
 * Whom a line of a head says to be within whom, in its words: each unit in what is above it, and the person in
 * `nearest`; null where no organisation is printed. A line whose units are known as one (`isKnown`) is one, as it was
 * stored before lines were read as several.
 */
export function readBelonging(
  { organisation, unit }: PrintedHouse,
  isKnown: (words: string) => boolean,
): { units: { member: string; house: string }[]; nearest: string } | null {
  if (organisation === null) return null
  const names = unit === null ? [] : isKnown(unit) ? [unit] : nameUnits(unit)
  return {
    units: names.map((member, place) => ({ member, house: names[place - 1] ?? organisation })),
    nearest: names.at(-1) ?? organisation,
  }
}
