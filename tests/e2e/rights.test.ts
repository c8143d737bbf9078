import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { ServerBuild } from '@remix-run/node'
import { beforeAll, expect, test } from 'vitest'
import { roles } from '#app/domain/users.ts'
import { addAccount, cookieOf, letterPath, signedInPage, stored, tokenOf, type Account } from '#tests/support/app.ts'
import { unprotected } from '#tests/support/headers.ts'
import { opened } from '#tests/support/opened.ts'
import { letterForm, positionForm, post } from '#tests/support/posting.ts'

type Who = 'nobody' | (typeof roles)[number] | 'token to read' | 'token to write'
const everybody: readonly Who[] = ['nobody', ...roles, 'token to read', 'token to write']

const { app, browser } = await opened()
const accounts = {} as Record<(typeof roles)[number], Account>
const cookies = { nobody: '' } as Record<Who, string>
/** What each sends along: a cookie, or a token of an administrator’s, who may the most. */
const headersOf = {} as Record<Who, Record<string, string>>

beforeAll(async () => {
  for (const role of roles) {
    accounts[role] = await addAccount(app, role)
    cookies[role] = await cookieOf(app, accounts[role])
  }
  for (const who of ['nobody', ...roles] as const) headersOf[who] = { cookie: cookies[who] }
  for (const scope of ['read', 'write'] as const) headersOf[`token to ${scope}`] = { authorization: `Bearer ${await tokenOf(app, cookies.admin, scope)}` }
})

/** What a route answers to nobody, viewer, coder, editor and admin, and to tokens to read and to write; a post carries an empty form, so who may gets 400. */
type Answers = { path: string; get: string; post: string }
const readers = '302 200 200 200 200 | 403 403'
const noForm = '405 405 405 405 405 | 405 405'
const reading = (path: string): Answers => ({ path, get: readers, post: noForm })
const download = (path: string): Answers => ({ path, get: '302 200 200 200 200 | 200 200', post: noForm })

/** The rule of every route. A new route fails until it has one. */
const routes: Record<string, Answers> = {
  '_index': reading('/?index'),
  'account': { path: '/account', get: readers, post: '302 400 400 400 400 | 403 403' },
  'actors.$actorId': reading('/actors/ACTOR'),
  'actors.$actorId_.history': reading('/actors/ACTOR/history'),
  'actors.$actorId_.merge': { path: '/actors/ACTOR/merge', get: '302 403 403 200 200 | 403 403', post: '302 403 403 400 400 | 403 403' },
  'actors._index': reading('/actors?index'),
  'briefing': reading('/briefing'),
  'briefing[.]csv': download('/briefing.csv'),
  'briefing[.]docx': download('/briefing.docx'),
  'briefing[.]md': download('/briefing.md'),
  'first-account': { path: '/first-account', get: '302 302 302 302 302 | 302 302', post: '302 302 302 302 302 | 302 302' },
  'invitation': { path: '/invitation', get: '403 403 403 403 403 | 403 403', post: '403 403 403 403 403 | 403 403' },
  'letters.$letterId': { path: '/letters/LETTER', get: readers, post: '302 403 400 400 400 | 403 403' },
  'letters.$letterId_.correction': { path: '/letters/LETTER/correction', get: '302 403 403 200 200 | 403 403', post: '302 403 403 400 400 | 403 403' },
  'letters.$letterId_.history': { path: '/letters/LETTER/history', get: readers, post: '302 403 400 400 400 | 403 403' },
  'letters.$letterId_.original': download('/letters/LETTER/original'),
  'letters._index': reading('/letters?index'),
  'letters.new': { path: '/letters/new', get: '302 403 200 200 200 | 403 403', post: '302 403 400 400 400 | 403 403' },
  'method': reading('/method'),
  'new-password': { path: '/new-password', get: '403 403 403 403 403 | 403 403', post: '403 403 403 403 403 | 403 403' },
  'people.$userId': { path: '/people/PERSON', get: '302 403 403 403 200 | 403 403', post: '302 403 403 403 400 | 403 403' },
  'people.$userId_.history': { path: '/people/PERSON/history', get: '302 403 403 403 200 | 403 403', post: noForm },
  'people._index': { path: '/people?index', get: '302 403 403 403 200 | 403 403', post: '302 403 403 403 400 | 403 403' },
  'sign-in': { path: '/sign-in', get: '200 302 302 302 302 | 200 200', post: '400 302 302 302 302 | 400 400' },
  'sign-in_.provider': { path: '/sign-in/provider', get: '404 404 404 404 404 | 404 404', post: noForm },
  'sign-in_.provider_.return': { path: '/sign-in/provider/return', get: '400 400 400 400 400 | 400 400', post: noForm },
  'sign-out': { path: '/sign-out', get: '302 302 302 302 302 | 302 302', post: '302 302 302 302 302 | 302 302' },
  'timeline': reading('/timeline'),
  'topics.$topicId': reading('/topics/TOPIC'),
  'topics.$topicId_.history': reading('/topics/TOPIC/history'),
  'topics.$topicId_.merge': { path: '/topics/TOPIC/merge', get: '302 403 403 200 200 | 403 403', post: '302 403 403 400 400 | 403 403' },
  'topics._index': reading('/topics?index'),
}

