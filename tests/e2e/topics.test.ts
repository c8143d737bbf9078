import { expect, test } from 'vitest'
import { signedInPage, dossierPath } from '#tests/support/app.ts'
import { openedFor } from '#tests/support/opened.ts'

const { app, browser, account: edith } = await openedFor('editor', 'Edith Braun')

test.each([true, false])(
  'a topic is written on its page and moved up in the codebook, scripts on: %s',
  async (javaScriptEnabled) => {
    const name = javaScriptEnabled ? 'Notice' : 'Appeal'
    await using opened = await signedInPage(browser, app, edith, { javaScriptEnabled })
    const { page } = opened
    await page.goto(`${dossierPath}/topics`)
    await page.getByRole('link', { name: '+ Add a topic' }).click()
    await page.getByLabel('Proposition').fill(`Providers should not keep ${name} from users.`)
    if (javaScriptEnabled) await page.getByText('The proposition holds a “not”').waitFor()
    await page.getByRole('button', { name: 'Add the topic' }).click()
    await page.getByText('Give the topic a name of one or two words.').waitFor()
    expect(await page.getByLabel('Proposition').inputValue()).toContain(name)
    await page.getByLabel('Name', { exact: true }).fill(name)
    await page.getByRole('button', { name: 'Add the topic' }).click()
    await page.waitForURL(/\/topics#/)
    await page.getByRole('button', { name: `Move ${name} up` }).click()
    await page.getByText(`“${name}” is moved.`).waitFor()
    const headings = page.getByRole('heading', { level: 2 })
    await expect
      .poll(() => headings.allInnerTexts())
      .toEqual(
        javaScriptEnabled
          ? ['Encryption', 'Voluntary detection', 'Notice', 'Interim Regulation']
          : ['Encryption', 'Voluntary detection', 'Notice', 'Appeal', 'Interim Regulation'],
      )
  },
)
