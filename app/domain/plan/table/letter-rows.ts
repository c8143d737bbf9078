import { makeRefusedRow, type TableRow, type RefusedRow } from './parse-rows.ts'
import type { SheetRow } from './sheet.ts'
import { foldText } from '../../text/words.ts'

/** What a letter is told by. A row may leave a part out that another row of the same letter says. */
type LetterIdentity = {
  letter: string
  reference: string
  url: string
  edtf: string
  author: string
  organisation: string
}

/** The rows of one letter, in their order; `continued` are those that name no letter and stand below one that does. */
export type LetterRows = { lines: TableRow[]; continued: number[] }
type LetterGroup = LetterRows & { identity: LetterIdentity; text: string }

/** How many letters of the same title are compared with a row that leaves a part out, the nearest above first. */
const maxComparedLetters = 200

/**
 * Rows that share a letter: the same title, reference, date, author and organisation, as far as both say them; without
 * title and reference the same address, otherwise the same date and author. A row that says none of these goes with
 * the row above it. Refused are rows that fit several letters, or none. `null` stands for a row refused before.
 */
export function groupRowsByLetter(lines: readonly (TableRow | SheetRow)[]): {
  letters: LetterRows[]
  refused: RefusedRow[]
} {
  const groups: LetterGroup[] = []
  const refused: RefusedRow[] = []
  const exact = new Map<string, LetterGroup>()
  const near = new Map<string, LetterGroup[]>()
  let groupAbove: LetterGroup | null = null
  for (const line of lines) {
    if (!('values' in line)) {
      groupAbove = null
      continue
    }
    const identity = identifyLetter(line)
    const text = line.values.text
    if (!Object.values(identity).some(Boolean) && !text) {
      if (groupAbove) {
        groupAbove.lines.push(line)
        groupAbove.continued.push(line.row.number)
      } else
        refused.push(
          makeRefusedRow(
            line.row,
            'This row does not say of which letter it is, and no row above it does that was read. ' +
              'Write the letter’s title, date and author.',
          ),
        )
      continue
    }
    const found = findFittingGroups(exact, near, identity, text)
    if (found.length > 1) {
      refused.push(
        makeRefusedRow(
          line.row,
          `This row fits several letters: those of ${found
            .slice(0, 3)
            .map((group) => `row ${group.lines[0]!.row.number}`)
            .join(', ')}. Write date, author and reference here too.`,
        ),
      )
      groupAbove = null
      continue
    }
    const group: LetterGroup = found[0] ?? { lines: [], continued: [], identity, text }
    if (!found[0]) groups.push(group)
    group.lines.push(line)
    group.identity = mergeIdentities(group.identity, identity)
    group.text ||= text
    if (Object.values(identity).some(Boolean)) exact.set(JSON.stringify(identity), group)
    for (const key of [...makeLetterKeys(group.identity), makeAuthorKey(group.identity)])
      addGroup(near, key, group)
    groupAbove = group
  }
  return { letters: groups.map(({ lines, continued }) => ({ lines, continued })), refused }
}

function identifyLetter({ values, edtf }: TableRow): LetterIdentity {
  return {
    letter: foldText(values.letter),
    reference: foldText(values.reference),
    url: values.url,
    edtf: edtf ?? '',
    author: foldText(values.author),
    organisation: foldText(values.organisation),
  }
}

function findFittingGroups(
  exact: ReadonlyMap<string, LetterGroup>,
  near: ReadonlyMap<string, LetterGroup[]>,
  identity: LetterIdentity,
  text: string,
): LetterGroup[] {
  const strong = makeLetterKeys(identity)
  // Without title and reference two texts are two letters; with them a second text is a mistake that is told later.
  const fitsGroup = (group: LetterGroup) =>
    isCompatible(group.identity, identity) &&
    (strong.length > 0 || !text || !group.text || text === group.text)
  const same = exact.get(JSON.stringify(identity))
  if (same && fitsGroup(same)) return [same]
  const found = new Set<LetterGroup>()
  for (const key of strong.length ? strong : [makeAuthorKey(identity)]) {
    for (const group of (near.get(key) ?? []).slice(-maxComparedLetters))
      if (fitsGroup(group)) found.add(group)
  }
  return [...found]
}

const makeLetterKeys = ({ letter, reference, url }: LetterIdentity): string[] => {
  const named = [
    ...(letter ? [`letter ${letter}`] : []),
    ...(reference ? [`reference ${reference}`] : []),
  ]
  return named.length ? named : url ? [`url ${url}`] : []
}

const makeAuthorKey = ({ edtf, author, organisation }: LetterIdentity): string =>
  `who ${JSON.stringify([edtf, author, organisation])}`

const identityParts = ['author', 'edtf', 'letter', 'reference', 'organisation'] as const

function isCompatible(a: LetterIdentity, b: LetterIdentity): boolean {
  return identityParts.every((part) => !a[part] || !b[part] || a[part] === b[part])
}

function mergeIdentities(a: LetterIdentity, b: LetterIdentity): LetterIdentity {
  return Object.fromEntries(
    Object.entries(a).map(([part, words]) => [part, words || b[part as keyof LetterIdentity]]),
  ) as LetterIdentity
}

function addGroup(map: Map<string, LetterGroup[]>, key: string, group: LetterGroup): void {
  const groups = map.get(key)
  if (!groups) map.set(key, [group])
  else if (!groups.includes(group, -maxComparedLetters)) groups.push(group)
}
