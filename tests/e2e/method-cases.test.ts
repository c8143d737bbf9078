import { beforeAll, expect, test } from 'vitest'
import { formatDay } from '#app/domain/days.ts'
import { dossierPath, patience, signedInPage } from '#tests/support/app.ts'
import { openedFor } from '#tests/support/opened.ts'
import { keepStanceCases, stanceCases, type StanceCase } from '#tests/support/stance-cases.ts'

const { app, browser, account } = await openedFor('viewer')
let kept: Awaited<ReturnType<typeof keepStanceCases>>

beforeAll(async () => {
  kept = await keepStanceCases(app.databaseUrl)
}, patience)

const absenceWords = { evaded: 'evaded', withheld: 'withheld', no_position: 'no position' }

/** What must stand beside the word of a case, each by itself; what is false must not. */
function listBeside(expected: StanceCase['expect']): [isThere: boolean, words: string][] {
  const { unanswered, later_absence: later, since, record, record_word: recordWord } = expected
  const [count, asked] = unanswered
  return [
    [expected.one_letter, 'one letter'],
    [expected.now_divided, 'says both'],
    [expected.stale, 'stale'],
    [expected.order_uncertain, 'order uncertain'],
    [expected.changed, 'changed'],
    [expected.coders_differ, 'coders differ'],
    [expected.divided, 'divided'],
    [expected.capped, 'capped'],
    [count > 0, `${count} of ${asked} unanswered`],
    [later !== null, `since then: ${later && absenceWords[later.absence]}`],
    [record !== null, `record ${recordWord}`],
    [since !== null, `since ${since && formatDay(since)}`],
    [expected.since_or_earlier, 'or earlier'],
  ]
}

test('each published case is told by the page of its number as it was published', async () => {
  await using opened = await signedInPage(browser, app, account)
  const { page } = opened
  for (const [number, { as_of: asOf, expect: expected }] of stanceCases.entries()) {
    await page.goto(`${dossierPath}/why/${kept.topicId}/${kept.actorIds[number]}?asOf=${asOf}`)
    const stance = page.locator('.stance-word').first().locator('xpath=..')
    const words = (await stance.innerText()).replaceAll('\n', ' ').trim()
    const beside = Object.fromEntries(
      listBeside(expected).map(([, sign]) => [sign, words.includes(sign)]),
    )
    expect(
      { number, word: words.toLowerCase().startsWith(expected.word), ...beside },
      words,
    ).toEqual({
      number,
      word: true,
      ...Object.fromEntries(listBeside(expected).map(([isThere, sign]) => [sign, isThere])),
    })
    const sums = await page.locator('.why-sums').innerText()
    for (const [mean, end] of [
      [expected.now, ', so now is'],
      [expected.record, ', so the record is'],
    ] as const)
      if (mean !== null)
        expect(Number(readNumberBefore(sums, end)), `${number}: ${sums}`).toBeCloseTo(mean, 2)
  }
  expect(opened.faults).toEqual([])
})

/** The number that stands before these words, with a minus that computers read. */
function readNumberBefore(sums: string, end: string): string {
  const before = sums.slice(0, sums.indexOf(end))
  return /[+\u2212]?[\d.]+$/.exec(before)![0].replace('\u2212', '-')
}
