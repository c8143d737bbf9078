import { expect, test } from 'vitest'
import { letterPath, signedInPage } from '#tests/support/app.ts'
import { openedFor } from '#tests/support/opened.ts'
import { addLetter, addPosition } from '#tests/support/posting.ts'

const { app, browser, account: admin, cookie } = await openedFor('admin')

const ask = (path: string, headers: Record<string, string> = { cookie }) => fetch(`${app.base}${path}`, { redirect: 'manual', headers })

/** The words of a page's main part, as far as they can be read off its source. */
async function mainOf(answer: Response): Promise<string> {
  return (/<main[^]*<\/main>/.exec(await answer.text())?.[0] ?? '').replace(/<[^>]+>/g, ' ').replace(/&#x27;/g, '’').replace(/\s+/g, ' ').trim()
}

test('what is not there is answered with 404 and a sentence', async () => {
  const nothing = '00000000-0000-7000-8000-000000000000'
  const paths = { letter: `/letters/${nothing}`, 'letter ': '/letters/nonsense', actor: `/actors/${nothing}`, topic: `/topics/${nothing}`, ' letter': `/letters/${nothing}/correction`, '  letter': `/letters/${nothing}/original`, 'letter  ': `/letters/${nothing}/visibility` }
  for (const [what, path] of Object.entries(paths)) {
    const answer = await ask(path)
    expect([path, answer.status]).toEqual([path, 404])
    const said = await answer.text()
    expect(said, path).toContain(`There is no such ${what.trim()}. It may have another address; look for it in the list.`)
  }
})

test('an address that leads nowhere is answered in words for readers', async () => {
  const answer = await ask('/nowhere/at/all')
  expect(answer.status).toBe(404)
  const said = await mainOf(answer)
  expect(said).toMatch(/^Not found .*\. Go to the overview$/)
  expect(said).not.toMatch(/route|URL/i)
})

test('no address makes the server fail, or fill its log', async () => {
  const odd = ['/letters/%00', '/letters/%E0%A4%A', '/%', '/actors/%27%20or%201=1', '/letters?page=-1', '/letters?page=99999999999', '/letters?q=%22%27*%28%00', '/letters?q=' + 'a'.repeat(4000), '/letters?from=2020-02-31&to=x', '/timeline?from=last+week&to=2020-13', '/timeline?from=2021&to=2020', '/timeline?asOf=0001-01-01', '/timeline?actor=x&actor=y&topic=z&at=q&of=w', '/topics?x=1', '/actors?page=7&kind=nobody&order=none', '/sign-in?next=%00', '/first-account?token=%00', '/letters/new?edit=x']
  const answers = await Promise.all(odd.map(async (path) => [path, (await ask(path)).status]))
  expect(answers.filter(([, status]) => Number(status) >= 500)).toEqual([])
  expect(app.errors()).toBe('')
})

test('no period is so long that the server has to think about it', async () => {
  for (const path of ['/timeline?from=1000&to=9999', '/timeline?asOf=9999-12-31&to=9999', '/briefing?from=1000&to=9999']) {
    const asked = performance.now()
    await (await ask(path)).text()
    expect(performance.now() - asked, path).toBeLessThan(2000)
  }
})

test('a period that cannot be read is said at its field', async () => {
  await using opened = await signedInPage(browser, app, admin)
  const { page } = opened
  await page.goto('/timeline?from=last+week&to=2020-12-31')
  expect(await page.getByLabel('From', { exact: true }).getAttribute('aria-invalid')).toBe('true')
  expect(await page.getByRole('alert').filter({ hasText: '“last week” is not a date that can be read.' }).isVisible()).toBe(true)
  expect((await ask('/briefing.csv?from=last+week')).status).toBe(400)
})

test('pages carry the headers that protect them', async () => {
  const nonces = new Set<string>()
  for (const [path, headers] of [['/', { cookie }], [letterPath(app), { cookie }], ['/nowhere', { cookie }], ['/sign-in', {}], ['/letters/new', { cookie }]] as const) {
    const answer = await ask(path, headers)
    const policy = answer.headers.get('content-security-policy') ?? ''
    const scripts = /script-src ([^;]*)/.exec(policy)?.[1] ?? ''
    expect(scripts, path).toMatch(/^'self' 'nonce-[\w+/=]{20,}'$/)
    expect(policy).not.toContain('unsafe')
    expect(policy).toMatch(/default-src 'none'.*frame-ancestors 'none'.*base-uri 'none'/)
    const nonce = /'nonce-([^']+)'/.exec(scripts)![1]!
    const page = await answer.text()
    expect([...page.matchAll(/<script\b[^>]*>/g)].filter(([tag]) => !tag.includes(`nonce="${nonce}"`)), path).toEqual([])
    nonces.add(nonce)
    expect(['x-content-type-options', 'x-frame-options', 'cache-control', 'referrer-policy', 'x-powered-by'].map((name) => answer.headers.get(name))).toEqual(['nosniff', 'SAMEORIGIN', 'no-store', 'same-origin', null])
  }
  expect(nonces.size).toBe(5)
})

test('files are saved, never shown as pages of ours', async () => {
  for (const path of [`${letterPath(app)}/original`, '/briefing.docx', '/briefing.csv', '/briefing.md']) {
    const { headers } = await ask(path)
    expect([path, headers.get('content-disposition')?.startsWith('attachment; '), headers.get('x-content-type-options')?.includes('nosniff'), headers.get('cache-control')?.includes('no-store')]).toEqual([path, true, true, true])
  }
})

test('markup that somebody stored is shown as words and does not run', async () => {
  const evil = (name: string) => `<script>window.ran="${name}"</script><img src=x onerror="window.ran='${name}'">`
  const text = `Dear Sir,\n\nWe support ${evil('text')} strong encryption.\n\nYours faithfully,\n\nMallory\n`
  const letter = await addLetter(app, cookie, { title: evil('title'), text, reference: evil('reference'), basis: evil('basis'), 'party.0.name': `Mallory ${evil('name')}`, 'party.0.capacity': evil('capacity'), 'party.0.organisation': evil('organisation') })
  const [holder] = app.rows<{ id: string }>('select id from actors where name like ?', 'Mallory%')
  const id = await addPosition(app, cookie, letter, { exact: `We support ${evil('text')} strong encryption.`, holderIds: holder!.id, conditional: 'on', condition: evil('condition'), note: evil('note') })
  await using opened = await signedInPage(browser, app, admin)
  const { page, faults } = opened
  for (const path of [letter, `${letter}?edit=${id}`, `${letter}/correction`, '/', '/letters', '/letters?q=script', '/actors', `/actors/${holder!.id}`, `/timeline?actor=${holder!.id}`, `/briefing?actor=${holder!.id}`, '/method', `/actors?q=${encodeURIComponent(evil('query'))}`, `/timeline?add=${encodeURIComponent(evil('query'))}`]) {
    await page.goto(path, { waitUntil: 'networkidle' })
    expect(await page.evaluate(() => (window as { ran?: string }).ran), path).toBeUndefined()
    expect(await page.locator('main img, main script').count(), path).toBe(0)
  }
  await page.goto(letter)
  expect(await page.getByRole('heading', { level: 1 }).innerText()).toBe(evil('title'))
  expect(await page.locator('.letter-text').innerText()).toContain(evil('text'))
  expect(faults).toEqual([])
})
