import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { addAccount, cookieOf, signedInPage } from '#tests/support/app.ts'
import { launchBrowser } from '#tests/support/browser.ts'
import { openedFor } from '#tests/support/opened.ts'
import { addLetter } from '#tests/support/posting.ts'

const { app, browser, account: ana, cookie } = await openedFor('coder', 'Ana Kovač')

const addOne = (title: string) =>
  addLetter(app, cookie, {
    title,
    text: `Dear Sir,\n\nWe support encryption. We reject delay.\n\nYours,\n\nYlva Johansson\n\n${title}\n`,
  })
const draftsOf = (letter: string) =>
  app.rows<{ fields: string }>(
    'select fields from coding_drafts where letter_id = ?',
    letter.split('/').at(-1)!,
  )
const positionsOf = (letter: string) =>
  app.rows(
    'select exact, note from positions where letter_id = ? order by start_at',
    letter.split('/').at(-1)!,
  )

const noteOf = (page: Page) => page.getByLabel('Note for colleagues')
const typedIn = async (page: Page) => [
  await page.getByLabel('Quote', { exact: true }).inputValue(),
  await noteOf(page).inputValue(),
  await page.locator('[name=stance]:checked').getAttribute('value'),
]

/** Begins a position by keys, as far as its note. */
async function begin(page: Page, address: string): Promise<void> {
  await page.goto(address)
  await page.waitForFunction(() => document.activeElement?.matches('.letter-text'))
  for (const key of ['1', 'r', 'm']) await page.keyboard.press(key)
  await page.waitForFunction(() => document.activeElement?.getAttribute('name') === 'note')
}

const aPosition = (note: string) => ['We support encryption.', note, '1']

test('what is typed is there again after a reload, on another device of the same person, and for nobody else', async () => {
  const letter = await addOne('Typed and reloaded')
  await using opened = await signedInPage(browser, app, ana)
  const { page } = opened
  await begin(page, letter)
  await page.keyboard.type('Firm wording')
  await page.getByText(/^Draft kept \d\d:\d\d$/).waitFor()
  await expect.poll(() => draftsOf(letter)[0]?.fields).toContain('Firm wording')
  await page.reload()
  await page.getByText(/^Draft kept from \d\d:\d\d$/).waitFor()
  expect(await typedIn(page)).toEqual(aPosition('Firm wording'))
  // One is in the letter, at the passage.
  await page.waitForFunction(() => document.activeElement?.matches('.letter-text'))
  // Another device, which has nothing of its own.
  const elsewhere = await launchBrowser()
  try {
    await using other = await signedInPage(elsewhere, app, ana)
    await other.page.goto(letter)
    await other.page.getByText(/^Draft kept from/).waitFor()
    expect(await typedIn(other.page)).toEqual(aPosition('Firm wording'))
  } finally {
    await elsewhere.close()
  }
  // Somebody else at the same device.
  const ben = await addAccount(app, 'admin', 'Ben Okafor')
  const [name, value] = (await cookieOf(app, ben)).split(/=(.*)/) as [string, string]
  await opened.context.addCookies([{ name, value, url: app.base }])
  await page.goto(letter)
  await page.waitForFunction(() => document.activeElement?.matches('.letter-text'))
  await page.waitForLoadState('networkidle')
  expect(await noteOf(page).inputValue()).toBe('')
  expect(await page.content()).not.toContain('Firm wording')
})

