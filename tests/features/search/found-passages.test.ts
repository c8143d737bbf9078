import { expect, test } from 'vitest'
import type { LetterReader } from '#app/domain/users.ts'
import { searchPassages } from '#app/features/search/found-passages.ts'
import { askBox, readPieces, seenBy } from '#tests/support/boxes.ts'
import { aPassage, aTopicNamed, keep, somebody, theDossier } from '#tests/support/letters.ts'
import { addUser } from '#tests/support/request-context.ts'
import { openTestStore, type TestStore } from '#tests/support/store.ts'

async function find(
  store: TestStore,
  typed: string,
  { reader = 'owner' as LetterReader, inDossier = false } = {},
) {
  const asked = askBox(typed, inDossier ? await theDossier(store) : null)
  const found = await searchPassages(seenBy(store, reader).masked, asked)
  return Promise.all(
    found.map(async ({ total, isMore, says, readRows }) => ({
      ...{ total, isMore, says },
      rows: (await readRows(0, 5)).map(({ name, beside, coding }) => [
        readPieces(name),
        readPieces(beside),
        coding?.level ?? coding?.absence ?? null,
      ]),
    })),
  )
}

const text = (quote: string) => `Dear Sir,\n\nOn encryption we say this.\n\n${quote}\n`

test('of a letter that holds the words a quote is found only where the quote itself does, with whose it is and how far it goes', async () => {
  await using store = await openTestStore()
  const quote = 'We oppose weaker encryption of zebras.'
  await keep(store, {
    text: text(quote),
    positions: [
      aPassage({ quote, level: -2, conditional: true, condition: 'if weaker', reported: true }),
    ],
  })
  await keep(store, { form: { dated: '2021-02-03' }, text: text('Giraffes are no zebras.') })
  const [quotes] = await find(store, 'encryption')
  expect(quotes).toEqual({
    ...{ total: 1, isMore: false, says: null },
    rows: [
      [
        'We oppose weaker [encryption] of zebras.',
        'Ylva Johansson · [Encryption] · 29 Oct 2020 · reported, not counted',
        -2,
      ],
    ],
  })
  expect((await find(store, 'giraffes'))[0]!.total).toBe(0)
})

test.each([
  ['Greek', 'Η κρυπτογράφηση προστατεύει τους πολίτες.', 'ΚΡΥΠΤΟΓΡΑΦΗΣΗ'],
  ['Arabic', 'التشفير يحمي المواطنين.', 'التشفير'],
  ['Bulgarian', 'Шифроването защитава гражданите.', 'шифроване'],
])('a quote in %s is found by its words', async (_language, quote, typed) => {
  await using store = await openTestStore()
  await keep(store, { text: text(quote), positions: [aPassage({ quote })] })
  const [quotes] = await find(store, typed)
  expect(quotes!.rows.map(([words]) => words!.toString().replace(/[[\]]/g, ''))).toEqual([quote])
})

test('the newest come first, and a passage that was withdrawn is none', async () => {
  await using store = await openTestStore()
  const quote = 'Encryption is good.'
  const days = ['2020-01-02', '2020-03-04', '2020-02-03']
  const ids: string[] = []
  for (const dated of days) {
    const { positionIds } = await keep(store, {
      form: { dated },
      text: text(`${quote} ${dated}`),
      positions: [aPassage({ quote, note: 'A zebra note.' })],
    })
    ids.push(...positionIds)
  }
  const [quotes, notes] = await find(store, 'encryption good')
  expect(quotes!.rows.map(([, beside]) => String(beside).split(' · ').at(-1))).toEqual([
    '4 Mar 2020',
    '3 Feb 2020',
    '2 Jan 2020',
  ])
  expect(notes!.total).toBe(0)
  expect((await find(store, 'zebra')).map(({ total }) => total)).toEqual([0, 3])
  await store.positions.setStatus(ids[1]!, 1, 'withdrawn', somebody)
  expect((await find(store, 'encryption good'))[0]!.total).toBe(2)
  expect((await find(store, 'zebra'))[1]!.total).toBe(2)
})

test('in a dossier only what stands on its topics and in its letters is found', async () => {
  await using store = await openTestStore()
  const quote = 'Encryption is good.'
  const { positionIds } = await keep(store, { text: text(quote), positions: [aPassage({ quote })] })
  const { id: other } = await store.dossiers.record(
    {
      ...{ name: 'Other', procedure: null, summary: null, milestones: [] },
      topics: [aTopicNamed('Elsewhere')],
    },
    somebody,
  )
  const [topic] = await store.topics.ofDossier(other)
  await store.rows('update positions set topic_id = ? where id = ?', topic!.id, positionIds[0]!)
  expect((await find(store, 'good', { inDossier: true }))[0]!.total).toBe(0)
  expect((await find(store, 'good'))[0]!.total).toBe(1)
})

test('nothing of a hidden letter is found, and no part of an address by who may not read it', async () => {
  await using store = await openTestStore()
  const quote = 'Write to zq7secret@hidden-host.example.org about encryption.'
  await keep(store, { text: text(quote), positions: [aPassage({ quote, note: quote })] })
  const secret = 'We whisper about encryption.'
  await keep(store, {
    text: text(secret),
    positions: [aPassage({ quote: secret, note: 'Whisper too.' })],
    audience: { visibility: 'named', readerIds: [] },
  })
  const vic = await addUser(store, 'viewer', 'Vic Viewer')
  for (const typed of ['zq7secret', 'hidden', 'whisper'])
    expect(
      (await find(store, typed, { reader: vic })).map(({ total }) => total),
      typed,
    ).toEqual([0, 0])
  const seen = await find(store, 'encryption', { reader: vic })
  expect(seen.map(({ total }) => total)).toEqual([1, 1])
  expect(JSON.stringify(seen)).not.toMatch(/zq7|hidden|[wW]hisper/)
  expect(seen[0]!.rows[0]![0]).toContain('[e-mail address] about [encryption].')
  const admin = { id: 'a', role: 'admin' as const }
  expect((await find(store, 'whisper', { reader: admin })).map(({ total }) => total)).toEqual([
    1, 1,
  ])
})

test('of very many letters with the words only the newest are looked at, which is said', async () => {
  await using store = await openTestStore()
  const quote = 'Encryption is good.'
  for (let at = 0; at < 201; at += 1)
    await keep(store, {
      form: { dated: new Date(Date.UTC(2020, 0, 1 + at)).toISOString().slice(0, 10) },
      text: text(`${quote} It is letter number ${at}.`),
      // The oldest has a quote of its own.
      positions: at < 2 ? [aPassage({ quote })] : [],
    })
  expect((await find(store, 'encryption'))[0]).toMatchObject({
    ...{ total: 1, isMore: true },
    says: 'Among the newest 200 letters that hold these words.',
  })
})