function addressOf(path: string): string {
  const { topicId, holderIds } = positionForm(app)
  return path.replace('/letters/LETTER', letterPath(app)).replace('ACTOR', holderIds!).replace('TOPIC', topicId!).replace('PERSON', personId())
}

const inColumns = (answers: readonly Response[]) => answers.map(({ status }, at) => `${at === 1 + roles.length ? '| ' : ''}${status}`).join(' ')

const personId = () => app.rows<{ id: string }>('select id from users where role = ?', 'viewer')[0]!.id

/** The routes that the built app serves, as its own manifest lists them. */
async function served(): Promise<ServerBuild['routes'][string][]> {
  const build = (await import(/* @vite-ignore */ pathToFileURL(join(process.cwd(), 'build/server/index.js')).href)) as ServerBuild
  return Object.values(build.routes).filter((route) => route.id !== 'root')
}

test('every route that is served has a rule, and every rule a route', async () => {
  expect((await served()).map(({ id }) => id.replace('routes/', '')).sort()).toEqual(Object.keys(routes).sort())
})

test('a route has an action exactly where its rule takes a form', async () => {
  for (const { id, module } of await served()) expect([id, module.action !== undefined]).toEqual([id, routes[id.replace('routes/', '')]!.post !== noForm])
})

test.each(Object.entries(routes))('%s answers each role as it should, and every answer is protected', async (_route, { path, get, post: posted }) => {
  const before = stored(app)
  const address = addressOf(path)
  const got = await Promise.all(everybody.map((who) => fetch(new URL(address, app.base), { redirect: 'manual', headers: headersOf[who] })))
  expect(inColumns(got)).toBe(get)
  if (get.startsWith('302 200')) expect(got[0]!.headers.get('location')).toBe(`/sign-in?next=${encodeURIComponent(address.replace('?index', ''))}`)
  // Signing out would end the sessions that the other tests go on with.
  const sent = everybody.map((who) => (path === '/sign-out' ? {} : headersOf[who]))
  const answers = await Promise.all(sent.map((headers) => post(app, address, '', {}, { origin: app.base, ...headers })))
  expect(inColumns(answers)).toBe(posted)
  const put = await fetch(new URL(address, app.base), { method: 'PUT', headers: { ...sent[roles.length], origin: app.base, 'content-length': '0' }, redirect: 'manual' })
  for (const answer of [...got, ...answers, put]) expect([answer.status, unprotected(answer)]).toEqual([answer.status, []])
  const byRole = get.startsWith('403') ? [] : [...got, ...answers].filter(({ status }) => status === 403)
  for (const refused of byRole) expect(await refused.text()).toMatch(/A token opens downloads only|you need the role (coder|editor|admin); yours is (viewer|coder|editor)\. Ask an administrator\. Nothing was stored\./)
  expect(stored(app)).toEqual(before)
})

