import { randomUUID } from 'node:crypto'
import type { Page } from 'playwright-core'
import { afterAll, expect, test } from 'vitest'
import { findViolations } from '#tests/support/accessibility.ts'
import {
  addAccount,
  cookieOf,
  dossierPath,
  letterPath,
  signedInPage,
  startApp,
  visit,
} from '#tests/support/app.ts'
import { openedFor } from '#tests/support/opened.ts'
import { pdfOf } from '#tests/support/pdf-files.ts'
import { addLetter, addLetterFile, addPosition, post } from '#tests/support/posting.ts'
import { startProvider } from '#tests/support/provider.ts'

const { app, browser, account: admin, cookie } = await openedFor('admin', 'Ben Okafor')

/** An actor who was entered twice, and a list that is planned, so that their pages show all that they can. */
const made = { id: randomUUID() }
await post(app, '/actors/new', cookie, {
  ...{ deed: 'make anyway', id: made.id, name: 'Johansson, Ylva', kind: 'person' },
})
const list = new FormData()
const listed = 'Name,Kind,Belongs to\nAcme,organisation,\nAna Kovač,person,Nowhere\n,person,\n'
list.set('file', new Blob([listed]), 'actors.csv')
const { url: listPage } = await fetch(`${app.base}/lists?index`, {
  method: 'POST',
  headers: { origin: app.base, cookie },
  body: list,
})

type Screen = { name: string; path: string; then?: (page: Page) => Promise<unknown> }

const drawn = (page: Page) => page.locator('.chart-live .chart-dot').first().waitFor()

/** Reading, tagging, adding and correcting letters. */
function letterScreens(): Screen[] {
  const letter = letterPath(app)
  const keys = (page: Page) => page.getByRole('button', { name: /^Keys/ }).waitFor()
  return [
    { name: 'letters', path: '/letters' },
    { name: 'no letters found', path: '/letters?q=nothingofthiskind' },
    { name: 'letter', path: letter, then: keys },
    {
      name: 'letter while coding',
      path: letter,
      then: async (page) => {
        await keys(page)
        await page.getByRole('article').focus()
        for (const key of ['ArrowDown', 'ArrowDown', '1', 'ArrowRight', 'c'])
          await page.keyboard.press(key)
      },
    },
    {
      name: 'letter with an error',
      path: letter,
      then: async (page) => {
        await keys(page)
        await page.getByRole('button', { name: /^Save/ }).click()
        await page.getByRole('alert').first().waitFor()
      },
    },
    {
      name: 'letter’s keys',
      path: letter,
      then: async (page) => {
        await keys(page)
        await page.getByRole('button', { name: /^Keys/ }).click()
        await page.getByRole('dialog', { name: 'Help with this page' }).waitFor()
      },
    },
    { name: 'adding, first step', path: '/letters/new' },
    {
      name: 'adding, second step',
      path: '/letters/new',
      then: async (page) => {
        await page
          .getByLabel('Text of the letter')
          .fill(
            'Brussels, 29-10-2020\n\nDear Sir,\n\nWe support it.\n\nYours faithfully,\n\nYlva Johansson\n',
          )
        await page.getByRole('button', { name: 'Read its head' }).click()
        await page.getByRole('heading', { name: 'Is this right?' }).waitFor()
      },
    },
    { name: 'correction', path: `${letter}/correction` },
    { name: 'text of a letter', path: `${letter}/text` },
    {
      name: 'a corrected text before it is kept',
      path: `${letter}/text/correction`,
      then: async (page) => {
        await page.getByLabel('Why it is corrected').fill('A slip')
        const text = page.getByLabel('The whole text, corrected')
        await text.fill((await text.inputValue()).replace('The Commission', 'The Comission'))
        await page.getByRole('button', { name: 'Look at the difference' }).click()
        await page.getByRole('heading', { name: 'What it would do' }).waitFor()
      },
    },
    { name: 'quotes that lost their place', path: '/letters/lost' },
    { name: 'history of a letter', path: `${letter}/history` },
    { name: 'who may see it', path: `${letter}/visibility` },
  ]
}

