import type { Locator, Page } from 'playwright-core'
import { beforeAll, expect, test } from 'vitest'
import { formatDay } from '#app/domain/days.ts'
import { dossierPath, signedInPage } from '#tests/support/app.ts'
import { openedFor } from '#tests/support/opened.ts'
import { askedOn, dayBefore, keepTenAnswers, sentenceOf } from '#tests/support/ten-questions.ts'

const { app, browser, account } = await openedFor('viewer')

beforeAll(() => keepTenAnswers(app.databaseUrl))

/** The deeds of somebody who answers a question from the overview: a click, a key that acts, one field filled. */
function countDeeds(page: Page) {
  let deeds = 0
  return {
    click: (place: Locator) => ((deeds += 1), place.click()),
    press: (key: string) => ((deeds += 1), page.keyboard.press(key)),
    fill: (field: Locator, words: string) => ((deeds += 1), field.fill(words)),
    choose: (field: Locator, value: string) => ((deeds += 1), field.selectOption(value)),
    count: () => deeds,
  }
}

type Deeds = ReturnType<typeof countDeeds>

const questions = (page: Page) =>
  page.getByRole('region', { name: 'What changed, what is missing' })
const since = (page: Page) => questions(page).getByLabel('Who moved since')
const finding = (page: Page, name: string) => page.locator('.finding').filter({ hasText: name })

/** Each question of an analyst, what answers it from the overview on, and how many deeds that takes. */
const answers: [
  question: string,
  deeds: number,
  answer: (page: Page, by: Deeds) => Promise<void>,
][] = [
  [
    '1 where Rita stands on encryption, since when, on which sentence',
    1,
    async (page, by) => {
      const strip = page.getByRole('grid').getByRole('row', { name: /^Rita Rival/ })
      expect(await strip.getAttribute('aria-label')).toContain(
        `Strongly supports, changed, since ${formatDay(dayBefore(60))}`,
      )
      await by.click(strip.locator('.strip-dot').last())
      const pane = page.getByRole('complementary', { name: 'Selected evidence' })
      await pane.getByText(sentenceOf('Rita Rival', 40)).waitFor()
    },
  ],
  [
    '2 who moved most since a day, and since which letter',
    2,
    async (page, by) => {
      await by.fill(since(page), dayBefore(310))
      await by.press('Enter')
      await page.getByRole('heading', { name: 'Who moved, 3' }).waitFor()
      await page
        .getByText(`Turn on ${formatDay(dayBefore(20))}`)
        .first()
        .waitFor()
      await finding(page, 'Carl Contrary').first().getByText('Carl Contrary, day 20').waitFor()
    },
  ],
  [
    '3 who turned',
    1,
    async (page, by) => {
      await by.click(questions(page).getByRole('link', { name: 'Who turned' }))
      await finding(page, 'Rita Rival').waitFor()
      expect(await page.locator('.finding').count()).toBe(2)
    },
  ],
  [
    '3 where only another signatory speaks',
    1,
    async (page, by) => {
      await by.click(questions(page).getByRole('link', { name: /another signatory/ }))
      await finding(page, 'Open House').getByText(sentenceOf('Bo Later', 100)).waitFor()
      expect(await page.locator('.finding').count()).toBe(1)
    },
  ],
  [
    '4 who contradicts themself within 90 days',
    1,
    async (page, by) => {
      await by.click(questions(page).getByRole('link', { name: /contradicts/ }))
      const card = finding(page, 'Carl Contrary')
      await card.getByText(sentenceOf('Carl Contrary', 50)).waitFor()
      await card.getByText(sentenceOf('Carl Contrary', 20)).waitFor()
      expect(await page.locator('.finding').count()).toBe(1)
    },
  ],
  [
    '5 who stands with Paul, who farthest, on what',
    3,
    async (page, by) => {
      await by.click(questions(page).getByRole('link', { name: 'Who stands near whom' }))
      await by.fill(page.getByLabel('Near and far of whom'), 'Paul Pleaser')
      await by.press('Enter')
      await page
        .getByRole('heading', { name: /^Paul Pleaser stands nearest to Rita Rival/ })
        .waitFor()
    },
  ],
  [
    '6 how many persons support it on a day, and 7 who of them breaks rank',
    3,
    async (page, by) => {
      await by.click(page.getByTitle('How many stand where on Encryption'))
      await by.choose(page.getByLabel('Group'), 'kind')
      const persons = page.getByRole('region', { name: 'Persons', exact: true })
      await persons.getByRole('listitem').filter({ hasText: 'Nora Naysayer' }).waitFor()
      await by.click(persons.getByText('As a table'))
      const day = persons.getByRole('row', {
        name: new RegExp(`^${formatDay(dayBefore(60))} `),
      })
      // Rita and Bo did; Ada was against it, and the two of the example were last heard in 2020.
      expect(await day.getByRole('cell').first().textContent()).toBe(
        '2 of 10 support, 1 of them strongly; 1 opposes; 7 unknown',
      )
    },
  ],
  [
    '8 what changed since a day',
    2,
    async (page, by) => {
      await by.fill(since(page), dayBefore(30))
      await by.press('Enter')
      await page.getByRole('heading', { name: 'Who moved, 1' }).waitFor()
      await finding(page, 'Carl Contrary').first().waitFor()
    },
  ],
  [
    '9 who was asked and has not answered, since when',
    1,
    async (page, by) => {
      await by.click(questions(page).getByRole('link', { name: /has not answered/ }))
      await page
        .getByText('Jan Nowak on Encryption, by', { exact: false })
        .filter({ hasText: 'not answered for 90 days' })
        .waitFor()
    },
  ],
  [
    '10 what Carl’s word would be without a letter',
    2,
    async (page, by) => {
      const cell = page.getByRole('table').getByRole('row').filter({ hasText: 'Carl Contrary' })
      await by.click(cell.locator('summary').first())
      await by.click(cell.getByRole('link', { name: /^Why this number/ }))
      const letter = page.getByRole('row').filter({ hasText: 'Carl Contrary, day 20' })
      await letter.getByText(/strongly supports/i).waitFor()
    },
  ],
]

test.each(answers)('%s, in at most three deeds: %i', async (_question, deeds, answer) => {
  await using opened = await signedInPage(browser, app, account)
  const { page, faults } = opened
  await page.goto(`${dossierPath}?asOf=${askedOn}`)
  const by = countDeeds(page)
  await answer(page, by)
  expect(by.count()).toBe(deeds)
  expect(deeds).toBeLessThanOrEqual(3)
  expect(faults).toEqual([])
})
