import { expect, test } from 'vitest'
import { drawDocumentCharts } from '#app/features/briefings/document-charts.ts'
import { prepareBriefing } from '#app/features/briefings/prepare-briefing.ts'
import { readSelection } from '#app/features/analysis/selection.ts'
import { actorId, aParty, keep, theDossier, topicId, aPassage } from '#tests/support/letters.ts'
import { openSeededStore, type TestStore } from '#tests/support/store.ts'
import { xmlFault } from '#tests/support/xml.ts'

async function draw(store: TestStore, marks = new Map<string, number>()) {
  const visible = store.visibleTo('owner')
  const { selection, evidenceOf } = await readSelection(
    visible,
    await theDossier(store),
    new URLSearchParams('asOf=2020-12-31'),
    { purpose: 'file' },
  )
  const { briefing, strips } = await prepareBriefing(visible, selection, evidenceOf)
  return drawDocumentCharts(briefing, strips!, marks)
}

const namesOn = (svg: string) =>
  [...svg.matchAll(/<text[^>]*><title>([^<]*)<\/title>/g)].map(([, name]) => name)

test('each topic of a document has the strips of those of whom there is something on it', async () => {
  await using store = await openSeededStore()
  const encryption = await topicId(store)
  await keep(store, {
    form: { parties: [aParty({ name: 'Ann Only' })], dated: '2020-11-01' },
    positions: [aPassage({ quote: 'We support it without reservation.' })],
  })
  const charts = await draw(store)
  const [first, second, third] = charts
  expect(charts).toHaveLength(3)
  expect(first!.topicId).toBe(encryption)
  for (const { svg, note } of charts) {
    expect(xmlFault(svg)).toBeNull()
    expect(svg).not.toMatch(/var\(|="[\d.]+%"|NaN|undefined|<style|href=/)
    expect(svg).toContain('Ylva Johansson')
    expect(note).toBeNull()
  }
  expect(namesOn(first!.svg)).toContain('Ann Only')
  expect(first!.alt).toContain('Ann Only')
  expect(namesOn(second!.svg)).not.toContain('Ann Only')
  expect(namesOn(third!.svg)).not.toContain('Ann Only')
})

test('whoever the dossier gave a pair has a stripe in its colour, others have none', async () => {
  await using store = await openSeededStore()
  const stripe = '#611ba7'
  const [plain] = await draw(store)
  expect(plain!.svg).not.toContain(stripe)
  const [marked] = await draw(store, new Map([[await actorId(store, 'Ylva Johansson'), 0]]))
  expect(marked!.svg.split(stripe)).toHaveLength(2)
})

test('what does not fit on one drawing stands on the next, which says which of how many it shows', async () => {
  await using store = await openSeededStore()
  const people = Array.from({ length: 33 }, (_, index) => `Person ${index + 1}`)
  for (const name of people)
    await keep(store, {
      form: { parties: [aParty({ name })], title: name },
      positions: [aPassage()],
    })
  const encryption = await topicId(store)
  const charts = (await draw(store)).filter((chart) => chart.topicId === encryption)
  const names = new Set(charts.flatMap(({ svg }) => namesOn(svg)))
  for (const name of [...people, 'Ylva Johansson', 'Jakub Boratyński'])
    expect(names).toContain(name)
  // The 33, the two of the example, and the five organisations and units that these two speak for.
  expect(charts.map(({ note }) => note)).toEqual([
    '1 to 32 of 40 actors. What qualifies each word stands with its actor below.',
    '33 to 40 of 40 actors.',
  ])
})
