import { expect, test } from 'vitest'
import {
  describeAlertLetters,
  findAlertLetters,
  joinMarks,
  markLetters,
  splitMarks,
} from '#app/features/digests/alert-letters.ts'
import { aParty, keep, theDossier, topicId } from '#tests/support/letters.ts'
import { addUser } from '#tests/support/request-context.ts'
import { openTestStore } from '#tests/support/store.ts'

test('a search of which a part is gone finds nothing instead of more', async () => {
  await using store = await openTestStore()
  await keep(store)
  const vic = await addUser(store, 'viewer')
  const { slug } = await theDossier(store)
  const find = async (query: string) => {
    const found = await findAlertLetters(store.visibleTo(vic), query, vic.id)
    return found.ok ? found.letters.length : found.reason
  }
  const topic = await topicId(store)
  expect(await find(`q=delay&dossier=${slug}&from=2020-01-01&kind=letter`)).toBe(1)
  expect(await find(`topic=${topic}`)).toBe(0)
  expect(await find('q=delay&topic=none')).toBe('The topic of this search is not there (any more).')
  expect(await find('q=delay&kind=ode')).toBe('The kind of this search is not there (any more).')
  expect(await find('author=none')).toBe('The author of this search is not there (any more).')
  await store.rows("update dossiers set audience = 'team'")
  expect(await find(`q=delay&dossier=${slug}`)).toBe(
    'You do not see the dossier of this search (any more).',
  )
})

test('letters are told in words without anybody’s address, and marked without their ids', async () => {
  await using store = await openTestStore()
  const { id } = await keep(store, {
    form: { title: 'Reply to ann@example.org', parties: [aParty(), aParty({ name: 'Bo Berg' })] },
  })
  const found = await findAlertLetters(store.visibleTo('owner'), 'q=delay', 'u')
  const letters = found.ok ? found.letters : []
  expect(
    await describeAlertLetters(store.visibleTo('owner'), letters, 'https://here.test'),
  ).toEqual([
    {
      ...{ id, url: `https://here.test/letters/${id}`, storedAt: letters[0]!.storedAt },
      title: expect.not.stringContaining('ann@') as string,
      text: 'From Ylva Johansson, Bo Berg, 29 Oct 2020',
    },
  ])
  const marks = await markLetters(letters)
  expect(splitMarks(joinMarks(marks))).toEqual(marks)
  expect([splitMarks(''), marks.length, marks[0]!.includes(id.slice(0, 8))]).toEqual([[], 1, false])
})
