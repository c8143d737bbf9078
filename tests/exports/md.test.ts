import { expect, test } from 'vitest'
import { escapeMarkdown, briefingToMarkdown } from '#app/exports/md.ts'
import {
  aBriefing,
  aPosition,
  aTopic,
  dossier,
  encryption,
  johansson,
  positions,
  recordedVote,
} from '#tests/support/world.ts'

test('the briefing reads from title to notes, with every quote and its source', () => {
  const md = briefingToMarkdown(aBriefing())
  expect(md.split('\n')[0]).toBe(
    '# Encryption, Voluntary detection and Interim Regulation: where 2 actors stand',
  )
  expect([...md.matchAll(/^#{2,3} .*$/gm)].map(([line]) => line).slice(0, 5)).toEqual([
    '## Where they stand',
    '## Milestones of the period',
    '## Encryption',
    '### Jakub Boratyński',
    '### Ylva Johansson',
  ])
  for (const { quote } of positions) expect(md).toContain(escapeMarkdown(quote.exact))
  expect(md).toContain(
    '| J. Boratyński | **0** Mixed · conditional (one letter, since 21 Dec 2020 or earlier; record mixed) | **+1** Supports (one letter, since 21 Dec 2020 or earlier; record supports) | **+2** Strongly supports (one letter, since 21 Dec 2020 or earlier; record strongly supports) |',
  )
  expect(md).toContain('cnect.ddg1.h.2(2020)5166553/AP, between 2 Oct and 21 Dec 2020, ¶ 7 \\[1\\]')
  expect(md).toContain(
    '2. Ylva Johansson: “Reply to Microsoft on the EU strategy”. Letter, Ares (2020)… (reference printed in part), 29 Oct 2020.',
  )
  expect(md).toContain('Method version 2.')
  expect(md).not.toMatch(/\r|[^\n]$|\n{3}/)
})

test('a closed topic is said to be closed above its quotes and in every table', () => {
  const closed = { ...encryption, closedAt: '2026-01-02T09:00:00Z' }
  const md = briefingToMarkdown(aBriefing({ topics: [closed] }))
  for (const line of [
    '| Actor | Encryption (closed) |',
    '## Encryption (closed)',
    '- Encryption (closed): “',
  ])
    expect(md).toContain(line)
})

const hostile: [string, string][] = [
  ['<script>alert(1)</script>', '&lt;script&gt;alert(1)&lt;/script&gt;'],
  ['[x](javascript:alert(1))', '\\[x\\](javascript:alert(1))'],
  ['![x](http://a.example/x.png)', '!\\[x\\](http\\://a.example/x.png)'],
  ['<https://a.example>', '&lt;https\\://a.example&gt;'],
  ['www.example.org or a@b.example', 'www\\.example.org or a\\@b.example'],
  ['a | b', 'a \\| b'],
  ['`rm -rf` and ``', '\\`rm -rf\\` and \\`\\`'],
  ['# not a title #', '\\# not a title \\#'],
  ['- no list', '\\- no list'],
  ['+ no list', '\\+ no list'],
  [
    '* no list, **not bold**, _nor_ ~~gone~~',
    '\\* no list, \\*\\*not bold\\*\\*, \\_nor\\_ \\~\\~gone\\~\\~',
  ],
  ['1. no list', '1\\. no list'],
  ['12) no list', '12\\) no list'],
  ['> no quote', '&gt; no quote'],
  ['=== no title', '\\=== no title'],
  ['--- no rule', '\\--- no rule'],
  ['&lt;b&gt; &copy;', '&amp;lt;b&amp;gt; &amp;copy;'],
  ['back\\slash\\', 'back\\\\slash\\\\'],
  ['two\n\n# lines\r\n    four', 'two \\# lines four'],
  ['bell\u0007 and nul\u0000', 'bell and nul'],
  ['$x^2$ {{x}}', '\\$x^2\\$ \\{\\{x\\}\\}'],
]

test.each(hostile)('%j is plain text', (words, plain) => {
  expect(escapeMarkdown(words)).toBe(plain)
})

test('text that users wrote makes no markup anywhere in a briefing', () => {
  const all = hostile.map(([words]) => words).join('\n')
  const topic = aTopic({
    ...encryption,
    name: all,
    proposition: all,
    anchors: { '-2': all, '-1': all, '0': all, '1': all, '2': all },
  })
  const letter = { ...positions[3]!.letter, title: all, reference: all }
  const said = aPosition({
    letter,
    letterId: letter.id,
    conditional: true,
    condition: all,
    quote: { exact: all, prefix: '', suffix: '', start: 0, end: all.length },
  })
  const md = briefingToMarkdown(
    aBriefing(
      {
        title: all,
        dossier: { ...dossier, name: all },
        topics: [topic],
        actors: [{ ...johansson, name: all }],
      },
      [said],
    ),
  )
  expect(md).not.toMatch(/<\/?[a-z]|(?<!\\)\]\(|(?<!\\)`|https?:\/\/|[^\\]@/i)
  for (const line of md.split('\n'))
    expect(line).toMatch(/^(?:#{1,3} [^#\n]|\||>|\d+\. (?!\d)|- |[^\s#*+\-=<`]|\*\*\S|$)/)
  const rows = md.split('\n').filter((line) => line.startsWith('|'))
  for (const row of rows)
    expect(row.replace(/\\\\/g, '').match(/(?<!\\)\|/g)!.length).toBeLessThanOrEqual(7)
})

