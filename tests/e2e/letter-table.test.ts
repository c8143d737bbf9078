import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { addAccount, dossierSlug, signedInPage, type Account } from '#tests/support/app.ts'
import { openedFor } from '#tests/support/opened.ts'
import { addLetter } from '#tests/support/posting.ts'

const { app, browser, account: ana, cookie } = await openedFor('editor', 'Ana Kovač')
const ben = await addAccount(app, 'coder', 'Ben Maas')

const idOf = (letter: string) => letter.split('/').at(-1)!
const holderOf = (letter: string) =>
  app.rows<{ name: string }>(
    "select u.name from assignments a join users u on u.id = a.user_id where a.letter_id = ? and a.kind = 'first'",
    idOf(letter),
  )[0]?.name ?? null

async function addLetters(word: string) {
  const letters: string[] = []
  for (const at of [1, 2, 3])
    letters.push(
      await addLetter(app, cookie, { title: `${word} ${at}`, dated: `2021-0${4 - at}-01` }),
    )
  return { letters, list: `/letters?dossier=${dossierSlug}&q=${word}` }
}

async function openList(who: Account, list: string, options = {}) {
  const opened = await signedInPage(browser, app, who, {
    viewport: { width: 1440, height: 900 },
    ...options,
  })
  await opened.page.goto(list)
  return opened
}

const bar = (page: Page) => page.getByRole('form', { name: 'Ticked letters' })

test('by keys alone letters are ticked and given to a coder, and one key takes it back', async () => {
  const { letters, list } = await addLetters('Quokka')
  await using opened = await openList(ana, list)
  const { page } = opened
  await page.getByRole('link', { name: 'Quokka 1', exact: true }).waitFor()
  await expect.poll(() => bar(page).isVisible()).toBe(false)
  await page.keyboard.press('j')
  await expect
    .poll(() => page.evaluate(() => document.activeElement?.textContent?.trim()))
    .toBe('Quokka 1')
  await page.keyboard.press('x')
  await bar(page).getByText('1 selected').waitFor()
  await page.keyboard.press('Shift+J')
  await bar(page).getByText('2 selected').waitFor()
  await page.keyboard.press('a')
  await page.getByRole('heading', { name: 'Give to somebody to code' }).waitFor()
  await page.getByLabel('To', { exact: true }).selectOption({ label: 'Ben Maas' })
  await page.getByRole('button', { name: 'Show what changes' }).click()
  await page.getByText('2 letters change hands: to Ben Maas.').waitFor()
  expect(letters.map(holderOf)).toEqual([null, null, null])
  await page.keyboard.press('Enter')
  await page.getByText('2 letters are Ben Maas’s to code.').waitFor()
  expect(letters.map(holderOf)).toEqual(['Ben Maas', 'Ben Maas', null])
  await page.keyboard.press('u')
  await page.getByText('Taken back: “2 letters are Ben Maas’s to code.”').waitFor()
  expect(letters.map(holderOf)).toEqual([null, null, null])
})

test('Ctrl A selects all that match and says how many; Escape selects nothing', async () => {
  const { letters, list } = await addLetters('Numbat')
  await using opened = await openList(ben, list)
  const { page } = opened
  await page.getByRole('link', { name: 'Numbat 1', exact: true }).waitFor()
  await page.keyboard.press('j')
  await page.keyboard.press('Control+a')
  await bar(page).getByText('All 3 that match').waitFor()
  await page.keyboard.press('Escape')
  await expect.poll(() => bar(page).isVisible()).toBe(false)
  await page.keyboard.press('Control+a')
  await page.keyboard.press('s')
  await page.getByRole('button', { name: 'Change 3 letters' }).click()
  await page.getByText('3 letters are finished.').waitFor()
  const states = () =>
    letters.map(
      (letter) =>
        app.rows<{ state: string }>(
          'select state from codings where letter_id = ?',
          idOf(letter),
        )[0]?.state,
    )
  expect(states()).toEqual(['finished', 'finished', 'finished'])
  await page.getByRole('button', { name: /^Undo/ }).click()
  await page.getByText('Taken back').waitFor()
  expect(states()).toEqual([undefined, undefined, undefined])
})

