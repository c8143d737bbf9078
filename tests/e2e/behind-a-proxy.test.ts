import { execFileSync } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs'
import { createServer, request as ask, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest'
import { addAccount, cookieOf, startApp, visit, type App } from '#tests/support/app.ts'
import { launchBrowser } from '#tests/support/browser.ts'

let folder: string
let app: App
let proxy: Server
let base: string

/** A build of its own for /stanceline, beside the one that all other tests use. */
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'stanceline-below-'))
  for (const name of [
    'app',
    'db',
    'seeds',
    'tests/support',
    'package.json',
    'remix.config.js',
    'tsconfig.json',
  ])
    cpSync(name, join(folder, name), { recursive: true })
  mkdirSync(join(folder, 'public'), { recursive: true })
  symlinkSync(resolve('node_modules'), join(folder, 'node_modules'))
  const { VITEST: _ours, NODE_ENV: _test, ...env } = process.env
  execFileSync('npm', ['run', '--silent', 'build'], {
    cwd: folder,
    env: { ...env, NODE_ENV: 'production', BASE_PATH: '/stanceline' },
    stdio: 'pipe',
  })
  app = await startApp({ BASE_PATH: '/stanceline', TRUST_PROXY: 'loopback' }, { cwd: folder })
  ;({ proxy, base } = await proxied(app))
})

afterAll(async () => {
  proxy?.close()
  await app?.stop()
  rmSync(folder, { recursive: true, force: true })
})

/** A proxy as nginx would be one: it passes on everything below /stanceline as it is, and nothing else. */
async function proxied(behind: App): Promise<{ proxy: Server; base: string }> {
  const target = new URL(behind.base)
  const proxy = createServer((request, response) => {
    if (!request.url!.startsWith('/stanceline'))
      return void response.writeHead(404).end('another site')
    const passed = ask(
      {
        host: target.hostname,
        port: target.port,
        path: request.url,
        method: request.method,
        headers: { ...request.headers, 'x-forwarded-for': '203.0.113.7' },
      },
      (answer) => {
        response.writeHead(answer.statusCode!, answer.headers)
        answer.pipe(response)
      },
    )
    passed.on('error', () => response.destroy())
    request.pipe(passed)
  })
  await new Promise<void>((listening) => proxy.listen(0, '127.0.0.1', listening))
  return { proxy, base: `http://localhost:${(proxy.address() as AddressInfo).port}` }
}

test('below a path of another site everything works: signing in, pages, links, scripts, styles, downloads', async () => {
  expect(app.base).toMatch(/\/stanceline$/)
  const browser = await launchBrowser()
  onTestFinished(() => browser.close())
  await using opened = await visit(browser, { ...app, base }, {})
  const { page, faults } = opened
  const lost: string[] = []
  page.on('response', (response) => {
    if (response.status() >= 400 || !new URL(response.url()).pathname.startsWith('/stanceline'))
      lost.push(`${response.status()} ${response.url()}`)
  })

  await page.goto(app.link.replace(/^http:\/\/[^/]+/, base))
  await page.getByLabel('Your name').fill('Ana Kovač')
  await page.getByLabel('E-mail address').fill('ana@example.org')
  await page.getByLabel('Password').fill('four unrelated words here')
  await page.getByRole('button', { name: 'Make the account' }).click()
  await page.getByRole('heading', { level: 1, name: 'Welcome, Ana Kovač.' }).waitFor()
  expect(new URL(page.url()).pathname).toBe('/stanceline/welcome')
  await page.getByRole('link', { name: 'Look around' }).click()
  await page.getByRole('heading', { level: 1, name: 'European Commission' }).waitFor()
  expect(new URL(page.url()).pathname.replace(/\/$/, '')).toBe(
    '/stanceline/dossiers/child-sexual-abuse-interim-regulation',
  )

  await page
    .getByRole('navigation', { name: 'Main' })
    .getByRole('link', { name: 'Letters' })
    .click()
  await page.getByRole('link', { name: /^Reply to Microsoft/ }).click()
  await page.getByText('3 saved').waitFor()
  expect(new URL(page.url()).pathname).toMatch(/^\/stanceline\/letters\/[\w-]+$/)
  await page
    .getByRole('navigation', { name: 'Main' })
    .getByRole('link', { name: 'Stances' })
    .click()
  await page.getByRole('link', { name: 'Stance summary' }).click()
  await page.getByRole('heading', { level: 1, name: 'Stance summary' }).waitFor()
  const [saved] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: 'CSV', exact: true }).click(),
  ])
  expect(new URL(saved.url()).pathname).toBe(
    '/stanceline/dossiers/child-sexual-abuse-interim-regulation/briefings.csv',
  )
  expect(
    await page.locator('.chart-data a[href^="/stanceline/dossiers/"]').count(),
  ).toBeGreaterThan(0)
  expect(
    await page
      .locator(
        'a[href^="/"]:not([href^="/stanceline"]), form[action^="/"]:not([action^="/stanceline"]), link[href^="/"]:not([href^="/stanceline"]), script[src^="/"]:not([src^="/stanceline"])',
      )
      .count(),
  ).toBe(0)
  expect(
    await page.evaluate(() => [...document.fonts].some((font) => font.status === 'loaded')),
  ).toBe(true)

  await page.context().clearCookies()
  await page.goto(`${base}/stanceline/actors?order=name`)
  await page.getByRole('heading', { level: 1, name: 'Sign in to Stanceline' }).waitFor()
  await page.getByLabel('E-mail address').fill('ana@example.org')
  await page.getByLabel('Password').fill('four unrelated words here')
  await page.getByRole('button', { name: 'Sign in' }).click()
  await page.waitForURL(`${base}/stanceline/actors?order=name`)
  expect([lost, faults]).toEqual([[], []])
})

test('the path is part of the build: another one is refused at the start', async () => {
  await expect(startApp({ BASE_PATH: '/elsewhere' }, { cwd: folder })).rejects.toThrow(
    'BASE_PATH is “/elsewhere”, and this was built for “/stanceline”.',
  )
})

test('behind a proxy with TLS cookies are for TLS only and there is no way back from it', async () => {
  const account = await addAccount(app, 'viewer')
  const sign = (forwarded: Record<string, string>) =>
    fetch(`${app.base}/sign-in`, {
      method: 'POST',
      redirect: 'manual',
      headers: { origin: new URL(app.base).origin, ...forwarded },
      body: new URLSearchParams({
        email: account.email,
        password: account.password,
        next: '/letters',
      }),
    })
  const [plain, secure] = [await sign({}), await sign({ 'x-forwarded-proto': 'https' })]
  expect(
    [plain, secure].map((answer) => [
      answer.status,
      answer.headers.get('location'),
      /; Secure/.test(answer.headers.getSetCookie()[0]!),
      answer.headers.get('strict-transport-security'),
    ]),
  ).toEqual([
    [302, '/stanceline/letters', false, null],
    [302, '/stanceline/letters', true, 'max-age=31536000'],
  ])
})

test('without a trusted proxy nobody is believed about TLS', async () => {
  await using alone = await startApp()
  const account = await addAccount(alone, 'viewer')
  expect(await cookieOf(alone, account)).toMatch(/^stanceline=/)
  const answer = await fetch(`${alone.base}/sign-in`, { headers: { 'x-forwarded-proto': 'https' } })
  expect(answer.headers.get('strict-transport-security')).toBeNull()
})

test('a proxy that cannot be read is refused with what to write', async () => {
  await expect(startApp({ TRUST_PROXY: 'the nginx' })).rejects.toThrow(
    'TRUST_PROXY is “the nginx”. Set it to the number of proxies',
  )
})
