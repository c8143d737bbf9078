import { readFile } from 'node:fs/promises'
import { expect, test } from 'vitest'
import { findViolations } from '#tests/support/accessibility.ts'
import { follow, visit } from '#tests/support/app.ts'
import { openedFor } from '#tests/support/opened.ts'

const { app, browser, account } = await openedFor('coder', 'Ana Kovač')

const table = (name: string, text: string) => ({
  name,
  mimeType: 'text/csv',
  buffer: Buffer.from(text),
})

const own = (scores: [string, string]) =>
  `Our replies\n\nSubject;Sent;From;Issue;Score;Evidence\nAnswer to EDRi;03/04/2021;Wanda Whistle;Encryption;${scores[0]};We welcome strong encryption in all of its forms.\nAnswer to EDRi;03/04/2021;Wanda Whistle;Chat control;${scores[1]};We want it to be detected all the same.\nAnswer to Tuta;05/06/2021;Wanda Whistle;Encryption;${scores[1]};\n`

test('the columns of a table are named once, its rows become letters, and refused rows come in again once they are mended', async () => {
  await using there = await visit(browser, app, { account })
  const { page, faults } = there
  await page.goto('/imports')
  await page.setInputFiles('input[name=files]', [table('own.csv', own(['friendly', 'lukewarm']))])
  await page.getByRole('button', { name: 'Read them' }).click()
  await page.getByRole('link', { name: 'Say what its columns mean' }).click()
  await page.getByRole('heading', { level: 1, name: 'What the columns of own.csv mean' }).waitFor()
  expect(await page.getByLabel('Row of the headings').inputValue()).toBe('3')

  // What is open is said where it is answered.
  await page.getByRole('button', { name: 'Make letters of these rows' }).click()
  await page.getByText('Before its rows can be read, answer what is open.').waitFor()
  expect(
    await page
      .getByRole('region', { name: 'How the dates are written' })
      .getByRole('alert')
      .innerText(),
  ).toBe('Say whether the day or the month comes first, as in “03/04/2021” (row 4).')
  for (const width of [1440, 390]) {
    await page.setViewportSize({ width, height: 900 })
    expect(await findViolations(page)).toEqual([])
  }

  // By keyboard alone, and each answer shows at once what it leads to.
  await page.getByRole('radio', { name: 'The first: the day stands before the month' }).focus()
  await page.keyboard.press('Space')
  await page.getByText('2 things are still open above').waitFor()
  await page.getByLabel('friendly').focus()
  await page.keyboard.press('+')
  await page.getByLabel('lukewarm').selectOption('0 mixed')
  await page.getByLabel('Chat control').selectOption('Voluntary detection')
  await page.getByText('3 rows become 1 letter with 2 positions; 1 row is refused.').waitFor()
  await page.getByRole('button', { name: 'Make letters of these rows' }).click()
  await page.getByRole('link', { name: 'Ready 1' }).click()
  await page.getByRole('link', { name: /^Edit/ }).click()
  await page.getByRole('region', { name: 'Positions that come in with it' }).waitFor()
  expect(
    await page
      .getByRole('region', { name: 'Positions that come in with it' })
      .getByRole('blockquote')
      .allInnerTexts(),
  ).toEqual([
    'We welcome strong encryption in all of its forms.',
    'We want it to be detected all the same.',
  ])
  await page.getByRole('button', { name: 'Import the one letter that is ready' }).click()
  await page.getByRole('link', { name: 'Stored 1', exact: true }).waitFor()
  expect(app.rows("select edtf, excerpt from letters where title = 'Answer to EDRi'")).toEqual([
    { edtf: '2021-04-03', excerpt: 1 },
  ])
  expect(
    app.rows(
      "select p.level from positions p join letters l on l.id = p.letter_id where l.title = 'Answer to EDRi' order by p.level",
    ),
  ).toEqual([{ level: 0 }, { level: 2 }])

  // The refused row, mended, needs no naming any more.
  const [saved] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: 'Take it as CSV' }).click(),
  ])
  const refused = await readFile(await saved.path(), 'utf8')
  expect([saved.suggestedFilename(), refused]).toEqual([
    'own, refused rows.csv',
    '\uFEFFSubject,Sent,From,Issue,Score,Evidence,refused_row,refused_because\r\nAnswer to Tuta,05/06/2021,Wanda Whistle,Encryption,lukewarm,,6,This row has a position but no quote. Write the words of the letter that state it.\r\n',
  ])
  await page.goto('/imports')
  await page.setInputFiles('input[name=files]', [
    table('mended.csv', refused.replace('lukewarm,,', 'lukewarm,We see two sides of it.,')),
  ])
  await page.getByRole('button', { name: 'Read them' }).click()
  await page.getByRole('button', { name: 'Import the one letter that is ready' }).waitFor()
  expect(faults.filter((fault) => !fault.includes('status of 400'))).toEqual([])
})

test('without scripts a button shows what an answer leads to, and nothing that was said is lost', async () => {
  await using there = await visit(browser, app, { account, javaScriptEnabled: false })
  const { page } = there
  await page.goto('/imports')
  // Before anything is sent, a coder is told what only an editor can bring.
  await page.getByText('A dossier package also brings topics and actors, so an editor').waitFor()
  await page.setInputFiles('input[name=files]', [
    table(
      'plain.csv',
      'Who,Words,When,Mark\nWanda Whistle,We welcome every form of it.,2021-05-01,yes!\n',
    ),
  ])
  await follow(page.getByRole('button', { name: 'Read them' }))
  expect(page.url()).toMatch(/\/imports\/[\w-]{36}$/)
  const link = page.getByRole('link', { name: 'Say what its columns mean' })
  await expect
    .poll(async () => {
      await page.reload()
      return link.count()
    })
    .toBe(1)
  await follow(link)
  await page.getByLabel('Words', { exact: true }).selectOption('quote')
  await page.getByLabel('When').selectOption('date')
  await page.getByLabel('Mark').selectOption('level')
  await follow(page.getByRole('button', { name: 'Show again' }).first())
  await page.getByLabel('yes!').selectOption('1')
  await page.getByLabel('Row of the headings').fill('77')
  await follow(page.getByRole('button', { name: 'Make letters of these rows' }))
  await page.getByText('“77” is no row of this sheet that holds anything.').waitFor()
  expect([
    await page.getByLabel('Words', { exact: true }).inputValue(),
    await page.getByLabel('yes!').inputValue(),
  ]).toEqual(['quote', '1'])
  await page.getByLabel('One topic for the whole table').selectOption('Encryption')
  await follow(page.getByRole('button', { name: 'Show again' }).first())
  await page.getByText('1 row becomes 1 letter with 1 position.').waitFor()
})
