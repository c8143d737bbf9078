import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { beforeAll, expect, test } from 'vitest'
import { openStore } from '#db/index.ts'
import { dossierPath, signedInPage, visit } from '#tests/support/app.ts'
import { openedFor } from '#tests/support/opened.ts'
import { keepLetterOf } from '#tests/support/view-links.ts'

const { app, browser, account } = await openedFor('editor')

beforeAll(async () => {
  await using store = await openStore(app.databaseUrl)
  await keepLetterOf(store, 'Paula Public')
})

/** A page of somebody else's, on an origin of its own. */
async function openOtherSite(body: string) {
  const server = createServer((_request, response) => {
    response.setHeader('content-type', 'text/html; charset=utf-8')
    response.end(`<!DOCTYPE html><title>Another site</title>${body}`)
  }).listen(0, '127.0.0.1')
  await new Promise((ready) => server.once('listening', ready))
  return {
    address: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    [Symbol.asyncDispose]: () =>
      new Promise<void>((closed) => {
        server.closeAllConnections()
        server.close(() => closed())
      }),
  }
}

/** Makes a link from the page as an editor does, without scripts, and gives its address and snippet. */
async function makeFrom(path: string, shows: 'live' | 'frozen' = 'live') {
  await using opened = await signedInPage(browser, app, account, { javaScriptEnabled: false })
  const { page } = opened
  await page.goto(`${dossierPath}/${path}`)
  await page.getByRole('link', { name: 'Make a read-only link' }).first().click()
  await page.getByLabel('It shows').selectOption(shows)
  await page.getByRole('button', { name: 'Make the link' }).click()
  return {
    address: await page.getByLabel('The link').inputValue(),
    snippet: await page.getByLabel('To put it into a page of yours').inputValue(),
    table: await page.getByLabel('Its table, for a spreadsheet program').inputValue(),
  }
}

test('whoever has the address sees the view without an account, its picture, its table and its files', async () => {
  const { address, table } = await makeFrom('stances?sort=name')
  await using visited = await visit(browser, app)
  const { page } = visited
  await page.goto(address)
  expect(await page.getByRole('heading', { level: 1 }).innerText()).toBe(
    'Strips · Child sexual abuse interim Regulation',
  )
  expect(await page.locator('dl.facts').innerText()).toMatch(
    /Selection[^]*1 actor: all who spoke on it[^]*As of[^]*Method version[^]*Made on[^]*public letters/,
  )
  const picture = page.getByRole('img', { name: /^Strips/ })
  await expect
    .poll(() => picture.evaluate((image) => (image as HTMLImageElement).naturalWidth))
    .toBeGreaterThan(600)
  expect(await page.getByRole('table').innerText()).toContain('Paula Public')
  await page.getByText('The same rows as sentences').click()
  await page.getByText(/^Paula Public, Encryption: supports, .*\.$/).waitFor()
  expect(await page.content()).not.toContain('Johansson')
  for (const link of await page.getByRole('link', { name: /CSV|Excel|JSON/ }).all()) {
    const answer = await fetch(new URL((await link.getAttribute('href'))!, app.base))
    expect([answer.status, answer.headers.get('stanceline-rows')]).toEqual([200, '1'])
  }
  expect(await (await fetch(table)).text()).toContain('Paula Public')
})

test('the page says what stands beside its address where it is shared', async () => {
  const { address } = await makeFrom('distribution')
  const html = await (await fetch(address)).text()
  const says = (name: string) =>
    new RegExp(`<meta property="${name}" content="([^"]*)"`).exec(html)?.[1]
  expect(says('og:title')).toBe('Distribution · Child sexual abuse interim Regulation')
  const card = await fetch(says('og:image')!)
  const png = Buffer.from(await card.arrayBuffer())
  expect([card.headers.get('content-type'), png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([
    'image/png',
    1200,
    630,
  ])
  expect((await fetch(address)).headers.get('x-robots-tag')).toBe('noindex, nofollow')
})

test('the snippet puts the view into a page of another site, and the page itself stands in no frame', async () => {
  const { address, snippet } = await makeFrom('stances?view=matrix')
  await using other = await openOtherSite(
    `${snippet}<iframe src="${address}" title="page"></iframe>`,
  )
  await using visited = await visit(browser, app)
  const { page } = visited
  await page.goto(other.address)
  const [embed, whole] = [page.frameLocator('iframe').nth(0), page.frameLocator('iframe').nth(1)]
  const picture = embed.getByRole('img', { name: /^Matrix/ })
  await expect
    .poll(() => picture.evaluate((image) => (image as HTMLImageElement).naturalWidth))
    .toBeGreaterThan(300)
  expect(await embed.locator('script').count()).toBe(0)
  expect(await embed.locator('h1').evaluate((head) => getComputedStyle(head).fontSize)).toBe('15px')
  expect(await whole.getByRole('heading', { level: 1, name: /Matrix/ }).count()).toBe(0)
})

test('a link is listed with its view, and once ended its address says so', async () => {
  const { address } = await makeFrom('coverage', 'frozen')
  await using opened = await signedInPage(browser, app, account)
  const { page } = opened
  await page.goto(`${dossierPath}/settings`)
  const listed = page.getByRole('listitem').filter({ hasText: 'Coverage' })
  expect(await listed.innerText()).toMatch(/frozen[^]*made by/)
  await listed.getByRole('button', { name: /^End/ }).click()
  await page.getByText('The link is ended').waitFor()
  await using visited = await visit(browser, app)
  const answer = await visited.page.goto(address)
  expect(answer!.status()).toBe(410)
  expect(await visited.page.getByRole('main').innerText()).toMatch(/This link was ended on/)
  const embed = await fetch(`${address}/embed`)
  expect([embed.status, await embed.text()]).toEqual([410, expect.stringContaining('was ended on')])
  await page.goto(`${dossierPath}/history`)
  await page.getByText('ended a frozen read-only link to “coverage”').waitFor()
})
