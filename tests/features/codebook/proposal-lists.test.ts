import { expect, test } from 'vitest'
import {
  countToSettle,
  listOwnProposals,
  listProposalsToSettle,
} from '#app/features/codebook/proposal-lists.ts'
import { pageSizes } from '#app/domain/page-size.ts'
import type { Role } from '#app/domain/users.ts'
import { dossierOf, keep, somebody } from '#tests/support/letters.ts'
import { addUser } from '#tests/support/request-context.ts'
import { openTestStore, type TestStore } from '#tests/support/store.ts'

async function settlerOf(store: TestStore, role: Role, name: string) {
  const user = await addUser(store, role, name)
  return {
    ...{ user, visible: store.visibleTo(user) },
    performedBy: { userId: user.id, via: 'screen' as const },
  }
}

/** A milestone that somebody proposes for a dossier. */
const propose = (store: TestStore, userId: string, dossierId: string, name = 'The day') =>
  store.proposals.make(
    {
      ...{ about: 'milestone', aboutId: dossierId, dossierId, note: null, says: () => name },
      ...{ fields: { name, date: '2020-10-29' }, base: {} },
    },
    { userId, via: 'screen' },
  )

test('as many wait as are listed, wherever somebody is an editor and whatever is closed', async () => {
  await using store = await openTestStore()
  await keep(store)
  const [cy, eve, tom] = [
    await settlerOf(store, 'coder', 'Cy'),
    await settlerOf(store, 'editor', 'Eve'),
    await settlerOf(store, 'viewer', 'Tom'),
  ]
  const listed = async (settler: typeof eve) => {
    const { rows, total } = await listProposalsToSettle(settler)
    return [rows.map(({ name }) => name), total, await countToSettle(settler)]
  }
  const open = await dossierOf(store)
  const begin = async (name: string) => {
    const { id } = await store.dossiers.record(
      {
        ...{ name, procedure: null, summary: null, audience: 'everyone' },
        ...{ topics: [], milestones: [] },
      },
      somebody,
    )
    await propose(store, cy.user.id, id)
    return (await store.dossiers.all()).find((dossier) => dossier.id === id)!
  }
  const closed = await begin('Closed')
  await store.dossiers.setClosed(closed, true, somebody)
  const teams = await begin('Of a team')
  const asTeam = { ...teams, audience: 'team' as const }
  await store.dossiers.save(teams, asTeam, { userId: tom.user.id, via: 'screen' })
  await propose(store, cy.user.id, open)
  const { name: openName } = (await store.dossiers.all()).find(({ id }) => id === open)!
  expect([await listed(eve), await listed(tom), await listed(cy)]).toEqual([
    [[openName], 1, 1],
    [['Of a team'], 1, 1],
    [[], 0, 0],
  ])
})

test('what waits beyond the first page is on the next one, though much before it is not for the reader', async () => {
  await using store = await openTestStore()
  await keep(store)
  const [cy, eve] = [await settlerOf(store, 'coder', 'Cy'), await settlerOf(store, 'editor', 'Eve')]
  const dossierId = await dossierOf(store)
  for (let number = 0; number <= pageSizes.proposals; number += 1)
    await propose(store, cy.user.id, dossierId, `Day ${number}`)
  const second = await listProposalsToSettle(eve, 2)
  expect([second.total, second.pages, second.rows.map(({ changes }) => changes[1]!.after)]).toEqual(
    [pageSizes.proposals + 1, 2, [`Day ${pageSizes.proposals}`]],
  )
  expect((await listProposalsToSettle(eve, 9)).page).toBe(2)
  const own = await listOwnProposals(cy, 2)
  expect([own.total, own.rows.map(({ changes }) => changes[1]!.after)]).toEqual([
    pageSizes.proposals + 1,
    ['Day 0'],
  ])
})
