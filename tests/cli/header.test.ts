import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { aPlace } from '#tests/support/command.ts'

type Field = { value: unknown; spans: { start: number; end: number; text: string }[] } | null
type Party = Record<'name' | 'capacity' | 'organisation' | 'unit', Field> & { withheld: boolean }
type Header = Record<
  'kind' | 'date' | 'reference' | 'subject' | 'in_reply_to',
  Field & Record<string, unknown>
> & {
  author: Party
  on_behalf_of: Party | null
  recipient: Party
  redactions: { count: number }
  doubts: string[]
}

const said = (party: Party | null) =>
  party && [
    party.name?.value ?? null,
    party.capacity?.value ?? null,
    party.organisation?.value ?? null,
  ]

async function headOf(file: string): Promise<Header> {
  using place = aPlace()
  const { code, out, err } = await place.run(['header', file, '--json'])
  expect([code, err]).toEqual([0, ''])
  return JSON.parse(out) as Header
}

test('the head of the letter to Prostasia', async () => {
  const header = await headOf('seeds/letters/000_89448a235952524b.txt')
  expect(header.reference).toMatchObject({
    value: 'cnect.ddg1.h.2(2020)5166553/AP',
    truncated: false,
  })
  expect(said(header.author)).toEqual(['Jakub Boratyński', 'Head of Unit', 'European Commission'])
  expect(header.author.unit!.value).toBe(
    'DG CNECT, Digital Society, Trust and Cybersecurity / Cybersecurity and Digital Privacy Policy',
  )
  expect(said(header.on_behalf_of)).toEqual([
    'Ursula von der Leyen',
    'President',
    'European Commission',
  ])
  expect(said(header.recipient)).toEqual([
    'Jeremy Malcolm',
    'Executive Director',
    'Prostasia Foundation',
  ])
  expect(header.in_reply_to).toMatchObject({ kind: 'e-mail', date: '2020-10-02' })
  expect(header.date).toMatchObject({
    first: '2020-10-02',
    basis: expect.stringContaining('2 October 2020'),
  })
  expect(header.redactions.count).toBe(0)
})

test('the head of the letter to Microsoft', async () => {
  const header = await headOf('seeds/letters/001_f2200ba1914715f3.txt')
  expect(header.reference).toMatchObject({ value: 'Ares (2020)', truncated: true })
  expect(said(header.author)).toEqual([
    'Ylva Johansson',
    'Member of the European Commission',
    'European Commission',
  ])
  expect(header.on_behalf_of).toBeNull()
  expect([said(header.recipient), header.recipient.withheld]).toEqual([
    [null, 'Vice President European Government Affairs', 'Microsoft'],
    true,
  ])
  expect(header.in_reply_to).toMatchObject({ kind: 'letter', date: '2020-09-02' })
  expect(header.date).toMatchObject({
    value: '2020-10-29',
    first: '2020-10-29',
    last: '2020-10-29',
  })
  expect(header.redactions.count).toBe(4)
})

test('each proposal carries the words it was read from, at their places', async () => {
  const file = 'seeds/letters/000_89448a235952524b.txt'
  const [header, text] = [await headOf(file), readFileSync(file, 'utf8')]
  for (const field of [
    header.reference,
    header.date,
    header.in_reply_to,
    header.author.name,
    header.author.capacity,
  ]) {
    expect(field!.spans.length).toBeGreaterThan(0)
    for (const { start, end, text: words } of field!.spans)
      expect(text.slice(start, end)).toBe(words)
  }
})

test('what is not found is null, in JSON and in words', async () => {
  using place = aPlace()
  const file = place.file('note.txt', 'We support it.')
  const [json, words] = [
    await place.run(['header', file, '--json']),
    await place.run(['header', file]),
  ]
  expect(JSON.parse(json.out)).toMatchObject({
    date: null,
    reference: null,
    author: null,
    recipient: null,
    on_behalf_of: null,
    in_reply_to: null,
  })
  expect(words.out).toMatch(/^date: –$/m)
})

test.each([
  [
    'is not there',
    (place: ReturnType<typeof aPlace>) => `${place.folder}/nowhere.txt`,
    'There is no readable file',
  ],
  [
    'is empty',
    (place: ReturnType<typeof aPlace>) => place.file('empty.txt', ''),
    'There is no text here.',
  ],
  [
    'is no text',
    (place: ReturnType<typeof aPlace>) => place.file('letter.pdf', Buffer.from([0x25, 0x50, 0, 1])),
    'save it as plain text (.txt)',
  ],
  ['is a folder', (place: ReturnType<typeof aPlace>) => place.folder, 'There is no readable file'],
])('a file that %s is refused by name', async (_what, make, sentence) => {
  using place = aPlace()
  const { code, out, err } = await place.run(['header', make(place)])
  expect([code, out]).toEqual([1, ''])
  expect(err).toContain(sentence)
})
