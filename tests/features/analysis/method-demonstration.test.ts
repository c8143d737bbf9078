import { expect, test } from 'vitest'
import { loadMethod } from '#app/features/analysis/method-demonstration.ts'
import type { LetterReader } from '#app/domain/users.ts'
import { actorId, aPassage, keep, theDossier, topicId } from '#tests/support/letters.ts'
import { repeat } from '#tests/support/paragraphs.ts'
import { addUser } from '#tests/support/request-context.ts'
import { openTestStore, type TestStore } from '#tests/support/store.ts'

async function shownBy(store: TestStore, query = '', reader: LetterReader = 'owner') {
  const { shown } = await loadMethod(
    store.visibleTo(reader),
    await theDossier(store),
    new URLSearchParams(query),
  )
  return shown
}

/** Three letters of Ylva Johansson and one of Jakub Boratyński. */
async function write(store: TestStore) {
  await repeat(store, '2019-05-03', undefined, { level: -1 })
  await repeat(store, '2020-01-07')
  await repeat(store, '2020-10-02', undefined, { level: 2 })
  await repeat(store, '2020-10-03', undefined, { by: 'Jakub Boratyński' })
}

test('it is shown on the actor and topic with most letters, with both sums and the days that change them', async () => {
  await using store = await openTestStore()
  await write(store)
  const shown = (await shownBy(store))!
  expect([shown.actor.name, shown.topic.name, shown.asOf]).toEqual([
    'Ylva Johansson',
    'Encryption',
    '2020-10-03',
  ])
  expect(shown.pairs.map(({ actor, letters }) => [actor.name, letters])).toEqual([
    ['Ylva Johansson', 3],
    ['Jakub Boratyński', 1],
  ])
  expect(shown.days).toEqual(['2019-05-03', '2020-01-07', '2020-10-02', '2020-10-03'])
  expect(shown.why.sums[0]).toBe(
    'The newest day with a word is 2 Oct 2020, of 1 letter: +2, so now is “strongly supports”.',
  )
  const moved = shown.uses.find(({ rule }) => rule === 'moves')!
  expect(moved.letters.map(({ name }) => name)).toEqual([
    'Letter of 2019-05-03',
    'Letter of 2020-01-07',
    'Letter of 2020-10-02',
  ])
})

test('a day and somebody else are asked for in the address; what is not there is said', async () => {
  await using store = await openTestStore()
  await write(store)
  const pair = async (name: string) => `actor=${await actorId(store, name)}`
  const topic = `topic=${await topicId(store)}`
  const earlier = (await shownBy(store, 'asOf=2020-02-01'))!
  expect(earlier.why.sums[0]).toContain('7 Jan 2020')
  expect(earlier.why.total).toBe(2)
  // Where the slider of a form stands is the place of a day.
  expect((await shownBy(store, 'place=0'))!.asOf).toBe('2019-05-03')
  expect((await shownBy(store, `${await pair('Jakub Boratyński')}&${topic}`))!.actor.name).toBe(
    'Jakub Boratyński',
  )
  const wrong = (await shownBy(store, `${await pair('Jakub Boratyński')}&topic=nothing&asOf=soon`))!
  expect([wrong.actor.name, Object.keys(wrong.errors).sort()]).toEqual([
    'Ylva Johansson',
    ['actor', 'asOf'],
  ])
})

test('who coded what, and how well they agree, is told of letters that the reader sees', async () => {
  await using store = await openTestStore()
  const [ana, bo] = [await addUser(store), await addUser(store, 'coder', 'Bo Lind')]
  const doer = { userId: ana.id, via: 'screen' } as const
  await keep(store, { positions: [aPassage()], doer })
  const named = await keep(store, {
    text: 'Another one. We support it without reservation.',
    positions: [aPassage()],
    audience: { visibility: 'named', readerIds: [] },
    doer,
  })
  await store.rows(
    `insert into positions (${copied}, id, coder, created_by, level)
      select ${copied}, 'second', ?, ?, -1 from positions where letter_id = ?`,
    ...[bo.id, bo.id, named.id],
  )
  const seen = (await shownBy(store))!
  expect(seen.coders).toEqual([
    { coder: { id: ana.id, name: ana.name }, passages: 2, letters: 2 },
    { coder: { id: bo.id, name: 'Bo Lind' }, passages: 1, letters: 1 },
  ])
  expect(seen.agreement).toMatch(/^Krippendorff’s alpha is 0\.000, over one passage .* by 2 coders/)
  const stranger = await addUser(store, 'viewer', 'Ivo Petrov')
  const other = (await shownBy(store, '', stranger))!
  expect(other.coders).toEqual([{ coder: { id: ana.id, name: ana.name }, passages: 1, letters: 1 }])
  expect(other.agreement).toMatch(/^No second codings yet/)
})

test('where nothing counts nothing is shown, and in no dossier neither', async () => {
  await using store = await openTestStore()
  await keep(store)
  expect(await shownBy(store)).toBeNull()
  expect(await loadMethod(store.visibleTo('owner'), null, new URLSearchParams())).toEqual({
    ...{ dossier: null, shown: null, pins: null },
  })
})

/** The columns that a second coding of a passage has as the first one. */
const copied =
  'letter_id, text_version_id, topic_id, exact, prefix, suffix, start_at, end_at, paragraph, conditional, reported, ' +
  'status, last_day, created_at, changed_at, revision'
