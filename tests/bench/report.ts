import type { Screened } from './measured.ts'
import type { Scripts } from './scripts.ts'
import type { Shifts } from './shift.ts'
import { aligned, crowded } from './table.ts'

/** `load` is how many processes wanted a processor while measuring; one or two are the bench and the app. */
export type Found = {
  load: number
  processors: number
  screens: Screened[]
  scripts: Scripts
  shifts: Shifts
}

/** What is aimed at: milliseconds, times the floor, compressed bytes. */
const targets = { p95: 50, times: 5, ofPage: 130_000 } as const

const heads = [
  'screen',
  'rows',
  'kB',
  'gzip kB',
  'requests',
  'p50 ms',
  'p95 ms',
  'plain ms',
  'floor ms',
  '× floor',
]

/** The numbers as a table, and below it whether each target is met. */
export function report(found: Found): string {
  const { screens, scripts, shifts } = found
  const rows = screens.flatMap(({ name, found }) =>
    found
      ? [
          [
            name,
            String(found.rows),
            kB(found.bytes),
            kB(found.gzipBytes),
            String(found.requests),
            ms(found.p50),
            ms(found.p95),
            ms(found.plain),
            ms(found.floor),
            found.times.toFixed(1),
          ],
        ]
      : [],
  )
  const left = screens.flatMap(({ name, left }) =>
    left ? [`Left out: ${name}, because ${left}.`] : [],
  )
  return [
    '',
    ...aligned([heads, ...rows]),
    '',
    'p50, p95: gzip, as a browser asks. plain: median without compression. floor: the same rows as JSON from a bare server.',
    ...crowded(found),
    ...left,
    '',
    ...scriptLines(scripts),
    ...shiftLines(shifts),
    '',
    ...verdicts(found),
  ].join('\n')
}

function verdicts({ screens, scripts, shifts }: Omit<Found, 'load' | 'processors'>): string[] {
  const found = screens.flatMap(({ name, found }) => (found ? [{ name, ...found }] : []))
  const slow = found
    .filter(({ p95 }) => p95 >= targets.p95)
    .map(({ name, p95 }) => `${name} (${ms(p95)} ms)`)
  const far = found
    .filter(({ times }) => times > targets.times)
    .map(({ name, times }) => `${name} (${times.toFixed(1)})`)
  const moved = shifts.shifts
    .filter(({ shift }) => shift >= 0.0005)
    .map(({ name, width, shift }) => `${name} at ${width} px (${shift.toFixed(4)})`)
  return [
    verdict(`p95 under ${targets.p95} ms`, slow),
    verdict(`at most ${targets.times} times the floor`, far),
    verdict(
      `page of strips under ${targets.ofPage / 1000} kB of compressed script without the chart’s chunk`,
      scripts.ofPage < targets.ofPage ? [] : [`${kB(scripts.ofPage)} kB`],
    ),
    shifts.without === null
      ? verdict('layout shift 0 (to three decimals)', moved)
      : 'not measured: layout shift, because no browser could be used',
  ]
}

function verdict(target: string, misses: readonly string[]): string {
  return misses.length ? `missed: ${target}: ${misses.join(', ')}` : `met:    ${target}`
}

function scriptLines({ ofPage, files, chart, chartIsApart }: Scripts): string[] {
  return [
    `Script of the page of strips: ${kB(ofPage)} kB compressed in ${files.length} files; the largest: ${files
      .slice(0, 4)
      .map(({ name, bytes }) => `${name} ${kB(bytes)}`)
      .join(', ')}.`,
    chart
      ? `The chunk with Recharts: ${chart.name}, ${kB(chart.bytes)} kB compressed${chartIsApart ? '' : '; the page of strips asks for it at once'}.`
      : 'No chunk with Recharts was found.',
  ]
}

function shiftLines({ shifts, without }: Shifts): string[] {
  if (without !== null)
    return [`Layout shift was not measured: no browser could be used (${without}).`]
  return shifts.map(
    ({ name, width, shift, moved, live }) =>
      `Layout shift of the ${name} at ${width} px: ${shift.toFixed(4)}${moved.length ? ` (moved: ${moved.join(', ')})` : ''}${live ? '' : ' (its chart did not become interactive)'}`,
  )
}

const ms = (time: number) => time.toFixed(time < 10 ? 2 : 1)
const kB = (bytes: number) => (bytes / 1000).toFixed(1)
