import { expect, test } from 'vitest'
import { loadLettersPage } from '#app/features/letters/letters-page.ts'
import { aPassage, keep, theDossier } from '#tests/support/letters.ts'
import { addUser, requestContextOf } from '#tests/support/request-context.ts'
import { openTestStore } from '#tests/support/store.ts'

test('quotes that lost their place are counted for who may place them', async () => {
  await using store = await openTestStore()
  const { positionIds } = await keep(store, { positions: [aPassage()] })
  await store.rows(
    `insert into lost_places (position_id, status, lost_at) values ('${positionIds[0]!}', 'approved', '2020')`,
  )
  for (const [role, lost] of [
    ['editor', 1],
    ['viewer', 0],
  ] as const) {
    const user = await addUser(store, role, `${role} Person`)
    const context = { ...requestContextOf(store, user), user }
    expect(await loadLettersPage(context, new URLSearchParams())).toMatchObject({ lost })
  }
})

test('the list is narrowed by its address, which its forms and its deeds come back to', async () => {
  await using store = await openTestStore()
  await keep(store)
  const dossier = await theDossier(store)
  for (const role of ['viewer', 'coder'] as const) {
    const user = await addUser(store, role, `${role} Person`)
    const context = { ...requestContextOf(store, user), user }
    const load = (query: string) => loadLettersPage(context, new URLSearchParams(query))
    const page = await load(
      `dossier=${dossier.slug}&state=open&assigned=nobody&page=1&group=status`,
    )
    expect(page).toMatchObject({ total: 1, narrowed: true, kept: [['group', 'status']] })
    expect(page.list).toBe(`dossier=${dossier.slug}&state=open&assigned=nobody&group=status`)
    expect((await load('assigned=me')).total).toBe(0)
    expect(page.deeds.length > 0).toBe(role === 'coder')
    expect((await load('')).views.some(({ name }) => name === 'Mine to do')).toBe(role === 'coder')
  }
})
