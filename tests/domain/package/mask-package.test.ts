import { expect, test } from 'vitest'
import { findPackageFault } from '#app/domain/package/check-package.ts'
import { readPartText } from '#app/domain/package/dossier-package.ts'
import { maskPackage } from '#app/domain/package/mask-package.ts'
import { quoteAt } from '#app/domain/text/quotes.ts'
import { kept, packageWith } from '#tests/support/kept.ts'

test('a masked package holds nobody’s address or number, no original file, and every quote at its place', () => {
  const [letter, ...others] = kept.letters as [
    (typeof kept.letters)[number],
    ...typeof kept.letters,
  ]
  const text =
    'Write to ada@example.org.\n\nWe support it, ring +32 2 299 11 11, without reservation.\n'
  const quote = quoteAt(text, text.indexOf('We'), text.indexOf(' without'))
  const [position] = letter.positions
  const secret = {
    ...letter,
    title: 'To ada@example.org',
    messageId: 'a1@example.org',
    sourceNote: 'sent to ada@example.org',
    texts: [
      {
        version: 1,
        text,
        sha256: '',
        reason: null,
        pages: [
          { number: 1, start: 0, confidence: null },
          { number: 2, start: text.indexOf('We'), confidence: null },
        ],
      },
    ],
    files: [
      {
        name: 'ada@example.org.eml',
        mediaType: 'message/rfc822',
        sha256: '',
        bytes: Buffer.from('From: ada@example.org'),
      },
    ],
    positions: [
      {
        ...position!,
        quote,
        note: 'Ask ada@example.org',
        conditional: true,
        condition: 'ring 02 299 11 11',
      },
    ],
  }
  const [topic, ...topics] = kept.topics
  const spoken = { en: 'ada@example.org reads it', de: '', fr: '+32 2 299 11 11' }
  const opened = maskPackage(
    packageWith({
      letters: [secret, ...others],
      dossier: { ...kept.dossier, summary: 'Ask ada@example.org', shortName: 'ada@example.org' },
      topics: [
        {
          ...topic!,
          versions: [
            {
              ...topic!.versions[0]!,
              sides: { supports: spoken, opposes: spoken },
              cues: ['ada@example.org'],
            },
          ],
        },
        ...topics,
      ],
    }),
    (bytes) => `hash of ${bytes.length}`,
  )
  const [masked] = opened.manifest.letters
  expect(
    JSON.stringify(opened.manifest) + readPartText(opened, masked!.texts[0]!.path),
  ).not.toMatch(/ada@|a1@|299/)
  expect(opened.manifest.masked).toBe(true)
  expect(opened.manifest.topics[0]!.versions[0]).toMatchObject({
    sides: { supports: { en: '[e-mail address] reads it', de: '', fr: '[telephone number]' } },
    cues: ['[e-mail address]'],
  })
  expect([masked!.files, masked!.message, [...opened.parts.keys()]]).toEqual([
    [],
    { id: null, answers: null },
    ['letters/0001/text-1.txt', 'letters/0002/text-1.txt'],
  ])
  const shown =
    'Write to [e-mail address].\n\nWe support it, ring [telephone number], without reservation.\n'
  expect(readPartText(opened, masked!.texts[0]!.path)).toBe(shown)
  expect(masked!.texts[0]).toMatchObject({
    sha256: `hash of ${shown.length}`,
    pages: [{ start: 0 }, { start: shown.indexOf('We') }],
  })
  expect(masked!.positions[0]!.quote.exact).toBe('We support it, ring [telephone number],')
  expect(findPackageFault(opened)).toBeNull()
})
