import { formatDay, type Day } from './days.ts'

/** A letter that somebody could code next: what is known of it without reading it. */
export type LetterChoice = {
  id: string
  title: string
  first: Day
  last: Day
  /** It was given to whoever asks. */
  isMine: boolean
  /** Nothing is coded yet of an actor who wrote it. */
  hasNewAuthor: boolean
}

/** A milestone by which a letter can lie. */
export type LetterMilestone = { label: string; first: Day; last: Day }

export type LetterWork = { id: string; title: string; isMine: boolean; reasons: string[] }

const worth = { mine: 100, newAuthor: 3, milestone: 2, old: 1 } as const
/** So many days before and after a milestone are near it. */
const nearDays = 30
/** From so many years on a letter is old. */
const oldYears = 2

/**
 * Letters in the order of what coding them is worth, with why, in words: those of whoever asks first, then what comes
 * from an actor of whom nothing is coded, what lies near a milestone, and what is old; the oldest of those alike first.
 */
export function rankNextLetters(
  choices: readonly LetterChoice[],
  milestones: readonly LetterMilestone[],
  today: Day,
): LetterWork[] {
  return choices
    .map((choice) => {
      const near = milestones.find((one) => isNear(choice, one))
      const isOld = addDays(choice.last, oldYears * 365) < today
      const reasons = [
        ...(choice.isMine ? ['it is yours to code'] : []),
        ...(choice.hasNewAuthor ? ['nothing is coded of its author yet'] : []),
        ...(near ? [`it lies near “${near.label}”`] : []),
        ...(isOld ? [`it has waited since ${formatDay(choice.last)}`] : []),
      ]
      const weight =
        (choice.isMine ? worth.mine : 0) +
        (choice.hasNewAuthor ? worth.newAuthor : 0) +
        (near ? worth.milestone : 0) +
        (isOld ? worth.old : 0)
      return { choice, reasons, weight }
    })
    .sort(
      (a, b) =>
        b.weight - a.weight ||
        (a.choice.last < b.choice.last ? -1 : a.choice.last > b.choice.last ? 1 : 0) ||
        (a.choice.id < b.choice.id ? -1 : 1),
    )
    .map(({ choice: { id, title, isMine }, reasons }) => ({ id, title, isMine, reasons }))
}

/** The one that comes after a letter in that order, round and round; the first where that letter is not among them. */
export function chooseNextLetter(
  ranked: readonly LetterWork[],
  afterId: string | null,
): LetterWork | null {
  const at = ranked.findIndex(({ id }) => id === afterId)
  const next = ranked[(at + 1) % Math.max(1, ranked.length)]
  return next && next.id !== afterId ? next : null
}

function isNear({ first, last }: LetterChoice, milestone: LetterMilestone): boolean {
  return addDays(milestone.first, -nearDays) <= last && first <= addDays(milestone.last, nearDays)
}

function addDays(day: Day, days: number): Day {
  return new Date(Date.parse(day) + days * 86_400_000).toISOString().slice(0, 10)
}
