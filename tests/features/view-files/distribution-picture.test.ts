import { expect, test } from 'vitest'
import { drawDistribution } from '#app/features/view-files/distribution-picture.ts'
import { aParty, aPassage, keep, theDossier } from '#tests/support/letters.ts'
import { openTestStore } from '#tests/support/store.ts'
import { xmlFault } from '#tests/support/xml.ts'

test('how many stand where, of how many groups and as of when, stand on the picture', async () => {
  await using store = await openTestStore()
  for (const [name, dated, level] of [
    ['Ann', '2021-01-10', 2],
    ['Bob', '2021-02-10', 1],
    ['Cleo', '2021-03-10', -1],
  ] as const)
    await keep(store, {
      form: { title: `Letter of ${name}`, dated, parties: [aParty({ name })] },
      positions: [aPassage({ level })],
    })
  const [visible, dossier] = [store.visibleTo('owner'), await theDossier(store)]
  const draw = (query: string) => drawDistribution(visible, dossier, new URLSearchParams(query))
  const picture = await draw('asOf=2021-06-01&group=kind')
  if (!picture.ok) throw new Error(picture.reason)
  expect(picture).toMatchObject({ rows: 1, name: 'distribution-2021-06-01' })
  expect(xmlFault(picture.svg)).toBeNull()
  expect(picture.svg).not.toMatch(/var\(|="[\d.]+%"|NaN|undefined/)
  for (const words of [
    'Encryption: of 3 voices 2 support, 1 opposes.',
    'As of 1 Jun 2021 · 1 group',
    'Persons',
    '2 of 3 support, 1 of them strongly; 1 opposes.',
    'Majority: supports, 2 of 3 with a word.',
    'Break rank: Cleo.',
  ])
    expect(picture.svg).toContain(`>${words}</text>`)
  expect(await draw('asOf=2021-06-01&group=kind')).toEqual(picture)
  expect(await draw('measure=feet')).toMatchObject({ ok: false })
})
