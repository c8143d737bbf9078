import { expect, test } from 'vitest'
import { toActorForm } from '#app/domain/actors.ts'
import { goBackToEntry, requireRevertForm } from '#app/features/history/going-back.ts'
import { loadHistoryPage } from '#app/features/history/history-page.ts'
import { findReturn, sendReturn } from '#tests/support/going-back.ts'
import { dossierOf, somebody } from '#tests/support/letters.ts'
import { openTestStore } from '#tests/support/store.ts'

test.each([
  { deed: 'go forth', entry: 'x', revision: '1' },
  { deed: 'go back before it', entry: 'x', revision: '1' },
  { deed: 'go back', entry: '', revision: '1' },
  { deed: 'go back', entry: 'x', revision: 'one' },
  { deed: '', entry: '', revision: '' },
])('a form that no page sends is refused: %j', (fields) => {
  expect(() => requireRevertForm(fields)).toThrow(expect.objectContaining({ status: 400 }) as Error)
})

test('an entry is gone back to from the page that tells it, by who may, and twice it does nothing', async () => {
  await using store = await openTestStore()
  await store.actors.record([{ id: 'ana', kind: 'person', name: 'Ana Ruiz' }], [], somebody)
  const before = (await store.actors.recordOf('ana'))!
  await store.actors.correct(before, { ...toActorForm(before), name: 'Ana R.' }, somebody)
  const [visible, subject] = [store.visibleTo('owner'), { actorId: 'ana' }]
  const { rows } = await loadHistoryPage(visible, subject, 1)
  expect(rows.map(({ revertTo }) => revertTo)).toEqual([null, null])
  const found = (await findReturn(visible, subject, /added Ana Ruiz/))!
  const elsewhere = { milestonesOf: await dossierOf(store) }
  await expect(sendReturn(visible, elsewhere, found)).rejects.toMatchObject({ status: 400 })
  const fields = { deed: 'go back', ...found }
  const both = await Promise.all(
    [1, 2].map(() => goBackToEntry({ visible, performedBy: somebody }, subject, fields)),
  )
  expect(both.map(({ outcome }) => outcome).sort()).toEqual(['changed meanwhile', 'stored'])
  expect(await store.actors.recordOf('ana')).toMatchObject({ name: 'Ana Ruiz', revision: 3 })
})
