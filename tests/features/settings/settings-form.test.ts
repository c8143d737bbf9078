import { expect, test } from 'vitest'
import { changeSettingsByForm } from '#app/features/settings/settings-form.ts'
import { somebody } from '#tests/support/letters.ts'
import { openTestStore } from '#tests/support/store.ts'

test('an administrator lets search engines list public letters, and forbids it again', async () => {
  await using admin = await openTestStore()
  const send = (indexPublicLetters: string) =>
    changeSettingsByForm({ admin, performedBy: somebody }, { indexPublicLetters })
  expect(await send('yes')).toMatchObject({
    ok: true,
    message: expect.stringMatching(/^Saved: search engines may list public letters\./),
  })
  expect(await admin.settings.read()).toEqual({ indexPublicLetters: true })
  expect(await send('no')).toMatchObject({
    ok: true,
    message: 'Saved: every page asks search engines not to list it.',
  })
  expect(await admin.settings.read()).toEqual({ indexPublicLetters: false })
})

test('a choice that is none of the two is refused and stores nothing', async () => {
  await using admin = await openTestStore()
  const wrong: Record<string, string>[] = [{}, { indexPublicLetters: 'maybe' }]
  for (const fields of wrong)
    expect(await changeSettingsByForm({ admin, performedBy: somebody }, fields)).toMatchObject({
      ok: false,
      cause: 'unfit',
      refusal: { errors: { indexPublicLetters: 'Choose one of the two.' } },
    })
  expect(await admin.settings.read()).toEqual({ indexPublicLetters: false })
})
