import { expect, test } from 'vitest'
import { toActorForm } from '#app/domain/actors.ts'
import { proposeChange } from '#app/features/codebook/propose-change.ts'
import { applyCorrectionForm } from '#app/features/actors/actor-correction.ts'
import {
  countToSettle,
  listOwnProposals,
  listProposalsOf,
  listProposalsToSettle,
} from '#app/features/codebook/proposal-lists.ts'
import {
  findFillingProposal,
  saveTakingProposal,
  settleProposalByForm,
} from '#app/features/codebook/settle-proposals.ts'
import { actorId, keep, logOf, somebody } from '#tests/support/letters.ts'
import { addUser } from '#tests/support/request-context.ts'
import { openTestStore, type TestStore } from '#tests/support/store.ts'

type Settler = Parameters<typeof listProposalsToSettle>[0]

/** The form of an actor that a proposal filled, as an editor sends it; `before` comes between reading and storing. */
const saveFilled = async (
  editor: Settler,
  actorId: string,
  fields: Record<string, string>,
  before?: () => Promise<unknown>,
) =>
  saveTakingProposal(editor, actorId, fields, async (takes) => {
    await before?.()
    const actor = (await editor.visible.actors.byId(actorId))!
    return applyCorrectionForm({ ...editor, actor, fields, takes })
  })

/** What a coder proposes of Johansson, and those who look at it. */
async function openProposal(store: TestStore) {
  await keep(store)
  const settlerOf = async (role: 'coder' | 'editor', name: string) => {
    const user = await addUser(store, role, name)
    return {
      ...{ user, visible: store.visibleTo(user) },
      performedBy: { userId: user.id, via: 'screen' as const },
    }
  }
  const [coder, editor] = [await settlerOf('coder', 'Cy'), await settlerOf('editor', 'Eve')]
  const aboutId = await actorId(store)
  const outcome = await proposeChange({
    ...{
      visible: coder.visible,

      userId: coder.user.id,
      performedBy: coder.performedBy,
    },
    ...{ about: 'actor', aboutId, dossierId: null, fields: { note: 'Commissioner.' } },
  })
  expect(outcome.ok).toBe(true)
  const [row] = (await listProposalsToSettle(editor)).rows
  const fields = { proposal: row!.id, revision: String(row!.revision) }
  return { coder, editor, aboutId, row: row!, fields }
}

test('an editor takes a proposal as it is, once, and its proposer reads that', async () => {
  await using store = await openTestStore()
  const { coder, editor, aboutId, row, fields } = await openProposal(store)
  expect([row.name, row.changes, await countToSettle(editor), await countToSettle(coder)]).toEqual([
    ...['Ylva Johansson', [{ label: 'Note', before: '', after: 'Commissioner.', since: null }]],
    ...[1, 0],
  ])
  const refused = settleProposalByForm(coder, { ...fields, deed: 'take' })
  expect(await refused.catch((answer: Response) => answer.status)).toBe(403)
  const take = { ...fields, deed: 'take' }
  expect(await settleProposalByForm(editor, take)).toMatchObject({ ok: true })
  expect((await store.actors.recordOf(aboutId))!.note).toBe('Commissioner.')
  expect(await settleProposalByForm(editor, take)).toMatchObject({ cause: 'changed meanwhile' })
  expect((await listOwnProposals(coder)).rows).toMatchObject([
    { state: 'taken', settledBy: 'Eve', answer: null },
  ])
  expect(await listProposalsOf(editor, aboutId)).toEqual([])
  expect((await logOf(store, aboutId)).map(({ deed }) => deed).slice(-3)).toEqual([
    ...['made a proposal', 'changed', 'took a proposal'],
  ])
  const { entries } = await store.history.page({ actorId: aboutId }, 9, 0)
  expect((await store.history.describe(entries))[0]!.sentence).toBe(
    'Eve took what was proposed: Note: Commissioner.',
  )
})

