import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { ServerBuild } from '@remix-run/node'
import { beforeAll, expect, test } from 'vitest'
import { openStore } from '#db/index.ts'
import { findViolations } from '#tests/support/accessibility.ts'
import {
  addAccount,
  cookieOf,
  dossierPath,
  dossierSlug,
  signedInPage,
  type Account,
} from '#tests/support/app.ts'
import { aPassage, keep } from '#tests/support/letters.ts'
import { opened } from '#tests/support/opened.ts'
import { post } from '#tests/support/posting.ts'
import { unzip } from '#tests/support/unzip.ts'

const { app, browser } = await opened({ EXPORTS_PER_MINUTE: '10000', SIGN_INS_PER_MINUTE: '1000' })

const quote = 'We welcome xylophonic, quibblesome detection without any delay'
const text = `Dear Sir,\n\n${quote}. We would not stand in its way.\n\nYours faithfully,\n\nYlva Johansson\n`
/** What the first coding alone says, and what the passage does. */
const [note, condition] = ['Zymurgically warm and fuzzwort.', 'without any delay']

let [ana, ben, eve] = [] as unknown as [Account, Account, Account]
let [letterId, positionId] = ['', '']
const idOf = (person: Account) =>
  app.rows<{ id: string }>('select id from users where email = ?', person.email)[0]!.id

beforeAll(async () => {
  ana = await addAccount(app, 'coder', 'Ana Kern')
  ben = await addAccount(app, 'coder', 'Ben Maas')
  eve = await addAccount(app, 'editor', 'Eve Editor')
  await using store = await openStore(app.databaseUrl)
  const doer = { userId: idOf(ana), via: 'screen' } as const
  const kept = await keep(store, {
    ...{ text, doer, form: { title: 'Reply on detection', dated: '2021-02-03' } },
    positions: [aPassage({ quote, level: 2, note, conditional: true, condition })],
  })
  ;[letterId, positionId] = [kept.id, kept.positionIds[0]!]
  const [dossier] = await store.dossiers.all()
  await store.codings.end(
    'finished',
    { ...{ letterId, dossierIds: [dossier!.id], userId: doer.userId }, textVersion: 1 },
    doer,
  )
})

/** An address of every page and file of the built app that needs nothing but what is stored, about the letter where it can be. */
async function listAddresses(): Promise<string[]> {
  const build = (await import(
    /* @vite-ignore */ pathToFileURL(join(process.cwd(), 'build/server/index.js')).href
  )) as ServerBuild
  const [mark] = app.rows<{ actor: string; topic: string }>(
    'select actor_id as actor, topic_id as topic from evidence where position_id = ?',
    positionId,
  )
  const views = ['stances', 'quotes', 'moves', 'coverage', 'distribution', 'near', 'audience']
  const asked = `actor=${mark!.actor}&topic=${mark!.topic}&at=${positionId}&of=${mark!.actor}`
  return Object.values(build.routes)
    .filter(({ module }) => module.loader !== undefined)
    .map(({ id }) => id.replace('routes/', ''))
    .filter((id) => !/^(root|sign|_index|\$$|health|first-account|links|tables)/.test(id))
    .flatMap((id) => (id.includes('$view') ? views.map((view) => id.replace('$view', view)) : [id]))
    .map((id) =>
      id
        .replace(/\[\.\]/g, '\0')
        .replace(/_?\._index$/, '')
        .replace(/_\./g, '.')
        .split('.')
        .join('/')
        .replaceAll('\0', '.')
        .replace('$slug', dossierSlug)
        .replace('$letterId', letterId)
        .replace('$actorId', mark!.actor)
        .replace('$topicId', mark!.topic)
        .replace('$positionId', positionId),
    )
    .filter((path) => !path.includes('$'))
    .flatMap((path) => [
      ...[`/${path}`, `/${path}?${asked}`],
      ...['xylophonic', 'Zymurgically'].map((words) => `/${path}?q=${words}&words=${words}`),
    ])
}

async function readText(path: string, cookie: string): Promise<string> {
  const answer = await fetch(new URL(path, app.base), { headers: { cookie }, redirect: 'manual' })
  const bytes = Buffer.from(await answer.arrayBuffer())
  const isArchive = /zip|officedocument/.test(answer.headers.get('content-type') ?? '')
  return isArchive ? [...unzip(bytes).values()].map(String).join('\n') : String(bytes)
}