/** Actors, and all that belongs to a dossier. */
function dossierScreens(): Screen[] {
  const [johansson] = app.rows<{ id: string }>(
    'select id from actors where name = ?',
    'Ylva Johansson',
  )
  const [topic] = app.rows<{ id: string }>(
    'select topic_id as id from dossier_topics order by place limit 1',
  )
  return [
    { name: 'ways to begin', path: '/welcome' },
    { name: 'overview', path: dossierPath },
    { name: 'merging an actor', path: `/actors/${johansson!.id}/merge?q=a` },
    { name: 'actors', path: '/actors' },
    { name: 'profile', path: `/actors/${johansson!.id}` },
    { name: 'topics', path: `${dossierPath}/topics` },
    { name: 'topic', path: `${dossierPath}/topics/${topic!.id}` },
    { name: 'stances', path: `${dossierPath}/stances?group=kind` },
    {
      name: 'stances as a matrix of two days',
      path: `${dossierPath}/stances?view=matrix&since=2020-10-31`,
    },
    { name: 'stances as lines', path: `${dossierPath}/stances?view=overlay`, then: drawn },
    {
      name: 'distribution by kind',
      path: `${dossierPath}/distribution?group=kind&asOf=2021-06-30&measure=shares`,
    },
    { name: 'quotes of a level', path: `${dossierPath}/quotes?coded=2&paragraphs=once` },
    { name: 'near and far of nobody', path: `${dossierPath}/near` },
    {
      name: 'near and far',
      path: `${dossierPath}/near?of=${johansson!.id}&asOf=2021-06-01`,
      then: (page) => page.locator('.near-list li').first().waitFor(),
    },
    {
      name: 'audience',
      path: `${dossierPath}/audience?of=${johansson!.id}&asOf=2021-06-01`,
      then: (page) => page.locator('.audiences').first().waitFor(),
    },
    { name: 'coverage', path: `${dossierPath}/coverage` },
    { name: 'a live table', path: `${dossierPath}/live-table?make=stances` },
    { name: 'making a link', path: `${dossierPath}/links?make=stances` },
    { name: 'changes', path: `${dossierPath}/changes` },
    { name: 'no changes', path: `${dossierPath}/changes?since=2100` },
    {
      name: 'choosing actors',
      path: `${dossierPath}/who?q=o&take=kind:unit&actor=${johansson!.id}&since=soon`,
    },
    {
      name: 'choosing actors from a pasted list',
      path: `${dossierPath}/who`,
      then: async (page) => {
        await page.getByLabel(/^Names or aliases/).fill('Ylva Johansson\nNobody')
        await page.getByRole('button', { name: 'See which are known' }).click()
        await page.getByRole('heading', { name: 'Not known' }).waitFor()
      },
    },
    { name: 'nobody moved', path: `${dossierPath}/moves` },
    {
      name: 'moves',
      path: `${dossierPath}/moves?since=2015-01-01&tone=shown`,
      then: (page) => page.locator('.finding').first().waitFor(),
    },
    {
      name: 'moves of an actor on a topic',
      path: `${dossierPath}/moves/${topic!.id}/${johansson!.id}`,
    },
    { name: 'briefing', path: `${dossierPath}/briefings` },
    { name: 'topic’s draft', path: `${dossierPath}/topics/${topic!.id}/draft` },
    { name: 'topic’s history', path: `${dossierPath}/topics/${topic!.id}/history` },
    { name: 'topic’s positions to re-check', path: `${dossierPath}/topics/${topic!.id}/recheck` },
    { name: 'second codings', path: `${dossierPath}/second-codings` },
    { name: 'self-checks', path: `${dossierPath}/self-checks` },
    { name: 'nothing to settle', path: `${dossierPath}/differences` },
    { name: 'correcting an actor', path: `/actors/${johansson!.id}/correction` },
    { name: 'dossiers', path: '/dossiers' },
    { name: 'a new dossier', path: '/dossiers/new' },
    { name: 'about a dossier', path: `${dossierPath}/settings` },
    { name: 'pinned actors', path: `${dossierPath}/pins` },
    {
      name: 'the switch between dossiers',
      path: dossierPath,
      then: (page) => page.getByLabel(/^Dossier: /).click(),
    },
  ]
}

