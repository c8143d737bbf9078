import { expect, test } from 'vitest'
import { applyPeopleForm } from '#app/features/people/people-actions.ts'
import { logOf, somebody } from '#tests/support/letters.ts'
import { addUser } from '#tests/support/request-context.ts'
import { openTestStore, type TestStore } from '#tests/support/store.ts'

const site = 'https://stanceline.example/tracker'

const send = (admin: TestStore, fields: Record<string, string>) =>
  applyPeopleForm({ admin, performedBy: somebody, fields, site })

/** Invites somebody; the token that stands in the link. */
async function invite(store: TestStore, email: string, role = 'coder'): Promise<string> {
  const outcome = await send(store, { deed: 'invite', email, role })
  if (!outcome.ok) throw new Error(JSON.stringify(outcome))
  return new URL(outcome.link!).searchParams.get('token')!
}

test('an invitation is a link below the address of the site, and invites to what was chosen', async () => {
  await using store = await openTestStore()
  const fields = { deed: 'invite', email: ' ben@example.org ', role: 'editor' }
  const outcome = await send(store, fields)
  expect(outcome).toEqual({
    ok: true,
    link: expect.stringMatching(
      /^https:\/\/stanceline\.example\/tracker\/invitation\?token=[\w-]{32}$/,
    ),
    message: 'Send this link to ben@example.org. It is shown only now, works once and for 7 days.',
  })
  const token = new URL((outcome as { link: string }).link).searchParams.get('token')!
  expect(await store.links.invitationFor(token)).toEqual({
    email: 'ben@example.org',
    role: 'editor',
  })
  expect(await store.links.invitations()).toHaveLength(1)
})

test('an address that is none and one that has an account are refused, and nobody is invited', async () => {
  await using store = await openTestStore()
  await addUser(store)
  const unfit = { deed: 'invite', email: 'ben', role: 'owner' }
  expect(await send(store, unfit)).toEqual({
    ok: false,
    cause: 'unfit',
    refusal: {
      ok: false,
      errors: {
        email: 'Write an e-mail address such as ana@example.org.',
        role: 'Choose viewer, coder, editor or admin.',
      },
      fields: unfit,
    },
  })
  expect(
    await send(store, { deed: 'invite', email: 'ANA@example.org', role: 'admin' }),
  ).toMatchObject({
    cause: 'changed meanwhile',
    refusal: {
      errors: {
        email:
          'ANA@example.org has an account already. Look for it in the list; change its role there.',
      },
    },
  })
  expect(await store.rows('select purpose from one_time_links')).toEqual([])
})

test('who is invited again follows the newer link alone', async () => {
  await using store = await openTestStore()
  const [first, second] = [
    await invite(store, 'ben@example.org', 'viewer'),
    await invite(store, 'Ben@Example.org', 'coder'),
  ]
  expect([
    await store.links.invitationFor(first),
    (await store.links.invitationFor(second))?.role,
  ]).toEqual([null, 'coder'])
})

test('a withdrawn invitation leads nowhere, and every other stays', async () => {
  await using store = await openTestStore()
  const [withdrawn, kept] = [
    await invite(store, 'ben@example.org'),
    await invite(store, 'cho@example.org'),
  ]
  const { id } = (await store.links.invitations()).find(({ email }) => email === 'ben@example.org')!
  expect(await send(store, { deed: 'withdraw', id })).toEqual({
    ok: true,
    message: 'The invitation is withdrawn; its link works no more.',
  })
  expect([
    await store.links.invitationFor(withdrawn),
    (await store.links.invitationFor(kept))?.email,
  ]).toEqual([null, 'cho@example.org'])
  expect((await logOf(store, id)).map(({ deed }) => deed)).toEqual(['invited', 'withdrawn'])
})
