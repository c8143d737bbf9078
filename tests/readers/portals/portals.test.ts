import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import type { ReadDocument } from '#app/readers/document.ts'
import { parseTimelineDay } from '#app/readers/portals/froide.ts'
import { parseWrittenDay } from '#app/readers/portals/alaveteli-text.ts'
import { pdfOf } from '#tests/support/pdf-files.ts'
import { documentsIn, readHere, refusalOf } from '#tests/support/readers.ts'
import { zipOf } from '#tests/support/zip-files.ts'
import { growthOf } from '#tests/support/growth.ts'

const fixture = (name: string) => readFileSync(`tests/fixtures/readers/${name}`, 'utf8')
const linesOf = (words: readonly string[]) =>
  pdfOf([
    {
      texts: words.map((line, at) => ({
        x: 70,
        y: 760 - at * 20,
        words: line,
        size: at === 0 ? 16 : 11,
      })),
    },
  ])
const outline = (documents: readonly ReadDocument[]) =>
  documents.map(({ name, parent, published }) => [name, parent, published?.request ?? null])

test('an archive of Alaveteli gives each message with its attachments, and what belongs to no message by itself', async () => {
  const archive = zipOf([
    { name: 'correspondence.txt', bytes: fixture('correspondence.txt') },
    { name: '1_3_Letter to the Commission.txt', bytes: 'We support strong encryption.' },
    { name: '1_4_annex.pdf', bytes: linesOf(['Names of officials are removed from this annex.']) },
    { name: '7_2_stray.txt', bytes: 'This came with no message that is shown.' },
  ])
  const documents = await documentsIn('scanning_of_messages.zip', archive)
  const request = 'Scanning of private messages'
  expect(outline(documents)).toEqual([
    ['correspondence message 1.txt', null, request],
    ['correspondence message 2.txt', null, request],
    ['Letter to the Commission.txt', 1, request],
    ['annex.pdf', 1, request],
    ['correspondence message 3.txt', null, request],
    ['7_2_stray.txt', null, null],
  ])
  expect(documents[2]).toMatchObject({
    text: 'We support strong encryption.',
    published: { portal: 'Alaveteli', site: 'askruritania.example.org' },
  })
  expect(documents[1]!.notes).toEqual([])
})

test('an archive of Alaveteli whose correspondence is one PDF keeps the attachments with it and says so', async () => {
  const archive = zipOf([
    {
      name: 'correspondence.pdf',
      bytes: linesOf([
        'Printed from https://askruritania.example.org/request/scanning on 2 October 2020',
        'Dear Ministry, please send me every letter.',
      ]),
    },
    { name: '1_3_reply.txt', bytes: 'We support strong encryption.' },
  ])
  const documents = await documentsIn('scanning.zip', archive)
  expect(documents).toMatchObject([
    {
      name: 'correspondence.pdf',
      parent: null,
      published: {
        portal: 'Alaveteli',
        site: 'askruritania.example.org',
        address: 'https://askruritania.example.org/request/scanning',
      },
      doubts: [
        expect.stringContaining('its messages were not taken apart. Save the page of the request'),
      ],
    },
    { name: '1_3_reply.txt', parent: 0 },
  ])
})

test('an archive of Froide gives each message as its PDF with sender, day and attachments, and leaves out the PDF of all', async () => {
  const message = (from: string, to: string, subject: string) =>
    linesOf([
      `${from} - 2. Oktober 2020 13:58`,
      'Private Nachrichten / [#4711]',
      `Von: ${from}`,
      `An: ${to}`,
      'Datum: 2. Oktober 2020 13:58',
      'Via: E-Mail',
      'URL: https://fragruritanien.example.org/a/4711/#nachricht-501',
      `Betreff: ${subject}`,
      'Guten Tag, bitte senden Sie mir alle Schreiben.',
    ])
  const archive = zipOf([
    { name: '4711/_4711.pdf', bytes: linesOf(['Everything once more']) },
    { name: '4711/2020-10-02.pdf', bytes: message('Ana Weber', 'Ministerium', 'Antrag') },
    {
      name: '4711/2020-10-02_2.pdf',
      bytes: message('Ivo Petrov <ivo@example.eu>', 'Ana Weber', 'Ihr Antrag'),
    },
    { name: '4711/2020-10-02_2-bescheid.txt', bytes: 'Das Ministerium lehnt das ab.' },
  ])
  const documents = await documentsIn('4711.zip', archive)
  expect(documents).toMatchObject([
    {
      name: '4711/2020-10-02.pdf',
      parent: null,
      title: 'Antrag',
      sent: { day: '2020-10-02' },
      mail: { from: [{ name: 'Ana Weber', address: null }] },
      published: {
        portal: 'Froide',
        site: 'fragruritanien.example.org',
        request: 'Private Nachrichten',
      },
      notes: [expect.stringContaining('once more in one PDF; that was left out')],
    },
    {
      name: '4711/2020-10-02_2.pdf',
      parent: null,
      mail: { from: [{ name: 'Ivo Petrov', address: 'ivo@example.eu' }] },
    },
    { name: 'bescheid.txt', parent: 1, published: { portal: 'Froide' } },
  ])
})

