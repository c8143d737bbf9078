import { expect, test } from 'vitest'
import { packFacet, packTimeline, unpackFacet } from '#app/charts/model/packed-facet.ts'
import { autumn, chartPeriod, drawn, type Saying } from '#tests/support/chart-world.ts'

/** As many letters of one actor, of which some are silent and some are of no certain day. */
function many(letters: number): Saying[] {
  return Array.from({ length: letters }, (_, index) => ({
    actor: 'Ylva Johansson',
    topic: 'Encryption',
    on: index % 7 ? `2020-0${7 + (index % 3)}-${10 + (index % 19)}` : '2020-10-02/2020-12-21',
    level: index % 5 ? (((index % 3) - 1) as -1 | 0 | 1) : null,
    conditional: index % 4 === 0,
    recheck: index % 3 === 0,
    letter: `letter ${index}`,
  }))
}

const reread = <T>(value: T): T => JSON.parse(JSON.stringify(value)) as T

test.each([
  ['a few letters', autumn],
  ['more than are dots', many(200)],
  ['nobody', []],
])('a facet of %s that came with a page is the facet that was sent', (_, said) => {
  const { facets } = drawn(said)
  for (const facet of facets) {
    expect(unpackFacet(reread(packFacet(facet)))).toEqual(reread(facet))
    expect(unpackFacet(packFacet(facet))).toBe(facet)
  }
})

test('a series is as many values in a page however many letters it draws', () => {
  const countValues = (value: unknown): number =>
    value && typeof value === 'object'
      ? Object.values(value).reduce((sum: number, one) => sum + countValues(one), 1)
      : 1
  const [few, more] = [many(10), many(70)].map((said) =>
    countValues(packTimeline(drawn(said, chartPeriod)).facets[0]!.series[0]),
  )
  expect(more).toBe(few)
})