/** What is made, compared, removed and taken in on pages of actors and lists. */
function actorScreens(): Screen[] {
  return [
    { name: 'making an actor', path: '/actors/new' },
    {
      name: 'making an actor of nearly a name that is here',
      path: '/actors/new?name=Ylva%20Johanson',
      then: async (page) => {
        await page.getByLabel('Kind').selectOption('person')
        await page.getByRole('button', { name: 'Make the actor' }).click()
        await page.getByRole('alert').first().waitFor()
      },
    },
    {
      name: 'duplicates',
      path: '/actors/duplicates',
      then: async (page) => {
        const card = page.locator('.twin').first()
        await card.getByRole('button', { name: 'The other one remains' }).waitFor()
      },
    },
    { name: 'removing an actor', path: `/actors/${made.id}/removal` },
    { name: 'taking in a list', path: '/lists' },
    {
      name: 'a list that is asked about',
      path: new URL(listPage).pathname,
      then: (page) => page.getByRole('heading', { name: 'Before these rows' }).waitFor(),
    },
  ]
}

/** The method, and what belongs to people and to the server. */
function otherScreens(): Screen[] {
  return [
    { name: 'method', path: '/method' },
    { name: 'method as of a day', path: `${dossierPath}/method?asOf=2020-11-30` },
    { name: 'help', path: '/help' },
    { name: 'search', path: '/search?q=encrypt' },
    {
      name: 'search over a page',
      path: '/help',
      then: async (page) => {
        await page.keyboard.press('Control+k')
        await page.keyboard.type('encrypt')
        await page.getByRole('option', { name: /^Reply on detection/ }).waitFor()
        await page.keyboard.press('ArrowDown')
      },
    },
    { name: 'search without words', path: '/search' },
    { name: 'quotes found', path: '/search?q=encrypt&only=quotes' },
    { name: 'nothing found', path: '/search?q=nothingofthiskind' },
    {
      name: 'the help of a page',
      path: '/letters',
      then: async (page) => {
        await page.getByRole('link', { name: 'Help with this page' }).click()
        await page.getByRole('dialog').waitFor()
      },
    },
    { name: 'account', path: '/account' },
    { name: 'people', path: '/people' },
    { name: 'settings', path: '/settings' },
    { name: 'language model', path: '/settings/language-model' },
    {
      name: 'an invitation made',
      path: '/people',
      then: async (page) => {
        await page
          .getByLabel('E-mail address')
          .fill(`somebody.with.a.long.name.${randomUUID()}@department.of.a.university.example.org`)
        await page.getByRole('button', { name: 'Make the link' }).click()
        await page.getByLabel('Link to the invitation').waitFor()
      },
    },
    { name: 'person', path: `/people/${app.rows<{ id: string }>('select id from users')[0]!.id}` },
    {
      name: 'menu',
      path: '/letters',
      then: (page) => page.getByLabel('Signed in as Ben Okafor').click(),
    },
    { name: 'not found', path: '/letters/00000000-0000-7000-8000-000000000000' },
  ]
}

