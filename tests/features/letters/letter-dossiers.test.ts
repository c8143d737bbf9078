import { expect, test } from 'vitest'
import { addDossierNames, moveTickedLetters } from '#app/features/letters/letter-dossiers.ts'
import { keep, somebody, theDossier } from '#tests/support/letters.ts'
import { addUser, requestContextOf } from '#tests/support/request-context.ts'
import { openSeededStore } from '#tests/support/store.ts'

test('ticked letters are put into a dossier and taken out of it; those already there are told', async () => {
  await using store = await openSeededStore()
  const user = await addUser(store)
  const context = { ...requestContextOf(store, user), user }
  await store.dossiers.record({ name: 'Second', procedure: null, summary: null }, somebody)
  const { rows } = await context.visible.letters.page({}, 9, 0)
  const letterIds = rows.map(({ id }) => id)
  const move = (deed: string, slug = 'second', ids = letterIds) =>
    moveTickedLetters(context, { deed, slug, letterIds: ids })
  expect(await move('put in', 'second', letterIds.slice(1))).toEqual({
    ok: true,
    message: '1 letter put into “Second”.',
  })
  expect(await move('put in')).toEqual({
    ok: true,
    message: '1 letter put into “Second”. 1 letter was so already.',
  })
  const { name } = await theDossier(store)
  expect((await addDossierNames(context.visible, rows)).map(({ dossiers }) => dossiers)).toEqual([
    [name, 'Second'],
    [name, 'Second'],
  ])
  expect(await move('take out')).toMatchObject({ message: '2 letters taken out of “Second”.' })
  expect(await move('put in', 'second', [])).toMatchObject({
    refusal: { errors: { form: 'Tick the letters first.' } },
  })
  expect(await move('put in', 'never')).toMatchObject({ ok: false })
  await expect(move('burn')).rejects.toMatchObject({ status: 400 })
})

test('a letter for others is not moved by somebody who does not see it', async () => {
  await using store = await openSeededStore()
  const user = await addUser(store)
  const context = { ...requestContextOf(store, user), user }
  const { id } = await keep(store, { audience: { visibility: 'named', readerIds: [] } })
  const { slug } = await theDossier(store)
  const outcome = await moveTickedLetters(context, { deed: 'take out', slug, letterIds: [id] })
  expect(outcome).toMatchObject({ ok: true, message: expect.stringContaining('0 letters') })
  expect((await store.dossiers.ofLetters([id])).get(id)).toHaveLength(1)
})