test('without scripts a coder takes letters by ticks and a button, and the view of what is theirs has them', async () => {
  const { letters, list } = await addLetters('Bilby')
  await using opened = await openList(ben, list, { javaScriptEnabled: false })
  const { page } = opened
  await page.getByLabel('Tick Bilby 1', { exact: true }).check()
  await page.getByLabel('Tick Bilby 3', { exact: true }).check()
  await page.getByRole('button', { name: 'Give to' }).click()
  await page.getByLabel('To', { exact: true }).selectOption({ label: 'Ben Maas' })
  await page.getByRole('button', { name: 'Show what changes' }).click()
  await page.getByRole('button', { name: 'Change 2 letters' }).click()
  await page.getByText('2 letters are Ben Maas’s to code.').waitFor()
  expect(letters.map(holderOf)).toEqual(['Ben Maas', null, 'Ben Maas'])
  await page.goto(`/letters?dossier=${dossierSlug}`)
  await page.getByRole('link', { name: 'Mine to do 2' }).click()
  await page.getByRole('link', { name: 'Bilby 3', exact: true }).waitFor()
  expect(await page.getByRole('link', { name: 'Bilby 2', exact: true }).count()).toBe(0)
})

test('what somebody changed since it was shown is not done, and is shown anew', async () => {
  const { letters } = await addLetters('Quoll')
  const chosen = letters.slice(0, 2).map((letter) => ['letter', idOf(letter)])
  const fields = new URLSearchParams([
    ['deed', 'give'],
    ['to', 'me'],
    ['into', dossierSlug],
    ...chosen,
  ])
  const path = `/letters/deeds?${fields}`
  await using first = await openList(ana, path)
  await using second = await openList(ben, path, { javaScriptEnabled: false })
  const press = (page: Page) => page.getByRole('button', { name: 'Change 2 letters' }).click()
  await first.page.getByText('2 letters change hands: to Ana Kovač.').waitFor()
  await press(second.page)
  await second.page.getByText('2 letters are Ben Maas’s to code.').waitFor()
  await press(first.page)
  await first.page.getByText('so nothing was done').waitFor()
  expect(letters.slice(0, 2).map(holderOf)).toEqual(['Ben Maas', 'Ben Maas'])
  await press(first.page)
  await first.page.getByText('2 letters are Ana Kovač’s to code.').waitFor()
  await second.page.getByRole('button', { name: /^Undo/ }).click()
  await second.page.getByText('2 letters changed since and stay as they are.').waitFor()
  expect(letters.slice(0, 2).map(holderOf)).toEqual(['Ana Kovač', 'Ana Kovač'])
})

test('a viewer has no ticks and no bar', async () => {
  const { list } = await addLetters('Dibbler')
  await using opened = await openList(await addAccount(app, 'viewer', 'Vic Lenz'), list)
  const { page } = opened
  await page.getByRole('link', { name: 'Dibbler 1', exact: true }).waitFor()
  expect(await page.getByRole('checkbox').count()).toBe(0)
  expect(await bar(page).count()).toBe(0)
})

test('columns, order and groups are in the address, also without scripts', async () => {
  const { list } = await addLetters('Potoroo')
  await using opened = await openList(ben, `/letters?dossier=${dossierSlug}`, {
    javaScriptEnabled: false,
  })
  const { page } = opened
  await page.getByText('Columns, order and groups').click()
  await page.getByLabel('Came in', { exact: true }).check()
  await page.getByLabel('Order', { exact: true }).selectOption('oldest')
  await page.getByLabel('Put together by').selectOption('status')
  await page.getByRole('button', { name: 'Show them so' }).click()
  await page.getByRole('columnheader', { name: 'Came in' }).waitFor()
  await page.getByRole('rowheader', { name: /^To code \d/ }).waitFor()
  const { searchParams } = new URL(page.url())
  expect([searchParams.get('order'), searchParams.getAll('columns').includes('import')]).toEqual([
    'oldest',
    true,
  ])
  await page.goto(`${list}&group=author&columns=levels`)
  await page.getByRole('columnheader', { name: 'Encryption' }).waitFor()
})

test('who else has a letter open is named there, and the next letter is one press away', async () => {
  const { letters } = await addLetters('Wombat')
  await using first = await openList(ana, letters[0]!)
  await using second = await openList(ben, letters[0]!)
  await second.page.getByText('Ana Kovač has this letter open, too.').waitFor()
  await second.page.getByRole('link', { name: 'Next letter →' }).click()
  await second.page.waitForURL(
    (url) => /^\/letters\/[^/]+$/.test(url.pathname) && url.pathname !== letters[0],
  )
  const readCompany = async () => {
    await first.page.reload()
    return first.page.locator('.company').innerText()
  }
  await expect.poll(readCompany, { timeout: 60_000 }).toBe('')
})
