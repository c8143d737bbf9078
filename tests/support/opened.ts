import type { Browser } from 'playwright-core'
import { afterAll } from 'vitest'
import type { Role } from '#app/domain/users.ts'
import { addAccount, cookieOf, startApp, type Account, type App } from './app.ts'
import { launchBrowser } from './browser.ts'

/** The built app and a browser for all tests of a file; both are closed after the last. To be awaited where the file begins. */
export async function opened(
  settings: Record<string, string> = {},
): Promise<{ app: App; browser: Browser }> {
  const [app, browser] = await Promise.all([startApp(settings), launchBrowser()])
  afterAll(async () => {
    await browser.close()
    await app.stop()
  })
  return { app, browser }
}

/** The same with an account of the role, and the cookie of a session of its. */
export async function openedFor(
  role: Role,
  name?: string,
): Promise<{ app: App; browser: Browser; account: Account; cookie: string }> {
  const here = await opened()
  const account = await addAccount(here.app, role, name)
  return { ...here, account, cookie: await cookieOf(here.app, account) }
}
