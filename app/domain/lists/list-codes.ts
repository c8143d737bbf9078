import { absences, levels, type Level } from '../level.ts'
import { exampleFieldName } from '../topic-wording.ts'
import { capitaliseFirst, formatQuantity } from '../text/words.ts'
import { labelListField, listFields } from './list-fields.ts'
import { remarkSign, type ListRow } from './list-table.ts'
import type { ListCells } from './list-templates.ts'

/** A code of a codebook, as the programs of qualitative research exchange it. */
export type ListCode = {
  guid: string
  name: string
  codable: boolean
  description: string
  codes: ListCode[]
}

/** Which code of a topic's own stands for what, by a name that tells it: `level 2`, `evaded`. */
export type CodeIds = (topicId: string, of: string) => string

/** What the code of a topic holds below its proposition, and that of a level below what it means, line by line. */
const topicLabels = listFields.topics
  .map(({ field }) => field)
  .filter((field) => /^(?:supports|opposes)-|^cues$|^closed$/.test(field))
  .map((field) => ({ field, label: labelListField('topics', field) }))
const levelLabels = (level: Level) => [
  { field: exampleFieldName('example', level), label: 'Example' },
  { field: exampleFieldName('counter', level), label: 'Counter-example' },
]

type Labels = readonly { field: string; label: string }[]

/** Says that the words above are the whole, where their end would be taken for more. */
const endOfWords = 'Nothing else is said.'

/** Words with what else is said below them, each on a line of its own behind its label. */
function writeDescription(
  words: string,
  labels: Labels,
  cells: Readonly<Record<string, string>>,
): string {
  const text = words.replace(/\r\n?/g, '\n').trim()
  const lines = labels.flatMap(({ field, label }) => {
    const value = cells[field]?.replace(/\s*[\r\n]+\s*/g, ' ').trim()
    return value ? [`${label}: ${value}`] : []
  })
  if (!lines.length && readDescription(text, labels).words !== text) lines.push(endOfWords)
  return [text, lines.join('\n')].filter(Boolean).join('\n\n')
}

/** The same read again: the last paragraph, where each of its lines has a label. */
function readDescription(
  description: string,
  labels: Labels,
): { words: string; cells: Record<string, string> } {
  const text = description.replace(/\r\n?/g, '\n').trim()
  const at = text.lastIndexOf('\n\n')
  const lines = text
    .slice(at < 0 ? 0 : at)
    .trim()
    .split('\n')
  const cells: Record<string, string> = {}
  for (const line of lines) {
    const found = labels.find(({ label }) => line.startsWith(`${label}: `))
    if (found) cells[found.field] = line.slice(found.label.length + 2).trim()
    else if (line !== endOfWords) return { words: text, cells: {} }
  }
  return { words: at < 0 ? '' : text.slice(0, at).trim(), cells }
}

/** A topic as a code that holds one for each level and absence; `cells` are those of its row in a list. */
export function makeTopicCode(cells: Readonly<Record<string, string>>, idOf: CodeIds): ListCode {
  const [id, name] = [cells.id ?? '', cells.name ?? '']
  const makeOwnCode = (of: string, word: string, description: string): ListCode => ({
    ...{ guid: idOf(id, of), name: `${name}: ${word}`, codable: true, description, codes: [] },
  })
  return {
    ...{ guid: id, name, codable: false },
    description: writeDescription(cells.proposition ?? '', topicLabels, cells),
    codes: [
      ...[...levels]
        .reverse()
        .map(({ level, word }) =>
          makeOwnCode(
            `level ${level}`,
            word,
            writeDescription(cells[String(level)] ?? '', levelLabels(level), cells),
          ),
        ),
      ...absences.map(({ absence, word, means }) =>
        makeOwnCode(absence, word, `${capitaliseFirst(means)}.`),
      ),
    ],
  }
}

/** Longer descriptions are no proposition, and shown with the question for one. */
const longestProposition = 500

/** The rows of a list of topics for the codes of a codebook, headings first; levels stand in their topic's row. */
export function writeCodeRows(codes: readonly ListCode[], idOf: CodeIds): ListCells {
  const counts = countNames(codes)
  const rows: Record<string, string>[] = []
  const addCode = (code: ListCode, path: readonly string[]) => {
    const name = code.name.trim()
    const { words, cells } = readDescription(code.description, topicLabels)
    const isLong = words.length > longestProposition
    const row: Record<string, string> = {
      ...cells,
      ...{ name: path.length && counts.get(name)! > 1 ? `${path.at(-1)}: ${name}` : name },
      ...{ proposition: isLong ? '' : words, description: isLong ? words : '' },
      ...{ id: code.guid, place: path.join(' › ') },
    }
    rows.push(row)
    for (const child of code.codes) {
      const own = findOwnCode(code, child, idOf)
      if (own === null) addCode(child, [...path, name])
      else {
        if (own.level !== null) Object.assign(row, readLevelCode(child, own.level))
        // What somebody put below a level elsewhere is no word of it, and not lost.
        for (const below of child.codes) addCode(below, [...path, name, child.name.trim()])
      }
    }
  }
  for (const code of codes) addCode(code, [])
  return [
    listFields.topics.map(({ heading }) => heading),
    ...rows.map((row) =>
      listFields.topics.map(({ field }, place) => {
        const words = row[field] ?? ''
        return place === 0 && words.startsWith(remarkSign) ? `'${words}` : words
      }),
    ),
  ]
}

function readLevelCode({ description }: ListCode, level: Level): Record<string, string> {
  const { words, cells } = readDescription(description, levelLabels(level))
  return { ...cells, [String(level)]: words }
}

/** Which level or absence of a topic a code below it stands for; null where it is a code of its own. */
function findOwnCode(
  { guid, name }: ListCode,
  child: ListCode,
  idOf: CodeIds,
): { level: Level | null } | null {
  const isOwn = (of: string, word: string) =>
    child.guid === idOf(guid, of) || child.name === `${name}: ${word}`
  const level = levels.find((one) => isOwn(`level ${one.level}`, one.word))
  if (level) return { level: level.level }
  return absences.some(({ absence, word }) => isOwn(absence, word)) ? { level: null } : null
}

function countNames(codes: readonly ListCode[], counts = new Map<string, number>()) {
  for (const { name, codes: below } of codes) {
    counts.set(name.trim(), (counts.get(name.trim()) ?? 0) + 1)
    countNames(below, counts)
  }
  return counts
}

/**
 * What is said in the plan of a code: below what it stood in the codebook that it comes from, and how many signs it
 * says of itself that are no proposition and stand nowhere here.
 */
export function describeCode(row: ListRow): string[] {
  const [place, description] = [row.cells.place?.text, row.cells.description?.text]
  return [
    ...(place ? [`In its codebook it stands below “${place}”.`] : []),
    ...(description
      ? [
          `What its codebook says of it has ${formatQuantity(description.length, 'sign')}, more than a ` +
            'proposition may have, and is not taken in.',
        ]
      : []),
  ]
}
