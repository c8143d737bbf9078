import { expect, test } from 'vitest'
import { addAccount, cookieOf, signedInPage } from '#tests/support/app.ts'
import { openedFor } from '#tests/support/opened.ts'
import { addLetter } from '#tests/support/posting.ts'

const { app, browser, account: ada } = await openedFor('admin', 'Ada Admin')

test.each([true, false])(
  'an administrator erases a letter, who could read it is told so, and nothing finds it, scripts on: %s',
  async (javaScriptEnabled) => {
    const title = `Reply on zephyrs, ${javaScriptEnabled}`
    const path = await addLetter(app, await cookieOf(app, ada), { title })
    await using opened = await signedInPage(browser, app, ada, { javaScriptEnabled })
    const { page } = opened
    await page.goto(path)
    await page.getByRole('link', { name: 'Erase', exact: true }).click()
    await page.getByLabel('Why').fill('The author asked for it.')
    await page.getByRole('button', { name: 'Erase', exact: true }).click()
    await page.getByText('Type ERASE, in capitals, to say that you mean it.').waitFor()
    expect(await page.getByLabel('Why').inputValue()).toBe('The author asked for it.')
    expect(app.rows('select id from erasures where subject_id = ?', path.slice(9))).toEqual([])
    await page.getByLabel('Type ERASE').fill('ERASE')
    await page.getByRole('button', { name: 'Erase', exact: true }).click()
    await page.waitForURL(/\/erasures$/)
    // The address changes before the page does.
    await page.getByRole('main').getByText('The author asked for it.').first().waitFor()

    const cookie = await cookieOf(
      app,
      await addAccount(app, 'viewer', javaScriptEnabled ? 'Vera' : 'Viola'),
    )
    const tombstone = await fetch(new URL(path, app.base), { headers: { cookie } })
    expect([tombstone.status, await tombstone.text()]).toEqual([
      410,
      expect.stringMatching(
        /This letter was erased on [^<]* by Ada Admin: The author asked for it\./,
      ),
    ])
    const found = await (
      await fetch(new URL('/letters?q=zephyrs', app.base), { headers: { cookie } })
    ).text()
    expect(found).not.toContain(title)
  },
)
