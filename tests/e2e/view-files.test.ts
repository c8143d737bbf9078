import { expect, test } from 'vitest'
import { dossierPath, signedInPage } from '#tests/support/app.ts'
import { openedFor } from '#tests/support/opened.ts'

const { app, browser, account, cookie } = await openedFor('viewer')

const asOf = 'asOf=2020-12-31'

test.each([
  ['strips', `stances?${asOf}&rows=2`],
  ['a matrix', `stances?${asOf}&view=matrix`],
  ['moves', `moves?${asOf}`],
  ['a distribution', `distribution?${asOf}`],
  ['near and far', `near?${asOf}&of=Ylva+Johansson`],
  ['two actors', `near?${asOf}&of=Ylva+Johansson&with=Jakub+Boratyński`],
  ['gaps', 'coverage?asOf=2022-12-31'],
])(
  'without scripts %s leave the screen as tables of as many rows as the page says first',
  async (_what, page) => {
    await using opened = await signedInPage(browser, app, account, { javaScriptEnabled: false })
    await opened.page.goto(`${dossierPath}/${page}`)
    const places = await opened.page.locator('.take-away').all()
    expect(places.length).toBeGreaterThan(0)
    for (const place of places) {
      const said = /, (?:all )?([\d,]+) rows?:/.exec(await place.innerText())![1]
      const names = ['CSV', 'Excel', 'JSON']
      const answers = names.map(async (name) => {
        const link = place.getByRole('link', { name })
        const address = new URL((await link.getAttribute('href'))!, app.base)
        const answer = await fetch(address, { headers: { cookie } })
        return [answer.status, answer.headers.get('stanceline-rows')]
      })
      expect(await Promise.all(answers)).toEqual(names.map(() => [200, said]))
    }
  },
)

test('a table that there is none of, and an address that cannot be read, are answered with a sentence', async () => {
  const ask = async (path: string) => {
    const answer = await fetch(`${app.base}${dossierPath}/${path}`, { headers: { cookie } })
    return [answer.status, await answer.text()]
  }
  expect((await ask('moods.csv'))[0]).toBe(404)
  expect(await ask('stances.csv?topic=gone')).toEqual([
    400,
    'One of the topics in this address does not exist (any more). Choose again among those below.',
  ])
})
