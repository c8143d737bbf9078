import { expect, test } from 'vitest'
import { findNextLetter } from '#app/features/letters/next-letter.ts'
import { aParty, aPassage, keep, somebody, theDossier } from '#tests/support/letters.ts'
import { addUser } from '#tests/support/request-context.ts'
import { openTestStore } from '#tests/support/store.ts'

test('one’s own letters come before those that nobody has, and those of others never', async () => {
  await using store = await openTestStore()
  const [ana, ben] = [await addUser(store), await addUser(store, 'coder', 'Ben Maas')]
  const letter = (title: string, name: string, positions = [] as ReturnType<typeof aPassage>[]) =>
    keep(store, {
      text: `${title}. We support it without reservation.`,
      form: { title, dated: '2024-01-01', parties: [aParty({ name })] },
      positions,
    })
  const coded = await letter('Coded', 'Known', [aPassage()])
  const known = await letter('Of somebody known', 'Known')
  const fresh = await letter('Of somebody new', 'New')
  const his = await letter('His', 'New')
  const dossier = await theDossier(store)
  const done = { dossierIds: [dossier.id], userId: ben.id, textVersion: 1 }
  await store.codings.end('finished', { ...done, letterId: coded.id }, somebody)
  const hand = (letterId: string, toId: string, fromId: string | null = null) =>
    store.assignments.give(dossier.id, [{ letterId, fromId, toId }], somebody)
  await hand(his.id, ben.id)
  const next = async (afterId?: string) => {
    const found = await findNextLetter(
      { user: ana, visible: store.visibleTo(ana) },
      dossier,
      afterId,
    )
    return found && [found.title, found.isMine]
  }
  expect(await next()).toEqual(['Of somebody new', false])
  expect(await next(fresh.id)).toEqual(['Of somebody known', false])
  await hand(known.id, ana.id)
  expect(await next()).toEqual(['Of somebody known', true])
  expect(await next(known.id)).toEqual(['Of somebody new', false])
  await hand(fresh.id, ben.id)
  await hand(known.id, ben.id, ana.id)
  expect(await next()).toBeNull()
})

test('a viewer has no next letter', async () => {
  await using store = await openTestStore()
  await keep(store)
  const vic = await addUser(store, 'viewer', 'Vic Lenz')
  const asker = { user: vic, visible: store.visibleTo(vic) }
  expect(await findNextLetter(asker, await theDossier(store))).toBeNull()
})
