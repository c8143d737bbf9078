import { walkXml } from './walk-xml.ts'

type NumberingLevel = { format: string; text: string; start: number }
type NumberingLevels = Map<number, NumberingLevel>

/** What Word prints before the paragraphs of a list: told the level, then the list, it says the next number. */
export type ListNumbering = { level: (level: number) => void; next: (list: string) => string }

/** Reads `word/numbering.xml`; without it lists have no numbers. */
export function createNumbering(xml: string | null): ListNumbering {
  const lists = xml ? readLists(xml) : new Map<string, NumberingLevels>()
  const counts = new Map<string, number[]>()
  let level = 0
  return {
    level: (next) => (level = Number.isInteger(next) && next >= 0 && next < 9 ? next : 0),
    next: (list) => {
      const [levels, at] = [lists.get(list), level]
      level = 0
      const own = levels?.get(at)
      if (!levels || !own || own.format === 'none') return ''
      if (own.format === 'bullet') return '• '
      const count = (counts.get(list) ?? []).slice(0, at + 1)
      for (let upper = 0; upper < at; upper += 1) count[upper] ??= levels.get(upper)?.start ?? 1
      count[at] = (count[at] ?? own.start - 1) + 1
      counts.set(list, count)
      return `${fillPattern(own.text, count, levels)} `
    },
  }
}

/** A pattern such as `%1.%2)` with the numbers of its levels. */
function fillPattern(pattern: string, count: readonly number[], levels: NumberingLevels): string {
  return pattern.replace(/%(\d)/g, (_, digit: string) => {
    const at = Number(digit) - 1
    return formatNumber(count[at] ?? 1, levels.get(at)?.format ?? 'decimal')
  })
}

function readLists(xml: string): Map<string, NumberingLevels> {
  const abstract = new Map<string, NumberingLevels>()
  const lists = new Map<string, NumberingLevels>()
  let [group, list, current]: [string, string, NumberingLevel | null] = ['', '', null]
  walkXml(xml, {
    open: (name, attributes) => {
      const { val, abstractNumId, ilvl, numId } = attributes
      if (name === 'abstractNum') abstract.set((group = abstractNumId ?? ''), new Map())
      else if (name === 'lvl') {
        current = { format: 'decimal', text: '', start: 1 }
        abstract.get(group)?.set(Number(ilvl), current)
      } else if (name === 'num') list = numId ?? ''
      else if (name === 'abstractNumId')
        lists.set(list, abstract.get(val ?? '') ?? new Map<number, NumberingLevel>())
      else if (current) readLevelProperty(current, name, val)
    },
    close: (name) => {
      if (name === 'lvl') current = null
    },
  })
  return lists
}

function readLevelProperty(level: NumberingLevel, name: string, value: string | undefined): void {
  if (name === 'start') level.start = Number(value) || 0
  else if (name === 'numFmt') level.format = value ?? 'decimal'
  else if (name === 'lvlText') level.text = value ?? ''
}

function formatNumber(count: number, format: string): string {
  if (format === 'lowerLetter') return formatLetters(count)
  if (format === 'upperLetter') return formatLetters(count).toUpperCase()
  if (format === 'lowerRoman') return formatRoman(count)
  return format === 'upperRoman' ? formatRoman(count).toUpperCase() : String(count)
}

/** a to z, then aa, bb, as Word counts. */
const formatLetters = (count: number) =>
  String.fromCharCode(97 + ((Math.max(count, 1) - 1) % 26)).repeat(
    Math.min(Math.ceil(Math.max(count, 1) / 26), 20),
  )

const romanNumerals: [number, string][] = [
  [100, 'c'],
  [90, 'xc'],
  [50, 'l'],
  [40, 'xl'],
  [10, 'x'],
  [9, 'ix'],
  [5, 'v'],
  [4, 'iv'],
  [1, 'i'],
]

function formatRoman(count: number): string {
  let [left, result] = [Math.min(Math.max(count, 0), 999), '']
  for (const [value, sign] of romanNumerals) for (; left >= value; left -= value) result += sign
  return result
}
