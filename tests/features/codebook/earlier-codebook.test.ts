import { expect, test } from 'vitest'
import type { DossierForm } from '#app/domain/dossier-form.ts'
import { applyDossierForm } from '#app/features/codebook/dossier-actions.ts'
import { applyMilestoneForm } from '#app/features/codebook/milestone-actions.ts'
import { loadHistoryPage } from '#app/features/history/history-page.ts'
import { findReturn, sendReturn } from '#tests/support/going-back.ts'
import { dossierOf, somebody } from '#tests/support/letters.ts'
import { addUser } from '#tests/support/request-context.ts'
import { openTestStore } from '#tests/support/store.ts'

const told = /^\S.*? (?=added|began|changed|took|put|closed|went)/

test('a milestone gets what it had and stands again, unless another one says the same by now', async () => {
  await using store = await openTestStore()
  const [dossierId, visible] = [await dossierOf(store), store.visibleTo('owner')]
  const subject = { milestonesOf: dossierId }
  const send = (fields: Record<string, string>) =>
    applyMilestoneForm({ visible, performedBy: somebody, dossierId, today: '2026-11-28', fields })
  const records = () => visible.milestones.records(dossierId)
  const vote = { deed: 'save', date: '2021-05', name: 'Vote', label: 'V', source: 'https://x.test' }
  await send(vote)
  const { id } = (await records())[0]!
  await send({ deed: 'save', id, revision: '1', date: '2022-06-01', name: 'Ballot' })
  await send({ deed: 'withdraw', id, revision: '2' })
  const found = await findReturn(visible, subject, /added the milestone “Vote”/)
  expect(await sendReturn(visible, subject, { ...found!, revision: '2' })).toEqual([
    'changed meanwhile',
    'Somebody else changed this milestone meanwhile, so it was left as it is. Look at its history again before you go back.',
  ])
  expect(await sendReturn(visible, subject, found!)).toEqual([
    'stored',
    'The milestone says again what it said in that version.',
  ])
  expect(await records()).toMatchObject([
    {
      ...{ name: 'Vote', label: 'V', source: 'https://x.test', withdrawn: false },
      dated: { edtf: '2021-05', first: '2021-05-01', last: '2021-05-31' },
    },
  ])
  expect((await loadHistoryPage(visible, subject, 1)).rows[0]!.sentence.replace(told, '')).toBe(
    'went back to an earlier version of the milestone “Ballot”: changed the date from 1 Jun 2022 to May 2021, ' +
      'changed the name from Ballot to Vote, changed the word on the axis from Ballot to V, ' +
      'changed the state from taken out to standing and set the address to https://x.test',
  )
  await send({ deed: 'save', date: '2022-06-01', name: 'ballot' })
  expect(await findReturn(visible, subject, /changed the milestone “Vote”/)).toBeNull()
})

test('an address in a name that went back is masked for those who may not see it', async () => {
  await using store = await openTestStore()
  const [dossierId, visible] = [await dossierOf(store), store.visibleTo('owner')]
  const [subject, edtf] = [{ milestonesOf: dossierId }, '2021-05-20']
  const words = { label: 'V', source: null, dated: { edtf, first: edtf, last: edtf, basis: null } }
  const before = { ...words, name: 'Ask ana.ruiz@example.org' }
  await store.milestones.save(dossierId, { added: [before] }, somebody)
  const [row] = await visible.milestones.records(dossierId)
  const after = { ...words, name: 'Ask ben.okafor@example.org' }
  await store.milestones.save(dossierId, { changed: [{ before: row!, after }] }, somebody)
  await sendReturn(visible, subject, (await findReturn(visible, subject, /added the milestone/))!)
  const viewer = store.visibleTo(await addUser(store, 'viewer', 'Ned Berg'))
  const { rows } = await loadHistoryPage(viewer, subject, 1)
  expect(rows[0]!.sentence).toMatch(/went back to an earlier version of the milestone “Ask /)
  expect(JSON.stringify(rows)).not.toMatch(/@example\.org|ana\.ruiz|ben\.okafor/)
})

test('a dossier gets back what is said of it, whom it is for and whether it is closed, but not its team', async () => {
  await using store = await openTestStore()
  const user = await addUser(store, 'editor', 'Mia Berg')
  const [visible, doer] = [store.visibleTo(user), { userId: user.id, via: 'screen' as const }]
  const begun: DossierForm = {
    ...{ name: 'Media Freedom', shortName: 'EMFA', procedure: '2022/0277(COD)' },
    ...{ summary: 'Journalists.', audience: 'everyone' as const },
  }
  const { id, slug } = await store.dossiers.record(begun, doer)
  const find = async () => (await visible.dossiers.bySlug(slug))!
  const apply = async (fields: Record<string, string>) =>
    applyDossierForm({
      ...{ visible, admin: store, performedBy: doer, dossier: await find() },
      fields: { ...fields, revision: String((await find()).revision) },
    })
  await apply({ deed: 'save', name: 'Spyware', audience: 'team' })
  await apply({ deed: 'close' })
  const subject = { dossierId: id }
  expect(await findReturn(visible, subject, /closed this dossier/)).toBeNull()
  await sendReturn(visible, subject, (await findReturn(visible, subject, /began the dossier/))!)
  expect(await find()).toMatchObject({ ...begun, closedAt: null, slug })
  expect(await visible.dossiers.team(id)).toHaveLength(1)
  await sendReturn(visible, subject, (await findReturn(visible, subject, /closed this dossier/))!)
  expect(await find()).toMatchObject({ name: 'Spyware', audience: 'team', summary: null })
  expect((await find()).closedAt).not.toBeNull()
  await store.dossiers.record({ ...begun, name: 'media freedom' }, doer)
  expect(await findReturn(visible, subject, /began the dossier/)).toBeNull()
})

test('a dossier that is hidden from somebody has no way back for them', async () => {
  await using store = await openTestStore()
  const vic = await addUser(store, 'editor', 'Vic Lenz')
  const { id } = await store.dossiers.record(
    { name: 'Secret', procedure: null, summary: null, audience: 'team' },
    somebody,
  )
  const subject = { dossierId: id }
  const before = (await store.dossiers.all()).find((one) => one.id === id)!
  await store.dossiers.save(before, { ...before, name: 'Plan' }, somebody)
  const found = await findReturn(store.visibleTo('owner'), subject, /began/).catch(() => null)
  const asAdmin = store.visibleTo({ id: 'ada', role: 'admin' })
  const offered = found ?? (await findReturn(asAdmin, subject, /began/))
  await expect(sendReturn(store.visibleTo(vic), subject, offered!)).rejects.toMatchObject({
    status: 400,
  })
})
