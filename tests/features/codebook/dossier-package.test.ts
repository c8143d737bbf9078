import { expect, test } from 'vitest'
import { buildDossierFile } from '#app/features/codebook/dossier-package.ts'
import { keep } from '#tests/support/letters.ts'
import { addUser } from '#tests/support/request-context.ts'
import { openTestStore } from '#tests/support/store.ts'
import { unzip } from '#tests/support/unzip.ts'

test('a dossier holds the letters that whoever asks sees, and none that is closed to them', async () => {
  await using store = await openTestStore()
  const [ana, ivo] = [await addUser(store), await addUser(store, 'coder', 'Ivo Petrov')]
  await keep(store, {
    doer: { userId: ana.id, via: 'screen' },
    form: { title: 'Closed letter' },
    audience: { visibility: 'named', readerIds: [] },
  })
  await keep(store, { form: { title: 'Open letter' }, text: 'Dear Sir, this one is open.' })
  const contents = async (user: typeof ana) => {
    const file = await buildDossierFile(store.visibleTo(user))
    if (!file.ok) throw new Error(file.reason)
    return JSON.stringify([...unzip(Buffer.from(file.content))].map(String))
  }
  expect(await contents(ana)).toContain('Closed letter')
  const others = await contents(ivo)
  expect(others).toContain('Open letter')
  expect(others).not.toContain('Closed letter')
})
