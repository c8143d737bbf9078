import { walkXml } from './xml.ts'

type Level = { format: string; text: string; start: number }

/** What Word prints before the paragraphs of a list: told the level, then the list, it says the next number. */
export type Numbering = { level: (level: number) => void; next: (list: string) => string }

/** Reads `word/numbering.xml`; without it lists have no numbers. */
export function numbering(xml: string | null): Numbering {
  const lists = xml ? listsIn(xml) : new Map<string, Map<number, Level>>()
  const counts = new Map<string, number[]>()
  let level = 0
  return {
    level: (said) => (level = Number.isInteger(said) && said >= 0 && said < 9 ? said : 0),
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
      return `${own.text.replace(/%(\d)/g, (_, digit: string) => written(count[Number(digit) - 1] ?? 1, levels.get(Number(digit) - 1)?.format ?? 'decimal'))} `
    },
  }
}

function listsIn(xml: string): Map<string, Map<number, Level>> {
  const [abstract, lists] = [
    new Map<string, Map<number, Level>>(),
    new Map<string, Map<number, Level>>(),
  ]
  let [group, list, current]: [string, string, Level | null] = ['', '', null]
  walkXml(xml, {
    open: (name, { val, abstractNumId, ilvl, numId }) => {
      if (name === 'abstractNum') abstract.set((group = abstractNumId ?? ''), new Map())
      else if (name === 'lvl')
        abstract
          .get(group)
          ?.set(Number(ilvl), (current = { format: 'decimal', text: '', start: 1 }))
      else if (name === 'start' && current) current.start = Number(val) || 0
      else if (name === 'numFmt' && current) current.format = val ?? 'decimal'
      else if (name === 'lvlText' && current) current.text = val ?? ''
      else if (name === 'num') list = numId ?? ''
      else if (name === 'abstractNumId')
        lists.set(list, abstract.get(val ?? '') ?? new Map<number, Level>())
    },
    close: (name) => {
      if (name === 'lvl') current = null
    },
  })
  return lists
}

function written(count: number, format: string): string {
  if (format === 'lowerLetter') return letters(count)
  if (format === 'upperLetter') return letters(count).toUpperCase()
  if (format === 'lowerRoman') return roman(count)
  return format === 'upperRoman' ? roman(count).toUpperCase() : String(count)
}

/** a to z, then aa, bb, as Word counts. */
const letters = (count: number) =>
  String.fromCharCode(97 + ((Math.max(count, 1) - 1) % 26)).repeat(
    Math.min(Math.ceil(Math.max(count, 1) / 26), 20),
  )

const numerals: [number, string][] = [
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

function roman(count: number): string {
  let [left, said] = [Math.min(Math.max(count, 0), 999), '']
  for (const [value, sign] of numerals) for (; left >= value; left -= value) said += sign
  return said
}
