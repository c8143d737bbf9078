import { expect, test } from 'vitest'
import {
  applyConcernForm,
  listConcerns,
  listOpenConcerns,
  permissionForConcern,
} from '#app/features/letters/concern-forms.ts'
import { keep } from '#tests/support/letters.ts'
import { addUser } from '#tests/support/request-context.ts'
import { openTestStore } from '#tests/support/store.ts'

test('a coder puts a letter in charge of an editor, and reads the answer where they asked', async () => {
  await using store = await openTestStore()
  const { id: letterId } = await keep(store)
  const [cy, eve] = [await addUser(store, 'coder', 'Cy'), await addUser(store, 'editor', 'Eve')]
  const send = (userId: string, fields: Record<string, string>) =>
    applyConcernForm({
      ...{ visible: store.visibleTo('owner'), userId, letterId, fields },
      performedBy: { userId, via: 'screen' },
    })
  expect(await send(cy.id, { deed: 'raise', words: ' ' })).toMatchObject({
    refusal: { errors: { words: 'Write what is wrong.' }, fields: { words: ' ' } },
  })
  expect(await send(cy.id, { deed: 'raise', words: 'The date is wrong.' })).toMatchObject({
    ok: true,
  })
  const visible = store.visibleTo(cy)
  const {
    rows: [open],
  } = await listOpenConcerns(visible)
  expect([open, await visible.concerns.openCount()]).toMatchObject([
    { words: 'The date is wrong.', raisedBy: 'Cy', settledAt: null },
    1,
  ])
  const settle = { deed: 'settle', concern: open!.id, answer: 'Corrected.' }
  expect(await send(eve.id, settle)).toMatchObject({ ok: true })
  expect(await send(eve.id, settle)).toMatchObject({ cause: 'changed meanwhile' })
  expect(await listConcerns(visible, letterId)).toMatchObject([
    { answer: 'Corrected.', settledBy: 'Eve' },
  ])
  expect(await visible.concerns.openCount()).toBe(0)
  const { entries } = await store.history.page({ letterId }, 9, 0)
  expect(
    (await store.history.describe(entries)).slice(0, 2).map(({ sentence }) => sentence),
  ).toEqual([
    'Eve settled what was asked of editors: Corrected.',
    'Cy put this letter in charge of an editor: The date is wrong.',
  ])
  expect(await store.visibleTo(null).concerns.ofLetter(letterId)).toEqual([])
})

test('who may not see an address reads nothing of it in what is said of a letter, also where it is cut', async () => {
  await using store = await openTestStore()
  const [vera, cy] = [await addUser(store, 'viewer', 'Vera'), await addUser(store, 'coder', 'Cy')]
  const { id } = await keep(store, { text: 'Dear Sir,\n\nWrite to wanda.whistle@example.org.' })
  await store.concerns.raise(id, 'Write to wanda.whistle', { userId: cy.id, via: 'screen' })
  const read = async (user: typeof vera) =>
    (await listConcerns(store.visibleTo(user), id)).map(({ words }) => words)
  expect(await read(cy)).toEqual(['Write to wanda.whistle'])
  expect((await read(vera)).join()).not.toContain('whistle')
})

test('editors settle, coders ask', () => {
  expect([permissionForConcern('raise'), permissionForConcern('settle')]).toEqual([
    'put letters in charge of editors',
    'settle what coders ask',
  ])
})
