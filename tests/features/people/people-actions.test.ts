import { expect, test } from 'vitest'
import { applyPeopleForm } from '#app/features/people/people-actions.ts'
import { somebody } from '#tests/support/letters.ts'
import { addUser } from '#tests/support/request-context.ts'
import { openTestStore, type TestStore } from '#tests/support/store.ts'

const invitation = { deed: 'invite', email: 'ivo@example.org', role: 'coder' }

async function send(store: TestStore, fields: Record<string, string>) {
  const site = 'https://stances.example.org'
  return applyPeopleForm({ admin: store, performedBy: somebody, fields, site })
}

test('an invitation answers with its link once, and a withdrawn one is not listed any more', async () => {
  await using store = await openTestStore()
  expect(await send(store, invitation)).toMatchObject({
    ok: true,
    link: expect.stringMatching(/^https:\/\/stances\.example\.org\/invitation\?token=.{32}$/),
    message: 'Send this link to ivo@example.org. It is shown only now, works once and for 7 days.',
  })
  const [open] = await store.links.invitations()
  expect(open).toMatchObject({ email: 'ivo@example.org', role: 'coder' })
  expect((await send(store, { deed: 'withdraw', id: open!.id })).ok).toBe(true)
  expect(await store.links.invitations()).toEqual([])
})

test('whoever has an account is not invited, and what was typed comes back', async () => {
  await using store = await openTestStore()
  await addUser(store, 'viewer', 'Ivo Petrov')
  const fields = { ...invitation, email: ' IVO@example.org ' }
  expect(await send(store, fields)).toMatchObject({
    ok: false,
    cause: 'changed meanwhile',
    refusal: { errors: { email: expect.stringContaining('has an account already') }, fields },
  })
  expect(await store.links.invitations()).toEqual([])
})

test('an invitation without an address or a role is refused at both fields', async () => {
  await using store = await openTestStore()
  expect(await send(store, { ...invitation, email: 'ivo', role: '' })).toMatchObject({
    ok: false,
    cause: 'unfit',
    refusal: {
      errors: {
        email: 'Write an e-mail address such as ana@example.org.',
        role: 'Choose viewer, coder, editor or admin.',
      },
    },
  })
})
