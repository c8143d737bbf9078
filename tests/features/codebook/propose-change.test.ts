import { expect, test } from 'vitest'
import { proposeChange } from '#app/features/codebook/propose-change.ts'
import { actorId, aParty, dossierOf, keep, somebody } from '#tests/support/letters.ts'
import { addUser } from '#tests/support/request-context.ts'
import { openTestStore } from '#tests/support/store.ts'

test('a form that a coder may not save waits as a proposal, and what does not fit is refused at its field', async () => {
  await using store = await openTestStore()
  await keep(store)
  const cy = await addUser(store, 'coder', 'Cy')
  const propose = (about: 'actor' | 'milestone', aboutId: string, fields: Record<string, string>) =>
    proposeChange({
      ...{ visible: store.visibleTo(cy), userId: cy.id, about, aboutId, fields },
      dossierId: about === 'milestone' ? aboutId : null,
      performedBy: { userId: cy.id, via: 'screen' },
    })
  const johansson = await actorId(store)
  expect(await propose('actor', johansson, { name: ' ' })).toMatchObject({
    refusal: { errors: { name: 'Write the name as letters print it.' } },
  })
  expect(await propose('actor', johansson, {})).toMatchObject({
    refusal: { errors: { form: 'This changes nothing, so there is nothing to propose.' } },
  })
  const note = { note: 'Commissioner.', proposalNote: 'It says so.' }
  expect(await propose('actor', johansson, note)).toMatchObject({ ok: true })
  const dossierId = await dossierOf(store)
  const milestone = { date: '2020-07-24', name: 'EU strategy adopted' }
  expect(await propose('milestone', dossierId, milestone)).toMatchObject({ ok: true })
  const about = { actors: true, dossierIds: [dossierId] }
  expect(await store.proposals.waiting(about, 9, 0)).toMatchObject([
    { about: 'actor', note: 'It says so.', proposedBy: { name: 'Cy' } },
    { about: 'milestone', aboutId: dossierId },
  ])
  expect((await store.actors.recordOf(johansson))!.note).toBe(null)
  expect(await store.milestones.ofDossier(dossierId)).toEqual([])
})

test('nothing is proposed that rests on what only some people see', async () => {
  await using store = await openTestStore()
  await keep(store)
  await keep(store, {
    audience: { visibility: 'named', readerIds: [] },
    text: 'For few.',
    form: { parties: [aParty({ name: 'Wanda Whistle', organisation: 'Secret House' })] },
  })
  const ada = await addUser(store, 'admin', 'Ada')
  const propose = (aboutId: string, fields: Record<string, string>) =>
    proposeChange({
      ...{ visible: store.visibleTo(ada), userId: ada.id, about: 'affiliation' },
      ...{ aboutId, fields, dossierId: null, performedBy: { userId: ada.id, via: 'screen' } },
    })
  const hidden = 'Not everybody here may see this. Ask an editor who does to change it.'
  expect([
    await propose(await actorId(store), { organisation: 'Secret House' }),
    await propose(await actorId(store, 'Wanda Whistle'), { organisation: 'European Parliament' }),
  ]).toMatchObject([
    { refusal: { errors: { organisation: hidden } } },
    { refusal: { errors: { form: hidden } } },
  ])
  expect(await store.proposals.waitingCount({ actors: true, dossierIds: [] })).toBe(0)
})

test('nothing is proposed for a row that not everybody sees, whatever it is to say', async () => {
  await using store = await openTestStore()
  await keep(store)
  const { id: letterId } = await keep(store, {
    audience: { visibility: 'named', readerIds: [] },
    text: 'For few.',
    form: { parties: [aParty({ name: 'Wanda Whistle', organisation: 'Secret House' })] },
  })
  const memberId = await actorId(store)
  const row = {
    ...{ organisationId: await actorId(store, 'Secret House'), role: null, counts: null },
    ...{ firstDay: '2020-01-01', lastDay: null, fromEdtf: '2020-01-01', toEdtf: null },
    ...{ letterId, source: null },
  }
  await store.actors.saveAffiliations(memberId, { added: [row] }, somebody)
  const ada = await addUser(store, 'admin', 'Ada')
  const visible = store.visibleTo(ada)
  const [stored] = await visible.actors.affiliationRecords(memberId)
  const proposed = await proposeChange({
    ...{ visible, userId: ada.id, about: 'affiliation', aboutId: memberId, dossierId: null },
    fields: { id: stored!.id, organisation: 'European Parliament', proof: 'https://example.org/' },
    performedBy: { userId: ada.id, via: 'screen' },
  })
  expect(proposed).toMatchObject({
    refusal: {
      errors: {
        organisation: 'Not everybody here may see this. Ask an editor who does to change it.',
      },
    },
  })
  expect(await store.proposals.waitingCount({ actors: true, dossierIds: [] })).toBe(0)
})

test('a reason that is too long is refused, and what was typed stays', async () => {
  await using store = await openTestStore()
  await keep(store)
  const cy = await addUser(store, 'coder', 'Cy')
  const propose = async (proposalNote: string) =>
    proposeChange({
      ...{ visible: store.visibleTo(cy), userId: cy.id, about: 'actor', dossierId: null },
      ...{ aboutId: await actorId(store), fields: { note: 'Commissioner.', proposalNote } },
      performedBy: { userId: cy.id, via: 'screen' },
    })
  const long = 'x'.repeat(2_001)
  expect(await propose(long)).toMatchObject({
    refusal: {
      errors: { proposalNote: 'This has at most 2,000 characters.' },
      fields: { proposalNote: long, note: 'Commissioner.' },
    },
  })
  expect(await propose('x'.repeat(2_000))).toMatchObject({ ok: true })
})
