import { expect, test } from 'vitest'
import {
  foretellImportApproval,
  readUnapprovedRemark,
} from '#app/features/coding/unapproved-remark.ts'
import { askForFourEyes, openFourEyes } from '#tests/support/approving.ts'
import { openTestStore } from '#tests/support/store.ts'

test('what rests on a dossier says how many passages wait', async () => {
  await using store = await openTestStore()
  const { ana, ben, code, coding, approve } = await openFourEyes(store)
  const topics = [{ id: coding.topicId }]
  expect(await readUnapprovedRemark(store, topics)).toBeNull()
  const [one] = [await code(ana), await code(ana, { level: 2 } as never)]
  expect(await readUnapprovedRemark(store, topics)).toBe(
    '2 passages wait for approval and are not counted',
  )
  await approve(one!, ben)
  expect(await readUnapprovedRemark(store, topics)).toBe(
    'one passage waits for approval and is not counted',
  )
})

test('an import says before it stores that passages in its letters will wait, where its dossier asks', async () => {
  await using store = await openTestStore()
  const { dossierId } = await openFourEyes(store)
  expect(await foretellImportApproval(store, { dossierId })).toBe(
    'Once they are stored, passages in these files wait for approval by somebody else, as this dossier asks for ' +
      'four eyes, and are not counted until then.',
  )
  await askForFourEyes(store, false)
  expect(await foretellImportApproval(store, { dossierId })).toBeNull()
})