test('what somebody changed since is shown, and taking it keeps the rest of that', async () => {
  await using store = await openTestStore()
  const { editor, aboutId, fields } = await openProposal(store)
  const record = (await store.actors.recordOf(aboutId))!
  const other = { ...toActorForm(record), name: 'Ylva Julia Johansson', note: 'Minister.' }
  await store.actors.correct(record, other, somebody)
  expect(await settleProposalByForm(editor, { ...fields, deed: 'take' })).toMatchObject({
    cause: 'changed meanwhile',
  })
  const [now] = (await listProposalsToSettle(editor)).rows
  expect(now!.changes).toMatchObject([{ label: 'Note', since: 'Minister.' }])
  const take = { proposal: now!.id, revision: String(now!.revision), deed: 'take' }
  expect(await settleProposalByForm(editor, take)).toMatchObject({ ok: true })
  expect(await store.actors.recordOf(aboutId)).toMatchObject({
    ...{ name: 'Ylva Julia Johansson', note: 'Commissioner.' },
  })
})

test('it is refused with a reason, taken back by who made it, or changed before it is taken', async () => {
  await using store = await openTestStore()
  const { coder, editor, aboutId, row, fields } = await openProposal(store)
  expect(await settleProposalByForm(editor, { ...fields, deed: 'refuse' })).toMatchObject({
    refusal: { errors: { answer: 'Write why it is not taken.' } },
  })
  expect(await findFillingProposal(editor, aboutId, row.id)).toMatchObject({
    fields: { name: 'Ylva Johansson', note: 'Commissioner.' },
  })
  expect(await findFillingProposal(editor, 'another', row.id)).toBe(null)
  const filled = { deed: 'save', revision: fields.revision, proposal: row.id }
  await saveFilled(editor, aboutId, { ...filled, note: 'Commissioner, until 2024.' })
  expect((await listOwnProposals(coder)).rows).toMatchObject([
    { state: 'taken', answer: 'Changed before it was taken.' },
  ])
  expect((await store.actors.recordOf(aboutId))!.note).toBe('Commissioner, until 2024.')
  const again = async () => {
    await proposeChange({
      ...{ visible: coder.visible, userId: coder.user.id },
      ...{ about: 'actor', aboutId, dossierId: null, fields: { note: 'Again.' } },
      performedBy: coder.performedBy,
    })
    return (await listProposalsToSettle(editor)).rows[0]!.id
  }
  const refuse = { deed: 'refuse', answer: 'Not proven.' }
  expect(await settleProposalByForm(editor, { ...refuse, proposal: await again() })).toMatchObject({
    ok: true,
  })
  expect(
    await settleProposalByForm(coder, { deed: 'take back', proposal: await again() }),
  ).toMatchObject({ ok: true })
  expect((await listOwnProposals(coder)).rows.map(({ state }) => state)).toEqual([
    ...['withdrawn', 'refused', 'taken'],
  ])
  expect((await store.actors.recordOf(aboutId))!.note).toBe('Commissioner, until 2024.')
})

test('a form that a proposal filled takes it as it is, or leaves it waiting where nothing is stored', async () => {
  await using store = await openTestStore()
  const { coder, editor, aboutId, row, fields } = await openProposal(store)
  const filled = { deed: 'save', revision: fields.revision, proposal: row.id }
  expect(await saveFilled(editor, aboutId, { ...filled, note: '' })).toMatchObject({
    message: 'Nothing was changed. The proposal still waits.',
  })
  expect(await saveFilled(editor, aboutId, { ...filled, note: 'Commissioner.' })).toMatchObject({
    ok: true,
  })
  expect((await listOwnProposals(coder)).rows).toMatchObject([{ state: 'taken', answer: null }])
})

test('what somebody proposed is not stored where they took it back at that moment', async () => {
  await using store = await openTestStore()
  const { coder, editor, aboutId, row, fields } = await openProposal(store)
  const filled = { deed: 'save', revision: fields.revision, proposal: row.id, note: 'Another.' }
  const takeBack = () => settleProposalByForm(coder, { deed: 'take back', proposal: row.id })
  expect(await saveFilled(editor, aboutId, filled, takeBack)).toMatchObject({
    cause: 'changed meanwhile',
    refusal: { errors: { form: 'This proposal is settled already.' } },
  })
  expect(await store.actors.recordOf(aboutId)).toMatchObject({ note: null })
})
