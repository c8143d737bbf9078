import { expect, test } from 'vitest'
import {
  actorId,
  aParty,
  aPassage,
  dossierOf,
  keep,
  logOf,
  somebody,
} from '#tests/support/letters.ts'
import { openSeededStore, type TestStore } from '#tests/support/store.ts'
import type { Role } from '#app/domain/users.ts'

async function personIn(store: TestStore, name: string, role: Role = 'coder') {
  const user = (await store.users.record(
    { email: `${name}@example.org`, name, role, passwordHash: null },
    somebody,
  ))!
  return { user, sees: store.visibleTo(user), deed: { userId: user.id, via: 'screen' as const } }
}

const aSelection = (actorIds: string[], name = 'Наблюдатели') => ({
  ...{ name, rules: ['kind:person', 'since:2018'], groups: ['is:country=France'], actorIds },
})

test('a selection is kept under a short id and opened by whoever sees the dossier', async () => {
  await using store = await openSeededStore()
  const dossier = await dossierOf(store)
  const [vic, mia] = [await personIn(store, 'Vic'), await personIn(store, 'Mia', 'viewer')]
  const johansson = await actorId(store)
  const id = await vic.sees.savedSelections.save(dossier, aSelection([johansson]), vic.deed)
  expect(id).toMatch(/^[2-9a-z]{10}$/)
  const found = await mia.sees.savedSelections.byId(dossier, id)
  expect(found).toMatchObject({
    ...{ id, name: 'Наблюдатели', savedBy: 'Vic', savedById: vic.user.id, revision: 1 },
    ...{ rules: ['kind:person', 'since:2018'], groups: ['is:country=France'] },
    actorIds: [johansson],
  })
  expect((await mia.sees.savedSelections.ofDossier(dossier)).map((head) => head.id)).toEqual([id])
  expect(await mia.sees.savedSelections.byId('another', id)).toBeNull()
  expect(await mia.sees.savedSelections.byId(dossier, 'unknown')).toBeNull()
})

test('it is renamed and deleted as it was seen, and its history stays', async () => {
  await using store = await openSeededStore()
  const dossier = await dossierOf(store)
  const { sees, deed } = await personIn(store, 'Vic')
  const { savedSelections } = sees
  const id = await savedSelections.save(dossier, aSelection([]), deed)
  const seen = (await savedSelections.byId(dossier, id))!
  expect(await savedSelections.rename(seen, 'Others', deed)).toEqual({ changed: true })
  expect(await savedSelections.rename(seen, 'Mine', deed)).toEqual({ changed: false })
  expect(await savedSelections.end(seen, deed)).toEqual({ changed: false })
  const renamed = (await savedSelections.byId(dossier, id))!
  expect([renamed.name, renamed.revision]).toEqual(['Others', 2])
  expect(await savedSelections.end(renamed, deed)).toEqual({ changed: true })
  expect(await savedSelections.byId(dossier, id)).toBeNull()
  expect(await savedSelections.ofDossier(dossier)).toEqual([])
  expect((await logOf(store, id)).map((entry) => entry.deed)).toEqual([
    'saved',
    'renamed',
    'deleted',
  ])
  const { entries } = await sees.history.page({ dossierId: dossier }, 10, 0)
  expect(entries.slice(0, 3).map(({ action }) => action)).toEqual(['deleted', 'renamed', 'saved'])
})

test('it names only whom a reader may know of, as whom they count, and no address of anybody', async () => {
  await using store = await openSeededStore()
  const dossier = await dossierOf(store)
  const [vic, ned] = [await personIn(store, 'Vic'), await personIn(store, 'Ned', 'viewer')]
  await keep(store, {
    form: { parties: [aParty({ name: 'Zoe Hidden' })] },
    positions: [aPassage()],
    audience: { visibility: 'named', readerIds: [vic.user.id] },
  })
  const [zoe, ylva] = [await actorId(store, 'Zoe Hidden'), await actorId(store)]
  await store.actors.record([{ id: 'twice', kind: 'person', name: 'Y. J.' }], [], somebody)
  await store.merges.record('actor', 'twice', ylva, somebody)
  const named = aSelection([zoe, 'twice', ylva], 'Friends of ann@example.org')
  const id = await vic.sees.savedSelections.save(dossier, named, vic.deed)
  const [hers, neds] = [
    (await vic.sees.savedSelections.byId(dossier, id))!,
    (await ned.sees.savedSelections.byId(dossier, id))!,
  ]
  expect([[...hers.actorIds].sort(), neds.actorIds]).toEqual([[zoe, ylva].sort(), [ylva]])
  expect([hers.name, neds.name.includes('ann@')]).toEqual(['Friends of ann@example.org', false])
  expect((await ned.sees.savedSelections.ofDossier(dossier))[0]!.name).not.toContain('ann@')
})

test('an actor that is removed leaves the selections it was in', async () => {
  await using store = await openSeededStore()
  const dossier = await dossierOf(store)
  const { sees, deed } = await personIn(store, 'Vic', 'editor')
  await store.actors.record([{ id: 'lone', kind: 'person', name: 'Lone' }], [], somebody)
  const id = await sees.savedSelections.save(dossier, aSelection(['lone']), deed)
  const record = (await sees.actors.recordOf('lone'))!
  expect(await sees.actors.remove(record, deed)).toMatchObject({ changed: true })
  expect((await sees.savedSelections.byId(dossier, id))!.actorIds).toEqual([])
})
