import { dayNumber, dayFromParts, dayFromNumber, type Day, type Period } from '#app/domain/days.ts'
import { clamp, dayToX, type ChartFrame } from './scale.ts'
import { measureText } from './text-width.ts'

/**
 * A label below the plot; `x` is the day's place, `labelX` the middle of the words, moved in from
 * the picture's edges.
 */
export type Tick = { day: Day; x: number; label: string; labelX: number; width: number }

const monthNames = [
  'Jan',
  'Feb',
  'Mar',
  'Apr',
  'May',
  'Jun',
  'Jul',
  'Aug',
  'Sep',
  'Oct',
  'Nov',
  'Dec',
]

/** From days through months and quarters to decades: the first that fits is taken. */
const tickSteps = [
  ...[1, 7].map((days) => ({ unit: 'day' as const, every: days })),
  ...[1, 3, 6].map((every) => ({ unit: 'month' as const, every })),
  ...[1, 2, 5, 10, 20, 50, 100].map((every) => ({ unit: 'year' as const, every })),
]

type TickStep = (typeof tickSteps)[number]

/**
 * Ticks at the beginnings of days, weeks, months, quarters or years: as many as fit beside each
 * other with `gap` pixels between them, the first with its year; the ends of the period where
 * nothing else fits. `Jul 2020`, `Oct`, `Jan 2021`; or `2020`, `2021`. Oldest first.
 */
export function makeTicks(
  period: Period,
  frame: ChartFrame,
  width: number,
  { size, gap, short }: { size: number; gap: number; short: boolean },
): Tick[] {
  const dayByDay = tickSteps[0]!
  const choices = [
    ...tickSteps.map((step) => ({ step, days: listTickDays(step, period, frame) })),
    { step: dayByDay, days: [period.from, period.to] },
    { step: dayByDay, days: [period.from] },
  ]
  for (const { step, days } of choices) {
    const ticks = days.map((day, index) =>
      makeTick(day, makeTickLabel(day, step, index === 0, short), frame, width, size),
    )
    const fits = ticks.every(
      (tick, index) =>
        index === 0 || tick.labelX - tick.width / 2 - gap >= findRightEdge(ticks[index - 1]!),
    )
    if (ticks.length && fits) return ticks
  }
  return []
}

function makeTick(day: Day, label: string, frame: ChartFrame, width: number, size: number): Tick {
  const x = dayToX(frame, dayNumber(day))
  const half = measureText(label, size) / 2
  return { day, x, label, labelX: clamp(x, half, Math.max(half, width - half)), width: half * 2 }
}

function findRightEdge(tick: Tick): number {
  return tick.labelX + tick.width / 2
}

/** The days of a step within the period; empty where there are so many that they cannot fit. */
function listTickDays(
  { unit, every }: TickStep,
  { from, to }: Period,
  { plot }: ChartFrame,
): Day[] {
  if (unit === 'day') return listDays(from, to, every, (plot.right - plot.left) / 20)
  const [year, month] = [Number(from.slice(0, 4)), Number(from.slice(5, 7)) - 1]
  const [first, last] = [
    year * 12 + month,
    Number(to.slice(0, 4)) * 12 + Number(to.slice(5, 7)) - 1,
  ]
  const step = unit === 'year' ? every * 12 : every
  const days: Day[] = []
  for (let at = Math.ceil(first / step) * step; at <= last; at += step) {
    const day = dayFromParts(Math.floor(at / 12), (at % 12) + 1, 1)
    if (day && day >= from) days.push(day)
  }
  return days
}

/** Every day, or the 1st, 8th, 15th and 22nd of each month, as on a calendar page. */
function listDays(from: Day, to: Day, every: number, maxTicks: number): Day[] {
  const [first, last] = [dayNumber(from), dayNumber(to)]
  if ((last - first) / every > maxTicks) return []
  const days = Array.from({ length: last - first + 1 }, (_, after) => dayFromNumber(first + after))
  const tickDays =
    every === 1 ? days : days.filter((day) => ['01', '08', '15', '22'].includes(day.slice(8)))
  return tickDays.length > 1 || every === 1 ? tickDays : []
}

function makeTickLabel(day: Day, { unit }: TickStep, first: boolean, short: boolean): string {
  const year = day.slice(0, 4)
  if (unit === 'year') return year
  const withYear =
    first || day.slice(5) === '01-01' || (unit === 'month' && day.slice(5, 7) === '01')
  const month = monthNames[Number(day.slice(5, 7)) - 1]!
  const name = unit === 'day' ? `${Number(day.slice(8))} ${month}` : month
  if (!withYear) return name
  return short && unit === 'month' ? `${name} ’${year.slice(2)}` : `${name} ${year}`
}
