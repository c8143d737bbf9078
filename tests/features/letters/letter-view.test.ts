import { expect, test } from 'vitest'
import { buildLetterView } from '#app/features/letters/letter-view.ts'
import type { User } from '#app/domain/users.ts'
import { aParty, aPassage, keep, somebody } from '#tests/support/letters.ts'
import { addUser } from '#tests/support/request-context.ts'
import { openTestStore, type TestStore } from '#tests/support/store.ts'

const text =
  'Dear Sir,\n\nWe support it without reservation. Write to ana@example.eu. We oppose any delay of it.\n'
const passage = 'We oppose any delay of it.'

/** A public letter of Ana's with an address in it, a position with a note and one that was withdrawn. */
async function aPublicLetter(store: TestStore, user: User) {
  const performedBy = { userId: user.id, via: 'screen' } as const
  const { id, positionIds } = await keep(store, {
    form: { parties: [aParty({ capacity: 'ana@example.eu' })] },
    text,
    file: { name: 'ana@example.eu.txt', mediaType: 'text/plain', bytes: Buffer.from(text) },
    positions: [
      aPassage({ quote: passage, note: 'Ask Ben whether this is meant.' }),
      aPassage({ topic: 'Voluntary detection' }),
    ],
    audience: { visibility: 'public', readerIds: [] },
    doer: performedBy,
    origin: { messageId: '<1@example.eu>', answersMessageId: '<0@example.eu>' },
  })
  await store.positions.setStatus(positionIds[1]!, 1, 'withdrawn', somebody)
  return { id, positionIds }
}

async function view(store: TestStore, id: string, user: User | null) {
  const visible = store.visibleTo(user)
  const letterDetail = (await visible.letters.byId(id))!
  return buildLetterView(user, letterDetail, await visible.positions.ofLetter(id))
}

test('the public reads neither who added and coded a letter, nor notes, nor what was withdrawn', async () => {
  await using store = await openTestStore()
  const ana = await addUser(store)
  const { id, positionIds } = await aPublicLetter(store, ana)
  const seen = await view(store, id, null)
  expect(seen.letter.addedBy).toBeNull()
  // What is coded belongs to a dossier, and dossiers are for those who are signed in.
  expect(seen.positions).toEqual([])
  const { letter, positions } = await view(store, id, ana)
  expect(letter.addedBy).toBe(ana.id)
  expect(positions.map(({ id }) => id).sort()).toEqual([...positionIds].sort())
  expect(positions.find(({ id }) => id === positionIds[0])).toMatchObject({
    note: 'Ask Ben whether this is meant.',
    coder: { name: 'Ana Kovač' },
  })
})

test('addresses are masked for a viewer and the public in text, head and file name, and quotes still fit', async () => {
  await using store = await openTestStore()
  const ana = await addUser(store)
  const viewer = await addUser(store, 'viewer', 'Ben Okafor')
  const { id } = await aPublicLetter(store, ana)
  for (const user of [viewer, null]) {
    const seen = await view(store, id, user)
    expect(JSON.stringify(seen)).not.toContain('ana@example.eu')
    expect([seen.text.includes('[e-mail address]'), seen.parties[0]!.capacity]).toEqual([
      true,
      '[e-mail address]',
    ])
    if (user === null) continue
    const { start, end } = seen.positions.find(({ quote }) => quote.exact === passage)!.quote
    expect(seen.text.slice(start, end)).toBe(passage)
  }
  expect((await view(store, id, ana)).text).toBe(text)
})

test('ids of messages are shown to nobody, whatever they may see', async () => {
  await using store = await openTestStore()
  const admin = await addUser(store, 'admin')
  const { id } = await aPublicLetter(store, admin)
  expect((await store.letters.byId(id))!.letter.origin.messageId).toBe('<1@example.eu>')
  for (const user of [admin, null])
    expect((await view(store, id, user)).letter.origin).toMatchObject({
      messageId: null,
      answersMessageId: null,
      attachedToId: null,
      importId: null,
    })
})
