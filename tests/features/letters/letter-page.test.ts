import { expect, test } from 'vitest'
import { loader } from '#app/routes/letters.$letterId.tsx'
import { addUser, requestContextOf } from '#tests/support/request-context.ts'
import { openCountedStore } from '#tests/support/statement-counter.ts'
import { aPassage, keep, somebody } from '#tests/support/letters.ts'
import { openTestStore, seededImage } from '#tests/support/store.ts'
import { loadLetterPage } from '#app/features/letters/letter-page.ts'

test('the page of a coder costs the same with ten thousand actors more', async () => {
  const { store, count } = openCountedStore(await seededImage())
  await using _ = store
  const user = await addUser(store)
  const { id } = await keep(store, { positions: [aPassage()] })
  const load = () =>
    loader({
      request: new Request(`http://localhost/letters/${id}`),
      params: { letterId: id },
      context: requestContextOf(store, user),
    })
  await load()
  const few = await count(load)
  const actors = Array.from({ length: 10_000 }, (_unused, at) => ({
    id: `actor-${String(at).padStart(5, '0')}`,
    kind: 'person' as const,
    name: `Person ${at}`,
    aliases: [`Nickname ${at}`],
  }))
  await store.actors.record(actors, [], somebody)
  const many = await count(load)
  expect(few.statements).toBeGreaterThan(3)
  expect(few.actorRows).toBeGreaterThan(0)
  expect([many.statements, many.actorRows]).toEqual([few.statements, few.actorRows])
  expect(JSON.stringify(many.result).length).toBe(JSON.stringify(few.result).length)
})

test('whose position it can be at one click: authors, and whoever holds one already', async () => {
  await using store = await openTestStore()
  const { id } = await keep(store, { positions: [aPassage()] })
  const page = await loadLetterPage(requestContextOf(store, await addUser(store)), id, null)
  expect(page.holders.map(({ name, as }) => [name, as])).toEqual([['Ylva Johansson', 'author']])
  expect(Object.values(page.names)).toEqual(['Ylva Johansson'])
  expect(page).toMatchObject({ mayCode: true, mayCorrect: false, contacts: true, editing: null })
})

test('a position is opened to be changed by who may code, unless it was withdrawn', async () => {
  await using store = await openTestStore()
  const { id, positionIds } = await keep(store, { positions: [aPassage()] })
  const [coder, viewer] = [await addUser(store), await addUser(store, 'viewer', 'Ivo Petrov')]
  const editedBy = async (user: typeof coder) =>
    (await loadLetterPage(requestContextOf(store, user), id, positionIds[0]!)).editing?.id
  expect([await editedBy(coder), await editedBy(viewer)]).toEqual([positionIds[0], undefined])
  await store.positions.setStatus(positionIds[0]!, 1, 'withdrawn', somebody)
  expect(await editedBy(coder)).toBeUndefined()
})

test('the public is asked to sign in for a letter that is not public', async () => {
  await using store = await openTestStore()
  const { id } = await keep(store)
  const answer: unknown = await loadLetterPage(requestContextOf(store, null), id, null).catch(
    (thrown: unknown) => thrown,
  )
  expect(answer).toBeInstanceOf(Response)
  expect((answer as Response).headers.get('location')).toBe('/sign-in?next=%2F')
})
