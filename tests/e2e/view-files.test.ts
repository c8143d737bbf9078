import { expect, test } from 'vitest'
import { dossierPath, signedInPage } from '#tests/support/app.ts'
import { openedFor } from '#tests/support/opened.ts'

const { app, browser, account, cookie } = await openedFor('viewer')

const asOf = 'asOf=2020-12-31'

test.each([
  ['strips', `stances?${asOf}&rows=2`],
  ['a matrix', `stances?${asOf}&view=matrix`],
  ['moves', `moves?${asOf}`],
  ['quotes', `quotes?${asOf}&coded=2`],
  ['a distribution', `distribution?${asOf}`],
  ['near and far', `near?${asOf}&of=Ylva+Johansson`],
  ['two actors', `near?${asOf}&of=Ylva+Johansson&with=Jakub+Boratyński`],
  ['audiences', `audience?${asOf}`],
  ['gaps', 'coverage?asOf=2022-12-31'],
])(
  'without scripts %s leave the screen as tables of as many rows as the page says first',
  async (_what, page) => {
    await using opened = await signedInPage(browser, app, account, { javaScriptEnabled: false })
    await opened.page.goto(`${dossierPath}/${page}`)
    const places = await opened.page.locator('.take-away').all()
    expect(places.length).toBeGreaterThan(0)
    for (const place of places) {
      const said = /, (?:all )?([\d,]+) rows?:/.exec(await place.innerText())![1]
      const names = ['CSV', 'Excel', 'JSON']
      const answers = names.map(async (name) => {
        const link = place.getByRole('link', { name })
        const address = new URL((await link.getAttribute('href'))!, app.base)
        const answer = await fetch(address, { headers: { cookie } })
        return [answer.status, answer.headers.get('stanceline-rows')]
      })
      expect(await Promise.all(answers)).toEqual(names.map(() => [200, said]))
    }
  },
)

test.each([
  `stances?sort=name&${asOf}`,
  `stances?view=matrix&${asOf}`,
  `moves?since=2020-11-15&${asOf}`,
  `distribution?group=kind&${asOf}`,
  `near?of=Ylva+Johansson&${asOf}`,
  `near?of=Ylva+Johansson&with=Jakub+Boratyński&${asOf}`,
  `audience?${asOf}`,
  'coverage?asOf=2022-12-31',
])(
  'the picture of %s is saved and copied, with as many rows as the page says first',
  async (path) => {
    await using opened = await signedInPage(browser, app, account)
    const { page, context, faults } = opened
    await context.grantPermissions(['clipboard-read', 'clipboard-write'], { origin: app.base })
    await page.goto(`${dossierPath}/${path}`)
    const place = page.locator('.take-away').filter({ hasText: 'as a picture' })
    const [, said] = /picture of (\d+)/.exec(await place.innerText())!
    const ask = async (name: string) => {
      const href = (await place.getByRole('link', { name }).getAttribute('href'))!
      const answer = await fetch(new URL(href, app.base), { headers: { cookie } })
      const bytes = Buffer.from(await answer.arrayBuffer())
      return {
        bytes,
        head: [answer.headers.get('content-type'), answer.headers.get('stanceline-rows')],
      }
    }
    const [svg, png] = [await ask('SVG'), await ask('PNG')]
    expect([svg.head, png.head]).toEqual([
      ['image/svg+xml', said],
      ['image/png', said],
    ])
    const [width, height] = /width="(\d+)" height="(\d+)"/.exec(svg.bytes.toString())!.slice(1)
    expect([png.bytes.readUInt32BE(16), png.bytes.readUInt32BE(20)]).toEqual([
      2 * Number(width),
      2 * Number(height),
    ])
    await place.getByRole('button', { name: 'Copy the picture' }).click()
    await place.getByRole('button', { name: 'Copied' }).waitFor()
    const copied = await page.evaluate(async () =>
      (await navigator.clipboard.read()).map(({ types }) => [...types]),
    )
    expect(copied).toEqual([['image/png']])
    expect(faults).toEqual([])
  },
)

test('a table that there is none of, and an address that cannot be read, are answered with a sentence', async () => {
  const ask = async (path: string) => {
    const answer = await fetch(`${app.base}${dossierPath}/${path}`, { headers: { cookie } })
    return [answer.status, await answer.text()]
  }
  expect((await ask('moods.csv'))[0]).toBe(404)
  expect(await ask('stances.csv?topic=gone')).toEqual([
    400,
    'One of the topics in this address does not exist (any more). Choose again among those below.',
  ])
})

test('a live table is read by its address alone, holds what was chosen, and ends where it is revoked', async () => {
  await using opened = await signedInPage(browser, app, account)
  const { page, faults } = opened
  await page.goto(`${dossierPath}/stances?rows=2&sort=name`)
  const place = page.locator('.take-away').first()
  const [, said] = /, (?:all )?([\d,]+) rows?:/.exec(await place.innerText())!
  await place.getByRole('link', { name: 'Live table' }).click()
  await page.getByLabel('Name of the program or sheet').fill('Morning sheet')
  await page.getByRole('button', { name: 'Make the address' }).click()
  const address = await page.getByLabel('As CSV').inputValue()
  const read = async (path: string, request: RequestInit = {}) => {
    const answer = await fetch(path, { redirect: 'manual', ...request })
    const { headers, status } = answer
    return { status, headers, text: await answer.text() }
  }
  const csv = await read(address)
  expect([csv.status, csv.headers.get('stanceline-rows')]).toEqual([200, said])
  expect(csv.headers.get('cache-control')).toBe('no-store')
  expect(csv.headers.get('set-cookie')).toBeNull()
  // Neither other choices nor another person's cookie change what it holds.
  for (const asked of [
    read(`${address}?actor=none&topic=none&asOf=2000-01-01`),
    read(address, { headers: { cookie: 'session=none', authorization: 'Bearer none' } }),
  ])
    expect((await asked).text).toBe(csv.text)
  const head = await read(address, { method: 'HEAD' })
  expect([head.status, head.text]).toEqual([200, ''])
  const json = await read(address.replace(/csv$/, 'json'))
  expect([json.status, json.headers.get('stanceline-rows')]).toEqual([200, said])
  const [, token] = /live-tables\/(.+)\.csv$/.exec(address)!
  const authorization = `Bearer ${token}`
  const others = ['stances.csv', 'quotes.csv', 'briefings.csv']
  for (const file of others)
    expect(
      (await read(`${app.base}${dossierPath}/${file}`, { headers: { authorization } })).status,
    ).toBe(401)
  await page.goto('/account')
  const listed = page.getByRole('listitem').filter({ hasText: 'Morning sheet' })
  expect(await listed.innerText()).toMatch(/one table[^]*Stances of [^]*last used just now/)
  await listed.getByRole('button', { name: 'Revoke the token Morning sheet' }).click()
  await page.getByText('The token is revoked').waitFor()
  expect((await read(address)).status).toBe(404)
  expect(faults).toEqual([])
})
