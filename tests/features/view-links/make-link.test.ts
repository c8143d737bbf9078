import { expect, test } from 'vitest'
import { forecastLink } from '#app/features/view-links/make-link.ts'
import { somebody, theDossier, topicId } from '#tests/support/letters.ts'
import { openTestStore } from '#tests/support/store.ts'
import { keepLetterOf, linkTo, openNewLink, refusalOf } from '#tests/support/view-links.ts'

test('a link keeps the selection, and its token opens it without an account', async () => {
  await using store = await openTestStore()
  await keepLetterOf(store, 'Ylva Johansson')
  const encryption = await topicId(store)
  const query = `topic=${encryption}&names=ylva+johansson&sort=name&asOf=2020-12-31&at=a-quote&page=3`
  const { open, token } = await openNewLink(store, query, { days: '30' })
  expect(token).toMatch(/^[\w-]{32}$/)
  const { link, dossier } = await open()
  const [ylva] = await store.actors.all()
  expect(link.query).toEqual([
    ['topic', encryption],
    ['sort', 'name'],
    ['asOf', '2020-12-31'],
    ['actor', ylva!.id],
  ])
  expect(dossier.id).toBe(link.dossierId)
  const lasts = Date.parse(link.expiresAt!) - Date.parse(link.madeAt)
  expect(Math.round(lasts / 86_400_000)).toBe(30)
})

test('what will be shown is what somebody without an account sees, whoever asks', async () => {
  await using store = await openTestStore()
  await keepLetterOf(store, 'Ylva Johansson')
  await keepLetterOf(store, 'Hidden Hand', 'everyone')
  const forecast = await forecastLink({
    admin: store,
    dossier: await theDossier(store),
    table: 'stances',
    params: new URLSearchParams(`topic=${await topicId(store)}`),
  })
  expect(forecast).toMatchObject({ ok: true, rows: 1 })
  expect(JSON.stringify(forecast)).toContain('1 actor: all who spoke on it')
})

test.each([
  ['who=everyone', {}, 'form', 'Without an account this cannot be shown.'],
  ['', { kind: 'melting' }, 'kind', 'Choose whether it is live or frozen.'],
  ['', { days: '9' }, 'days', 'Choose for how long it works.'],
])('a link of %j with %j is refused', async (query, choices, field, says) => {
  await using store = await openTestStore()
  await keepLetterOf(store, 'Ylva Johansson')
  const made = await linkTo(store, query, choices)
  expect(made.ok || made.refusal.errors[field]).toContain(says)
})

test('nothing is linked to where no letter is public, nor by whom no public letter names', async () => {
  await using store = await openTestStore()
  await keepLetterOf(store, 'Hidden Hand', 'everyone')
  const nothing = await linkTo(store, '')
  expect(nothing.ok || nothing.refusal.errors.form).toContain('Nothing of this rests on public')
  await keepLetterOf(store, 'Ylva Johansson')
  const hidden = (await store.actors.all()).find(({ name }) => name === 'Hidden Hand')!
  const unseen = await linkTo(store, `actor=${hidden.id}`)
  expect(unseen.ok || unseen.refusal.errors.form).toContain('One of the actors')
})

test('a dossier that is for its team has no links, and those that it had show nothing', async () => {
  await using store = await openTestStore()
  await keepLetterOf(store, 'Ylva Johansson')
  const { open } = await openNewLink(store, '')
  const dossier = await theDossier(store)
  const { name, shortName, procedure, summary } = dossier
  await store.dossiers.save(
    dossier,
    { name, shortName, procedure, summary, audience: 'team' },
    somebody,
  )
  expect((await refusalOf(open()))[0]).toBe(410)
  const made = await linkTo(store, '')
  expect(made.ok || made.refusal.errors.form).toContain('This dossier is for its team alone')
})

test('a selection that is too long for a link is refused', async () => {
  await using store = await openTestStore()
  await keepLetterOf(store, 'Ylva Johansson')
  const made = await linkTo(store, `group=kind&closed=${'x'.repeat(9_000)}`)
  expect(made.ok || made.refusal.errors.form).toContain('This selection is too long for a link.')
})

test('a dossier has at most a hundred links', async () => {
  await using store = await openTestStore()
  await keepLetterOf(store, 'Ylva Johansson')
  const { open } = await openNewLink(store, '')
  const { dossierId } = (await open()).link
  const { id: userId } = (await store.users.byEmail('mia@example.org'))!
  for (let made = 1; made < 100; made += 1)
    await store.viewLinks.record(
      {
        ...{ dossierId, table: 'stances', query: [], expiresAt: null, frozen: null },
        token: `token ${made}`,
      },
      { userId, via: 'screen' },
    )
  const surplus = await linkTo(store, '')
  expect(surplus.ok || surplus.refusal.errors.form).toContain('This dossier has 100 links')
})
