import { expect, test } from 'vitest'
import type { Level } from '#app/domain/level.ts'
import { drawMoves } from '#app/features/view-files/moves-picture.ts'
import { aParty, aPassage, keep, theDossier } from '#tests/support/letters.ts'
import { findTextFaults, listDrawnTexts } from '#tests/support/picture-texts.ts'
import { openTestStore, type TestStore } from '#tests/support/store.ts'
import { xmlFault } from '#tests/support/xml.ts'

function say(store: TestStore, name: string, dated: string, level: Level, more = '') {
  const quote = `On ${dated} this is what ${name} says of it.${more}`
  return keep(store, {
    form: { title: `Letter of ${dated}`, dated, parties: [aParty({ name })] },
    text: `Dear Sir,\n\n${quote}\n\nYours faithfully,\n\n${name}`,
    positions: [aPassage({ level, quote })],
  })
}

async function draw(store: TestStore, query = 'since=2021-04-01&asOf=2021-06-01') {
  const picture = await drawMoves(
    store.visibleTo('owner'),
    await theDossier(store),
    new URLSearchParams(query),
  )
  if (!picture.ok) throw new Error(picture.reason)
  return { ...picture, words: listDrawnTexts(picture.svg).map(({ words }) => words) }
}

test('who moved stands on the picture with both words, how sure it is and the two quotes', async () => {
  await using store = await openTestStore()
  await say(store, 'Ann', '2021-03-01', -2)
  await say(store, 'Ann', '2021-05-01', 1, ' <b>&amp; more</b>')
  await say(store, 'Bob', '2020-12-01', 1)
  await say(store, 'Bob', '2021-05-02', 1)
  await say(store, 'Cleo', '2021-05-03', 1)
  const { svg, words, rows, name } = await draw(store)
  expect([rows, name]).toEqual([1, 'moves-2021-06-01'])
  expect(xmlFault(svg)).toBeNull()
  expect(svg).not.toMatch(/var\(|="[\d.]+%"|NaN|undefined/)
  expect(words).toEqual(
    expect.arrayContaining([
      'strongly opposes (−2), one letter',
      '→ supports (+1), changed',
      'Ann',
      'Encryption',
      'Turn on 1 May 2021',
      '+3',
      'once so far',
      '1 Mar 2021',
      '“On 2021-03-01 this is what Ann says of it.”',
      '1 May 2021',
      '“On 2021-05-01 this is what Ann says of it. <b>&amp; more</b>”',
    ]),
  )
  const said = words.join(' ')
  expect(said).toContain(
    'On 2 topics, 1 of 3 voices moved between 1 Apr 2021 and 1 Jun 2021: 1 towards supporting.',
  )
  expect(said).toContain('1 stayed where they were · 1 cannot be compared · sorted by how far')
  expect(svg.match(/class="stance-arrow"/g)).toHaveLength(1)
  expect((await draw(store)).svg).toBe(svg)
})

test('of many moves with long words in many scripts the picture shows as many as fit, none over another', async () => {
  await using store = await openTestStore()
  const long = ' Εξαιρετικά μακροσκελής λόγος και άλλα πολλά'.repeat(8)
  const names = [
    'Bundesverbandkommunikationsdatenverarbeitungsgesellschaften'.padEnd(80, 'w'),
    'Υπουργείο Ψηφιακής Διακυβέρνησης και Προστασίας Δεδομένων Προσωπικού Χαρακτήρα',
    'وزارة الاتصالات وتكنولوجيا المعلومات والاقتصاد الرقمي والابتكار',
    'Министерство на електронното управление и защита на личните данни на гражданите',
    ...Array.from({ length: 36 }, (_, index) => `Person ${index}`),
  ]
  for (const name of names) {
    await say(store, name, '2021-03-01', -2)
    await say(store, name, '2021-05-01', 2, long)
  }
  const { svg, words, rows } = await draw(store)
  // 4,000,000 pixels of rows of 1122 by 108.
  expect(rows).toBe(33)
  expect(words.join(' ')).toContain('33 of 40 who moved')
  expect(findTextFaults(svg)).toEqual([])
  expect(words.filter((each) => /^“.*…$/.test(each)).length).toBeGreaterThan(0)
})

test('where nobody moved, and where an address cannot be read, there is a sentence', async () => {
  await using store = await openTestStore()
  await say(store, 'Bob', '2020-12-01', 1)
  await expect(draw(store)).rejects.toThrow(
    'There is nothing to be drawn: nobody moved between these days by the method’s rule.',
  )
  await expect(draw(store, 'since=2999')).rejects.toThrow('Write an earlier one.')
})

test('what a reader may not see of a quote is masked before the quote is cut', async () => {
  await using store = await openTestStore()
  await say(
    store,
    'Ann',
    '2021-03-01',
    -2,
    ` Write to ann.who@example.org.${' And more.'.repeat(20)}`,
  )
  await say(store, 'Ann', '2021-05-01', 1)
  const masked = store.visibleTo('owner', { contactDetails: false })
  const query = new URLSearchParams('since=2021-04-01&asOf=2021-06-01')
  const picture = await drawMoves(masked, await theDossier(store), query)
  expect(picture.ok && picture.svg).toContain('Write to ')
  expect(picture.ok && picture.svg).not.toContain('ann.who')
})