test('each line of a quote stays within the quote', () => {
  const exact = 'First line\n# second line\n\n- after a gap'
  const md = briefingToMarkdown(
    aBriefing({ actors: [johansson], topics: [encryption] }, [
      aPosition({ quote: { exact, prefix: '', suffix: '', start: 0, end: exact.length } }),
    ]),
  )
  expect(md).toContain('> “First line\n> \\# second line\n>\n> \\- after a gap”')
})

test('absences, reported positions and moves are named as such', () => {
  const told = [
    ['2020-01-01', -2],
    ['2020-02-01', -2],
    ['2021-01-01', 2],
    ['2021-02-01', 2],
  ] as const
  const made = aBriefing(
    {
      actors: [johansson],
      topics: [encryption],
      asOf: '2021-12-31',
      period: { from: '2020-01-01', to: '2021-12-31' },
    },
    [
      ...told.map(([on, level]) => aPosition({ on, level })),
      aPosition({ on: '2021-03-01', absence: 'withheld' }),
      aPosition({ on: '2021-04-01', level: -1, reported: true }),
    ],
  )
  const md = briefingToMarkdown(made)
  expect(md).toContain('**Withheld** (was asked and the answer is redacted or refused)')
  expect(md).toContain('reported, not counted')
  expect(md).toContain(
    '**Turn on 1 Jan 2021.** From strongly opposes (−2) to strongly supports (+2). \\[1–4\\]',
  )
  expect(md).toContain('since then: withheld, 1 Mar 2021')
})

test('an empty briefing says so', () => {
  expect(briefingToMarkdown(aBriefing({}, []))).toContain(
    'As of 31 December 2020 there is no evidence of where these actors stand on these topics.',
  )
})

test('a vote that is a row of a table stands without quotation marks, and says that it is recorded', () => {
  const md = briefingToMarkdown(aBriefing({}, [recordedVote()]))
  expect(md).toContain('\n> Name: Ylva Johansson; Vote 7: for\n')
  expect(md).toContain(
    '**+2 Strongly supports**, Ylva Johansson, Vote 7, Ylva Johansson, 5 Nov 2020, ¶ 1 \\[1\\] (recorded, not quoted)',
  )
})

test('a quote whose level counts negated, and one to be looked at again, say so beside the level', () => {
  const md = briefingToMarkdown(
    aBriefing({}, [aPosition({ level: 1, turned: true, recheck: true })]),
  )
  expect(md).toContain('(turned round; to re-check)')
})

test('a name that runs from the right keeps to itself in the sentences around it', () => {
  const name = 'ليلى حداد'
  const md = briefingToMarkdown(
    aBriefing({ actors: [{ ...johansson, name }] }, [aPosition({ on: '2020-10-29' })]),
  )
  expect(md).toContain(`On the evidence of one letter, \u2067${name}\u2069 **supports**`)
  expect(md).toContain(`**+1 Supports**, \u2067${name}\u2069, Ares`)
})
