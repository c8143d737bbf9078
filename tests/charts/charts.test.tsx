import { dayFromNumber, dayNumber } from '#app/domain/days.ts'
import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import { listActorIds, layOutChart, listDots } from '#app/charts/model/chart-model.ts'
import { seriesInk, webInks } from '#app/charts/inks.ts'
import { markerPath, roundPixels } from '#app/charts/marker-shapes.ts'
import { StaticChart } from '#app/charts/static-chart.tsx'
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

test('pairs and the first sixteen grey marks are told apart by colour or shape', () => {
  const markers = Array.from(
    { length: 24 },
    (_, mark) => `${seriesInk(webInks, mark)} ${markerPath(mark, 0, 0, 5)}`,
  )
  expect(new Set(markers).size).toBe(24)
  expect(new Set(markers.slice(8).map((marker) => marker.split(' ')[0]))).toEqual(
    new Set(['var(--ink-3)']),
  )
})

test('grey lines are dashed by turns where a stance holds, and coloured ones are whole', () => {
  const twice = (actor: string) =>
    ['2020-10-01', '2020-12-01'].map((on) => ({ actor, on, level: 1 as const }))
  const facet = facetOf([...twice('Michał Boratyński'), ...twice('Ylva Johansson')])
  const markUp = (first: number) => {
    const [one, two] = listActorIds([facet])
    const actorMarks = { [one!]: first, [two!]: first + 1 }
    const laidOut = layOutChart(facet, { ...asked, actorMarks })
    const html = renderToStaticMarkup(
      <StaticChart model={laidOut} title="Encryption" desc="Two actors." hrefOf={hrefOf} />,
    )
    return html.match(/<path class="chart-step held"[^>]*>/g)!
  }
  const dashes = (first: number) =>
    markUp(first).map((path) => /stroke-dasharray="([^"]*)"/.exec(path)?.[1] ?? 'whole')
  expect(new Set(dashes(0))).toEqual(new Set(['whole']))
  expect(dashes(8)).toEqual(['whole', '12 3'])
})
