import { expect, test } from 'vitest'
import { buildProvenanceView } from '#app/features/letters/letter-provenance.ts'
import type { User } from '#app/domain/users.ts'
import { anImport } from '#tests/support/importing.ts'
import { keep, type Incoming } from '#tests/support/letters.ts'
import { addUser } from '#tests/support/request-context.ts'
import { openTestStore, type TestStore } from '#tests/support/store.ts'

async function provenance(store: TestStore, id: string, user: User | null) {
  const visible = store.visibleTo(user)
  const letterDetail = (await visible.letters.byId(id))!
  return buildProvenanceView(
    store,
    { user, visible, letterDetail, blind: null },
    letterDetail.letter,
  )
}

const letter = (store: TestStore, title: string, more: Incoming) =>
  keep(store, { form: { title }, text: `The text of ${title}.`, ...more })

test('only a web address in which nothing is masked is a link', async () => {
  await using store = await openTestStore()
  const [coder, viewer] = [await addUser(store), await addUser(store, 'viewer', 'Ben Okafor')]
  const linkFor = async (sourceUrl: string, user: User) => {
    const { id } = await letter(store, sourceUrl, { origin: { sourceUrl } })
    return (await provenance(store, id, user)).published
  }
  const web = 'https://www.asktheeu.org/request/8766'
  expect(await linkFor(web, viewer)).toMatchObject({ address: web, link: web })
  expect(await linkFor('javascript:alert(1)', coder)).toMatchObject({ link: null })
  expect(await linkFor('the archive', coder)).toMatchObject({ address: 'the archive', link: null })
  const { id } = await letter(store, 'A letter of somebody', {
    origin: { sourceUrl: 'https://example.org/of:ana@example.eu' },
  })
  const [seen, masked] = [await provenance(store, id, coder), await provenance(store, id, viewer)]
  expect(seen.published.link).toBe('https://example.org/of:ana@example.eu')
  expect(masked.published.link).toBeNull()
  expect(masked.published.address).toBe('https://example.org/of:[e-mail address]')
})

test('the import that a letter came with is told to who may add letters, and settled by who may', async () => {
  await using store = await openTestStore()
  const [ana, ben] = [await addUser(store), await addUser(store, 'coder', 'Ben Okafor')]
  const viewer = await addUser(store, 'viewer', 'Cho Min')
  const importId = await anImport(store, [], ana.id)
  const { id } = await letter(store, 'Imported', {
    origin: { importId },
    audience: { visibility: 'public', readerIds: [] },
  })
  const cameWith = async (user: User | null) => (await provenance(store, id, user)).cameWith
  expect([
    await cameWith(ana),
    await cameWith(ben),
    await cameWith(viewer),
    await cameWith(null),
  ]).toEqual([
    { id: importId, name: 'Replies', maySettle: true },
    { id: importId, name: 'Replies', maySettle: false },
    null,
    null,
  ])
})

test('a letter for named people is told of only to those whom it is for where another belongs to it', async () => {
  await using store = await openTestStore()
  const [ana, ben] = [await addUser(store), await addUser(store, 'coder', 'Ben Okafor')]
  const { id } = await letter(store, 'The question', { origin: { messageId: '<1@example.eu>' } })
  const audience = { visibility: 'named' as const, readerIds: [ana.id] }
  await letter(store, 'The answer', { audience, origin: { answersMessageId: '<1@example.eu>' } })
  await letter(store, 'The annex', { audience, origin: { attachedToId: id } })
  const titles = async (user: User) => {
    const { answeredBy, attachments } = (await provenance(store, id, user)).relatedLetters
    return [...answeredBy, ...attachments].map(({ title }) => title)
  }
  expect([await titles(ana), await titles(ben)]).toEqual([['The answer', 'The annex'], []])
})

test('how sure OCR was of its pages is told, the least sure first', async () => {
  await using store = await openTestStore()
  const ana = await addUser(store)
  const pages = [
    { number: 1, start: 0, confidence: 94 },
    { number: 2, start: 5, confidence: 61.2 },
    { number: 3, start: 9, confidence: null },
  ]
  const { id } = await letter(store, 'Scanned', { pages })
  expect((await provenance(store, id, ana)).ocr).toBe('page 2 61 % sure, page 1 94 % sure')
})
