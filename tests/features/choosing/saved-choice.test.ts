import { expect, test } from 'vitest'
import type { DossierContext } from '#app/auth/visible-dossier.ts'
import type { Role } from '#app/domain/users.ts'
import { readSelection } from '#app/features/analysis/selection.ts'
import {
  applySavedForm,
  listSavedChoices,
  saveChoice,
} from '#app/features/choosing/saved-choice.ts'
import { actorId, somebody, theDossier } from '#tests/support/letters.ts'
import { addUser } from '#tests/support/request-context.ts'
import { openSeededStore, type TestStore } from '#tests/support/store.ts'

async function readerIn(store: TestStore, role: Role = 'coder', name = 'Vic Lenz') {
  const user = await addUser(store, role, name)
  return {
    user,
    visible: store.visibleTo(user),
    masked: store.visibleTo(user, { contactDetails: false }),
    performedBy: { userId: user.id, via: 'screen' as const },
    dossier: await theDossier(store),
  } satisfies Partial<DossierContext>
}
type Reader = Awaited<ReturnType<typeof readerIn>>

async function save(reader: Reader, query: string): Promise<string> {
  const outcome = await saveChoice(reader, new URLSearchParams(query))
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.refusal.errors))
  return outcome.goTo
}

/** Whom a page is about at an address, by which rule, and what is wrong with it. */
async function show({ visible, dossier }: Pick<Reader, 'visible' | 'dossier'>, address: string) {
  const params = new URL(address, 'https://x.test').searchParams
  const { selection } = await readSelection(visible, dossier, params, { purpose: 'rows' })
  const names = selection.actors.map(({ name }) => name)
  return { names, rule: selection.who.rule, error: selection.errors.who }
}

test('what is chosen is saved, and whoever reads the dossier is shown it by its short id', async () => {
  await using store = await openSeededStore()
  const [vic, mia] = [await readerIn(store), await readerIn(store, 'viewer', 'Mia Kern')]
  await store.actors.record([{ id: 'silent', kind: 'person', name: 'Silent' }], [], somebody)
  const goTo = await save(
    vic,
    'name=Ποιοι+μίλησαν&who=kind:person&take=kind:organisation&actor=silent&back=stances%3Fsort%3Dname',
  )
  expect(goTo).toMatch(/\/stances\?who=saved%3A[2-9a-z]{10}&sort=name$/)
  expect(await show(mia, goTo)).toEqual({
    names: ['European Commission', 'Jakub Boratyński', 'Silent', 'Ylva Johansson'],
    rule: 'the saved selection “Ποιοι μίλησαν”',
    error: undefined,
  })
  const narrowed = await show(mia, goTo.replace('?', '?who=kind%3Aperson&'))
  expect([narrowed.names, narrowed.rule]).toEqual([
    ['Jakub Boratyński', 'Ylva Johansson'],
    'all persons of the saved selection “Ποιοι μίλησαν” who spoke on it',
  ])
})

test('one that is not known is named, and the rest of the address works', async () => {
  await using store = await openSeededStore()
  const reader = await readerIn(store)
  const johansson = await actorId(store)
  expect(await show(reader, `/x?who=saved:abc&actor=${johansson}`)).toEqual({
    names: ['Ylva Johansson'],
    rule: 'chosen by name',
    error: 'There is no saved selection “abc” (any more), so it is left out.',
  })
})

test('of what rests on another saved selection those are kept whom that gives', async () => {
  await using store = await openSeededStore()
  const vic = await readerIn(store)
  const first = await save(vic, 'name=First&who=kind:person')
  const word = new URL(first, 'https://x.test').searchParams.get('who')!
  const second = await save(vic, `name=Second&who=${word}&take=kind:organisation`)
  const { rows } = await listSavedChoices(vic.masked, vic, new URLSearchParams())
  const [, firstRow] = rows
  await applySavedForm(vic, { deed: 'delete', selection: firstRow!.id, revision: '1' })
  expect((await show(vic, second)).names).toEqual([
    'European Commission',
    'Jakub Boratyński',
    'Ylva Johansson',
  ])
})

test('without a name, with one of more than 80 letters and with nobody chosen nothing is saved', async () => {
  await using store = await openSeededStore()
  const vic = await readerIn(store)
  const refused = async (query: string) => {
    const outcome = await saveChoice(vic, new URLSearchParams(query))
    return outcome.ok ? outcome : outcome.refusal.errors
  }
  expect(await refused('name=+&who=spoke')).toEqual({
    name: 'Write what this selection is called.',
  })
  expect(await refused(`name=${'я'.repeat(81)}&who=spoke`)).toEqual({
    name: 'A name has at most 80 letters.',
  })
  expect(await refused('name=Nobody')).toEqual({ chosen: 'Choose somebody first.' })
  expect(await refused('name=Soon&who=spoke&since=soon')).toHaveProperty('since')
  expect((await listSavedChoices(vic.masked, vic, new URLSearchParams())).total).toBe(0)
  expect((await saveChoice(vic, new URLSearchParams(`name=${'я'.repeat(80)}&who=spoke`))).ok).toBe(
    true,
  )
})

test('whoever made it and editors rename and delete it as they saw it, and nobody else', async () => {
  await using store = await openSeededStore()
  const [vic, ned, eva] = [
    await readerIn(store),
    await readerIn(store, 'coder', 'Ned Other'),
    await readerIn(store, 'editor', 'Eva Editor'),
  ]
  await save(vic, 'name=Mine&who=spoke')
  const listed = async (reader: Reader) =>
    (await listSavedChoices(reader.masked, reader, new URLSearchParams())).rows[0]!
  const { id } = await listed(vic)
  expect([(await listed(vic)).mayChange, (await listed(ned)).mayChange]).toEqual([true, false])
  expect((await listed(ned)).savedBy).toBe('Vic Lenz')
  const rename = { deed: 'rename', selection: id, revision: '1', name: 'Ours' }
  const rejected = await applySavedForm(ned, rename).catch((thrown: unknown) => thrown)
  expect((rejected as Response).status).toBe(403)
  expect(await applySavedForm(eva, rename)).toEqual({
    ok: true,
    message: 'It is called “Ours” now.',
  })
  expect(await applySavedForm(vic, { ...rename, deed: 'delete' })).toMatchObject({
    cause: 'changed meanwhile',
  })
  expect(await applySavedForm(vic, { ...rename, deed: 'delete', revision: '2' })).toEqual({
    ok: true,
    message: 'Deleted “Ours”. An address that names it says so.',
  })
})

test('in a closed dossier nothing is saved or changed, and what is there is shown', async () => {
  await using store = await openSeededStore()
  const vic = await readerIn(store)
  await save(vic, 'name=Mine&who=spoke')
  const closed = { ...vic, dossier: { ...vic.dossier, closedAt: '2026-01-01T00:00:00Z' } }
  const { maySave, rows } = await listSavedChoices(closed.masked, closed, new URLSearchParams())
  expect([maySave, rows.map(({ name, mayChange }) => [name, mayChange])]).toEqual([
    false,
    [['Mine', false]],
  ])
})
