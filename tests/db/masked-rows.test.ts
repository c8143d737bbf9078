import { expect, test } from 'vitest'
import type { VisibleStore } from '#db/index.ts'
import { aParty, aPassage, aText, dossierOf, keep } from '#tests/support/letters.ts'
import { openTestStore, type TestStore } from '#tests/support/store.ts'

const address = 'ylva.johansson@example.org'
const quoted = 'We support it without reservation.'
const viewer = { id: 'v', role: 'viewer' } as const
const coder = { id: 'c', role: 'coder' } as const

/** A letter that has an address before a quote, in its head, in its source and in the name of its file. */
function keepLetterWithContacts(store: TestStore) {
  return keep(store, {
    form: {
      title: `Letter of ${address}`,
      reference: `Re: ${address}`,
      parties: [aParty({ capacity: `Commissioner, ${address}` })],
    },
    text: aText.replace('Dear Sir,', `Dear Sir, write to ${address}.`),
    positions: [aPassage({ note: `Ask ${address}.` })],
  })
}

async function readAll(visible: VisibleStore, id: string, dossierId: string) {
  const { entries } = await visible.history.page({ letterId: id }, 30, 0)
  const [position] = await visible.positions.ofLetter(id)
  const exported = await visible.packages.exportDossier(dossierId)
  if (!exported.ok) throw new Error(exported.reason)
  return {
    letterDetail: (await visible.letters.byId(id))!,
    position: position!,
    samePosition: await visible.positions.byId(position!.id),
    lines: await visible.history.describe(entries),
    manifest: exported.opened.manifest,
  }
}

test('what leaves the store for somebody is masked or open by their right', async () => {
  await using store = await openTestStore()
  const { id } = await keepLetterWithContacts(store)
  const dossierId = await dossierOf(store)
  const masked = [
    store.visibleTo(viewer),
    store.visibleTo('owner', { contactDetails: false }),
    store.visibleTo(coder, { contactDetails: false }),
  ]
  for (const visible of masked)
    expect(JSON.stringify(await readAll(visible, id, dossierId))).not.toContain(address)
  for (const visible of [store.visibleTo(coder), store.visibleTo('owner')]) {
    const { letterDetail, position, lines, manifest } = await readAll(visible, id, dossierId)
    for (const part of [letterDetail.letter, letterDetail.parties, letterDetail.text, position])
      expect(JSON.stringify(part)).toContain(address)
    expect(JSON.stringify([lines, manifest])).toContain(address)
  }
})

test('a quote stands at its place in the masked text', async () => {
  await using store = await openTestStore()
  const { id } = await keepLetterWithContacts(store)
  for (const reader of [viewer, coder]) {
    const visible = store.visibleTo(reader)
    const { text } = (await visible.letters.byId(id))!.text
    const [position] = await visible.positions.ofLetter(id)
    expect(text.slice(position!.quote.start, position!.quote.end)).toBe(quoted)
    expect(await visible.positions.byId(position!.id)).toEqual(position)
  }
})

test('what lists say is masked for everybody, also for those who see contact details', async () => {
  await using store = await openTestStore()
  const { id, positionIds } = await keepLetterWithContacts(store)
  const visible = store.visibleTo(coder)
  const lists = [
    [...(await visible.letters.citations([id]))],
    await visible.letters.page({ dossierId: await dossierOf(store) }, 10, 0),
    await visible.positions.byIds(positionIds),
  ]
  expect(JSON.stringify(lists)).not.toContain(address)
  expect(JSON.stringify(lists)).toContain('[e-mail address]')
})

test('masking is part of the cache key', async () => {
  await using store = await openTestStore()
  const keys = [store.visibleTo(coder), store.visibleTo(coder, { contactDetails: false })]
  expect(new Set(keys.map(({ cacheKey }) => cacheKey)).size).toBe(2)
})
