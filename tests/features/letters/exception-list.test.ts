import { expect, test } from 'vitest'
import { changeExceptions, loadExceptions } from '#app/features/letters/exception-list.ts'
import { saveInvocations } from '#app/features/letters/redaction-forms.ts'
import { loadRedactionsPage } from '#app/features/letters/redactions-page.ts'
import { aText, keep } from '#tests/support/letters.ts'
import { addUser, requestContextOf } from '#tests/support/request-context.ts'
import { openTestStore } from '#tests/support/store.ts'

test('an editor adds an exception of another act, which stays where it was invoked once it is retired', async () => {
  await using store = await openTestStore()
  const context = requestContextOf(store, await addUser(store, 'editor', 'Eve Editor'))
  const act = { deed: 'add', act: 'FOIA 2000', citation: 'section 40(2)', name: 'personal data' }
  expect(await changeExceptions(context, { ...act, words: ' ' })).toMatchObject({
    ...{
      ok: false,
      refusal: { errors: { words: expect.stringContaining('Write what it protects') } },
    },
  })
  const whole = { ...act, words: 'personal data of third parties' }
  expect(await changeExceptions(context, whole)).toMatchObject({ ok: true })
  expect(await changeExceptions(context, whole)).toMatchObject({
    ...{ ok: false, refusal: { errors: { citation: expect.stringContaining('already') } } },
  })
  const own = async () => (await loadExceptions(context)).acts.at(-1)!.exceptions[0]!
  const { id, removable } = await own()
  expect(removable).toBe(true)
  const { id: letterId } = await keep(store, { text: aText.replace('Dear', '[redacted]: Dear') })
  const form = new FormData()
  const page = await loadRedactionsPage(context, letterId, null)
  form.append('stamp', page.stamp)
  for (const [name, value] of [
    ...[['deed', 'set'] as const, ['redaction', '1'] as const, ['exception', id] as const],
  ])
    form.append(name, value)
  await saveInvocations(context, letterId, form)
  expect((await own()).removable).toBe(false)
  expect(await changeExceptions(context, { deed: 'remove', id })).toMatchObject({ ok: false })
  await changeExceptions(context, { deed: 'retire', id })
  const { rows, offered, changes } = await loadRedactionsPage(context, letterId, '1')
  expect(rows[0]!.invoked).toEqual(['section 40(2), personal data'])
  expect(offered.at(-1)).toMatchObject({ id, retired: true })
  expect(changes[0]!.says).toContain('section 40(2), personal data, for redaction 1')
  expect((await loadRedactionsPage(context, letterId, null)).offered.at(-1)!.id).not.toBe(id)
})
