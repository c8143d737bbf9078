import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import {
  cookieOf,
  follow,
  letterPath,
  signedInPage,
  stored,
  visit,
  dossierPath,
} from '#tests/support/app.ts'
import { openedFor } from '#tests/support/opened.ts'
import { addLetter, passages } from '#tests/support/posting.ts'

const { app, browser, account: ana } = await openedFor('coder', 'Ana Kovač')

const plain = () => signedInPage(browser, app, ana, { javaScriptEnabled: false })

test('one signs in and comes back to the page that was asked for', async () => {
  await using opened = await visit(browser, app, { javaScriptEnabled: false })
  const { page } = opened
  await page.goto(`${dossierPath}/topics`)
  await page.getByLabel('E-mail address').fill(ana.email)
  await page.getByLabel('Password').fill('not my password at all')
  await follow(page.getByRole('button', { name: 'Sign in' }))
  expect(await page.getByRole('alert').innerText()).toBe(
    'This address and password do not belong together. Check both; an administrator can make you an account.',
  )
  expect(await page.getByLabel('E-mail address').inputValue()).toBe(ana.email)
  await page.getByLabel('Password').fill(ana.password)
  await follow(page.getByRole('button', { name: 'Sign in' }))
  expect([
    new URL(page.url()).pathname,
    await page.getByRole('heading', { level: 1 }).innerText(),
  ]).toEqual([`${dossierPath}/topics`, 'Topics'])
})

