import { readFileSync, writeFileSync } from 'node:fs'
import { afterAll, expect, test } from 'vitest'
import { addAccount, cookieOf, letterPath, startApp, tokenOf } from '#tests/support/app.ts'
import { openStore } from '#db/index.ts'
import { letterText } from '#tests/support/importing.ts'
import { keep } from '#tests/support/letters.ts'
import { aFolder } from '#tests/support/places.ts'

const folder = aFolder()
writeFileSync(
  folder.at('put there.txt'),
  letterText({ reference: 'Ares(2021)100009', body: 'Put into the folder.' }),
)
const app = await startApp({
  PUBLIC_URL: 'https://letters.example.org/',
  UPLOADS_PER_MINUTE: '12',
  IMPORT_DIR: folder.path,
})
afterAll(async () => {
  await app.stop()
  folder[Symbol.dispose]()
})
const tokenFor = async (
  role: 'coder' | 'editor' | 'admin',
  scope: 'read' | 'write',
  name: string,
) => tokenOf(app, await cookieOf(app, await addAccount(app, role, name)), scope)
const ana = await tokenFor('coder', 'write', 'Ana')

type Item = {
  id: string
  name: string
  state: string
  title: string
  asks: { sentence: string }[]
  same: { letter: string | null } | null
  letter: string | null
}
type Told = {
  id: string
  address: string
  state: string
  files: { name: string; taken: boolean; reason: string | null }[]
  counts: { items: Record<string, number> }
  pages: number
  items: Item[]
}

const send = (path: string, token: string, init: RequestInit = {}) =>
  fetch(`${app.base}${path}`, {
    redirect: 'manual',
    ...init,
    headers: { authorization: `Bearer ${token}`, ...(init.headers as Record<string, string>) },
  })
const told = async (answer: Response | Promise<Response>) => (await (await answer).json()) as Told

/** The import once the server has done what it waits for. */
async function settled(id: string, token = ana): Promise<Told> {
  let now = await told(send(`/imports/${id}.json`, token))
  await expect
    .poll(async () => (now = await told(send(`/imports/${id}.json`, token))).state, {
      interval: 200,
    })
    .toBe('planned')
  return now
}

test('a program sends a file, looks at what is asked, and has stored what is ready', async () => {
  const answer = await send('/imports.json?name=reply.txt', ana, {
    method: 'POST',
    body: letterText({ reference: 'Ares(2021)100001' }),
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
  })
  const made = await told(answer)
  expect([answer.status, answer.headers.get('location'), made.address, made.files]).toEqual([
    201,
    `https://letters.example.org/imports/${made.id}.json`,
    `https://letters.example.org/imports/${made.id}`,
    [
      {
        name: 'reply.txt',
        size: Buffer.byteLength(letterText({ reference: 'Ares(2021)100001' })),
        taken: true,
        reason: null,
      },
    ],
  ])
  const [item] = (await settled(made.id)).items
  expect(item).toMatchObject({
    name: 'reply.txt',
    state: 'ready',
    dated: '2020-10-29',
    reference: 'Ares(2021)100001',
    authors: ['Ylva Johansson'],
    asks: [],
    letter: null,
  })
  expect(app.rows('select id from letters where id = ?', item!.id)).toEqual([])
  const accepted = await send(`/imports/${made.id}.json`, ana, {
    method: 'POST',
    body: JSON.stringify({ accept: 'ready' }),
    headers: { 'content-type': 'application/json' },
  })
  expect(accepted.status).toBe(202)
  const after = await settled(made.id)
  expect([after.counts.items.stored, after.items[0]!.letter]).toEqual([
    1,
    `https://letters.example.org/letters/${item!.id}`,
  ])
  expect(
    app.rows(
      'select a.via, u.name, i.via as way from audit a join users u on u.id = a.user_id join letters l on l.id = a.thing_id join imports i on i.id = l.import_id where a.thing_id = ?',
      item!.id,
    ),
  ).toEqual([{ via: 'api', name: 'Ana', way: 'api' }])
})

