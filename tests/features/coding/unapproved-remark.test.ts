import { expect, test } from 'vitest'
import { readUnapprovedRemark } from '#app/features/coding/unapproved-remark.ts'
import { openFourEyes } from '#tests/support/approving.ts'
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