test('a saved page in an archive takes what is attached to it from beside it, and leaves out what it is drawn with', async () => {
  const archive = zipOf([
    { name: 'saved/froide.html', bytes: fixture('froide.html') },
    { name: 'saved/froide_files/main.js', bytes: 'alert(1)' },
    { name: 'saved/bescheid(1).txt', bytes: 'Das Ministerium lehnt das ab.' },
    { name: 'other.txt', bytes: 'A letter of its own.' },
  ])
  const documents = await documentsIn('saved.zip', archive)
  expect(outline(documents).map(([name, parent]) => [name, parent])).toEqual([
    ['saved/froide message 1.html', null],
    ['saved/froide message 2.html', null],
    ['saved/bescheid(1).txt', 1],
    ['other.txt', null],
  ])
  expect(documents[0]!.notes).toEqual(['1 file that the page is drawn with was left out.'])
})

test('what Froide gives to its users of their own data is put together to the request', async () => {
  const { messages, ...request } = JSON.parse(fixture('froide.json')) as {
    messages: { id: number }[]
  }
  const archive = zipOf([
    { name: 'requests/4711/request.json', bytes: JSON.stringify(request) },
    ...messages.map((message) => ({
      name: `requests/4711/${message.id}/message.json`,
      bytes: JSON.stringify(message),
    })),
    { name: 'requests/4711/502/bescheid.txt', bytes: 'Das Ministerium lehnt das ab.' },
  ])
  const documents = await documentsIn('export.zip', archive)
  expect(
    documents.map(({ title, parent, published }) => [title, parent, published?.request]),
  ).toEqual([
    ['Überwachung privater Nachrichten [#4711]', null, 'Überwachung privater Nachrichten'],
    ['Ihr Antrag', null, 'Überwachung privater Nachrichten'],
    [null, 1, 'Überwachung privater Nachrichten'],
  ])
})

test('a page saved as one file (.mhtml) is read as the page', async () => {
  const boundary = '----MultipartBoundary--a1----'
  const mhtml = (page: string) =>
    `From: <Saved by Blink>\r\nSnapshot-Content-Location: https://askruritania.example.org/en/request/scanning_of_messages\r\nSubject: Scanning\r\nDate: Mon, 30 Nov 2020 10:00:00 -0000\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n\ttype="text/html";\r\n\tboundary="${boundary}"\r\n\r\n\r\n--${boundary}\r\nContent-Type: text/html\r\nContent-ID: <frame-1@mhtml.blink>\r\nContent-Transfer-Encoding: base64\r\nContent-Location: https://askruritania.example.org/en/request/scanning_of_messages\r\n\r\n${Buffer.from(page).toString('base64').replace(/.{76}/g, '$&\r\n')}\r\n--${boundary}\r\nContent-Type: text/css\r\nContent-Location: cid:css-1@mhtml.blink\r\n\r\na { color: red }\r\n--${boundary}--\r\n`
  const messages = await documentsIn(
    'scanning.mhtml',
    mhtml(fixture('alaveteli.html').replace(/<meta property="og:url"[^>]*>|<!-- saved.*-->/g, '')),
  )
  expect(messages.map(({ sent, published }) => [sent?.day, published?.address])).toEqual(
    [
      ['2020-10-02', 'outgoing-640'],
      ['2020-10-23', 'incoming-812'],
      ['2020-10-27', 'outgoing-655'],
    ].map(([day, id]) => [
      day,
      `https://askruritania.example.org/en/request/scanning_of_messages#${id}`,
    ]),
  )
  expect(
    await documentsIn(
      'page.mhtml',
      mhtml('<html><head><title>Statement</title></head><body><p>We support it.</p></body></html>'),
    ),
  ).toMatchObject([{ title: 'Statement', text: 'We support it.', mail: null, sent: null }])
})

test('what Alaveteli gives to programs is refused, because it holds no words', async () => {
  const request = {
    id: 1,
    url_title: 'scanning',
    title: 'Scanning',
    display_status: 'Partially successful',
    info_request_events: [
      { id: 1, event_type: 'sent' },
      { id: 2, event_type: 'response' },
    ],
  }
  expect(await refusalOf('scanning.json', JSON.stringify(request))).toContain(
    'a list of its 2 events for programs: it does not hold the words of any message. Save the page',
  )
})

