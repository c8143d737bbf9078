import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import { layOutChart, listActorIds } from '#app/charts/model/chart-model.ts'
import { KeptMarkupContext, useKeptContent } from '#app/charts/kept-markup.ts'
import { createMarkupWriter } from '#app/charts/markup-writer.server.ts'
import { packFacet } from '#app/charts/model/packed-facet.ts'
import { TimelineChart } from '#app/charts/timeline-chart.tsx'
import { autumn, chartPeriod, drawn } from '#tests/support/chart-world.ts'

const { facets, milestones, asOf } = drawn(autumn)
const hrefOf = ({ positionId }: { positionId: string }) => `/at?a=1&of=${positionId}`
const otherHrefOf = ({ positionId }: { positionId: string }) => `/at?a=2&of=${positionId}`

type Choice = { leadsTo?: typeof hrefOf; titles?: Record<string, string>; selectedId?: string }

function chart({ leadsTo = hrefOf, titles = {}, selectedId }: Choice = {}) {
  const actorMarks = Object.fromEntries(listActorIds(facets).map((id, index) => [id, index]))
  return (
    <TimelineChart
      facet={packFacet(facets[0]!)}
      {...{ period: chartPeriod, asOf, milestones, actorMarks, titles, selectedId }}
      hrefOf={leadsTo}
    />
  )
}

const letterId = facets[0]!.series[0]!.points[0]!.letterId
const dotId = layOutChart(facets[0]!, { period: chartPeriod, asOf, milestones }).series[0]!.dots[0]!
  .id
const choices: Choice[] = [
  {},
  { leadsTo: otherHrefOf },
  { titles: { [letterId]: 'A <b>title</b>' } },
  { titles: { [letterId]: 'Another title' } },
  { selectedId: dotId },
  {},
]

test('a page of the server holds the same markup as elements make, whatever was drawn before', () => {
  const writeMarkup = createMarkupWriter()
  for (const choice of [...choices, ...choices])
    expect(
      renderToStaticMarkup(
        <KeptMarkupContext.Provider value={writeMarkup}>
          {chart(choice)}
        </KeptMarkupContext.Provider>,
      ),
    ).toBe(renderToStaticMarkup(chart(choice)))
})

test('what stays the same is drawn once for as many pages as show it', () => {
  let draws = 0
  const Mark = () => <b>{(draws += 1)}</b>
  const Host = ({ of }: { of: string }) => <p {...useKeptContent(of, <Mark />)} />
  const writeMarkup = createMarkupWriter()
  const pages = ['one', 'one', 'other', 'one'].map((of) =>
    renderToStaticMarkup(
      <KeptMarkupContext.Provider value={writeMarkup}>
        <Host of={of} />
      </KeptMarkupContext.Provider>,
    ),
  )
  expect(pages).toEqual([
    '<p><b>1</b></p>',
    '<p><b>1</b></p>',
    '<p><b>2</b></p>',
    '<p><b>1</b></p>',
  ])
})
