import fc from 'fast-check'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { letterSchema } from '#app/domain/letter-form.ts'
import { addOffers } from '#app/domain/plan/field-offers.ts'
import { buildActorLookup } from '#app/domain/plan/actor-lookup.ts'
import { readFileName } from '#app/domain/plan/file-name.ts'
import { writeItemCell } from '#app/domain/plan/import-cells.ts'
import { draftFromDocument } from '#app/domain/plan/document-draft.ts'
import { addTitleFromFile } from '#app/domain/plan/letter-draft.ts'

const silent = {
  title: null,
  sent: null,
  language: null,
  mail: null,
  pages: [],
  notes: [],
  doubts: [],
}
const known = buildActorLookup([
  { kind: 'organisation', name: 'Digital Rights Watch', aliases: ['DRW'] },
  { kind: 'person', name: 'Ylva Johansson', aliases: [] },
])

/** What the form refuses of what a file proposes, beyond what nobody has said yet. */
function refusalsOf(name: string, text: string): string[] {
  const read = addTitleFromFile(draftFromDocument({ ...silent, text }), name)
  const draft = addOffers(read, readFileName(name, known))
  const missing = { title: 'T', dated: '2020-01-02' }
  const complete = {
    ...draft.fields,
    title: draft.fields.title || missing.title,
    dated: draft.fields.dated || missing.dated,
    parties: draft.fields.parties.some(({ role }) => role === 'author')
      ? draft.fields.parties
      : [
          { role: 'author' as const, name: 'Ana Kern', withheld: false },
          ...draft.fields.parties,
        ].map((party) => ({ capacity: '', organisation: '', unit: '', ...party })),
  }
  const filled = { ...draft, fields: complete }
  const check = (fields: unknown, what: string) => {
    const checked = letterSchema.safeParse(fields)
    return checked.success ? [] : [`${what}: ${checked.error.issues[0]!.message}`]
  }
  return [
    ...check(complete, 'as it is proposed'),
    ...(draft.offers ?? []).flatMap((offer) => {
      const written = writeItemCell(filled, offer)
      const what = `${offer.cell} ${offer.value}`
      return written.ok ? check(written.draft.fields, what) : [`${what}: ${written.reason}`]
    }),
  ]
}

const corpus = process.env.LETTER_CORPUS ?? '../shared/corpus'
const filesOf = (folder: string) =>
  existsSync(join(corpus, folder))
    ? readdirSync(join(corpus, folder))
        .filter((name) => name.endsWith('.txt'))
        .map((name) => ({ name, text: readFileSync(join(corpus, folder, name), 'utf8') }))
    : []

test.skipIf(!existsSync(corpus))(
  'nothing that is proposed of the letters of the corpus is refused by its own form',
  { timeout: 120_000 },
  () => {
    const files = [...filesOf('documents'), ...filesOf('heads')]
    expect(files.length).toBeGreaterThan(50)
    expect(files.flatMap(({ name, text }) => refusalsOf(name, text))).toEqual([])
  },
)

const words = fc.oneof(
  fc.string({ maxLength: 40 }),
  fc.string({ unit: 'grapheme', maxLength: 20 }),
  fc.constantFrom(
    'Ana Kern',
    '"Ben; Cleo"',
    '03/04/2022',
    '2026-07',
    'Digital Rights Watch',
    '[a, "b"]',
    '2020-10-02/2020-12-21',
    'Dr.',
    'x'.repeat(400),
    'open letter',
    'President',
    'English',
  ),
)
const lines = fc.array(
  fc.tuple(
    fc.constantFrom(
      'title',
      'date',
      'author',
      'actor',
      'recipient',
      'language',
      'reference',
      'type',
    ),
    words,
  ),
  { minLength: 1, maxLength: 8 },
)

test('nothing that made-up lines and names of files propose is refused by its own form', () => {
  fc.assert(
    fc.property(lines, words, words, fc.boolean(), (head, body, name, fenced) => {
      const block = head.map(([key, value]) => `${key}: ${value.replace(/[\r\n]/g, ' ')}`)
      const text = [...(fenced ? ['---', ...block, '---'] : [...block, '']), `Dear all,\n${body}`]
      expect(refusalsOf(`${name}_to_${name} 3 May 2021.txt`, text.join('\n'))).toEqual([])
    }),
    { numRuns: 300 },
  )
})

test('a value that is too long for its field is offered nowhere', () => {
  const { offers = [] } = draftFromDocument({
    ...silent,
    text: `title: ${'x'.repeat(400)}\nauthor: Ana Kern\n\nWe say so.`,
  })
  expect(offers.map(({ cell }) => cell)).toEqual(['author'])
})
