import { afterAll, expect, test } from 'vitest'
import { addAccount, cookieOf, patience, signedInPage } from '#tests/support/app.ts'
import { answerByOrder, startLanguageModel, turnedSentence } from '#tests/support/language-model.ts'
import { opened } from '#tests/support/opened.ts'
import { addLetter, addPosition } from '#tests/support/posting.ts'

const model = await startLanguageModel(answerByOrder)
afterAll(() => model[Symbol.asyncDispose]())
const { app, browser } = await opened(model.settings)
const [ana, ada] = [
  await addAccount(app, 'coder', 'Ana Kovač'),
  await addAccount(app, 'admin', 'Ada Admin'),
]
const cookie = await cookieOf(app, ana)
const [detection] = app.rows<{ id: string }>(
  "select topic_id as id from topic_versions where name = 'Voluntary detection'",
)

let added = 0
/** A letter of sentences on the two topics by turns. */
async function addTurned(count: number, isCoded: boolean): Promise<string> {
  const sentences = Array.from({ length: count }, (_, at) =>
    turnedSentence(at % 2 ? 'detection' : 'encryption', `speaker ${at}`),
  )
  const text = `Dear Sir,\n\n${sentences.join(' ')}\n\nYours faithfully,\n\nYlva Johansson\n\nNumber ${(added += 1)}\n`
  const letter = await addLetter(app, cookie, { title: `Letter of ${count}`, text })
  if (isCoded)
    for (const [at, exact] of sentences.entries())
      await addPosition(app, cookie, letter, {
        exact,
        ...(at % 2 ? { topicId: detection!.id } : {}),
      })
  return letter
}

test(
  'a model is measured by an administrator and then asked by a coder, who sees what is sent before',
  { timeout: patience },
  async () => {
    for (let letters = 0; letters < 10; letters += 1) await addTurned(16, true)
    const letter = await addTurned(2, false)
    await using admin = await signedInPage(browser, app, ada)
    await admin.page.goto('/settings')
    await admin.page.getByRole('link', { name: 'What is set up' }).click()
    await admin.page.getByText('It was not measured yet, and is silent until then.').waitFor()
    await admin.page.getByRole('button', { name: 'Measure it on this store' }).click()
    await admin.page.getByRole('status').first().waitFor()
    await expect
      .poll(async () => {
        await admin.page.goto('/settings/language-model')
        return admin.page.getByRole('main').innerText()
      })
      .toContain('The language model, for topics: right in 100 %')

    await using coder = await signedInPage(browser, app, ana)
    await coder.page.goto(letter)
    const offer = coder.page.getByRole('region', { name: 'Language model' })
    expect(await offer.innerText()).toContain('are sent to small on this machine')
    await offer.getByRole('button', { name: 'Ask small' }).press('Enter')
    const cards = coder.page.getByRole('article', { name: /^Suggestion: / })
    await expect
      .poll(() => cards.first().innerText())
      .toContain('The language model small says “It turns to encryption”')
    expect(await cards.count()).toBe(2)
    expect(await offer.innerText()).toContain('small read 2 sentences of this letter on')
    expect([...admin.faults, ...coder.faults]).toEqual([])
  },
)

test('without scripts it is asked by a form', { timeout: patience }, async () => {
  const letter = await addTurned(4, false)
  await using plain = await signedInPage(browser, app, ana, { javaScriptEnabled: false })
  await plain.page.goto(`${letter}/suggestions`)
  await plain.page.getByRole('button', { name: 'Ask small' }).click()
  await expect
    .poll(async () => {
      await plain.page.goto(`${letter}/suggestions`)
      return plain.page.getByRole('button', { name: 'Accept' }).count()
    })
    .toBe(4)
})
