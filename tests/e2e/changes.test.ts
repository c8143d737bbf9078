import { expect, test } from 'vitest'
import { dossierPath, signedInPage, tokenOf } from '#tests/support/app.ts'
import { openedFor } from '#tests/support/opened.ts'
import { addTurnOfRita } from '#tests/support/posting.ts'
import { xmlFault } from '#tests/support/xml.ts'

const { app, browser, account: ana, cookie } = await openedFor('editor', 'Ana Kovač')

/** Both letters are coded today. */
const ofRita = `actor=${await addTurnOfRita(app, cookie)}`

test('what changed is one click from the overview, and leads to the move and to the sentence', async () => {
  await using opened = await signedInPage(browser, app, ana)
  const { page, faults } = opened
  await page.goto(`${dossierPath}?${ofRita}`)
  await page.getByRole('link', { name: 'What changed, the newest known first' }).click()
  await page.getByRole('heading', { level: 1, name: /^2 changes/ }).waitFor()
  const turn = page.locator('.finding').filter({ hasText: 'Turn on 1 May 2019' })
  expect(await turn.innerText()).toMatch(/opposes \(−1\)\s+→\s+to\s+supports \(\+1\)/)
  const today = new Date().toISOString().slice(0, 10)
  expect(await page.locator('.known-day').evaluateAll((all) => all.length)).toBe(1)
  expect(await page.getByRole('heading', { level: 2 }).first().getAttribute('id')).toBe(
    `known-${today}`,
  )
  await turn.getByRole('link', { name: 'Rita Rival' }).click()
  await page.getByRole('heading', { level: 1, name: /^Rita Rival on / }).waitFor()
  expect(new URL(page.url()).hash).toMatch(/^#turn\./)
  await page.goBack()
  await turn.getByRole('figure').last().getByRole('link').click()
  await page.getByRole('heading', { level: 1, name: 'Letter of 2019-05-01' }).waitFor()
  expect(faults).toEqual([])
})

test('without scripts a form says since when, and an empty list says how to see the rest', async () => {
  await using opened = await signedInPage(browser, app, ana, { javaScriptEnabled: false })
  const { page } = opened
  await page.goto(`${dossierPath}/changes?${ofRita}`)
  await page.getByText('Known at any time').click()
  await page.getByRole('textbox', { name: 'Known since' }).fill('2100-01-31')
  await page.locator('form').filter({ hasText: 'Known since' }).getByRole('button').click()
  await page.getByText('Nothing changed since 31 Jan 2100.').waitFor()
  await page.getByRole('link', { name: 'Show all there is' }).click()
  await page.getByText('First word on 1 May 2018').waitFor()
})

test('a feed reader follows one sentence with a token as its password, and is told when nothing is new', async () => {
  const token = await tokenOf(app, cookie, 'read', 'Feed reader')
  const [encryption] = app.rows<{ id: string }>(
    "select topic_id as id from topic_versions where name = 'Encryption'",
  )
  const address = `${app.base}${dossierPath}/changes.atom?${ofRita}&topic=${encryption!.id}`
  const basic = { authorization: `Basic ${Buffer.from(`ana:${token}`).toString('base64')}` }
  const answer = await fetch(address, { headers: basic })
  const atom = await answer.text()
  expect([answer.status, answer.headers.get('content-type'), xmlFault(atom)]).toEqual([
    200,
    'application/atom+xml; charset=utf-8',
    null,
  ])
  expect(atom.match(/<entry>/g)).toHaveLength(2)
  expect(atom).toContain(
    '<title>Rita Rival on Encryption: turn, from opposes (−1) to supports (+1)',
  )
  const again = { ...basic, 'if-none-match': answer.headers.get('etag')! }
  expect((await fetch(address, { headers: again })).status).toBe(304)
  const json = await fetch(address.replace('.atom', '.json'), {
    headers: { authorization: `Bearer ${token}` },
  })
  expect(await json.json()).toMatchObject({
    version: 'https://jsonfeed.org/version/1.1',
    items: [{}, {}],
  })
})

test('a password counts at a feed alone, and without one that works a feed asks for it', async () => {
  const token = await tokenOf(app, cookie, 'read', 'Another reader')
  const withPassword = (path: string, password: string, more: Record<string, string> = {}) =>
    fetch(`${app.base}${path}`, {
      redirect: 'manual',
      headers: {
        authorization: `Basic ${Buffer.from(`:${password}`).toString('base64')}`,
        ...more,
      },
    })
  const feed = `${dossierPath}/changes.atom`
  for (const [path, password, more, status] of [
    [feed, token, {}, 200],
    [`${dossierPath}/moves.csv`, token, {}, 302],
    [feed, `stanceline_${'A'.repeat(43)}`, { cookie }, 401],
    [feed, 'of a proxy', {}, 401],
    [feed, 'of a proxy', { cookie }, 200],
    ['/dossiers/none/changes.atom', token, {}, 404],
    [`${feed}?since=soon`, token, {}, 400],
  ] as const)
    expect([path, password, (await withPassword(path, password, more)).status]).toEqual([
      path,
      password,
      status,
    ])
  const asked = await fetch(`${app.base}${feed}`, { redirect: 'manual' })
  expect([asked.status, asked.headers.get('www-authenticate')]).toEqual([
    401,
    'Basic realm="Stanceline", charset="UTF-8"',
  ])
})
