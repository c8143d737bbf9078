import { expect, test } from 'vitest'
import { writeMilestoneTable } from '#app/features/codebook/milestone-table.ts'
import { applyMilestoneForm } from '#app/features/codebook/milestone-actions.ts'
import { loadHistoryPage } from '#app/features/history/history-page.ts'
import { dossierOf, somebody } from '#tests/support/letters.ts'
import { openTestStore, type TestStore } from '#tests/support/store.ts'

const vote = { date: '2021-05-20', name: 'Vote in committee', label: 'Vote' }

async function opened(store: TestStore) {
  const [dossierId, visible] = [await dossierOf(store), store.visibleTo('owner')]
  return {
    dossierId,
    visible,
    records: () => visible.milestones.records(dossierId),
    send: (fields: Record<string, string>) =>
      applyMilestoneForm({
        visible,
        performedBy: somebody,
        dossierId,
        today: '2026-11-28',
        fields,
      }),
  }
}

test('a milestone is added, changed and taken out by forms, and the history tells it in sentences', async () => {
  await using store = await openTestStore()
  const { dossierId, visible, records, send } = await opened(store)
  expect(await send({ deed: 'save', ...vote })).toMatchObject({
    message: '“Vote in committee” is added.',
  })
  const { id } = (await records())[0]!
  await send({ deed: 'save', id, revision: '1', ...vote, date: '2021-06' })
  await send({ deed: 'withdraw', id, revision: '2' })
  await send({ deed: 'restore', id, revision: '3' })
  const { rows } = await loadHistoryPage(visible, { milestonesOf: dossierId }, 1)
  expect(
    rows.map(({ sentence }) => sentence.replace(/^\S.*? (?=added|changed|took|put)/, '')),
  ).toEqual([
    'put the milestone “Vote in committee” back',
    'took the milestone “Vote in committee” out',
    'changed the milestone “Vote in committee”: changed the date from 20 May 2021 to Jun 2021',
    'added the milestone “Vote in committee”, 20 May 2021',
  ])
})

test('a day far ahead is stored and doubted', async () => {
  await using store = await openTestStore()
  const { send } = await opened(store)
  expect(await send({ deed: 'save', ...vote, date: '2062-05-20' })).toMatchObject({
    message: '“Vote in committee” is added. Its date lies 35 years ahead: is the year right?',
  })
})

test('a refused milestone keeps what was typed, and one that stands there is named', async () => {
  await using store = await openTestStore()
  const { records, send } = await opened(store)
  await send({ deed: 'save', ...vote })
  expect(await send({ deed: 'save', ...vote, name: 'VOTE in committee' })).toMatchObject({
    cause: 'unfit',
    refusal: {
      errors: { name: '“Vote in committee” stands in the table with this date already.' },
      fields: { label: 'Vote' },
    },
  })
  expect(await records()).toHaveLength(1)
})

test('whoever comes too late is told what stands there now, and can put the own words in its place', async () => {
  await using store = await openTestStore()
  const { records, send } = await opened(store)
  await send({ deed: 'save', ...vote })
  const { id } = (await records())[0]!
  await send({ deed: 'save', id, revision: '1', ...vote, label: 'LIBE' })
  const mine = { deed: 'save', id, revision: '1', ...vote, label: 'Our vote' }
  const late = await send(mine)
  expect(late).toMatchObject({
    cause: 'changed meanwhile',
    refusal: {
      errors: {
        form: expect.stringContaining('2021-05-20 · Vote in committee · LIBE') as string,
        revision: '2',
      },
      fields: { label: 'Our vote' },
    },
  })
  await send({ ...mine, revision: '2' })
  expect((await records())[0]!.label).toBe('Our vote')
})

test('pasted rows are shown before they are stored; taken in twice they change nothing, nor does the own table', async () => {
  await using store = await openTestStore()
  const { dossierId, visible, records, send } = await opened(store)
  const rows = '2021-05-20\tVote\tVote\n2021-13\tWrong\n=2021\tFormula'
  expect(await send({ deed: 'read rows', rows })).toMatchObject({
    plan: { added: [{ name: 'Vote' }], refused: [{ row: 2 }, { row: 3 }] },
    rows,
  })
  expect(await records()).toEqual([])
  expect(await send({ deed: 'take rows in', rows })).toMatchObject({
    message: '1 milestone added, 0 changed, 0 the same as before, 2 rows not taken.',
  })
  const stored = await records()
  const again = '0 milestones added, 0 changed, 1 the same as before'
  for (const words of [rows, await writeMilestoneTable(visible, dossierId)])
    expect(await send({ deed: 'take rows in', rows: words })).toMatchObject({
      message: expect.stringContaining(again) as string,
    })
  expect(await records()).toEqual(stored)
})

test.each([
  ['', 'Paste at least one row.'],
  ['2021,"Vote', 'A quotation mark is opened and never closed'],
  [Array.from({ length: 2001 }, (_, row) => `2021,Vote ${row}`).join('\n'), 'These are 2001 rows'],
])('rows that cannot be read are refused with what to do: %j', async (rows, sentence) => {
  await using store = await openTestStore()
  const { send } = await opened(store)
  expect(await send({ deed: 'read rows', rows })).toMatchObject({
    cause: 'unfit',
    refusal: { errors: { rows: expect.stringContaining(sentence) as string } },
  })
})

test('where it cannot be told what a mask stands for, the form and the pasted row are refused that hold it', async () => {
  await using store = await openTestStore()
  const dossierId = await dossierOf(store)
  const visible = store.visibleTo('owner', { contactDetails: false })
  const send = (fields: Record<string, string>) =>
    applyMilestoneForm({
      ...{ visible, dossierId, fields },
      ...{ performedBy: somebody, today: '2026-11-28' },
    })
  const name = 'Talk to [e-mail address]'
  const sentence = expect.stringMatching(/you do not see.*Nothing was stored\.$/)
  const refused = await send({ deed: 'save', date: '2021-05', name })
  expect(refused).toMatchObject({
    ...{ ok: false, cause: 'unfit' },
    refusal: { errors: { name: sentence }, fields: { name } },
  })
  expect(refused.ok || Object.keys(refused.refusal.errors)).toEqual(['name'])
  const rows = `2021-05\tVote\n2021-06\t${name}`
  expect(await send({ deed: 'take rows in', rows })).toMatchObject({
    message: '1 milestone added, 0 changed, 0 the same as before, 1 row not taken.',
  })
  expect(await visible.milestones.records(dossierId)).toMatchObject([{ name: 'Vote' }])
})
