import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { addAccount, signedInPage, type Account } from '#tests/support/app.ts'
import { openedFor } from '#tests/support/opened.ts'
import { addLetter, addPosition, passages, post } from '#tests/support/posting.ts'

const { app, browser, account: ana, cookie } = await openedFor('coder', 'Ana Kovač')
const ben = await addAccount(app, 'editor', 'Ben Okafor')

/** A page of somebody, opened. */
async function openPage(who: Account, path: string) {
  const opened = await signedInPage(browser, app, who, { viewport: { width: 1440, height: 900 } })
  await opened.page.goto(path)
  return opened
}

const idOf = (letter: string) => letter.split('/').at(-1)!
const actorOf = (name: string) =>
  app.rows<{ id: string }>('select id from actors where name = ?', name)[0]!.id
const press = (page: Page, name: string | RegExp) =>
  page.getByRole('button', { name, exact: true }).click()

test('what a coder proposes waits for an editor, who takes it, and refuses another with a reason', async () => {
  const letter = await addLetter(app, cookie, {
    title: 'Of Pia Proposed',
    'party.0.name': 'Pia Proposed',
  })
  expect(letter).toMatch(/^\/letters\//)
  const correction = `/actors/${actorOf('Pia Proposed')}/correction`
  await using coder = await openPage(ana, correction)
  const propose = async (note: string, why: string) => {
    const card = coder.page.getByRole('region', { name: 'Name and kind' })
    await card.getByLabel('Note').fill(note)
    await card.getByLabel('Why').fill(why)
    await card.getByRole('button', { name: 'Propose', exact: true }).click()
    await coder.page.getByText('Proposed: it waits for an editor').waitFor()
    await coder.page.goto(correction)
  }
  await propose('Head of Unit.', 'It says so below the letter.')
  await propose('Director.', 'I remember it.')
  await using editor = await openPage(ben, '/proposals')
  const cards = editor.page.getByRole('region', { name: 'Proposal: Pia Proposed' })
  await expect.poll(() => cards.count()).toBe(2)
  await cards
    .filter({ hasText: 'Head of Unit.' })
    .getByRole('button', { name: 'Take it', exact: true })
    .click()
  await editor.page.getByText('Taken: it is saved').waitFor()
  await expect.poll(() => cards.count()).toBe(1)
  await cards.getByRole('button', { name: 'Refuse it' }).click()
  await editor.page.getByText('Write why it is not taken.').waitFor()
  await cards.getByLabel('Why it is not taken').fill('Nothing proves it.')
  await cards.getByRole('button', { name: 'Refuse it' }).click()
  await editor.page.getByText('Refused: whoever proposed it reads why.').waitFor()
  await coder.page.goto('/proposals')
  await coder.page.getByText('Ben Okafor: Taken as it is.').waitFor()
  await coder.page.getByText('Ben Okafor: Nothing proves it.').waitFor()
  expect(app.rows('select note from actors where name = ?', 'Pia Proposed')).toEqual([
    { note: 'Head of Unit.' },
  ])
})

const recipients = {
  partyRows: '2',
  'party.1.role': 'recipient',
  'party.1.name': 'Rita Recipient',
}

const topicTick = (page: Page, topic: string) =>
  page.getByRole('checkbox', { name: new RegExp(`^${topic}`) })

test('who says second whom a letter asks keeps what they ticked and sees what others said', async () => {
  const letter = await addLetter(app, cookie, { title: 'We ask Rita', ...recipients })
  await using first = await openPage(ana, `${letter}/asks`)
  await using second = await openPage(ben, `${letter}/asks`)
  await topicTick(first.page, 'Encryption').check()
  await press(first.page, 'Save whom it asks')
  await first.page.getByText(/not answered for/).waitFor()
  await topicTick(second.page, 'Interim Regulation').check()
  await press(second.page, 'Save whom it asks')
  await second.page.getByText('Somebody else said meanwhile').waitFor()
  await second.page.getByText('(stored now: asked)').waitFor()
  await second.page.getByText('(stored now: not asked)').waitFor()
  expect(await topicTick(second.page, 'Interim Regulation').isChecked()).toBe(true)
  await topicTick(second.page, 'Encryption').check()
  await press(second.page, 'Save whom it asks')
  await second.page.getByRole('region', { name: 'Whom it asks' }).waitFor()
  expect(
    app.rows('select topic_id from letter_asks where letter_id = ?', idOf(letter)),
  ).toHaveLength(2)
})

test('who translates second sees the other translation beside their own words, and saves on purpose', async () => {
  const letter = await addLetter(app, cookie, { title: 'To be translated' })
  const position = await addPosition(app, cookie, letter)
  const path = `${letter}/translations?position=${position}`
  const fill = async (page: Page, words: string) => {
    await page.getByLabel('Language', { exact: true }).fill('de')
    await page.getByLabel('The quote in that language').fill(words)
    await press(page, 'Save the translation')
  }
  await using first = await openPage(ana, path)
  await using second = await openPage(ben, path)
  await fill(first.page, 'Wir sind für Verschlüsselung.')
  await first.page.getByText('Wir sind für Verschlüsselung.').first().waitFor()
  await fill(second.page, 'Starke Verschlüsselung unterstützen wir.')
  const form = second.page
    .locator('form')
    .filter({ hasText: 'Translation into German, made by Ana Kovač' })
  await form.getByRole('alert').waitFor()
  await form.getByText('Wir sind für Verschlüsselung.').waitFor()
  expect(await form.getByLabel('The quote in that language').inputValue()).toBe(
    'Starke Verschlüsselung unterstützen wir.',
  )
  await form.getByRole('button', { name: 'Save the translation' }).click()
  await second.page.waitForURL((url) => url.pathname === letter)
  expect(app.rows('select words from quote_translations where position_id = ?', position)).toEqual([
    { words: 'Starke Verschlüsselung unterstützen wir.' },
  ])
})

test('a second translation into a language that has one is put beside it, where it can be saved', async () => {
  const letter = await addLetter(app, cookie, { title: 'Translated already' })
  const position = await addPosition(app, cookie, letter)
  const path = `${letter}/translations`
  await post(app, path, cookie, {
    ...{ position, language: 'de', words: 'Wir sind dafür.', machine: 'person' },
    translator: 'Ana',
  })
  await using opened = await openPage(ben, `${path}?position=${position}`)
  const { page } = opened
  const words = page.getByLabel('The quote in that language')
  await page.getByLabel('Language', { exact: true }).fill('de')
  await words.last().fill('Anders.')
  await page.getByRole('button', { name: 'Save the translation' }).last().click()
  await page.getByRole('alert').waitFor()
  await expect.poll(() => words.first().inputValue()).toBe('Anders.')
  expect(await words.last().inputValue()).toBe('')
})

test('an editor withdraws a letter with a reason and gives it back from the list', async () => {
  const letter = await addLetter(app, cookie, { title: 'To be withdrawn' })
  await addPosition(app, cookie, letter)
  await using opened = await openPage(ben, `${letter}/withdrawal`)
  const { page } = opened
  await page.getByText('With it go 1 position,').waitFor()
  await press(page, 'Withdraw the letter')
  await page.getByText('Write why this letter is withdrawn.').waitFor()
  await page.getByLabel('Why').fill('It is a forgery.')
  await press(page, 'Withdraw the letter')
  await page.getByText('Ben Okafor withdrew this letter').waitFor()
  await using other = await openPage(ana, letter)
  await other.page.getByText('no such letter').waitFor()
  await page.goto('/letters/withdrawn')
  await page
    .getByRole('row', { name: /It is a forgery/ })
    .getByRole('link')
    .click()
  await press(page, /Give it back/)
  await page.getByRole('region', { name: 'Position 1: Encryption' }).waitFor()
  expect(app.rows('select withdrawn_at as at from letters where id = ?', idOf(letter))).toEqual([
    { at: null },
  ])
})

test('F asks where nothing is coded, says finished where something is, and takes it back', async () => {
  const letter = await addLetter(app, cookie, { title: 'To be finished' })
  await using opened = await openPage(ana, letter)
  const { page } = opened
  await page.getByRole('button', { name: /^Keys/ }).waitFor()
  const states = () =>
    app
      .rows<{ state: string }>('select state from codings where letter_id = ?', idOf(letter))
      .map(({ state }) => state)
  const isPressed = (name: string) =>
    page.getByRole('button', { name, exact: true }).getAttribute('aria-pressed')
  await page.keyboard.press('f')
  await page.getByText('Is there nothing in it?').waitFor()
  expect(states()).toEqual([])
  await page.keyboard.press('f')
  await expect.poll(() => isPressed('Nothing in it')).toBe('true')
  expect(states()).toEqual(['nothing'])
  await page.keyboard.press('f')
  await expect.poll(() => isPressed('Nothing in it')).toBe('false')
  expect(states()).toEqual([])
  await addPosition(app, cookie, letter)
  await page.reload()
  await page.getByRole('button', { name: /^Keys/ }).waitFor()
  await page.keyboard.press('f')
  await expect.poll(() => isPressed('Finished')).toBe('true')
  expect(states()).toEqual(['finished'])
  await page.keyboard.press('f')
  await expect.poll(() => isPressed('Finished')).toBe('false')
  await page.getByLabel('Quote').focus()
  await page.keyboard.type('fn')
  expect([await page.getByLabel('Quote').inputValue(), states()]).toEqual(['fn', []])
})

test('after its author was corrected a letter asks whose its positions are, and moves them when told to', async () => {
  const letter = await addLetter(app, cookie, { title: 'Of Olga, as was thought' })
  await addPosition(app, cookie, letter)
  await using opened = await openPage(ben, `${letter}/correction`)
  const { page } = opened
  await page.locator('input[name="party.0.name"]').fill('Olga Other')
  await press(page, 'Save the correction')
  await page.getByRole('heading', { name: 'Whose positions are these now?' }).waitFor()
  await page.getByText(passages[0]).waitFor()
  await press(page, 'Move what is ticked')
  await page
    .getByRole('region', { name: 'Position 1: Encryption' })
    .getByText('Olga Other')
    .waitFor()
  expect(
    app.rows(
      'select a.name from positions p join position_holders h on h.position_id = p.id join actors a on a.id = h.actor_id where p.letter_id = ?',
      idOf(letter),
    ),
  ).toEqual([{ name: 'Olga Other' }])
})
