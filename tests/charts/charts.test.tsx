import { readFileSync } from 'node:fs'
import { dayFromNumber, dayNumber } from '#app/domain/days.ts'
import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import { listActorIds, layOutChart, listDots } from '#app/charts/model/chart-model.ts'
import { seriesColours } from '#app/charts/inks.ts'
import { markerPath, roundPixels } from '#app/charts/marker-shapes.ts'
import { StaticChart } from '#app/charts/static-chart.tsx'
import { renderChartSvg } from '#app/charts/svg.server.tsx'
import { packFacet } from '#app/charts/model/packed-facet.ts'
import { TimelineChart } from '#app/charts/timeline-chart.tsx'
import { autumn, chartPeriod, drawn, facetOf } from '#tests/support/chart-world.ts'

const { facets, milestones, asOf } = drawn(autumn)
const asked = {
  period: chartPeriod,
  asOf,
  milestones,
  actorMarks: Object.fromEntries(listActorIds(facets).map((id, index) => [id, index])),
}
const model = layOutChart(facets[0]!, asked)
const hrefOf = ({ letterId, positionId }: { letterId: string; positionId: string }) =>
  `/letters/${letterId}#${positionId}`

/** All path data of the lines of a kind. */
const lines = (html: string, kind: string) =>
  [...html.matchAll(new RegExp(`class="chart-step ${kind}"[^>]* d="([^"]+)"`, 'g'))]
    .map(([, d]) => d)
    .join(' ')

test('the static chart draws every mark, and each dot is a link that says what it is', () => {
  const html = renderToStaticMarkup(
    <StaticChart model={model} title="Encryption" desc="Two actors." hrefOf={hrefOf} />,
  )
  for (const { steps, whiskers, dots } of model.series) {
    for (const { kind, x1, y1 } of steps)
      expect(lines(html, kind)).toContain(`M${roundPixels(x1)} ${roundPixels(y1)}H`)
    expect(whiskers.length + dots.length).toBe(
      [...html.matchAll(new RegExp(`data-mark="${dots[0]!.id}"`, 'g'))].length,
    )
  }
  for (const dot of listDots(model))
    expect(html).toContain(`href="${hrefOf(dot)}" aria-label="${dot.sentence}"`)
  for (const said of [
    'Strongly opposes',
    'Jan 2021',
    '10 Sep · proposal',
    'J. Boratyński',
    '<title id="chart-encryption-title">Encryption</title>',
  ])
    expect(html).toContain(said)
})

test('a page with charts needs no inline style and no inline script', () => {
  const html = renderToStaticMarkup(
    <TimelineChart facet={packFacet(facets[0]!)} {...asked} hrefOf={hrefOf} />,
  )
  expect(html).not.toMatch(/ style=|<style|<script| on\w+=/)
})

test('without scripts there is a chart for wide and one for narrow places, with names of their own, and the table', () => {
  const html = renderToStaticMarkup(
    <TimelineChart
      facet={packFacet(facets[0]!)}
      {...asked}
      titles={{ 'letter-reply-to-microsoft': 'Reply to Microsoft' }}
      hrefOf={hrefOf}
    />,
  )
  expect(html).toContain('chart-wide')
  expect(html).toContain('viewBox="0 0 358')
  const ids = [...html.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id)
  expect(new Set(ids).size).toBe(ids.length)
  expect(html).toContain(
    '<th scope="row">Jakub Boratyński</th><td>2 Oct – 21 Dec 2020</td><td>Mixed (0), conditional</td><td>1</td>',
  )
  expect(html).toContain('>Reply to Microsoft</a>')
})

test('what ticks stand for is said below a chart that has some, and not below one with quotes to re-check alone', () => {
  const noteOf = (said: Parameters<typeof facetOf>[0]) =>
    /<p class="chart-note">(.*?)<\/p>/.exec(
      renderToStaticMarkup(
        <TimelineChart facet={packFacet(facetOf(said))} {...asked} hrefOf={hrefOf} />,
      ),
    )?.[1]
  const on = (index: number) => dayFromNumber(dayNumber('2020-07-02') + index)
  const often = (letters: number) =>
    Array.from({ length: letters }, (_, index) => ({
      ...{ actor: 'Ylva Johansson', on: on(index), level: 1 as const, recheck: index === 0 },
    }))
  expect(noteOf(often(2))).toMatch(/since they were coded\.$/)
  expect(noteOf(often(200))).toMatch(/a shorter period shows more of them\.$/)
})

test('a topic without letters says what to do', () => {
  const html = renderToStaticMarkup(
    <TimelineChart facet={packFacet(facetOf([]))} {...asked} hrefOf={hrefOf} />,
  )
  expect(html).toContain('Choose a longer period or other actors.')
})

test('the chart as a file has its colours in it and no links', () => {
  const svg = renderChartSvg(model, { theme: 'light', title: 'Encryption & law' })
  expect(svg).toMatch(/^<svg xmlns="http:\/\/www\.w3\.org\/2000\/svg" width="980"/)
  expect(svg).toContain('#2f4b9b')
  expect(svg).toContain('Encryption &amp; law')
  expect(svg).not.toMatch(/var\(|<a |style=|class="recharts/)
})

test('actors have colours that stand out from the card, and the style sheet says the same ones', () => {
  for (const colour of seriesColours.light) expect(contrast(colour, '#ffffff')).toBeGreaterThan(4.5)
  for (const colour of seriesColours.dark) expect(contrast(colour, '#1b1e25')).toBeGreaterThan(4.5)
  const [light, dark] = readFileSync(
    new URL('../../app/charts/charts.css', import.meta.url),
    'utf8',
  ).split('prefers-color-scheme: dark')
  seriesColours.light.forEach((colour, index) =>
    expect(light).toContain(`--series-${index + 1}: ${colour}`),
  )
  seriesColours.dark.forEach((colour, index) =>
    expect(dark).toContain(`--series-${index + 1}: ${colour}`),
  )
})

test('sixty-four actors have a marker of their own', () => {
  const markers = Array.from(
    { length: 64 },
    (_, slot) => `${slot % 8} ${markerPath(slot, 0, 0, 5)}`,
  )
  expect(new Set(markers).size).toBe(64)
})

function contrast(a: string, b: string): number {
  const [dark, light] = [luminance(a), luminance(b)].sort((x, y) => x - y)
  return (light! + 0.05) / (dark! + 0.05)
}

/** Relative luminance (WCAG 2.2). */
function luminance(colour: string): number {
  const [red, green, blue] = [1, 3, 5]
    .map((at) => parseInt(colour.slice(at, at + 2), 16) / 255)
    .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4))
  return 0.2126 * red! + 0.7152 * green! + 0.0722 * blue!
}
