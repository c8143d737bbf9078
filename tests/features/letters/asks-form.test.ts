import { expect, test } from 'vitest'
import { loadAsksForm, saveAsksForm } from '#app/features/letters/asks-form.ts'
import { actorId, aParty, keep, topicId } from '#tests/support/letters.ts'
import { addUser, requestContextOf } from '#tests/support/request-context.ts'
import { openTestStore } from '#tests/support/store.ts'

function formOf(shown: string, asks: readonly string[]): FormData {
  const form = new FormData()
  form.set('shown', shown)
  for (const ask of asks) form.append('ask', ask)
  return form
}

test('a coder ticks whom a letter asks on what; whoever was overtaken is told so', async () => {
  await using store = await openTestStore()
  const { id } = await keep(store, {
    form: { parties: [aParty({ name: 'Ana' }), aParty({ role: 'recipient' })] },
  })
  const context = requestContextOf(store, await addUser(store))
  const key = `${await actorId(store)} ${await topicId(store)}`
  const before = await loadAsksForm(context, id)
  expect(before.recipients.map(({ name }) => name)).toEqual(['Ylva Johansson'])
  expect(before.asked).toEqual([])
  expect(await saveAsksForm(context, id, formOf('', [key, 'nobody nothing']))).toEqual({
    outcome: 'stored',
  })
  expect((await loadAsksForm(context, id)).asked).toEqual([key])
  expect(await saveAsksForm(context, id, formOf('', ['somebody else']))).toEqual({
    outcome: 'changed meanwhile',
    errors: { form: expect.stringMatching(/^Somebody else said meanwhile/) as string },
    ticked: ['somebody else'],
  })
  expect((await saveAsksForm(context, id, formOf(key, []))).outcome).toBe('stored')
  expect((await loadAsksForm(context, id)).asked).toEqual([])
})

test('a viewer says of no letter whom it asks', async () => {
  await using store = await openTestStore()
  const { id } = await keep(store)
  const context = requestContextOf(store, await addUser(store, 'viewer'))
  await expect(loadAsksForm(context, id)).rejects.toMatchObject({ status: 403 })
})
