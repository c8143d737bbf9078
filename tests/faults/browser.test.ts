import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { patience } from '#tests/support/app.ts'
import { launchOwnBrowser } from '#tests/support/browser.ts'
import { kills, random, seed, wait } from '#tests/support/faults.ts'
import { openedFor } from '#tests/support/opened.ts'
import { addLetter } from '#tests/support/posting.ts'

const { app, cookie } = await openedFor('coder', 'Ana Kovač')

// Each takes a browser's start: a few of them within `npm test`, all of them where the number is set.
const times = process.env.FAULT_KILLS ? kills : 3
console.log(`Ending ${times} browsers at moments that follow from FAULT_SEED=${seed}`)

const noteOf = (page: Page) => page.getByLabel('Note for colleagues')

/** The letter in a browser whose server hears of no draft: what is there again was kept by the device. */
async function openIn(folder: string, letter: string) {
  const { browser, kill } = await launchOwnBrowser(folder)
  const [context] = browser.contexts()
  context!.setDefaultTimeout(patience)
  const [name, value] = cookie.split(/=(.*)/) as [string, string]
  await context!.addCookies([{ name, value, url: app.base }])
  await context!.route('**/draft', (route) => route.abort())
  const page = await context!.newPage()
  await page.goto(app.base + letter)
  await page.waitForFunction(() => document.activeElement?.matches('.letter-text'))
  return { page, kill }
}

test(
  `a browser that is killed loses one key at most (${times} times)`,
  { timeout: patience + times * 60_000 },
  async () => {
    const letter = await addLetter(app, cookie, {
      title: 'Killed',
      text: 'Dear Sir,\n\nWe support encryption. We reject delay.\n\nYours,\n\nYlva Johansson\n',
    })
    const folder = await mkdtemp(join(tmpdir(), 'stanceline-browser-'))
    let [typed, lost] = ['', 0]
    try {
      for (let time = 0; time <= times; time += 1) {
        const { page, kill } = await openIn(folder, letter)
        if (time === 0) for (const key of ['1', 'r']) await page.keyboard.press(key)
        else await page.getByText(/^Draft kept from/).waitFor()
        const found = await noteOf(page).inputValue()
        const missing = typed.length - found.length
        expect(
          typed.startsWith(found) && missing <= 1,
          `kill ${time} of seed ${seed}: “${found}” of “${typed}”`,
        ).toBe(true)
        lost += missing
        await page.keyboard.press('m')
        await page.waitForFunction(() => document.activeElement?.getAttribute('name') === 'note')
        await page.keyboard.press('Control+End')
        typed = found
        for (const sign of `Word ${time} and so on`.slice(0, 3 + Math.floor(random() * 12))) {
          await page.keyboard.press(sign === ' ' ? 'Space' : sign)
          typed += sign
          // As fast as hands are: nobody types two keys within 50 ms for long.
          await wait(50 + random() * 50)
        }
        await kill()
      }
      console.log(`${times} browsers killed, ${lost} keys lost`)
      expect(app.rows('select letter_id from coding_drafts')).toEqual([])
    } finally {
      await rm(folder, { recursive: true, force: true, maxRetries: 20 })
    }
  },
)