test('a pasted quote becomes a position', async () => {
  const letter = await addLetter(app, await cookieOf(app, ana), { title: 'Reply to Signal' })
  await using opened = await plain()
  const { page } = opened
  await page.goto(letter)
  await page.getByLabel('Quote').fill(`“${passages[1]}”`)
  await page.getByRole('radio', { name: 'Interim Regulation' }).check()
  await page.getByRole('radio', { name: 'Supports', exact: true }).check()
  await page.getByLabel('Conditional', { exact: false }).first().check()
  await page
    .getByLabel('The condition, in the letter’s words')
    .fill('provided that it protects privacy')
  await follow(page.getByRole('button', { name: /^Save/ }))
  const card = page.getByRole('region', { name: 'Position 1: Interim Regulation' })
  expect(await card.innerText()).toMatch(/\+1\s*Supports · conditional/)
  expect(await card.getByRole('blockquote').innerText()).toBe(passages[1])
  expect(await page.locator('.letter-text mark').innerText()).toContain(passages[1])
  expect(new URL(page.url()).hash).toMatch(/^#position-/)
})

test('words that are not in the letter are refused at their field and everything typed is still there', async () => {
  const before = stored(app)
  await using opened = await plain()
  const { page } = opened
  await page.goto(letterPath(app))
  await page.getByLabel('Quote').fill('Encryption must be broken.')
  await page.getByRole('radio', { name: 'Encryption' }).check()
  await page.getByRole('radio', { name: 'Strongly opposes' }).check()
  await page.getByLabel('Conditional', { exact: false }).first().check()
  await page.getByLabel('The condition, in the letter’s words').fill('if asked')
  await page.getByText('Another holder, note, reported').click()
  await page.getByLabel('Note for colleagues').fill('Ask Ben about this one.')
  await follow(page.getByRole('button', { name: /^Save/ }))
  const quote = page.getByLabel('Quote')
  expect(
    await page
      .locator(
        `#${(await quote.getAttribute('aria-describedby'))!.split(' ').at(-1)!.replaceAll(':', '\\:')}`,
      )
      .innerText(),
  ).toBe(
    'These words are not in the letter as they stand. Copy the passage from the letter’s text and paste it unchanged.',
  )
  expect(await quote.inputValue()).toBe('Encryption must be broken.')
  const kept = await page
    .getByRole('form', { name: 'New position' })
    .locator(':checked')
    .evaluateAll((fields) =>
      fields.map((field) => field.closest('label')!.innerText.split('\n')[0]!.trim()),
    )
  expect(kept).toEqual([
    expect.stringMatching(/^Encryption/),
    '−2',
    expect.stringMatching(/^Conditional/),
    expect.stringMatching(/^Ylva Johansson/),
  ])
  expect(await page.getByLabel('The condition, in the letter’s words').inputValue()).toBe(
    'if asked',
  )
  expect(await page.getByLabel('Note for colleagues').inputValue()).toBe('Ask Ben about this one.')
  expect(stored(app)).toEqual(before)
})

test('words that stand in the letter several times are refused, because no place is guessed', async () => {
  const before = stored(app)
  await using opened = await plain()
  const { page } = opened
  await page.goto(letterPath(app))
  await page.getByLabel('Quote').fill('The proposed Regulation')
  await page.getByRole('radio', { name: 'Interim Regulation' }).check()
  await page.getByRole('radio', { name: 'Supports', exact: true }).check()
  await follow(page.getByRole('button', { name: /^Save/ }))
  expect(stored(app)).toEqual(before)
  expect(
    await page
      .getByText(
        'These words stand in the letter 2 times. Paste a few more words so that only one place fits.',
      )
      .isVisible(),
  ).toBe(true)
})

test('a letter is added by pasting its text', async () => {
  await using opened = await plain()
  const { page } = opened
  const text = readFileSync('seeds/letters/001_f2200ba1914715f3.txt', 'utf8').replace(
    '29-10-2020',
    '30-11-2020',
  )
  await page.goto('/letters')
  await follow(page.getByRole('link', { name: '+ Add a letter' }))
  await page.getByLabel('Text of the letter').fill(text)
  await follow(page.getByRole('button', { name: 'Read its head' }))
  expect([
    await page.getByLabel('Date', { exact: true }).inputValue(),
    await page.getByLabel('Name', { exact: true }).first().inputValue(),
  ]).toEqual(['2020-11-30', 'Ylva Johansson'])
  await page.getByLabel('Title').fill('Second reply to Microsoft')
  // But for its date it is the one that is stored.
  await page.getByLabel('It is a letter of its own').check()
  await follow(page.getByRole('button', { name: 'Keep this letter' }))
  expect(await page.getByRole('heading', { level: 1 }).innerText()).toBe(
    'Second reply to Microsoft',
  )
  expect(await page.getByRole('region', { name: 'About this letter' }).innerText()).toContain(
    '30 Nov 2020',
  )
  expect(app.rows('select title, edtf from letters where title like ?', 'Second%')).toEqual([
    { title: 'Second reply to Microsoft', edtf: '2020-11-30' },
  ])
})

test('a letter that is being added is still there after a reload, as it was last sent', async () => {
  await using opened = await plain()
  const { page } = opened
  await page.goto('/letters/new')
  await page
    .getByLabel('Text of the letter')
    .fill('Dear Sir,\n\nWe will answer in May.\n\nYours sincerely,\n\nYlva Johansson\n')
  await follow(page.getByRole('button', { name: 'Read its head' }))
  await page.getByLabel('Title').fill('An announced answer')
  await page.getByLabel('Date', { exact: true }).fill('some day')
  await follow(page.getByRole('button', { name: 'Keep this letter' }))
  // A refused form would be sent a second time by loading it again, so its address is gone to.
  await page.goto(page.url())
  expect([
    await page.getByLabel('Title').inputValue(),
    await page.getByLabel('Date', { exact: true }).inputValue(),
    await page.getByText('We will answer in May.').count(),
  ]).toEqual(['An announced answer', 'some day', 1])
  expect(app.rows('select title from letters where title = ?', 'An announced answer')).toEqual([])
})

test('a letter is kept for named people, marked in the list, and later opened to everybody', async () => {
  await using opened = await plain()
  const { page } = opened
  await page.goto('/letters/new')
  await page
    .getByLabel('Text of the letter')
    .fill(
      'Dear Sir,\n\nWe support it. Ring me at 02 299 11 11.\n\nYours sincerely,\n\nYlva Johansson\n',
    )
  await follow(page.getByRole('button', { name: 'Read its head' }))
  await page.getByLabel('Title').fill('For two pairs of eyes')
  await page.getByLabel('Date', { exact: true }).fill('2020-12-01')
  await page.getByRole('radio', { name: 'Named people' }).check()
  await page.getByRole('checkbox', { name: /^Ana Kovač/ }).check()
  await follow(page.getByRole('button', { name: 'Keep this letter' }))
  const about = page.getByRole('region', { name: 'About this letter' })
  expect(await about.innerText()).toMatch(/Seen by\s+Named people\s+Ana Kovač; administrators/)
  const address = page.url()
  await follow(page.getByRole('link', { name: '← Letters' }))
  expect(await page.getByRole('row', { name: /For two pairs of eyes/ }).innerText()).toContain(
    'Named people',
  )
  await page.goto(address)
  await follow(page.getByRole('link', { name: 'Who may see it' }))
  expect([
    await page.getByRole('radio', { name: 'Named people' }).isChecked(),
    await page.getByRole('checkbox', { name: /^Ana Kovač/ }).isChecked(),
  ]).toEqual([true, true])
  await page.getByRole('radio', { name: 'Public' }).check()
  await follow(page.getByRole('button', { name: 'Save' }))
  expect(await about.innerText()).toMatch(/Seen by\s+Public/)
  await using outside = await visit(browser, app, { javaScriptEnabled: false })
  await outside.page.goto(address)
  expect(await outside.page.getByRole('article').innerText()).toContain(
    'Ring me at [telephone number].',
  )
  expect(await outside.page.getByRole('heading', { level: 1 }).innerText()).toMatch(
    /^For two pairs of eyes\s+Public$/,
  )
  expect([await outside.page.locator('form[method=post]').count(), outside.faults]).toEqual([0, []])
})

test('charts and their data are there to be read', async () => {
  await using opened = await plain()
  const { page } = opened
  await page.goto(`${dossierPath}/stances?view=overlay`)
  const encryption = page.getByRole('region', { name: 'Encryption', exact: true })
  expect(await encryption.locator('svg:visible').count()).toBe(1)
  await encryption.getByText('Data table').click()
  expect(await encryption.getByRole('cell', { name: '29 Oct 2020' }).isVisible()).toBe(true)
  await follow(
    encryption.locator('svg:visible').getByRole('link', { name: /^Ylva Johansson, 29 Oct 2020/ }),
  )
  expect(
    await page.getByRole('complementary', { name: 'Selected evidence' }).innerText(),
  ).toContain('The Commission highly values the cooperation with Microsoft')
})

test('the stance summary is saved by following a link', async () => {
  await using opened = await plain()
  const { page } = opened
  await page.goto(`${dossierPath}/briefings`)
  for (const [name, ending] of [
    ['Download Word', 'docx'],
    ['CSV', 'csv'],
    ['Markdown', 'md'],
  ]) {
    const [saved] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('link', { name, exact: true }).click(),
    ])
    expect(saved.suggestedFilename()).toMatch(
      new RegExp(`^stance-summary-\\d{4}-\\d\\d-\\d\\d\\.${ending}$`),
    )
  }
})
