import { expect, test } from 'vitest'
import { readRedactionFacts } from '#app/features/letters/redaction-views.ts'
import { aText, keep, somebody } from '#tests/support/letters.ts'
import { openTestStore } from '#tests/support/store.ts'

test('a letter says how much was blacked out, by which exceptions, and how many marks have none', async () => {
  await using store = await openTestStore()
  const text = aText.replace('We support', 'We ████ and [redacted] support')
  const { id } = await keep(store, { text })
  const visible = store.visibleTo('owner')
  expect(await readRedactionFacts(visible, id, text)).toMatchObject({ exceptions: [], open: 2 })
  const { textVersionId } = (await visible.exceptions.ofLetter(id))!
  const after = [null, 2].map((redaction) => ({ redaction, exceptionIds: ['1049-4-1-b'] }))
  await visible.exceptions.save({ letterId: id, textVersionId, before: [], after }, somebody)
  expect(await readRedactionFacts(visible, id, text)).toEqual({
    ...{ marks: 2, open: 1, share: expect.stringMatching(/^4 of \d+ signs, \d %; how much 1 /) },
    exceptions: [{ name: 'Article 4(1)(b), privacy', redactions: 2 }],
    byMark: { 2: { short: '4(1)(b)', says: 'Article 4(1)(b), privacy' } },
  })
})
