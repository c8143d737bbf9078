import { formatQuantity } from './text/words.ts'

/** What can be done to many letters at once; `most`: to how many in one go, so that others are not held up. */
export const deedKinds = [
  { kind: 'give', name: 'Give to somebody to code', place: 'dossier', most: 2000 },
  { kind: 'give second', name: 'Give to a second coder', place: 'dossier', most: 500 },
  { kind: 'finished', name: 'Say that they are finished', place: 'dossier', most: 2000 },
  { kind: 'nothing', name: 'Say that nothing is in them', place: 'dossier', most: 2000 },
  { kind: 'open again', name: 'Open their coding again', place: 'dossier', most: 2000 },
  { kind: 'put in', name: 'Put into a dossier', place: 'dossier', most: 2000 },
  { kind: 'take out', name: 'Take out of a dossier', place: 'dossier', most: 2000 },
  { kind: 'seen by', name: 'Choose who may see them', place: null, most: 500 },
  { kind: 'withdraw', name: 'Withdraw them', place: null, most: 200 },
] as const
export type LetterDeedKind = (typeof deedKinds)[number]['kind']

export const findLetterDeed = (written: string | null) =>
  deedKinds.find(({ kind }) => kind === written)

/** A letter that stays as it is, with why. */
export type DeedObstacle = { title: string; obstacle: string }

/** The same reason once, with how many letters it holds for and the first of their titles. */
export type ObstacleGroup = { obstacle: string; count: number; titles: string[] }

const titlesShown = 3

/** Why letters stay as they are, the most frequent reason first. */
export function groupObstacles(rows: readonly DeedObstacle[]): ObstacleGroup[] {
  const groups = new Map<string, ObstacleGroup>()
  for (const { title, obstacle } of rows) {
    const group = groups.get(obstacle) ?? { obstacle, count: 0, titles: [] }
    group.count += 1
    if (group.titles.length < titlesShown) group.titles.push(title)
    groups.set(obstacle, group)
  }
  return [...groups.values()].sort((a, b) => b.count - a.count)
}

const deedWords: Record<LetterDeedKind, (of: { name: string; one: boolean }) => string> = {
  give: ({ name, one }) => `${one ? 'is' : 'are'} ${name ? `${name}’s` : 'nobody’s'} to code`,
  'give second': ({ name, one }) => `${one ? 'is' : 'are'} ${name}’s to code a second time`,
  finished: ({ one }) => `${one ? 'is' : 'are'} finished`,
  nothing: ({ one }) => `${one ? 'has' : 'have'} nothing in ${one ? 'it' : 'them'}`,
  'open again': ({ one }) => `${one ? 'is' : 'are'} open again`,
  'put in': ({ name, one }) => `${one ? 'lies' : 'lie'} in “${name}”`,
  'take out': ({ name, one }) => `${one ? 'lies' : 'lie'} in “${name}” no longer`,
  'seen by': ({ name }) => `may be seen by: ${name}`,
  withdraw: ({ one }) => `${one ? 'is' : 'are'} withdrawn`,
}

/** `5 letters are Ben Maas’s to code`; `name`: of whom or of which dossier. */
export function describeDeed(kind: LetterDeedKind, count: number, name: string): string {
  return `${formatQuantity(count, 'letter')} ${deedWords[kind]({ name, one: count === 1 })}`
}

/** How far a deed, or taking it back, came: letters as before again, changed since, and never changed. */
type DeedRest = {
  back: number
  stayed: number
  undone: number
  isBrokenOff: boolean
  isRunning?: boolean
}

/** The same with what became of it: whether it was taken back, with what stays, and whether it or that broke off. */
export function describeDeedRest(said: string, isTakenBack: boolean, rest: DeedRest): string {
  const { back, stayed, undone, isBrokenOff, isRunning } = rest
  const stay = (count: number) => (count === 1 ? 'stays as it is' : 'stay as they are')
  if (isTakenBack)
    return stayed
      ? `Taken back: “${said}” ${formatQuantity(stayed, 'letter')} changed since and ${stay(stayed)}.`
      : `Taken back: “${said}”`
  const halves = [
    said,
    (isBrokenOff || isRunning) &&
      undone > 0 &&
      `${formatQuantity(undone, 'letter')} ${undone === 1 ? 'is' : 'are'} as before: it ` +
        `${isBrokenOff ? 'broke off' : 'is still going on, or broke off this very minute'}.`,
    back > 0 &&
      `${formatQuantity(back, 'letter')} ${back === 1 ? 'is' : 'are'} back already: taking it back broke off.`,
  ]
  return halves.filter(Boolean).join(' ')
}
