import { expect, test } from 'vitest'
import { maskName } from '#app/domain/masking/mask-name.ts'
import type { VisibleStore } from '#db/index.ts'
import { aParty, aPassage, dossierOf, keep } from '#tests/support/letters.ts'
import { openTestStore, type TestStore } from '#tests/support/store.ts'

const address = 'qadri.zwkx@vbxqk.test.org'
const number = '+32 475 12 34 56'
const account = 'DE89 3704 0044 0532 0130 00'
const viewer = { id: 'v', role: 'viewer' } as const
const coder = { id: 'c', role: 'coder' } as const

/** Any four signs in a row of an address or a number; the letter says none of them otherwise. */
const pieces = [address, number, account].flatMap((contact) =>
  Array.from({ length: contact.length - 3 }, (_, at) => contact.slice(at, at + 4)),
)

const expectNoPiece = (told: string) =>
  expect(pieces.filter((piece) => told.includes(piece))).toEqual([])

/** Everything that lists, pages and files are made of, as one text. */
async function readEverything(
  visible: VisibleStore,
  store: TestStore,
  letterId: string,
): Promise<string> {
  const dossierId = await dossierOf(store)
  const positions = await visible.positions.ofLetter(letterId)
  const actors = await visible.actors.all()
  const ids = actors.map(({ id }) => id)
  const subjects = [
    { letterId },
    ...positions.map(({ id }) => ({ positionId: id })),
    ...ids.map((actorId) => ({ actorId })),
  ]
  const lines = []
  for (const subject of subjects) {
    const { entries } = await visible.history.page(subject as { letterId: string }, 500, 0)
    lines.push(await visible.history.describe(entries))
  }
  const exported = await visible.packages.exportDossier(dossierId)
  const organisations = await visible.actors.organisationsOf(ids)
  const everything = JSON.stringify([
    await visible.letters.byId(letterId),
    await visible.letters.page({ dossierId }, 10, 0),
    [...(await visible.letters.citations([letterId]))],
    positions,
    await visible.positions.find({}),
    await visible.positions.newestPage({}, 500),
    actors.map(({ name, aliases }) => ({ name, aliases })),
    [...organisations.names.values()],
    await Promise.all(ids.map((id) => visible.actors.recordOf(id))),
    await Promise.all(ids.map((id) => visible.actors.affiliationRecords(id))),
    await Promise.all(ids.map((id) => visible.actors.affiliationPeriods(id))),
    await Promise.all(ids.map((id) => visible.actors.affiliationsOf(id, 50))),
    (await visible.actors.directory({}, 50)).rows.map(({ name, aliases }) => [name, aliases]),
    lines.flat().map(({ sentence, differences }) => [sentence, differences]),
    exported.ok && exported.opened.manifest,
  ])
  // Ids, hashes and moments are made of chance, and may look like a part of a number.
  return everything.replace(
    /[\da-f]{8}(?:-[\da-f]{4,12}){4}|[\da-f]{64}|\d{4}-\d\d-\d\dT[\d:.]+Z/g,
    '',
  )
}

test('at 200 places around addresses and numbers no passage shows a part of one, wherever it stands', async () => {
  await using store = await openTestStore()
  const before = 'We say no to it.'
  const sentence = `Ask ${address}, or ring ${number}, or give to ${account}, whenever you like.`
  const text = `${before} ${sentence} We go on.`
  const quotes = new Set<string>()
  for (let start = 0; quotes.size < 200 && start < text.length; start += 1)
    for (const length of [5, 17, 40])
      if (start + length <= text.length && text.slice(start, start + length).trim().length > 3)
        quotes.add(text.slice(start, start + length).trim())
  const { id } = await keep(store, {
    text,
    positions: [...quotes]
      .filter((quote) => text.split(quote).length === 2)
      .map((quote) => aPassage({ quote, conditional: true, condition: quote, note: quote })),
  })
  const told = await readEverything(store.visibleTo(viewer), store, id)
  expect(told.match(/We say no/g)!.length).toBeGreaterThan(10)
  expectNoPiece(told)
  expectNoPiece(
    await readEverything(store.visibleTo('owner', { contactDetails: false }), store, id),
  )
})

/** Somebody known only by an address, in a house that one writes to as well. */
function keepLetterOfNobody(store: TestStore, name = address) {
  return keep(store, {
    form: {
      parties: [
        aParty({ name, capacity: `Reachable at ${number}`, organisation: `House of ${address}` }),
        aParty({ role: 'recipient', name: `Margaritis Schinas <schinas@example.org>` }),
      ],
    },
    positions: [aPassage()],
  })
}

test('somebody known only by an address is a sender without a name, one and the same everywhere', async () => {
  await using store = await openTestStore()
  const { id } = await keepLetterOfNobody(store)
  const masked = await readEverything(store.visibleTo(viewer), store, id)
  expectNoPiece(masked)
  const open = store.visibleTo(coder)
  const author = (await open.letters.byId(id))!.parties[0]!
  expect(author.name).toBe(address)
  const name = maskName(address, author.actorId)
  const visible = store.visibleTo(viewer)
  expect((await visible.letters.byId(id))!.parties.map((party) => party.name)).toEqual([
    name,
    'Margaritis Schinas',
  ])
  expect((await visible.actors.byId(author.actorId!))!.name).toBe(name)
  expect(
    (await visible.letters.page({ dossierId: await dossierOf(store) }, 9, 0)).rows[0]!.authors,
  ).toEqual([name])
  expect((await open.actors.byId(author.actorId!))!.name).toBe(address)
})

test('nobody spells out an address by searching for its beginnings who may not see it', async () => {
  await using store = await openTestStore()
  const { id } = await keepLetterOfNobody(store)
  const actorId = (await store.visibleTo(coder).letters.byId(id))!.parties[0]!.actorId!
  const found = async (reader: typeof viewer | typeof coder, words: string) =>
    (await store.visibleTo(reader).actors.search(words, 9)).actors.map((actor) => actor.id)
  for (const words of ['qadri.z', 'vbxqk', address]) {
    expect(await found(viewer, words)).toEqual([])
    expect((await store.visibleTo(viewer).actors.directory({ words }, 9)).total).toBe(0)
    expect(await found(coder, words)).toContain(actorId)
  }
  expect(await store.visibleTo(viewer).actors.byName(address)).toEqual([])
  expect(await store.visibleTo(coder).actors.byName(address)).toMatchObject([{ id: actorId }])
  const name = maskName(address, actorId)
  expect(await found(viewer, 'without a name')).toEqual([actorId])
  expect(await store.visibleTo(viewer).actors.byName(name)).toMatchObject([{ id: actorId, name }])
  expect(await found(viewer, 'schinas')).toHaveLength(1)
})
