import { expect, test } from 'vitest'
import { loadChoosing } from '#app/features/choosing/choosing-page.ts'
import { actorId, aParty, aPassage, keep, somebody, theDossier } from '#tests/support/letters.ts'
import { addUser } from '#tests/support/request-context.ts'
import { openSeededStore, type TestStore } from '#tests/support/store.ts'
import type { LetterReader } from '#app/domain/users.ts'

const asOf = '2021-12-31'

async function choose(
  store: TestStore,
  query = '',
  { page = 1, reader = 'owner' as LetterReader } = {},
) {
  const params = new URLSearchParams(`asOf=${asOf}&${query}`)
  return loadChoosing(store.visibleTo(reader), await theDossier(store), params, page)
}

/** So many persons who spoke once; a letter for up to 600 of them. */
async function speakers(store: TestStore, count: number) {
  for (let start = 0; start < count; start += 600) {
    const parties = Array.from({ length: Math.min(600, count - start) }, (_, index) =>
      aParty({ name: `Speaker ${String(start + index).padStart(4, '0')}` }),
    )
    await keep(store, {
      form: { parties, dated: '2021-03-01' },
      positions: [aPassage({ holders: parties.map(({ name }) => name) })],
      text: `We support it without reservation.\n\n${start}`,
    })
  }
}

const namesOf = (rows: readonly { name: string }[]) => rows.map(({ name }) => name)

test('everybody who spoke is offered by name, organisations and units beside people, with what they say', async () => {
  await using store = await openSeededStore()
  const { found, chosen, speakers: count, groups } = await choose(store)
  expect(namesOf(found.rows)).toContain('European Commission')
  expect(found.rows.find(({ name }) => name === 'Ylva Johansson')).toMatchObject({
    kind: 'person',
    heard: '29 Oct 2020',
  })
  expect([found.total, count, chosen.count, chosen.of]).toEqual([7, 7, 0, 7])
  expect(groups.rows.map(({ name }) => name)).toEqual(['Units', 'Persons', 'Organisations'])
})

test('a search finds by name and alias whatever the case and accents, and others of the name without a word', async () => {
  await using store = await openSeededStore()
  await store.actors.record([{ id: 'q', kind: 'person', name: 'Борис Йохансон' }], [], somebody)
  await store.actors.record([{ id: 'j', kind: 'person', name: 'Maja JOHÁNSSON' }], [], somebody)
  const { found, others } = await choose(store, 'q=johansson')
  expect([namesOf(found.rows), namesOf(others.rows)]).toEqual([
    ['Ylva Johansson'],
    ['Maja JOHÁNSSON'],
  ])
  expect(namesOf((await choose(store, 'q=йохансон')).others.rows)).toEqual(['Борис Йохансон'])
})

test('of 1,170 who spoke one page is listed, and who was ticked on another stays chosen', async () => {
  await using store = await openSeededStore()
  await speakers(store, 1_163)
  const first = await actorId(store, 'Speaker 0000')
  const { found, chosen, elsewhere } = await choose(store, `actor=${first}`, { page: 24 })
  expect([found.rows.length, found.page, found.pages, found.total]).toEqual([20, 24, 24, 1_170])
  expect([chosen.count, chosen.of, namesOf(elsewhere)]).toEqual([1, 1_170, ['Speaker 0000']])
})

test('what is chosen leads back to where one came from: by ids up to forty, as the group above', async () => {
  await using store = await openSeededStore()
  await speakers(store, 41)
  const back = 'back=stances%3Fview%3Dmatrix'
  const johansson = await actorId(store)
  const few = await choose(store, `${back}&actor=${johansson}&do=show`)
  expect(few.goTo).toBe(
    `/dossiers/csam-interim/stances?asOf=${asOf}&actor=${johansson}&view=matrix`.replace(
      'csam-interim',
      (await theDossier(store)).slug,
    ),
  )
  const many = await choose(store, `${back}&take=kind:person&do=show`)
  expect(new URL(many.goTo!, 'https://x.test').searchParams.getAll('who')).toEqual(['kind:person'])
  const mixed = await choose(store, 'take=kind:person&take=kind:unit&do=show')
  expect([mixed.goTo, mixed.errors.chosen]).toEqual([
    null,
    '47 actors are chosen, and an address names at most 40 one by one. Choose fewer, take all of one group or rule, or save them as a selection.',
  ])
})

test('a name that was typed and not looked for yet is taken where it can be one alone, otherwise it is told why not', async () => {
  await using store = await openSeededStore()
  const ylva = await choose(store, 'q=ylva+johansson&listed=&do=show')
  expect(ylva.goTo).toContain(`actor=${await actorId(store)}`)
  const several = await choose(store, 'q=cyber&listed=&do=show')
  expect([several.goTo, several.errors.add]).toEqual([
    null,
    expect.stringMatching(/bear “cyber” in their names/),
  ])
  expect((await choose(store, 'q=cyber&listed=cyber&do=show')).goTo).toMatch(/stances\?asOf=/)
})

test('all that were found can be taken at once', async () => {
  await using store = await openSeededStore()
  const { chosen, named, found } = await choose(store, 'q=cyber&do=found')
  expect([chosen.count, named.length, found.total]).toEqual([2, 2, 2])
})

test('whom a reader may not see is neither listed, counted, found nor chosen', async () => {
  await using store = await openSeededStore()
  const [ana, ben] = [await addUser(store), await addUser(store, 'editor', 'Ben Okafor')]
  await keep(store, {
    form: { parties: [aParty({ name: 'Zoe Hidden' })] },
    positions: [aPassage()],
    audience: { visibility: 'named', readerIds: [ana.id] },
  })
  const zoe = await actorId(store, 'Zoe Hidden')
  const seen = async (reader: LetterReader) => {
    const { found, others, chosen, groups } = await choose(store, `q=zoe&actor=${zoe}`, { reader })
    return [found.total + others.rows.length, chosen.count, groups.rows[1]?.count]
  }
  expect(await seen(ana)).toEqual([1, 1, 3])
  expect(await seen(ben)).toEqual([0, 0, 2])
})
