import { afterAll, expect, test } from 'vitest'
import { openStore } from '#db/index.ts'
import { sendDueDigests } from '#app/jobs/send-digests.ts'
import { addAccount, cookieOf, dossierPath, signedInPage, visit } from '#tests/support/app.ts'
import { mailsTo, startMailServer } from '#tests/support/mail-server.ts'
import { opened } from '#tests/support/opened.ts'
import { addLetter, addTurnOfRita } from '#tests/support/posting.ts'

const server = await startMailServer()
const { app, browser } = await opened({
  ...{ SMTP_URL: server.url, SMTP_FROM: 'stance@example.org' },
  PUBLIC_URL: 'https://here.test',
})
afterAll(() => server.stop())

const [ana, editor] = [
  await addAccount(app, 'viewer', 'Ana Kovač'),
  await addAccount(app, 'editor', 'Ed Itor'),
]

/** What the server does by itself once the digests of the week have fallen due. */
async function sendAWeekLater(): Promise<number> {
  await using store = await openStore(app.databaseUrl)
  const faults: Error[] = []
  const sent = await sendDueDigests(store, {
    ...{ send: mailsTo(server), site: 'https://here.test', now: Date.now() + 8 * 86_400_000 },
    onFailure: (error) => faults.push(error),
  })
  expect(faults).toEqual([])
  return sent
}

test('what a page shows is subscribed to, comes by mail, and is ended by one click in the mail program', async () => {
  await using seen = await signedInPage(browser, app, ana)
  const { page, faults } = seen
  await page.goto(`${dossierPath}/changes`)
  const card = page.getByRole('region', { name: 'By e-mail' })
  await card.getByText('are what would have come so far').waitFor()
  await card.getByRole('button', { name: `Send it to ${ana.email}` }).click()
  await card.getByText(`You are subscribed: mails go to ${ana.email}, every Monday`).waitFor()
  await card.getByText('You get this already: every change').waitFor()
  await card.getByLabel('What comes').selectOption('sentence')
  await card.getByLabel('How often').selectOption('daily')
  await card.getByRole('button', { name: 'Send it to' }).click()
  await card.getByText('You are subscribed: mails go').getByText('every day').waitFor()

  await addTurnOfRita(app, await cookieOf(app, editor))
  expect(await sendAWeekLater()).toBe(2)
  const [changes, sentence] = ['changes', 'the first sentence changed'].map(
    (what) => server.mails.find(({ parsed }) => parsed.subject!.endsWith(what))!.parsed,
  )
  expect(changes!.text).toContain('Rita Rival on Encryption: turn, from opposes (−1) to supports')
  expect(sentence!.text).toMatch(/\n\nNow\n[^]+\n\nBefore\n/)

  await page.goto('/account')
  const list = page.getByRole('region', { name: 'Digests by e-mail' })
  expect(await list.getByRole('listitem').count()).toBe(2)
  expect(await list.getByText('last sent').count()).toBe(2)
  await list.getByRole('button', { name: /^End the digest .* The first sentence/ }).click()
  await page.getByText('The digest is ended: no more mails come of it.').waitFor()

  // A mail program posts from anywhere, with no cookie and no origin.
  const { unsubscribe } = changes!.headers.get('list') as { unsubscribe: { url: string } }
  const link = new URL(unsubscribe.url)
  const address = `${app.base}${link.pathname}${link.search}`
  await using outside = await visit(browser, app)
  await outside.page.goto(`${link.pathname}${link.search}`)
  await outside.page.getByRole('heading', { name: 'End this digest?' }).waitFor()
  expect(app.rows('select id from subscriptions')).toHaveLength(1)
  const oneClick = await fetch(address, {
    method: 'POST',
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    body: 'List-Unsubscribe=One-Click',
  })
  expect([oneClick.status, app.rows('select id from subscriptions')]).toEqual([200, []])
  await outside.page.reload()
  await outside.page.getByRole('heading', { name: 'This digest has ended' }).waitFor()
  expect(await sendAWeekLater()).toBe(0)
  expect([...faults, ...outside.faults]).toEqual([])
})

test('without scripts and without signing in the page of a link asks, and its button ends', async () => {
  await using signedIn = await signedInPage(browser, app, ana, { javaScriptEnabled: false })
  await signedIn.page.goto(`${dossierPath}/changes`)
  await signedIn.page.getByRole('button', { name: 'Send it to' }).click()
  await signedIn.page.getByText('You are subscribed').waitFor()
  const token = 'a'.repeat(32)
  await using store = await openStore(app.databaseUrl)
  const now = Date.now() + 8 * 86_400_000
  const [id] = await store.subscriptions.listDueIds(now)
  const due = (await store.subscriptions.findDue(id!, now))!
  await store.subscriptions.reserveMail(due, { until: due.coveredUntil, token, now })
  await using outside = await visit(browser, app, { javaScriptEnabled: false })
  await outside.page.goto(`/subscription?token=${token}`)
  await outside.page.getByRole('button', { name: 'End it' }).click()
  await outside.page.getByRole('heading', { name: 'This digest has ended' }).waitFor()
  expect(app.rows('select id from subscriptions')).toEqual([])
})

test('a saved search shows what would have come, tells by mail what is new, and is ended beside it', async () => {
  await using seen = await signedInPage(browser, app, ana)
  const { page, faults } = seen
  await page.goto('/letters?q=zephyr')
  await page.getByText('Saved searches (0)').click()
  await page.getByLabel('Save what is shown as').fill('Winds')
  await page.getByRole('button', { name: 'Save', exact: true }).click()
  await page.getByRole('link', { name: 'Alerts of Winds' }).click()
  await page.getByText('this search would have found 0 new letters').waitFor()
  await page.getByLabel('How often').selectOption('daily')
  await page.getByRole('button', { name: `Send it to ${ana.email}` }).click()
  await page.getByText(`Mails go to ${ana.email}, every day`).waitFor()
  const text = 'Dear Sir,\n\nA zephyr blows.\n'
  await addLetter(app, await cookieOf(app, editor), { title: 'On winds', text })
  const secret = { title: 'On secret winds', text: `${text}\nNobody knows.`, visibility: 'named' }
  await addLetter(app, await cookieOf(app, editor), secret)
  expect(await sendAWeekLater()).toBe(1)
  const { subject, text: words } = server.mails.at(-1)!.parsed
  expect([subject, words!.match(/^On .*winds$/gm)]).toEqual(['Winds: 1 new letter', ['On winds']])
  await page.reload()
  await page.getByText('this search would have found 1 new letter.').waitFor()
  await page.getByText(/You get an alert every day at 06:00 UTC; last sent/).waitFor()
  await page.goto('/account')
  await page.getByRole('link', { name: 'Saved search · Winds' }).click()
  await page.getByRole('button', { name: 'End the alert' }).click()
  await page.getByText('The alert is ended').waitFor()
  expect([app.rows('select id from subscriptions'), faults]).toEqual([[], []])
})

test('a form from elsewhere that names no link of a mail is refused as everywhere', async () => {
  for (const path of ['/subscription', '/subscription?token=', '/account?token=a'])
    expect([path, (await fetch(`${app.base}${path}`, { method: 'POST' })).status]).toEqual([
      path,
      403,
    ])
})
