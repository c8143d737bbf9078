import { folded } from '#app/domain/actors.ts'
import { refusedRow, type Line, type RefusedRow } from './lines.ts'
import type { Row } from './sheet.ts'

/** What a letter is told by. A row may leave a part out that another row of the same letter says. */
type Identity = {
  letter: string
  reference: string
  url: string
  edtf: string
  author: string
  organisation: string
}

/** The rows of one letter, in their order; `continued` are those that name no letter and stand below one that does. */
export type Gathered = { lines: Line[]; continued: number[] }
type Group = Gathered & { identity: Identity; text: string }

/** How many letters of the same title are compared with a row that leaves a part out, the nearest above first. */
const compared = 200

/**
 * Rows that share a letter: the same title, reference, date, author and organisation, as far as both say them; without
 * title and reference the same address, otherwise the same date and author. A row that says none of these goes with
 * the row above it. Refused are rows that fit several letters, or none. `null` stands for a row refused before.
 */
export function gathered(lines: readonly (Line | Row)[]): {
  letters: Gathered[]
  refused: RefusedRow[]
} {
  const groups: Group[] = []
  const refused: RefusedRow[] = []
  const exact = new Map<string, Group>()
  const near = new Map<string, Group[]>()
  let above: Group | null = null
  for (const line of lines) {
    if (!('said' in line)) {
      above = null
      continue
    }
    const identity = identityOf(line)
    const text = line.said.text
    if (!Object.values(identity).some(Boolean) && !text) {
      if (above) {
        above.lines.push(line)
        above.continued.push(line.row.number)
      } else
        refused.push(
          refusedRow(
            line.row,
            'This row does not say of which letter it is, and no row above it does that was read. Write the letter’s title, date and author.',
          ),
        )
      continue
    }
    const found = fitting(exact, near, identity, text)
    if (found.length > 1) {
      refused.push(
        refusedRow(
          line.row,
          `This row fits several letters: those of ${found
            .slice(0, 3)
            .map((group) => `row ${group.lines[0]!.row.number}`)
            .join(', ')}. Write date, author and reference here too.`,
        ),
      )
      above = null
      continue
    }
    const group: Group = found[0] ?? { lines: [], continued: [], identity, text }
    if (!found[0]) groups.push(group)
    group.lines.push(line)
    group.identity = united(group.identity, identity)
    group.text ||= text
    if (Object.values(identity).some(Boolean)) exact.set(JSON.stringify(identity), group)
    for (const key of [...keysOf(group.identity), whoKey(group.identity)]) enter(near, key, group)
    above = group
  }
  return { letters: groups.map(({ lines, continued }) => ({ lines, continued })), refused }
}

function identityOf({ said, edtf }: Line): Identity {
  return {
    letter: folded(said.letter),
    reference: folded(said.reference),
    url: said.url,
    edtf: edtf ?? '',
    author: folded(said.author),
    organisation: folded(said.organisation),
  }
}

function fitting(
  exact: ReadonlyMap<string, Group>,
  near: ReadonlyMap<string, Group[]>,
  identity: Identity,
  text: string,
): Group[] {
  const strong = keysOf(identity)
  // Without title and reference two texts are two letters; with them a second text is a mistake that is told later.
  const fits = (group: Group) =>
    compatible(group.identity, identity) &&
    (strong.length > 0 || !text || !group.text || text === group.text)
  const same = exact.get(JSON.stringify(identity))
  if (same && fits(same)) return [same]
  const found = new Set<Group>()
  for (const key of strong.length ? strong : [whoKey(identity)]) {
    for (const group of (near.get(key) ?? []).slice(-compared)) if (fits(group)) found.add(group)
  }
  return [...found]
}

const keysOf = ({ letter, reference, url }: Identity): string[] => {
  const named = [
    ...(letter ? [`letter ${letter}`] : []),
    ...(reference ? [`reference ${reference}`] : []),
  ]
  return named.length ? named : url ? [`url ${url}`] : []
}

const whoKey = ({ edtf, author, organisation }: Identity): string =>
  `who ${JSON.stringify([edtf, author, organisation])}`

const parts = ['author', 'edtf', 'letter', 'reference', 'organisation'] as const

function compatible(a: Identity, b: Identity): boolean {
  return parts.every((part) => !a[part] || !b[part] || a[part] === b[part])
}

function united(a: Identity, b: Identity): Identity {
  return Object.fromEntries(
    Object.entries(a).map(([part, words]) => [part, words || b[part as keyof Identity]]),
  ) as Identity
}

function enter(map: Map<string, Group[]>, key: string, group: Group): void {
  const there = map.get(key)
  if (!there) map.set(key, [group])
  else if (!there.includes(group, -compared)) there.push(group)
}