test('several files come in as one form; one that is bad, asked about or there already stops none of the others', async () => {
  const form = new FormData()
  const [stored] = app.rows<{ text: string }>(
    'select text from text_versions where letter_id = ?',
    letterPath(app).slice(9),
  )
  for (const [name, text] of [
    ['a/ready.txt', letterText({ reference: 'Ares(2021)100002', body: 'Another.' })],
    ['a/undated.txt', 'Dear all,\n\nWe support it.\n\nYours,\n\nWanda Whistle\n'],
    ['a/stored.txt', stored!.text],
    ['a/again.txt', stored!.text],
    ['a/broken.pdf', '%PDF-1.7 cut off'],
  ] as const)
    form.append('files', new Blob([text]), name)
  form.append(
    'files',
    new Blob([readFileSync('tests/fixtures/readers/thread.mbox')]),
    'thread.mbox',
  )
  const made = await told(
    send('/imports.json?name=Replies%20of%20spring&language=deu', ana, {
      method: 'POST',
      body: form,
    }),
  )
  expect(made.files.filter(({ taken }) => !taken)).toEqual([
    {
      name: 'a/again.txt',
      size: expect.any(Number),
      taken: false,
      reason: 'The import holds the very same file already.',
    },
  ])
  const { items, counts } = await settled(made.id)
  expect(Object.fromEntries(items.map(({ name, state }) => [name, state]))).toMatchObject({
    'a/ready.txt': 'ready',
    'a/undated.txt': 'asking',
    'a/stored.txt': 'left out',
    'a/broken.pdf': 'refused',
  })
  expect(items.find(({ name }) => name === 'a/undated.txt')!.asks[0]!.sentence).toContain(
    'Write the date as',
  )
  expect(items.find(({ name }) => name === 'a/stored.txt')!.same!.letter).toBe(
    `https://letters.example.org${letterPath(app)}`,
  )
  expect(
    (await told(send(`/imports/${made.id}.json?state=refused`, ana))).items.map(({ name }) => name),
  ).toEqual(['a/broken.pdf'])
  await send(`/imports/${made.id}.json`, ana, {
    method: 'POST',
    body: new URLSearchParams({ accept: 'ready' }),
  })
  expect((await settled(made.id)).counts.items).toMatchObject({
    ready: 0,
    asking: counts.items.asking,
    stored: counts.items.ready,
  })
  expect(app.rows('select name, languages from imports where id = ?', made.id)).toEqual([
    { name: 'Replies of spring', languages: '["deu"]' },
  ])
})

test('an import is its maker’s and the administrators’; others are told that there is none', async () => {
  const made = await told(
    send('/imports.json?name=hers.txt&visibility=named', ana, {
      method: 'POST',
      body: letterText({ reference: 'Ares(2021)100003', body: 'For her alone.' }),
    }),
  )
  const ben = await tokenFor('editor', 'write', 'Ben')
  for (const init of [{}, { method: 'POST', body: new URLSearchParams({ accept: 'ready' }) }])
    expect([(await send(`/imports/${made.id}.json`, ben, init)).status]).toEqual([404])
  expect((await settled(made.id, await tokenFor('admin', 'write', 'Ada'))).items[0]!.state).toBe(
    'ready',
  )
  const listed = async (token: string) =>
    (
      (await (await send('/imports.json', token)).json()) as { imports: { id: string }[] }
    ).imports.map(({ id }) => id)
  expect([(await listed(ana))[0], (await listed(ben)).includes(made.id)]).toEqual([made.id, false])
  await send(`/imports/${made.id}.json`, ana, {
    method: 'POST',
    body: new URLSearchParams({ accept: 'ready' }),
  })
  await settled(made.id)
  expect(app.rows('select visibility from letters where import_id = ?', made.id)).toEqual([
    { visibility: 'named' },
  ])
})

test.each([
  [
    'no name',
    '/imports.json',
    'x',
    'Say what the file is called: /imports.json?name=reply.pdf. Nothing was taken in.',
  ],
  [
    'no bytes',
    '/imports.json?name=a.txt',
    '',
    'This request holds no file. Send its bytes as the body. Nothing was taken in.',
  ],
  [
    'no file in its form',
    '/imports.json',
    new FormData(),
    'This form holds no file. Send each as a part of its own with its name. Nothing was taken in.',
  ],
  [
    'a language that is not there',
    '/imports.json?name=a.txt&language=xxx',
    'x',
    'Text in pictures cannot be read in “xxx”. Choose among deu, eng, fra, spa. Nothing was taken in.',
  ],
  [
    'another audience',
    '/imports.json?name=a.txt&visibility=friends',
    'x',
    'Choose who may see this letter.',
  ],
])('a request with %s makes no import', async (_what, path, body, sentence) => {
  const before = app.rows('select id from imports').length
  const answer = await send(path, ana, { method: 'POST', body })
  expect([answer.status, await answer.text(), app.rows('select id from imports').length]).toEqual([
    400,
    sentence,
    before,
  ])
})

