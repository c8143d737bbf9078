import { useEffect, useMemo, useState, type RefObject } from 'react'
import { moveAsOfLines } from '#app/charts/strip-picture.tsx'
import type { StripAxis } from '#app/charts/model/strip-axis.ts'
import { removeDuplicates } from '#app/domain/collections.ts'
import { dayFromNumber, dayNumber, formatDay, type Day } from '#app/domain/days.ts'
import type { Milestone } from '#app/domain/milestones.ts'
import { unpackStrip } from '#app/domain/strips/packed-strip.ts'
import { useKeys } from '../keys/use-keys.ts'
import { restoreWords, showWordsOn } from './words-on-day.ts'
import type { StripTableGroup } from './strip-rows.ts'

type Props = {
  table: RefObject<HTMLDivElement | null>
  axis: StripAxis
  asOf: Day
  groups: readonly StripTableGroup[]
  milestones: readonly Milestone[]
  /** A day was chosen: when the handle is let go, or a key moved it. */
  onChange: (day: Day) => void
}

/**
 * The as-of day as a handle over the axis. It snaps to days of letters and milestones; lines and bars follow while it
 * is dragged, and everything else when it is let go. `,` and `.` move it to the letter before and after.
 */
export function AsOfHandle({ table, axis, asOf, groups, milestones, onChange }: Props) {
  const [held, setHeld] = useState<Day | null>(null)
  // The day that was asked for last, until it is shown: keys go on from there, and need not wait for the server.
  const [wanted, setWanted] = useState<Day | null>(null)
  const days = useMemo(() => listSnapDays(groups, milestones, axis), [groups, milestones, axis])
  const shown = held ?? wanted ?? asOf
  const follow = (day: Day) => {
    setHeld(day)
    if (!table.current) return
    moveAsOfLines(table.current, axis, day)
    showWordsOn(table.current, groups, day)
  }
  const choose = (day: Day) => {
    follow(day)
    setHeld(null)
    setWanted(day)
    onChange(day)
  }
  useEffect(() => {
    setWanted(null)
    if (!table.current) return
    restoreWords(table.current, groups)
    moveAsOfLines(table.current, axis, asOf)
  }, [table, groups, axis, asOf])
  const step = (direction: 1 | -1) => {
    const next =
      direction > 0 ? days.find((day) => day > shown) : days.findLast((day) => day < shown)
    if (next) choose(next)
  }
  useAsOfKeys(step)
  const [first, last] = [dayNumber(axis.from), dayNumber(axis.to)]
  if (last <= first) return null
  return (
    <>
      <AsOfOnPaper share={((dayNumber(shown) - first) / (last - first)) * 100} day={shown} />
      <input
        type="range"
        className="as-of-handle"
        min={first}
        max={last}
        step={1}
        value={dayNumber(shown)}
        aria-label="As of"
        aria-valuetext={formatDay(shown)}
        title={`As of ${formatDay(shown)}`}
        onChange={(event) => follow(findNearest(days, Number(event.currentTarget.value)))}
        onPointerUp={() => held && choose(held)}
        onBlur={() => held && choose(held)}
        onKeyDown={(event) => {
          if (event.key !== 'ArrowLeft' && event.key !== 'ArrowRight') return
          event.preventDefault()
          step(event.key === 'ArrowRight' ? 1 : -1)
        }}
      />
    </>
  )
}

/** On paper, where nothing is dragged, the line of the as-of day has its date instead of the handle. */
function AsOfOnPaper({ share, day }: { share: number; day: Day }) {
  const x = Math.min(100, Math.max(0, share))
  return (
    <svg className="as-of-on-paper" width="100%" height={16} aria-hidden="true">
      <text x={`${x}%`} y={12} textAnchor={x > 50 ? 'end' : 'start'}>
        As of {formatDay(day)}
      </text>
    </svg>
  )
}

function useAsOfKeys(step: (direction: 1 | -1) => void) {
  useKeys({ 'day before': () => step(-1), 'day after': () => step(1) })
}

/** The days of letters and milestones on the axis, and its ends, in order. */
function listSnapDays(
  groups: readonly StripTableGroup[],
  milestones: readonly Milestone[],
  axis: StripAxis,
): Day[] {
  const days = [
    ...groups.flatMap(({ rows }) =>
      rows.flatMap(({ cells }) =>
        cells.flatMap(({ strip }) => unpackStrip(strip).statements.map(({ day }) => day)),
      ),
    ),
    ...milestones.map(({ dated }) => dated.last),
    axis.to,
  ]
  return removeDuplicates(days.filter((day) => day >= axis.from && day <= axis.to)).sort()
}

function findNearest(days: readonly Day[], number: number): Day {
  const wanted = dayFromNumber(number)
  return days.reduce(
    (best, day) =>
      Math.abs(dayNumber(day) - number) < Math.abs(dayNumber(best) - number) ? day : best,
    days[0] ?? wanted,
  )
}