/** Where something waits for somebody, with what waits there; and what is said of a letter beside its text. */
async function deskScreens(): Promise<Screen[]> {
  const letter = await addLetter(app, cookie, {
    title: 'A letter on desks',
    partyRows: '2',
    'party.1.role': 'recipient',
    'party.1.name': 'Rita Recipient',
  })
  const position = await addPosition(app, cookie, letter)
  const withdrawn = await addLetter(app, cookie, { title: 'A letter that is withdrawn' })
  const ana = await addAccount(app, 'coder', 'Ana Kovač')
  const [rita] = app.rows<{ id: string }>('select id from actors where name = ?', 'Rita Recipient')
  const [johansson] = app.rows<{ id: string }>(
    'select id from actors where name = ?',
    'Ylva Johansson',
  )
  const proposed = { deed: 'save', note: 'Head of Unit.', proposalNote: 'It says so.' }
  await post(app, `/actors/${rita!.id}/correction`, await cookieOf(app, ana), proposed)
  await post(app, `${letter}/concerns`, cookie, { deed: 'raise', words: 'The date is wrong.' })
  await post(app, `${letter}/remarks`, cookie, { deed: 'remark', position, words: 'Is it his?' })
  await post(app, `${letter}/translations`, cookie, {
    ...{ position, language: 'de', words: 'Wir sind dafür.', machine: 'person' },
    translator: 'Ana',
  })
  const reason = { deed: 'withdraw', reason: 'It is a forgery.', revision: '1' }
  await post(app, `${withdrawn}/withdrawal`, cookie, reason)
  const [topic] = app.rows<{ id: string }>(
    'select topic_id as id from dossier_topics order by place limit 1',
  )
  await post(app, `${letter}/asks`, cookie, { shown: '', ask: `${rita!.id} ${topic!.id}` })
  await post(app, '/letters?index&q=support', cookie, { deed: 'save search', name: 'Support' })
  const [search] = app.rows<{ id: string }>('select id from saved_searches')
  const withheld = await addLetter(app, cookie, {
    ...{
      title: 'Withheld in part',
      text: 'Dear ████,\n\nWe support [redacted] and [Art. 4(1)(b)] without reservation.\n',
    },
  })
  const stamp = '[1]'
  const said = { deed: 'set', stamp, redaction: 'all', exception: '1049-4-1-b' }
  await post(app, `${withheld}/redactions`, cookie, said)
  const own = { citation: 'section 40(2)', name: 'personal data', words: 'personal data of others' }
  await post(app, '/exceptions', cookie, { deed: 'add', act: 'FOIA 2000', ...own })
  const print = pdfOf([{ texts: [{ x: 70, y: 780, words: 'We support it without reservation.' }] }])
  const printed = await addLetterFile(app, cookie, 'print.pdf', print)
  const other = await addLetter(app, cookie, { title: 'Not hers', 'party.0.name': 'Olga Other' })
  await addPosition(app, cookie, other)
  return [
    { name: 'proposals', path: '/proposals' },
    { name: 'what waits for approval', path: '/approvals' },
    { name: 'letter with what waits', path: letter },
    { name: 'whom a letter asks', path: `${letter}/asks` },
    { name: 'suggestions', path: `${letter}/suggestions` },
    { name: 'what was withheld', path: `${withheld}/redactions?at=1` },
    { name: 'letter with what was withheld', path: withheld },
    { name: 'exceptions', path: '/exceptions' },
    { name: 'translations', path: `${letter}/translations?position=${position}` },
    { name: 'in charge of an editor', path: `${letter}/concerns` },
    { name: 'pages of an original', path: `${printed}/pages` },
    { name: 'remarks on a quote', path: `${letter}/remarks?position=${position}` },
    { name: 'withdrawing a letter', path: `${letter}/withdrawal` },
    { name: 'a withdrawn letter', path: `${withdrawn}/withdrawal` },
    { name: 'withdrawn letters', path: '/letters/withdrawn' },
    {
      name: 'giving letters to somebody',
      path: `/letters/deeds?deed=give&to=me&letter=${letter.split('/').at(-1)}`,
    },
    { name: 'choosing who may see letters', path: '/letters/deeds?deed=seen+by&all=1' },
    { name: 'alerts of a saved search', path: `/letters/searches/${search!.id}` },
    { name: 'whose positions these are', path: `${other}/holders?former=${johansson!.id}` },
  ]
}

/** What depends on the colours alone, and so is all that is asked again in the dark. */
const colourRules = ['color-contrast', 'link-in-text-block']

/** By how many pixels a page is wider than its window. */
const overflow = (page: Page) =>
  page.evaluate(() => Math.max(0, document.documentElement.scrollWidth - window.innerWidth))

/** The parts of the top bar that lie over one another; a dialog lies over all of them. */
const coveredParts = (page: Page) =>
  page.evaluate(() => {
    const parts = [...document.querySelectorAll('.top > :not(dialog)')].flatMap((part) => [
      part,
      ...part.querySelectorAll(':scope > summary'),
    ])
    return parts.flatMap((part, index) =>
      parts.slice(index + 1).flatMap((other) => {
        const [a, b] = [part.getBoundingClientRect(), other.getBoundingClientRect()]
        const isCovered =
          !part.contains(other) &&
          a.left < b.right - 1 &&
          b.left < a.right - 1 &&
          a.top < b.bottom - 1 &&
          b.top < a.bottom - 1
        return isCovered ? [`${part.className || part.tagName} over ${other.tagName}`] : []
      }),
    )
  })

