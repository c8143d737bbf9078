import { expect, test } from 'vitest'
import { findViolations } from '#tests/support/accessibility.ts'
import { dossierPath, signedInPage } from '#tests/support/app.ts'
import { openedFor } from '#tests/support/opened.ts'
import { altered } from '#tests/support/packages.ts'

const { app, browser, account: edith, cookie } = await openedFor('editor', 'Edith Braun')

const findTopics = (name: string) =>
  app.rows<{ proposition: string }>(
    `select v.proposition from topic_versions v
     where v.name = ? and v.version = (select max(w.version) from topic_versions w where w.topic_id = v.topic_id)`,
    name,
  )

/** The package of the dossier, in which the topic “Encryption” says something else. */
async function packageWith(proposition: string): Promise<Buffer> {
  const answer = await fetch(new URL(`${dossierPath}/package.zip`, app.base), {
    headers: { cookie },
  })
  return altered(Buffer.from(await answer.arrayBuffer()), ({ topics }) => {
    const { versions } = topics.find((topic) => topic.versions.at(-1)!.name === 'Encryption')!
    versions.at(-1)!.proposition = proposition
  })
}

test.each([
  ['scripts', true, 'Courts'],
  ['no scripts', false, 'Judges'],
] as const)(
  'a package whose topic says something else here is asked about, and comes in as a topic of its own, with %s',
  async (_with, javaScriptEnabled, word) => {
    const [here] = findTopics('Encryption')
    const proposition = `${word} should be able to order that encryption is broken.`
    const buffer = await packageWith(proposition)
    await using opened = await signedInPage(browser, app, edith, { javaScriptEnabled })
    const { page } = opened
    await page.goto('/imports')
    await page.setInputFiles('input[name=files]', {
      ...{ name: `${word}.stanceline.zip`, mimeType: 'application/zip', buffer },
    })
    await page.getByRole('button', { name: 'Read them' }).click()
    const question = page.getByRole('group', { name: 'Encryption' })
    // Without scripts the page says how far it is whenever it is looked at again.
    const look = async () => {
      if (!javaScriptEnabled) await page.reload()
      return question.count()
    }
    await expect.poll(look).toBe(1)
    expect((await question.locator('ins').allInnerTexts()).join(' ')).toContain(word)
    for (const width of javaScriptEnabled ? [1440, 390] : []) {
      await page.setViewportSize({ width, height: 900 })
      expect(await findViolations(page)).toEqual([])
    }

    // A name that is taken is refused at its field, and what was chosen is still there.
    const name = question.getByLabel(/^What the topic of its own is called/)
    await question.getByRole('radio', { name: /^Take it in as a topic of its own/ }).check()
    await name.fill('Interim Regulation')
    await page.getByRole('button', { name: /^Import with these answers/ }).click()
    await question.getByText(/Interim Regulation” is taken|already/).waitFor()
    expect(await name.inputValue()).toBe('Interim Regulation')
    expect(findTopics('Interim Regulation')).toHaveLength(1)

    await name.fill(`${word} and encryption`)
    await page.getByRole('button', { name: /^Import with these answers/ }).click()
    const stored = page.getByRole('link', { name: 'Stored 1', exact: true })
    const lookForStored = async () => {
      if (!javaScriptEnabled) await page.goto(page.url())
      return stored.count()
    }
    await expect.poll(lookForStored).toBe(1)
    expect(findTopics(`${word} and encryption`)).toEqual([{ proposition }])
    expect(findTopics('Encryption')).toEqual([here])
  },
)
