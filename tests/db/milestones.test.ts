import { expect, test } from 'vitest'
import { parseStoredDate } from '#app/domain/days.ts'
import { dossierOf, logOf, somebody } from '#tests/support/letters.ts'
import { openTestStore } from '#tests/support/store.ts'

const vote = {
  name: 'Vote',
  label: 'Vote',
  dated: parseStoredDate('2021-05', 'the agenda'),
  source: 'https://example.org/agenda',
}

test('a milestone is added, changed, taken out and put back, each with its entry in the log', async () => {
  await using store = await openTestStore()
  const dossierId = await dossierOf(store)
  const { records, save, ofDossier } = store.milestones
  await save(dossierId, { added: [vote] }, somebody)
  const [added] = await records(dossierId)
  expect(added).toEqual({ ...vote, id: added!.id, dossierId, revision: 1, withdrawn: false })
  const later = { ...vote, dated: parseStoredDate('2021-06-30') }
  await save(dossierId, { changed: [{ before: added!, after: later }] }, somebody)
  const [changed] = await records(dossierId)
  expect(changed).toMatchObject({ revision: 2, dated: { edtf: '2021-06-30', first: '2021-06-30' } })
  await save(dossierId, { withdrawn: [changed!] }, somebody)
  expect([await ofDossier(dossierId), (await records(dossierId))[0]!.withdrawn]).toEqual([[], true])
  await save(dossierId, { restored: await records(dossierId) }, somebody)
  expect(await ofDossier(dossierId)).toMatchObject([{ name: 'Vote' }])
  expect((await logOf(store, added!.id)).map(({ deed }) => deed)).toEqual([
    'added',
    'changed',
    'withdrew',
    'restored',
  ])
})

test('of several changes none is stored where one comes too late', async () => {
  await using store = await openTestStore()
  const dossierId = await dossierOf(store)
  const { records, save } = store.milestones
  await save(dossierId, { added: [vote] }, somebody)
  const [read] = await records(dossierId)
  await save(dossierId, { withdrawn: [read!] }, somebody)
  const stored = await records(dossierId)
  const late = await save(
    dossierId,
    { added: [{ ...vote, name: 'Hearing' }], changed: [{ before: read!, after: vote }] },
    somebody,
  )
  expect([late, await records(dossierId)]).toEqual([{ changed: false }, stored])
})

test('whoever may not see addresses and numbers reads milestones without them', async () => {
  await using store = await openTestStore()
  const dossierId = await dossierOf(store)
  const told = {
    name: 'Call with vera@example.org',
    label: 'vera@example.org',
    dated: parseStoredDate('2021-05', 'says vera@example.org'),
    source: 'https://example.org/?from=vera@example.org',
  }
  await store.milestones.save(dossierId, { added: [told] }, somebody)
  const viewer = store.visibleTo({ id: 'viewer', role: 'viewer' }).milestones
  const shown = [await viewer.ofDossier(dossierId), await viewer.records(dossierId)]
  expect(JSON.stringify(shown)).not.toContain('vera@')
  expect(shown.flat()).toMatchObject([
    { name: expect.stringContaining('Call with') as string, dated: { edtf: '2021-05' } },
    { dated: { first: '2021-05-01' } },
  ])
  const coder = store.visibleTo({ id: 'coder', role: 'coder' }).milestones
  expect(await coder.records(dossierId)).toMatchObject([told])
})