test('what lies in the watched folder is read by the server, and waits for an editor', async () => {
  const [eda, ben] = [
    await tokenFor('editor', 'write', 'Eda'),
    await tokenFor('coder', 'write', 'Bo'),
  ]
  await expect
    .poll(() => app.rows("select id from imports where via = 'watched folder'").length)
    .toBe(1)
  const [{ id }] = app.rows<{ id: string }>(
    "select id from imports where via = 'watched folder'",
  ) as [{ id: string }]
  expect((await settled(id, eda)).items).toMatchObject([
    { name: 'put there.txt', state: 'ready', reference: 'Ares(2021)100009' },
  ])
  expect([
    (await send(`/imports/${id}.json`, ben)).status,
    app.said().includes('A file was taken in from the watched folder.'),
  ]).toEqual([404, true])
})

test('the page of a letter says how it came in: what it is an excerpt of, where it was published, what it answers, how sure OCR was and with which import', async () => {
  await using store = await openStore(app.databaseUrl)
  const [{ id: importId }] = app.rows<{ id: string }>(
    "select id from imports where name = 'Replies of spring'",
  ) as [{ id: string }]
  const asked = await keep(store, {
    form: { title: 'The question' },
    text: 'We ask.',
    origin: { messageId: 'a.secret@mail.example' },
  })
  const { id } = await keep(store, {
    text: 'We support it. We oppose it.',
    pages: [
      { number: 1, start: 0, confidence: 93.6 },
      { number: 2, start: 15, confidence: 61 },
    ],
    origin: {
      excerpt: true,
      sourceUrl: 'https://portal.example/request/7',
      sourceNote: 'Published by ada@example.org',
      answersMessageId: 'a.secret@mail.example',
      importId,
    },
  })
  const wrong = await keep(store, {
    text: 'Another address.',
    origin: { sourceUrl: 'javascript:alert(1)' },
  })
  const page = async (cookie: string, letter: string) =>
    (await (await fetch(`${app.base}/letters/${letter}`, { headers: { cookie } })).text())
      .replaceAll('<!-- -->', '')
      .replaceAll(' data-discover="true"', '')
  const [coder, viewer] = [
    await cookieOf(app, await addAccount(app, 'coder', 'Cora')),
    await cookieOf(app, await addAccount(app, 'viewer', 'Vic')),
  ]
  const [coders, viewers] = [await page(coder, id), await page(viewer, id)]
  for (const said of [coders, viewers]) {
    for (const words of [
      'Excerpt: only these passages are held.',
      '<a href="https://portal.example/request/7" rel="noreferrer nofollow">',
      `<dt>Answers</dt><dd class="small"><div><a href="/letters/${asked.id}"`,
      'page 2 61 % sure, page 1 94 % sure',
    ])
      expect([words, said.includes(words)]).toEqual([words, true])
    expect(said.includes('a.secret')).toBe(false)
  }
  expect([
    coders.includes('Published by ada@example.org'),
    viewers.includes('Published by [e-mail address]'),
    viewers.includes('ada@'),
  ]).toEqual([true, true, false])
  // An import of somebody else's is named, and led to for those who may settle it.
  expect([
    coders.includes('<dt>Came with</dt><dd class="small">Replies of spring</dd>'),
    viewers.includes('Came with'),
  ]).toEqual([true, false])
  expect(
    (await page(coder, asked.id)).includes(
      `<dt>Answered by</dt><dd class="small"><div><a href="/letters/${id}"`,
    ),
  ).toBe(true)
  const unlinked = await page(coder, wrong.id)
  expect([
    unlinked.includes('<dt>Published</dt><dd class="small">javascript:alert(1)</dd>'),
    unlinked.includes('href="javascript:'),
  ]).toEqual([true, false])
  expect(
    await (await fetch(`${app.base}/letters`, { headers: { cookie: viewer } })).text(),
  ).toContain('title="Only passages of it are held.">excerpt</span>')
})

test('whoever sends more in a minute than the rate allows is told to wait', async () => {
  let answer: Response
  do answer = await send('/imports.json', ana, { method: 'POST', body: 'x' })
  while (answer.status === 400)
  expect([answer.status, await answer.text()]).toEqual([
    429,
    expect.stringMatching(
      /^These are more than 12 uploads within a minute\. Wait \d+ seconds? and try again\.$/,
    ),
  ])
  expect(app.errors()).toBe('')
})
