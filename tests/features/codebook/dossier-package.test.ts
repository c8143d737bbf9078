import { expect, test } from 'vitest'
import { buildDossierFile } from '#app/features/codebook/dossier-package.ts'
import type { User } from '#app/domain/users.ts'
import { keep, theDossier } from '#tests/support/letters.ts'
import { opened } from '#tests/support/packages.ts'
import { addUser } from '#tests/support/request-context.ts'
import { openSeededStore, type TestStore } from '#tests/support/store.ts'

async function saveAs(store: TestStore, user: User) {
  const file = await buildDossierFile(store.visibleTo(user), (await theDossier(store)).id)
  if (!file.ok) throw new Error(file.reason)
  const { manifest, parts } = await opened(file.content)
  const texts = [...parts.values()].map((part) => Buffer.from(part).toString()).join('\n')
  return { ...file, texts, titles: manifest.letters.map(({ title }) => title).sort() }
}

test('a coder gets the letters as they are, a viewer the same masked and under a name that says so', async () => {
  await using store = await openSeededStore()
  const forCoder = await saveAs(store, await addUser(store))
  const forViewer = await saveAs(store, await addUser(store, 'viewer', 'Vera Novak'))
  expect([forCoder.name, forViewer.name]).toEqual([
    'Child sexual abuse interim Regulation.stanceline.zip',
    'Child sexual abuse interim Regulation - contact details masked.stanceline.zip',
  ])
  expect(forCoder.mediaType).toBe('application/vnd.stanceline.dossier+zip')
  expect(forViewer.titles).toEqual(forCoder.titles)
  for (const contact of ['jeremy@prostasia.org', '+32-2 295 01 70']) {
    expect(forCoder.texts).toContain(contact)
    expect(forViewer.texts).not.toContain(contact)
  }
})

test('a letter for named people is in the package of those whom it is for alone', async () => {
  await using store = await openSeededStore()
  const [ana, ben] = [await addUser(store), await addUser(store, 'editor', 'Ben Okafor')]
  await keep(store, {
    form: { title: 'For Ana alone' },
    audience: { visibility: 'named', readerIds: [ana.id] },
  })
  expect((await saveAs(store, ana)).titles).toContain('For Ana alone')
  expect((await saveAs(store, ben)).titles).toEqual([
    'Reply on detection in end-to-end encrypted communications',
    'Reply to Microsoft on the EU strategy and the interim Regulation',
  ])
})

test('a dossier that fits in no package is too large today and tomorrow, not busy', async () => {
  await using store = await openSeededStore()
  const user = await addUser(store)
  await store.rows(`insert into files select id || '-large', letter_id, name, media_type, 200000000, sha256, bytes,
    created_at from files`)
  expect(await buildDossierFile(store.visibleTo(user), (await theDossier(store)).id)).toEqual({
    ok: false,
    why: 'too large',
    reason: expect.stringMatching(/^The original files of this dossier have 400 MB/),
  })
})