test('until a second coder is done, no address and no file tells them anything of the letter or of its first coding', async () => {
  const cookies = { ben: await cookieOf(app, ben), eve: await cookieOf(app, eve) }
  const addresses = await listAddresses()
  const told = async (cookie: string, words: RegExp) => {
    const found: string[] = []
    for (const path of addresses) if (words.test(await readText(path, cookie))) found.push(path)
    return found
  }
  // Whoever codes it first, and editors, read of it in many places.
  const everywhere = await told(cookies.eve, /fuzzwort|quibblesome/)
  expect(everywhere.length).toBeGreaterThan(15)
  await using bens = await signedInPage(browser, app, ben)
  await bens.page.goto(`${app.base}/actors`)
  await using eves = await signedInPage(browser, app, eve)
  await eves.page.goto(`${app.base}/letters/${letterId}`)
  await eves.page.getByRole('link', { name: 'Give to a second coder' }).click()
  await eves.page.getByRole('combobox', { name: 'Second coder', exact: true }).selectOption({
    label: 'Ben Maas',
  })
  await eves.page.getByRole('button', { name: 'Give it' }).click()
  await eves.page.getByText(/^Ben Maas has this letter/).waitFor()
  // A page that was open before says so on the next one.
  expect(await bens.page.getByText(/is left out/).count()).toBe(0)
  await bens.page.getByRole('banner').getByRole('link', { name: 'Letters', exact: true }).click()
  await bens.page.getByText(/One letter is left out/).waitFor()
  expect(await told(cookies.ben, /fuzzwort/)).toEqual([])
  const open = new RegExp(`^/letters/${letterId}(/original|/pages)?(\\?.*)?$`)
  const own = await told(cookies.ben, /quibblesome/)
  expect(own.filter((path) => !open.test(path))).toEqual([])
  expect(own.length).toBeGreaterThan(0)
  // Every page says what it leaves out.
  for (const path of ['/letters', `${dossierPath}/stances`, '/actors', `${dossierPath}/topics`])
    expect(await readText(path, cookies.ben), path).toContain('One letter is left out')
  expect(await readText('/letters', cookies.eve)).not.toContain('left out')
  // What they send to addresses of the first coding is refused.
  const undone = await post(app, `/positions/${positionId}/history`, cookies.ben, { deed: 'undo' })
  expect(undone.status).toBeGreaterThanOrEqual(400)
}, 240_000)

test('coded by keys without seeing the first coding, done, and settled by an editor with keys alone', async () => {
  await using bens = await signedInPage(browser, app, ben)
  const { page } = bens
  await page.goto(`${app.base}/letters/${letterId}`)
  await page.getByText('You are coding this letter a second time').waitFor()
  expect(await page.getByText(note).count()).toBe(0)
  await page.getByRole('button', { name: /^Keys/ }).waitFor()
  await page.getByRole('article').focus()
  for (const key of ['ArrowDown', 'ArrowDown', '1', 'ArrowLeft', 'Enter'])
    await page.keyboard.press(key)
  await page.locator('.position').first().waitFor()
  await expect.poll(() => app.rows('select id from second_positions').length).toBe(1)
  expect(app.rows('select id from positions where letter_id = ?', letterId)).toHaveLength(1)
  expect(await findViolations(page)).toEqual([])
  // One key does not end it for good, however long it is held.
  await page.keyboard.down('f')
  await page.keyboard.down('f')
  await page.keyboard.up('f')
  await page.getByText(/cannot go on with yours/).waitFor()
  expect(app.rows('select id from second_codings where done_at is null')).toHaveLength(1)
  await page.keyboard.press('f')
  await page.getByText(note).first().waitFor()

  await using eves = await signedInPage(browser, app, eve)
  const desk = eves.page
  await desk.goto(`${app.base}${dossierPath}/differences`)
  await desk.getByRole('heading', { name: 'To settle' }).waitFor()
  expect(await findViolations(desk)).toEqual([])
  await desk.getByRole('radio', { name: /^Ben Maas/ }).waitFor()
  await desk.locator('body').click()
  await desk.keyboard.press('2')
  await desk.getByLabel('Why').pressSequentially('He reads the limits.')
  await desk.keyboard.press('Control+Enter')
  await desk.getByText('Settled.').waitFor()
  const [settled] = app.rows<{ choice: string }>(
    'select choice from coding_pairs where settled_at is not null',
  )
  expect(settled).toEqual({ choice: 'second' })
  await page.goto(`${app.base}${dossierPath}/differences`)
  await page.getByText('He reads the limits.').waitFor()
}, 240_000)
