import { expect, onTestFinished, test, vi } from 'vitest'
import { loadSubscriptionOffer, subscribe } from '#app/features/digests/subscribe.ts'
import { aPassage, actorId, keep, theDossier } from '#tests/support/letters.ts'
import { addUser } from '#tests/support/request-context.ts'
import { openTestStore } from '#tests/support/store.ts'

const mailSettings = {
  ...{ SMTP_URL: 'smtp://127.0.0.1:2525', SMTP_FROM: 'stance@example.org' },
  PUBLIC_URL: 'https://here.test',
}

function setUpMail(settings: Record<string, string> = mailSettings): void {
  for (const [name, value] of Object.entries(settings)) vi.stubEnv(name, value)
  onTestFinished(() => void vi.unstubAllEnvs())
}

async function withAna() {
  const store = await openTestStore()
  await keep(store, { positions: [aPassage({ level: -1 })] })
  const user = await addUser(store, 'viewer')
  const asked = async (query: string) => ({
    ...{ admin: store, masked: store.visibleTo(user), user, dossier: await theDossier(store) },
    params: new URLSearchParams(query),
  })
  return { store, user, asked, [Symbol.asyncDispose]: () => store[Symbol.asyncDispose]() }
}

test('what a page shows is subscribed to without its days, and its offer says that it is', async () => {
  setUpMail()
  await using world = await withAna()
  const { store, user, asked } = world
  const query = `actor=${await actorId(store)}&since=2030-01-01&page=2`
  expect(await loadSubscriptionOffer(await asked(query))).toMatchObject({ held: [] })
  expect(await subscribe(await asked(query), { kind: 'sentence', rhythm: 'daily' })).toEqual({
    ok: true,
    message:
      'You are subscribed: mails go to ana@example.org, every day at 06:00 UTC where there is something new.',
  })
  expect(await store.subscriptions.ofUser(user.id)).toMatchObject([
    {
      query: `actor=${await actorId(store)}`,
      sentence: expect.stringContaining('Ylva Johansson opposes') as string,
    },
  ])
  expect(await loadSubscriptionOffer(await asked(`${query}&asOf=2000`))).toMatchObject({
    ...{ email: 'ana@example.org', held: [{ kind: 'sentence', rhythm: 'daily' }] },
  })
  expect(await loadSubscriptionOffer(await asked(''))).toMatchObject({ held: [] })
})

test.each([
  ['an unknown kind', '', { kind: 'all', rhythm: 'daily' }, { kind: expect.any(String) as string }],
  ['no rhythm', '', { kind: 'changes' }, { rhythm: 'Choose how often.' }],
  [
    'an unknown actor',
    'actor=none',
    { kind: 'changes', rhythm: 'daily' },
    { form: expect.stringMatching(/does not exist.*Nothing was subscribed to\.$/) as string },
  ],
  [
    'too long an address',
    `actor=${'0'.repeat(5000)}`,
    { kind: 'changes', rhythm: 'daily' },
    { form: expect.stringMatching(/^This selection is too long/) as string },
  ],
])('%s is refused, and nothing is stored', async (_what, query, fields, errors) => {
  setUpMail()
  await using world = await withAna()
  const outcome = await subscribe(await world.asked(query), fields as Record<string, string>)
  expect(outcome).toMatchObject({ ok: false, cause: 'unfit', refusal: { errors } })
  expect(await world.store.subscriptions.ofUser(world.user.id)).toEqual([])
})

test('without a mail server nothing is offered or taken', async () => {
  setUpMail({ SMTP_URL: '', SMTP_HOST: '', SMTP_FROM: '' })
  await using world = await withAna()
  expect(await loadSubscriptionOffer(await world.asked(''))).toBeNull()
  expect(
    await subscribe(await world.asked(''), { kind: 'changes', rhythm: 'daily' }),
  ).toMatchObject({ refusal: { errors: { form: 'Mail is not set up here.' } } })
})
