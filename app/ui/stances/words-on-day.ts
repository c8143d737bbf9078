import { roundPixels } from '#app/charts/marker-shapes.ts'
import {
  layOutStanceBar,
  stanceBarSizes,
  type StanceBarSize,
} from '#app/charts/model/stance-bar.ts'
import type { Day } from '#app/domain/days.ts'
import type { StanceMark } from '#app/domain/stance-mark.ts'
import { unpackStrip } from '#app/domain/strips/packed-strip.ts'
import type { StripTableCell, StripTableGroup } from './strip-rows.ts'

/**
 * While the as-of day is dragged: each bar's dot stands where the actor's newest word up to that day is. Record, spread
 * and words are worked out when the day is chosen, and are hidden until then.
 */
export function showWordsOn(table: Element, groups: readonly StripTableGroup[], day: Day): void {
  table.classList.add('day-held')
  forEachDot(table, groups, (dot, { strip, stance }, size) => {
    const word = unpackStrip(strip).words.findLast((other) => other.day <= day)
    dot.setAttribute('visibility', word ? 'visible' : 'hidden')
    if (word) placeDot(dot, { ...stance.mark, now: word.level, conditional: false }, size)
  })
}

/** The bars as they were before somebody dragged. */
export function restoreWords(table: Element, groups: readonly StripTableGroup[]): void {
  table.classList.remove('day-held')
  forEachDot(table, groups, (dot, { stance }, size) => {
    dot.removeAttribute('visibility')
    placeDot(dot, stance.mark, size)
  })
}

function forEachDot(
  table: Element,
  groups: readonly StripTableGroup[],
  act: (dot: Element, cell: StripTableCell, size: StanceBarSize) => void,
) {
  const size = stanceBarSizes[table.classList.contains('dense') ? 'chip' : 'end']
  for (const { rows } of groups)
    for (const { actor, cells } of rows) {
      const bars = table.querySelectorAll(`[data-actor="${CSS.escape(actor.id)}"] .strip-bar`)
      cells.forEach((cell, index) => {
        const dot = bars[index]?.querySelector('.stance-now')
        if (dot) act(dot, cell, size)
      })
    }
}

function placeDot(dot: Element, mark: StanceMark, size: StanceBarSize) {
  const placed = layOutStanceBar(mark, size).dot
  if (!placed) return
  dot.setAttribute('cx', String(roundPixels(placed.x)))
  dot.setAttribute('class', `stance-now ${placed.code}${placed.ring ? ' ring' : ''}`)
}
