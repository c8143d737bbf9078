import type { Page } from 'playwright-core'
import { beforeAll, expect, test } from 'vitest'
import { dayFromNumber, dayNumber } from '#app/domain/days.ts'
import { openStore } from '#db/index.ts'
import { loadSyntheticCorpus, makeSyntheticCorpus } from '#seeds/synthetic/corpus.ts'
import { firstDay, lastDay } from '#seeds/synthetic/people.ts'
import { signedInPage } from '#tests/support/app.ts'
import { chance } from '#tests/support/chance.ts'
import { openedFor } from '#tests/support/opened.ts'
import { findOverlaps } from '#tests/support/overlaps.ts'
import { viewsByChance } from '#tests/support/views.ts'

const { app, browser, account, cookie } = await openedFor('editor')
const widths = [390, 1024, 1440] as const

let slug = ''
let people: string[] = []
let topics: string[] = []
let milestones: { name: string; day: string }[] = []
let pinned: string[] = []

/**
 * The actors of a corpus of 2,500 letters, so that rows of every height come, with the first 700 of its letters. Their
 * names are in five scripts, and one is of eighty letters.
 */
beforeAll(async () => {
  const whole = makeSyntheticCorpus(2_500, 7)
  const corpus = { ...whole, letters: takeFirst(whole.letters, 700) }
  await using store = await openStore(app.databaseUrl)
  const dossierId = await loadSyntheticCorpus(store, corpus)
  slug = (await store.dossiers.all()).find(({ id }) => id === dossierId)!.slug
  topics = (await store.topics.ofDossier(dossierId)).map(({ id }) => id)
  milestones = (await store.milestones.ofDossier(dossierId)).map(({ name, dated }) => ({
    ...{ name, day: dated.first },
  }))
  people = corpus.people.persons.map(({ actor }) => actor.id)
  pinned = people.slice(0, 3)
  const user = (await store.users.byEmail(account.email))!
  for (const actor of pinned) await store.visibleTo(user).pins.pin(dossierId, actor)
})

function* takeFirst<T>(things: Iterable<T>, count: number): Generator<T> {
  let left = count
  for (const thing of things) {
    if (left === 0) return
    left -= 1
    yield thing
  }
}

type MadeUpView = { page: 'stances' | 'distribution' | 'overview'; query: string; width: number }

/** A selection, a day and a way of showing them. */
function makeUpView(draw: () => number): MadeUpView {
  const pick = <T>(choices: readonly T[]): T => choices[Math.floor(draw() * choices.length)]!
  const params = new URLSearchParams()
  const [first, last] = [dayNumber(firstDay), dayNumber(lastDay)]
  params.set('asOf', dayFromNumber(first + Math.floor(draw() * (last - first))))
  const who = pick(['all', 'kind:person', 'kind:organisation', 'some'] as const)
  if (who === 'some')
    for (let left = pick([1, 5, 12]); left > 0; left -= 1) params.append('actor', pick(people))
  else if (who !== 'all') params.set('who', who)
  const view = pick([
    'strips',
    'strips',
    'all topics',
    'matrix',
    'distribution',
    'overview',
  ] as const)
  if (view === 'matrix') params.set('view', 'matrix')
  if (view === 'all topics') for (const topic of topics) params.append('topic', topic)
  if (view === 'strips' || view === 'distribution') params.set('topic', pick(topics))
  if (draw() < 0.5) params.set('group', pick(['organisation', 'kind']))
  if (draw() < 0.5) params.set('sort', pick(['heard', 'opposed', 'certain', 'silent', 'name']))
  if (view === 'matrix' && draw() < 0.5) params.set('since', '2019')
  return {
    page: view === 'distribution' || view === 'overview' ? view : 'stances',
    query: String(params),
    width: pick(widths),
  }
}

function makeUpViews(): MadeUpView[] {
  const draw = chance(viewsByChance.seed)
  return Array.from({ length: viewsByChance.count }, () => makeUpView(draw))
}

const pathOf = ({ page, query }: MadeUpView) =>
  `/dossiers/${slug}${page === 'overview' ? '' : `/${page}`}?${query}`

/** The names of pinned actors who have a row whose name cannot be read. */
const findUnlabelled = (page: Page) =>
  page
    .locator('.strip-row.pinned .strip-name a')
    .evaluateAll((names) =>
      names
        .filter((name) => name.getBoundingClientRect().width < 20 || !name.textContent?.trim())
        .map((name) => name.outerHTML),
    )

/** What the labels of milestones above the strips say, those that share one with others too. */
const readMilestones = (page: Page) =>
  page
    .locator('.strip-head:visible')
    .first()
    .locator('.strip-milestone-name title')
    .allTextContents()

test(`of ${viewsByChance.count} views by chance no words lie on each other, and nobody pinned and no milestone is nameless`, async () => {
  for (const width of widths) {
    await using opened = await signedInPage(browser, app, account, {
      viewport: { width, height: 900 },
    })
    const { page, faults } = opened
    for (const view of makeUpViews().filter((one) => one.width === width)) {
      await page.goto(pathOf(view))
      await page.evaluate(() => document.fonts.ready)
      const said = {
        view: pathOf(view),
        width,
        overlaps: await findOverlaps(page),
        unlabelled: await findUnlabelled(page),
        faults,
      }
      expect(said).toEqual({ ...said, overlaps: [], unlabelled: [], faults: [] })
      // The overview shows the last three years alone, and a page without strips no milestones.
      if (view.page === 'overview' || !(await page.locator('.strip-head:visible').count())) continue
      const asOf = new URLSearchParams(view.query).get('asOf')!
      const named = (await readMilestones(page)).join(' ')
      const nameless = milestones.filter(({ day, name }) => day <= asOf && !named.includes(name))
      expect([view.query, named, nameless]).toEqual([view.query, named, []])
    }
  }
})

test('the same address gives the same picture, byte for byte', async () => {
  const drawn = makeUpViews()
    .filter(({ page }) => page !== 'overview')
    .slice(0, 10)
  const ask = async (view: MadeUpView) => {
    const [path, query] = pathOf(view).split('?')
    const answer = await fetch(`${app.base}${path}.svg?${query}`, { headers: { cookie } })
    return answer.text()
  }
  for (const view of drawn) {
    const once = await ask(view)
    expect(once).toMatch(/^<svg /)
    expect((await ask(view)) === once).toBe(true)
  }
})