/** What is left once a draft was saved or discarded: whose it was, and nothing that was typed. */
const endedOnly = [{ fields: expect.stringMatching(/^\{"endedOf":"[^"]+"\}$/) as string }]

test('what is saved or discarded is not offered again', async () => {
  const letter = await addOne('Saved and discarded')
  await using opened = await signedInPage(browser, app, ana)
  const { page } = opened
  await begin(page, letter)
  await page.keyboard.type('Kept')
  await expect.poll(() => draftsOf(letter).length).toBe(1)
  await page.keyboard.press('Control+Enter')
  await expect.poll(() => positionsOf(letter)).toMatchObject([{ note: 'Kept' }])
  await expect.poll(() => draftsOf(letter)).toMatchObject(endedOnly)
  await begin(page, letter)
  await page.keyboard.type('Thrown away')
  await expect.poll(() => draftsOf(letter)[0]?.fields).toContain('Thrown away')
  await page.getByRole('button', { name: /^Cancel/ }).click()
  await expect.poll(() => draftsOf(letter)).toMatchObject(endedOnly)
  await page.reload()
  await page.waitForFunction(() => document.activeElement?.matches('.letter-text'))
  await page.waitForLoadState('networkidle')
  expect(await noteOf(page).inputValue()).toBe('')
})

/** Device of the same person with a store of its own, in a browser of its own. */
async function openElsewhere() {
  const browserElsewhere = await launchBrowser()
  const opened = await signedInPage(browserElsewhere, app, ana)
  return { page: opened.page, [Symbol.asyncDispose]: () => browserElsewhere.close() }
}

test('what is discarded on one device does not come back from another that has a copy of it', async () => {
  const letter = await addOne('Discarded elsewhere')
  await using here = await signedInPage(browser, app, ana)
  await begin(here.page, letter)
  await here.page.keyboard.type('Typed')
  await expect.poll(() => draftsOf(letter)[0]?.fields).toContain('Typed')
  await using elsewhere = await openElsewhere()
  await elsewhere.page.goto(letter)
  await elsewhere.page.getByText(/^Draft kept from/).waitFor()
  await noteOf(elsewhere.page).fill('Typed on')
  await expect.poll(() => draftsOf(letter)[0]?.fields).toContain('Typed on')
  await here.page.reload()
  await here.page.getByText(/^Draft kept from/).waitFor()
  await here.page.getByRole('button', { name: 'Discard', exact: true }).click()
  await expect.poll(() => draftsOf(letter)[0]?.fields).toContain('endedOf')
  await elsewhere.page.reload()
  await elsewhere.page.waitForFunction(() => document.activeElement?.matches('.letter-text'))
  await elsewhere.page.waitForLoadState('networkidle')
  expect(await noteOf(elsewhere.page).inputValue()).toBe('')
})

test('what is typed while a position is being stored stands in the next form, and is kept', async () => {
  const letter = await addOne('Typed while saving')
  await using opened = await signedInPage(browser, app, ana)
  const { page } = opened
  await begin(page, letter)
  await page.keyboard.type('Firm')
  let letGo = () => {}
  const held = new Promise<void>((resolve) => (letGo = resolve))
  await page.route(`**${letter}*`, async (route) => {
    if (route.request().method() === 'POST') await held
    return route.continue()
  })
  await page.keyboard.press('Control+Enter')
  await page.getByRole('button', { name: /^Saving/ }).waitFor()
  await page.keyboard.type(' wording')
  letGo()
  await expect.poll(() => positionsOf(letter)).toMatchObject([{ note: 'Firm' }])
  await expect.poll(() => noteOf(page).inputValue()).toBe(' wording')
  await expect.poll(() => draftsOf(letter)[0]?.fields).toContain('" wording"')
  await page.reload()
  await page.getByText(/^Draft kept from/).waitFor()
  expect(await noteOf(page).inputValue()).toBe(' wording')
})

test('whoever signs out leaves nothing on the device, and has it again where they sign in', async () => {
  const letter = await addOne('Signed out')
  const cleo = await addAccount(app, 'coder', 'Cleo Roy')
  await using opened = await signedInPage(browser, app, cleo)
  const { page } = opened
  // The server does not get it while one types.
  await page.route('**/draft', (route) => route.abort())
  await begin(page, letter)
  await page.keyboard.type('Kept here alone')
  await page.getByText('No connection: what you do is kept on this device.').waitFor()
  const [{ id: cleoId }] = app.rows<{ id: string }>(
    'select id from users where name = ?',
    cleo.name,
  ) as [{ id: string }]
  const keptHere = () =>
    page.evaluate(
      (userId) =>
        new Promise((resolve) => {
          indexedDB.open('stanceline-drafts').onsuccess = (event) => {
            const database = (event.target as IDBOpenDBRequest).result
            const own = IDBKeyRange.bound([userId], [userId, []])
            database.transaction('drafts').objectStore('drafts').count(own).onsuccess = (
              counted,
            ) => {
              database.close()
              resolve((counted.target as IDBRequest<number>).result)
            }
          }
        }),
      cleoId,
    )
  await expect.poll(keptHere).not.toBe(0)
  await page.unroute('**/draft')
  await page.getByLabel(/^Signed in as/).click()
  await page.getByRole('button', { name: 'Sign out' }).click()
  await page.waitForURL('**/sign-in')
  expect(await keptHere()).toBe(0)
  expect(draftsOf(letter)[0]?.fields).toContain('Kept here alone')
})

test('whose session ended signs in again, and is back at the passage with everything typed', async () => {
  const letter = await addOne('Signed out meanwhile')
  await using opened = await signedInPage(browser, app, { ...ana, password: ana.password })
  const { page, context } = opened
  await begin(page, letter)
  // What is suggested asks again while it is worked out, and would lead to signing in by itself.
  await page.getByText('Being worked out …').waitFor({ state: 'detached' })
  await context.clearCookies()
  await page.keyboard.type('Typed on')
  await page.getByText('You are signed out.').waitFor()
  await page.keyboard.press('Control+Enter')
  await page.waitForURL('**/sign-in?**')
  await page
    .getByLabel(/address/i)
    .first()
    .fill(ana.email)
  await page.getByLabel('Password').fill(ana.password)
  await page.getByRole('button', { name: 'Sign in', exact: true }).click()
  await page.waitForURL(`**${letter}`)
  await page.getByText(/^Draft kept from/).waitFor()
  expect(await typedIn(page)).toEqual(aPosition('Typed on'))
  expect(positionsOf(letter)).toEqual([])
})