/** The answer 404 is written to the console by the browser itself. */
const ours = (fault: string) =>
  !/Failed to load resource: the server responded with a status of 40\d/.test(fault)

type View = {
  name: string
  width: number
  colorScheme: 'light' | 'dark'
  rules?: readonly string[]
}

/** A page on a wide and a narrow window; the narrow one has the colours of the wide ones. */
const views: View[] = [
  { name: 'light', width: 1440, colorScheme: 'light' },
  { name: 'dark', width: 1440, colorScheme: 'dark', rules: colourRules },
  { name: 'narrow', width: 390, colorScheme: 'light' },
]

/** What is wrong with a page: what axe faults, and how much wider than a window it is. */
async function findFaults(page: Page): Promise<string[]> {
  const wrong: string[] = []
  for (const { name, width, colorScheme, rules } of views) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
    await page.setViewportSize({ width, height: 900 })
    wrong.push(...(await findViolations(page, { rules })).map((fault) => `${name}: ${fault}`))
  }
  for (const width of [390, 1024, 1200, 1440, 1920]) {
    await page.setViewportSize({ width, height: 900 })
    wrong.push(...(await coveredParts(page)).map((part) => `${width} pixels: ${part}`))
    if (await overflow(page))
      wrong.push(`${await overflow(page)} pixels wider than a window of ${width}`)
  }
  return wrong
}

const wideWindow = { viewport: { width: 1440, height: 900 } }

const onDesks = await deskScreens()

test.each([
  ...letterScreens(),
  ...dossierScreens(),
  ...actorScreens(),
  ...otherScreens(),
  ...onDesks,
])(
  'axe faults nothing on $name, wide and narrow, it does not overflow, and nothing is complained of',
  async ({ path, then }) => {
    await using opened = await signedInPage(browser, app, admin, wideWindow)
    const { page, faults } = opened
    await page.goto(path)
    await then?.(page)
    expect(await findFaults(page)).toEqual([])
    expect(faults.filter(ours)).toEqual([])
  },
)

/** Links that somebody follows without being signed in: an invitation, and one to a new password. */
async function links(): Promise<string[]> {
  const made = await Promise.all([
    post(app, '/people', cookie, { deed: 'invite', email: 'invited@example.org', role: 'coder' }),
    post(app, `/people/${app.rows<{ id: string }>('select id from users')[0]!.id}`, cookie, {
      deed: 'new password',
    }),
  ])
  return Promise.all(
    made.map(
      async (answer) =>
        /http:[^"<\s]+\/(?:invitation|new-password)\?token=[\w-]+/.exec(await answer.text())![0],
    ),
  )
}

const provider = await startProvider()
const unused = await startApp(provider.settings)
afterAll(() => unused.stop().then(() => provider[Symbol.asyncDispose]()))
const [invitation, newPassword] = await links()
const password = (page: Page) => page.locator('input[type=password]').first().waitFor()

test.each<Screen>([
  { name: 'first account', path: unused.link, then: password },
  {
    name: 'signing in',
    path: '/sign-in',
    then: (page) => page.getByRole('link', { name: 'Sign in with Example Staff' }).waitFor(),
  },
  { name: 'back from the provider', path: '/sign-in/provider/return' },
  { name: 'no first account', path: '/first-account?token=none' },
  { name: 'no invitation', path: '/invitation?token=none' },
  { name: 'nowhere', path: '/nowhere' },
  { name: 'invitation', path: invitation!, then: password },
  { name: 'new password', path: newPassword!, then: password },
])(
  'axe faults nothing on $name where nobody is signed in, wide and narrow',
  async ({ path, then }) => {
    await using opened = await visit(browser, unused, wideWindow)
    const { page, faults } = opened
    await page.goto(path)
    await then?.(page)
    expect(await findFaults(page)).toEqual([])
    expect(faults.filter(ours)).toEqual([])
  },
)
