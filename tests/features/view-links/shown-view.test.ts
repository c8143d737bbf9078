import { expect, test } from 'vitest'
import { drawShownView, loadShownView } from '#app/features/view-links/shown-view.ts'
import { aParty, aPassage, keep, somebody } from '#tests/support/letters.ts'
import { openTestStore } from '#tests/support/store.ts'
import { keepLetterOf, openNewLink, refusalOf, openLink } from '#tests/support/view-links.ts'

async function rowsOf(opened: Parameters<typeof loadShownView>[0]): Promise<string> {
  const shown = await loadShownView(opened)
  if (!shown.ok) return shown.reason
  const rows = []
  for await (const step of shown.table.steps) rows.push(...step)
  return JSON.stringify([shown.facts, rows])
}

test('a live link shows what is so now, and never what is not public', async () => {
  await using store = await openTestStore()
  await keepLetterOf(store, 'Ylva Johansson')
  const { open } = await openNewLink(store, 'sort=name')
  await keepLetterOf(store, 'Otto Berg')
  await keepLetterOf(store, 'Hidden Hand', 'everyone')
  const shown = await rowsOf(await open())
  expect(shown).toContain('Ylva Johansson')
  expect(shown).toContain('Otto Berg')
  expect(shown).not.toContain('Hidden Hand')
  const { svg } = (await drawShownView(await open()))!
  expect([svg.includes('Otto Berg'), svg.includes('Hidden Hand')]).toEqual([true, false])
})

test('a frozen link shows what was so, until something that it rests on is not public', async () => {
  await using store = await openTestStore()
  const first = await keepLetterOf(store, 'Ylva Johansson')
  const { open } = await openNewLink(store, 'sort=name', { kind: 'frozen' })
  const before = await rowsOf(await open())
  const drawn = await drawShownView(await open())
  expect(drawn?.svg).toContain('Ylva Johansson')
  await keepLetterOf(store, 'Otto Berg')
  expect(await rowsOf(await open())).toBe(before)
  expect(await drawShownView(await open())).toEqual(drawn)
  const { letter } = (await store.letters.byId(first))!
  await store.withdrawals.withdraw(
    first,
    { reason: 'Sent in error.', revision: letter.revision } as never,
    somebody,
  )
  expect(await loadShownView(await open())).toMatchObject({ ok: false, isGone: true })
  expect(await rowsOf(await open())).toContain('is not public any more')
  expect(await drawShownView(await open())).toBeNull()
})

test('a link says what it shows: of what, as of when, by which method, made when, and for whom', async () => {
  await using store = await openTestStore()
  await keepLetterOf(store, 'Ylva Johansson')
  const { open } = await openNewLink(store, '', { table: 'distribution' })
  const shown = await loadShownView(await open())
  expect(shown.ok && shown.facts.map(({ heading }) => heading)).toEqual([
    ...['Dossier', 'View', 'Selection', 'As of', 'Method version', 'Made on', 'Shows', 'Source'],
  ])
})

test('a link that was never made, was ended or is over shows nothing and says why', async () => {
  await using store = await openTestStore()
  await keepLetterOf(store, 'Ylva Johansson')
  expect(await refusalOf(openLink(store, 'x'.repeat(32)))).toEqual([
    404,
    'There is no such link. Check whether its address is whole.',
  ])
  const { open } = await openNewLink(store, '')
  await store.viewLinks.end((await open()).link, somebody)
  expect(await refusalOf(open())).toEqual([
    410,
    expect.stringMatching(/^This link was ended on \d/),
  ])
})

test('a link to moves shows who moved as a picture, and none where nobody did', async () => {
  await using store = await openTestStore()
  const say = (dated: string, level: -2 | 2) =>
    keep(store, {
      form: { title: dated, dated, parties: [aParty({ name: 'Ylva Johansson' })] },
      positions: [aPassage({ level })],
      audience: { visibility: 'public', readerIds: [] },
    })
  await say('2020-01-10', -2)
  const query = 'since=2020-06-01&asOf=2021-06-01'
  const ask = async (kind: 'live' | 'frozen') => {
    const { open } = await openNewLink(store, query, { table: 'moves', kind })
    const shown = await loadShownView(await open())
    return [shown.ok && shown.hasPicture, (await drawShownView(await open())) !== null]
  }
  expect([await ask('live'), await ask('frozen')]).toEqual([
    [false, false],
    [false, false],
  ])
  await say('2021-01-10', 2)
  expect([await ask('live'), await ask('frozen')]).toEqual([
    [true, true],
    [true, true],
  ])
})