test('the data behind the pages is for nobody who is not signed in', async () => {
  for (const { path, get } of Object.values(routes)) {
    if (!get.startsWith('302') || path === '/sign-out' || path === '/first-account') continue
    const address = new URL(addressOf(path), app.base)
    address.pathname = address.pathname === '/' ? '/_root.data' : `${address.pathname}.data`
    const answered = await fetch(address, { redirect: 'manual' })
    expect([path, unprotected(answered)]).toEqual([path, []])
    const answer = await answered.text()
    expect(answer, path).not.toMatch(/Johansson|Encryption|encrypt/)
  }
})

test('a viewer is offered nothing that a viewer may not do', async () => {
  await using opened = await signedInPage(browser, app, accounts.viewer)
  const { page } = opened
  for (const path of ['/', '/letters', letterPath(app), '/actors', '/actors?q=nobody-of-this-name', '/letters?q=nothing-of-this-kind', '/letters?state=untagged']) {
    await page.goto(path)
    expect(await page.getByRole('link', { name: /Add a letter|Add the first|Correct these|Edit/ }).count(), path).toBe(0)
    expect(await page.locator('main form[method=post]').count(), path).toBe(0)
  }
})

test('a coder is offered to add and to code, an editor also to correct', async () => {
  for (const [role, corrections] of [['coder', 0], ['editor', 1]] as const) {
    await using opened = await signedInPage(browser, app, accounts[role])
    await opened.page.goto('/letters')
    expect(await opened.page.getByRole('link', { name: '+ Add a letter' }).count()).toBe(1)
    await opened.page.goto(letterPath(app))
    expect(await opened.page.getByRole('form', { name: 'New position' }).count()).toBe(1)
    expect(await opened.page.getByRole('link', { name: 'Correct these' }).count()).toBe(corrections)
  }
})

test('a form that comes from another site is refused and changes nothing', async () => {
  const before = stored(app)
  const elsewhere: Record<string, string>[] = [{ origin: 'https://evil.example' }, { origin: 'null' }, { origin: `${app.base}.evil.example` }, {}, { 'sec-fetch-site': 'cross-site' }, { 'sec-fetch-site': 'same-site' }]
  for (const headers of elsewhere) {
    const answers = [await post(app, letterPath(app), cookies.admin, positionForm(app, { exact: 'I count on Microsoft' }), headers), await post(app, '/letters/new', cookies.admin, letterForm(), headers), await post(app, '/sign-in', '', accounts.admin, headers)]
    expect(answers.map(({ status }) => status), JSON.stringify(headers)).toEqual([403, 403, 403])
    expect(await answers[0]!.text()).toBe('This form was not sent from a page of Stanceline, so nothing was stored. Open the page here and send it again.')
  }
  expect(stored(app)).toEqual(before)
})

test('a viewer’s forged form stores nothing', async () => {
  const before = stored(app)
  const answers = [await post(app, letterPath(app), cookies.viewer, positionForm(app, { exact: 'I count on Microsoft' })), await post(app, '/letters/new', cookies.viewer, letterForm())]
  expect([answers.map(({ status }) => status), stored(app)]).toEqual([[403, 403], before])
})

test('signing in leads to a page of ours, whatever the address says', async () => {
  const { email, password } = accounts.viewer
  for (const next of ['//evil.example', 'https://evil.example/', '/\\evil.example', '/\t/evil.example', '\\\\evil.example', 'javascript:alert(1)']) {
    const answer = await post(app, '/sign-in', '', { email, password, next })
    expect([next, answer.status, answer.headers.get('location')]).toEqual([next, 302, '/'])
  }
  expect((await post(app, '/sign-in', '', { email, password, next: '/letters?q=a' })).headers.get('location')).toBe('/letters?q=a')
})

test('the session’s cookie is for the server alone, and signing out ends the session itself', async () => {
  const { email, password } = accounts.viewer
  const answer = await post(app, '/sign-in', '', { email, password })
  const [cookie] = answer.headers.getSetCookie()
  expect(cookie).toMatch(/; Path=\/; HttpOnly; SameSite=Lax/i)
  const session = cookie!.split(';')[0]!
  await post(app, '/sign-out', session, {})
  expect((await fetch(`${app.base}/letters`, { redirect: 'manual', headers: { cookie: session } })).status).toBe(302)
})