test('any other JSON is read as text, with a doubt', async () => {
  for (const text of [
    '{"letter": "We support it."}',
    '{"resource_uri": 5, "messages": [{}], "title": "Broken"}',
    '{ broken',
    `${'['.repeat(50_000)}1`,
  ]) {
    expect(await documentsIn('a.json', text)).toMatchObject([
      { text, doubts: [expect.stringContaining('written for programs (JSON)')] },
    ])
  }
})

const halfFits: [string, string, (page: string) => string, string][] = [
  [
    'Alaveteli without a title',
    'alaveteli.html',
    (page) => page.replace('<h1>Scanning of private messages</h1>', ''),
    'Alaveteli',
  ],
  [
    'Alaveteli with a message of another form',
    'alaveteli.html',
    (page) =>
      page.replace(/correspondence__header__author/g, 'author').replace(/<time /g, '<span '),
    'Alaveteli',
  ],
  [
    'Froide without its texts',
    'froide.html',
    (page) => page.replace(/alpha-message__content-text|alpha-attachment\b/g, 'text'),
    'Froide',
  ],
  [
    'Froide without its avatars',
    'froide.html',
    (page) => page.replace(/alpha-message__avatar/g, 'avatar'),
    'Froide',
  ],
]

test.each(halfFits)(
  'a page of %s is read as one page, with a doubt',
  async (_what, name, broken, portal) => {
    const read = await documentsIn('page.html', broken(fixture(name)))
    expect(read).toMatchObject([
      {
        name: 'page.html',
        published: null,
        doubts: [
          `This looks like the page of a request on a portal that runs ${portal}, but not in the form that is known here, so it was read as one page. Look where one message ends and the next begins.`,
        ],
      },
    ])
  },
)

test('a message whose author or day is missing is read with a doubt', async () => {
  const page = fixture('alaveteli.html').replace(
    '<time datetime="2020-10-27T16:20:00+01:00">',
    '<time datetime="2020-02-31T16:20:00+01:00">',
  )
  expect((await documentsIn('page.html', page))[2]).toMatchObject({
    sent: null,
    doubts: ['The portal does not say legibly when this message was sent.'],
  })
})

test('a correspondence with strangers in it is read as one text, with a doubt', async () => {
  const text = fixture('correspondence.txt').replace(
    'From: Ivo Petrov, Ministry of Digital Affairs\nTo: Ana Kovač',
    'From: Ivo Petrov\nTo: Somebody else',
  )
  expect(await documentsIn('correspondence.txt', text)).toMatchObject([
    { name: 'correspondence.txt', doubts: [expect.stringContaining('was read as one text')] },
  ])
})

test('messages within messages are one message, and a thousand are read without a step for each pair', async () => {
  const message = (id: number, within = '') =>
    `<div class="incoming correspondence" id="incoming-${id}"><span class="correspondence__header__author">A${id}</span><time datetime="2020-10-02">2 October</time><div class="correspondence_text"><p>Words ${id}</p>${within}</div></div>`
  const page = (messages: string) =>
    `<html><body><div class="request-header"><h1>Title</h1></div>${messages}`
  const nested = Array.from({ length: 500 }, (_, at) => at).reduce(
    (inner, at) => message(at, inner),
    '',
  )
  expect(await documentsIn('page.html', page(nested))).toHaveLength(1)
  const growth = await growthOf(
    async (count) => {
      const messages = Array.from({ length: count }, (_, at) => message(at)).join('')
      expect(await documentsIn('page.html', page(messages))).toHaveLength(count)
    },
    100,
    10,
  )
  expect(growth).toBeLessThan(30)
  const unclosed = `${'<div class="alpha-message" id="message-1"><p>'.repeat(5000)}`
  expect(
    await readHere('page.html', `<html><body><h2 class="request-title">T</h2>words${unclosed}`),
  ).toMatchObject({ ok: true, documents: [{ text: 'T\n\nwords' }] })
})

test.each([
  ['2020-10', '2. Oktober 2020 13:58', '2020-10-02'],
  ['2020-10', 'Oct. 12, 2020, 1:58 p.m.', '2020-10-12'],
  ['2020-12', '2020. december 9. 8:05', '2020-12-09'],
  ['2020-10', '2 Οκτωβρίου 2020 1:58 μμ', '2020-10-02'],
  ['2020-10', '2020-10-02 13:58', '2020-10-02'],
  ['2020-02', '31. Februar 2020', undefined],
  ['2020-10', 'vor 2 Wochen', undefined],
])('the day of a message in %s printed as %s is %s', (key, said, day) => {
  expect(parseTimelineDay(key, said)?.day).toBe(day)
})

test.each([
  ['October 02, 2020', '2020-10-02'],
  ['2 octobre 2020', '2020-10-02'],
  ['02/10/2020', undefined],
  ['yesterday', undefined],
])('a correspondence’s day %s is %s', (said, day) => {
  expect(parseWrittenDay(said)?.day).toBe(day)
})
