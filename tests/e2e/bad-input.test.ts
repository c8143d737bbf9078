import { randomUUID } from 'node:crypto'
import { readFileSync } from 'node:fs'
import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { letterPath, signedInPage, stored } from '#tests/support/app.ts'
import { openedFor } from '#tests/support/opened.ts'
import { addLetter, addPosition, openLetter, positionForm, post } from '#tests/support/posting.ts'

const { app, browser, account: ana, cookie } = await openedFor('coder', 'Ana Kovač')

async function newLetter() {
  const opened = await signedInPage(browser, app, ana)
  await opened.page.goto('/letters/new')
  return opened
}

const text =
  'Zoë Müller\nCafé Union\n\nBrussels, 3 November 2020\n\nDear Sir,\n\nWe support strong encryption.\n\nYours faithfully,\n\nZoë Müller\n'

async function read(page: Page, pasted: string): Promise<void> {
  await page
    .getByLabel('Text of the letter')
    .evaluate((field: HTMLTextAreaElement, words) => void (field.value = words), pasted)
  await page.getByRole('button', { name: 'Read its head' }).click()
}

async function readFile(page: Page, buffer: Buffer, name = 'letter.txt'): Promise<void> {
  await page.getByLabel('or its file').setInputFiles({ name, mimeType: 'text/plain', buffer })
  await page.getByRole('button', { name: 'Read its head' }).click()
}

/** The sentence that a field is described by when it was refused. */
async function refusalAt(page: Page, label: string): Promise<string> {
  const field = page.locator('main').getByLabel(label, { exact: true }).first()
  await expect.poll(() => field.getAttribute('aria-describedby')).toMatch(/-error$/)
  const id = (await field.getAttribute('aria-describedby'))!.split(' ').at(-1)!
  return page.locator(`[id="${id}"]`).innerText()
}

/** Has the page ask for its data again, as Remix does after an action, and waits until it is drawn with them. */
async function loadDataAgain(page: Page): Promise<void> {
  await page.evaluate(async () => {
    const { __remixRouter: router } = window as unknown as {
      __remixRouter: { revalidate: () => void; state: { revalidation: string } }
    }
    const frame = () => new Promise((drawn) => requestAnimationFrame(drawn))
    router.revalidate()
    while (router.state.revalidation !== 'idle') await frame()
    for (let frames = 0; frames < 3; frames += 1) await frame()
  })
}

/** What is said about a text on the second step. */
const remarks = async (page: Page) => {
  await page.getByRole('heading', { name: 'Is this right?' }).waitFor()
  return page.locator('ul.notice li').allInnerTexts()
}

test.each([
  ['nothing at all', '', /^There is no text here\. Paste the words of the letter/],
  ['white space', ' \n\t \n', /^There is no text here\. Paste the words of the letter/],
  [
    'invisible marks alone',
    '\u200E\u202E\u2069',
    /^There is no text here besides invisible marks\./,
  ],
  [
    'five megabytes',
    'Dear Sir, we support it.\n'.repeat(200_000),
    /^This text has [45],\d{3},\d{3} characters; a letter may have 1,000,000\. Split it/,
  ],
])('a pasted text of %s is refused at its field', async (_what, pasted, sentence) => {
  const before = stored(app)
  await using opened = await newLetter()
  await read(opened.page, pasted)
  expect(await refusalAt(opened.page, 'Text of the letter')).toMatch(sentence)
  expect(stored(app)).toEqual(before)
})

