import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from 'playwright-core'
import { expect, onTestFinished, test } from 'vitest'
import { awake, letterPath, signedInPage, startApp, visit } from '#tests/support/app.ts'
import { openedFor } from '#tests/support/opened.ts'
import { post } from '#tests/support/posting.ts'
import { startProvider } from '#tests/support/provider.ts'

const { app, browser, account: admin, cookie } = await openedFor('admin', 'Ben Okafor')

type Screen = { name: string; path: string; then?: (page: Page) => Promise<unknown> }

function screens(): Screen[] {
  const [johansson] = app.rows<{ id: string }>(
    'select id from actors where name = ?',
    'Ylva Johansson',
  )
  const [topic] = app.rows<{ id: string }>('select id from topics order by place limit 1')
  const letter = letterPath(app)
  const keys = (page: Page) => page.getByRole('button', { name: /^Keys/ }).waitFor()
  const drawn = (page: Page) => page.locator('.chart-live .chart-dot').first().waitFor()
  return [
    { name: 'overview', path: '/', then: drawn },
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
      },
    },
    { name: 'adding, first step', path: '/letters/new', then: awake },
    {
      name: 'adding, second step',
      path: '/letters/new',
      then: async (page) => {
        await awake(page)
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
    { name: 'history of a letter', path: `${letter}/history` },
    { name: 'merging an actor', path: `/actors/${johansson!.id}/merge?q=a` },
    { name: 'who may see it', path: `${letter}/visibility` },
    { name: 'actors', path: '/actors' },
    { name: 'profile', path: `/actors/${johansson!.id}`, then: drawn },
    { name: 'topics', path: '/topics' },
    { name: 'topic', path: `/topics/${topic!.id}`, then: drawn },
    { name: 'timeline', path: '/timeline', then: drawn },
    { name: 'briefing', path: '/briefing' },
    { name: 'method', path: '/method' },
    { name: 'account', path: '/account' },
    { name: 'people', path: '/people' },
    {
      name: 'an invitation made',
      path: '/people',
      then: async (page) => {
        await page
          .getByLabel('E-mail address')
          .fill(`somebody.with.a.long.name.${Date.now()}@department.of.a.university.example.org`)
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

/** What depends on the colours alone, and so is all that is asked again in the dark. */
const ofColour = ['color-contrast', 'link-in-text-block']

/** What axe faults on a page in the light and in the dark, each with the first element that it means. */
async function violations(
  page: Page,
  themes: readonly ('light' | 'dark')[] = ['light', 'dark'],
): Promise<string[]> {
  const wrong: string[] = []
  for (const colorScheme of themes) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
    // No page of ours has frames, for which axe would open another page each time.
    const axe = new AxeBuilder({ page }).setLegacyMode(true)
    const found = await (colorScheme === 'dark' ? axe.withRules(ofColour) : axe).analyze()
    wrong.push(
      ...found.violations.map(
        ({ id, nodes }) =>
          `${colorScheme}: ${id} (${nodes.length}): ${nodes[0]!.html.slice(0, 160)} ${nodes[0]!.failureSummary?.split('\n')[1]?.trim() ?? ''}`,
      ),
    )
  }
  return wrong
}

/** By how many pixels a page is wider than its window. */
const overflow = (page: Page) =>
  page.evaluate(() => Math.max(0, document.documentElement.scrollWidth - window.innerWidth))

/** The answer 404 is written to the console by the browser itself. */
const ours = (fault: string) =>
  !/Failed to load resource: the server responded with a status of 40\d/.test(fault)

test.each([1440, 390])(
  'axe faults no screen %i pixels wide, none overflows, and nothing is complained of',
  async (width) => {
    await using opened = await signedInPage(browser, app, admin, {
      viewport: { width, height: 900 },
    })
    const { page, faults } = opened
    const wrong: string[] = []
    for (const { name, path, then } of screens()) {
      await page.goto(path)
      await then?.(page)
      // Narrow screens have the colours of the wide ones.
      wrong.push(
        ...(await violations(page, width === 390 ? ['light'] : undefined)).map(
          (one) => `${name}: ${one}`,
        ),
      )
      for (const wide of width === 1440 ? [1440, 1920] : [390]) {
        await page.setViewportSize({ width: wide, height: 900 })
        if (await overflow(page))
          wrong.push(`${name}: ${await overflow(page)} pixels wider than a window of ${wide}`)
      }
      await page.setViewportSize({ width, height: 900 })
    }
    expect(wrong).toEqual([])
    expect(faults.filter(ours)).toEqual([])
  },
  120_000,
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

test('axe faults no screen that nobody is signed in on', async () => {
  const provider = await startProvider()
  const empty = await startApp(provider.settings)
  onTestFinished(() => empty.stop().then(() => provider[Symbol.asyncDispose]()))
  const followed = await links()
  const wrong: string[] = []
  for (const width of [1440, 390]) {
    await using opened = await visit(browser, empty, { viewport: { width, height: 900 } })
    const { page, faults } = opened
    for (const path of [
      empty.link,
      '/sign-in',
      '/sign-in/provider/return',
      '/first-account?token=none',
      '/invitation?token=none',
      '/nowhere',
      ...followed,
    ]) {
      await page.goto(path)
      if (followed.includes(path)) await page.locator('input[type=password]').first().waitFor()
      if (path === '/sign-in')
        await page.getByRole('link', { name: 'Sign in with Example Staff' }).waitFor()
      wrong.push(...(await violations(page)).map((one) => `${path} ${width}: ${one}`))
      if (await overflow(page))
        wrong.push(`${path} ${width}: ${await overflow(page)} pixels wider than the window`)
    }
    wrong.push(...faults.filter(ours))
  }
  expect(wrong).toEqual([])
})