test.each([
  [
    'with NUL bytes',
    'letter.txt',
    Buffer.from('Dear Sir,\0 we support it.'),
    /This holds NUL bytes, so it is not plain text\./,
  ],
  [
    'of five megabytes',
    'letter.txt',
    Buffer.alloc(5_000_000, 'Dear Sir, '),
    /This file has 5\.0 MB; a text file may have 4 MB\./,
  ],
  [
    'that is a PDF in name alone',
    'letter.pdf',
    Buffer.from('%PDF-1.7'),
    /This PDF is damaged or incomplete and cannot be opened\./,
  ],
])('a file %s is refused at its field', async (_what, name, bytes, sentence) => {
  const before = stored(app)
  await using opened = await newLetter()
  const { page } = opened
  await readFile(page, bytes, name)
  const main = page.locator('main')
  await expect.poll(() => main.innerText()).toMatch(sentence)
  // What a busy machine does not read within some seconds is refused on the address of its import.
  if (!/\/imports\//.test(page.url()))
    expect(await refusalAt(page, 'or its file')).toMatch(sentence)
  expect(stored(app)).toEqual(before)
})

test('a file that holds several letters is laid out as an import', async () => {
  await using opened = await newLetter()
  const thread = readFileSync('tests/fixtures/readers/thread.mbox')
  await readFile(opened.page, thread, 'thread.mbox')
  await opened.page.waitForURL(/\/imports\/[\w-]{36}$/)
  await opened.page.getByRole('heading', { level: 1, name: 'thread.mbox' }).waitFor()
})

test('a body of more than the server takes is refused before it is read', async () => {
  const answer = await post(app, '/letters/new', cookie, {
    text: 'a'.repeat(13_000_000),
  }).catch((error: Error) => error)
  if (answer instanceof Response)
    expect([answer.status, await answer.text()]).toEqual([
      413,
      expect.stringContaining('This is more than 12 MB, so nothing was stored.'),
    ])
  expect((await fetch(`${app.base}/healthz`)).status).toBe(200)
})

test('a Latin-1 file keeps its accents and says that it was not UTF-8', async () => {
  await using opened = await newLetter()
  await readFile(opened.page, Buffer.from(text, 'latin1'))
  expect(await remarks(opened.page)).toEqual([
    expect.stringMatching(
      /^This file is not in UTF-8, so it was read as Windows-1252 \(Latin-1\)\. Check that letters with accents are right\.$/,
    ),
  ])
  expect(await opened.page.getByRole('article').innerText()).toContain('Zoë Müller')
})

test('Windows line ends are said of a file that has them', async () => {
  await using opened = await newLetter()
  await readFile(opened.page, Buffer.from(text.replaceAll('\n', '\r\n')))
  expect(await remarks(opened.page)).toEqual(['Windows line ends were turned into plain ones.'])
})

test('a text pasted with plain line ends is not said to have had others', async () => {
  await using opened = await newLetter()
  await read(opened.page, text)
  expect(await remarks(opened.page)).toEqual([])
})

test('invisible direction marks are left out and said', async () => {
  await using opened = await newLetter()
  await readFile(opened.page, Buffer.from(text.replace('strong', '\u202Estrong\u202C')))
  expect(await remarks(opened.page)).toEqual([
    expect.stringMatching(/^2 invisible direction marks were left out/),
  ])
  await opened.page.getByLabel('Title').fill('Reply of the Café Union')
  await opened.page.getByRole('button', { name: 'Keep this letter' }).click()
  await opened.page.getByRole('heading', { level: 1, name: 'Reply of the Café Union' }).waitFor()
  expect(app.rows('select text from text_versions where text like ?', '%Café Union%')).toEqual([
    { text: expect.not.stringMatching(/[\u202C\u202E]/) },
  ])
})

test('a text that is stored already is refused by the name of its letter', async () => {
  const before = stored(app)
  await using opened = await newLetter()
  await readFile(opened.page, readFileSync('seeds/letters/001_f2200ba1914715f3.txt'))
  expect(await refusalAt(opened.page, 'or its file')).toBe(
    'This very text is stored already, as “Reply to Microsoft on the EU strategy and the interim Regulation”. Look for it among the letters; nothing was added.',
  )
  expect(stored(app)).toEqual(before)
})

test('dates that are none are refused at their field, and the rest of the form stays', async () => {
  const before = stored(app)
  await using opened = await newLetter()
  const { page } = opened
  await read(page, text.replace('3 November', '4 November'))
  await page.getByLabel('Title').fill('Zoë’s letter')
  for (const date of ['31-02-2020', '2020-02-31', '2020-13', 'last week']) {
    await page.getByLabel('Date', { exact: true }).fill(date)
    await page.getByRole('button', { name: 'Keep this letter' }).click()
    await page.getByText(`“${date}” is not a date that can be read.`).waitFor()
    expect(await refusalAt(page, 'Date')).toContain(
      'Write the date as 2020-10-29, as 2020-10 or 2020',
    )
    expect([
      await page.getByLabel('Date', { exact: true }).inputValue(),
      await page.getByLabel('Title').inputValue(),
    ]).toEqual([date, 'Zoë’s letter'])
  }
  expect(stored(app)).toEqual(before)
})

test.each([
  ['no title', { title: ' ' }, 'Give the letter a title that colleagues will find it by.'],
  [
    'no author',
    { 'party.0.name': '' },
    'Say who wrote the letter: a person, an organisation, or “name withheld”.',
  ],
  [
    'an interval without a reason',
    { dated: '2020-10' },
    'Say why the date is believed to lie there',
  ],
  ['another kind', { kind: 'tweet' }, 'Choose what kind of document this is.'],
])('a letter with %s is not kept', async (_what, changes, sentence) => {
  const before = stored(app)
  const { path, form } = await openLetter(app, cookie, { ...changes })
  const answer = await post(app, path, cookie, form)
  expect([answer.status, stored(app)]).toEqual([400, before])
  expect(await answer.text()).toContain(sentence)
})

test('a new letter with an id that was altered is not taken in', async () => {
  const answer = await post(app, '/letters/new', cookie, { id: '../../etc', text })
  expect([answer.status, await answer.text()]).toEqual([
    400,
    expect.stringContaining('This form was altered on its way, so nothing was stored.'),
  ])
})

test.each([
  ['an unknown holder', { holderIds: randomUUID() }, 'One of these holders does not exist.'],
  [
    'no holder',
    { holderIds: '', otherHolder: 'Nobody Known' },
    'Nobody here is called “Nobody Known”.',
  ],
  ['an unknown topic', { topicId: randomUUID() }, 'This topic does not exist.'],
  ['a level off the scale', { stance: '3' }, 'Choose a level, or say that a position is absent.'],
  [
    'a condition on an absence',
    { stance: 'evaded', conditional: 'on', condition: 'if' },
    'A condition belongs to a level.',
  ],
  [
    'a condition without words',
    { conditional: 'on' },
    'Write the condition in the letter’s own words.',
  ],
  [
    'a place that is not its own',
    { exact: 'We never wrote this.', start: '3', end: '9' },
    'These words are not in the letter as they stand.',
  ],
])('a position with %s is not stored', async (_what, changes, sentence) => {
  const before = stored(app)
  const answer = await post(
    app,
    letterPath(app),
    cookie,
    positionForm(app, { exact: 'I count on Microsoft', ...changes }),
  )
  expect([answer.status, stored(app)]).toEqual([400, before])
  expect((await answer.text()).replaceAll('&#x27;', '’')).toContain(sentence)
})

test('a position is changed in its own letter alone', async () => {
  const letter = await addLetter(app, cookie, { title: 'Reply to Signal' })
  const id = await addPosition(app, cookie, letter)
  const answers = [
    await post(
      app,
      letterPath(app),
      cookie,
      positionForm(app, { id, revision: '1', stance: '-2', exact: 'I count on Microsoft' }),
    ),
    await post(app, letterPath(app), cookie, { deed: 'withdraw', id, revision: '1' }),
  ]
  for (const answer of answers)
    expect([
      answer.status,
      (await answer.text()).includes('This position belongs to another letter.'),
    ]).toEqual([400, true])
  expect(app.rows('select level, status from positions where id = ?', id)).toEqual([
    { level: 1, status: 'approved' },
  ])
})

test('with scripts, a refused quote keeps everything that was typed', async () => {
  await using opened = await signedInPage(browser, app, ana)
  const { page } = opened
  await page.goto(letterPath(app))
  await page.getByRole('button', { name: /^Keys/ }).waitFor()
  await page.getByLabel('Quote').fill('Nobody wrote this.')
  await page.getByRole('radio', { name: 'Voluntary detection' }).check()
  await page.getByRole('radio', { name: 'Opposes', exact: true }).check()
  await page.getByRole('button', { name: /^Save/ }).click()
  expect(await refusalAt(page, 'Quote')).toMatch(
    /^These words are not in the letter as they stand\./,
  )
  // The page may ask for its data again after an answer: what was typed must outlive that.
  await loadDataAgain(page)
  expect([
    await page.getByLabel('Quote').inputValue(),
    await page.getByRole('radio', { name: 'Voluntary detection' }).isChecked(),
    await page.getByRole('radio', { name: 'Opposes', exact: true }).isChecked(),
  ]).toEqual(['Nobody wrote this.', true, true])
  expect(await page.evaluate(() => document.activeElement?.getAttribute('name'))).toBe('exact')
})
