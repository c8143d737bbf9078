import { expect, test } from 'vitest'
import {
  requireDeed,
  requireFound,
  requirePermission,
  requirePermissionOn,
} from '#app/auth/guard.ts'
import type { RequestContext } from '#app/auth/request-context.ts'
import type { Permission } from '#app/domain/users.ts'
import { alteredForm, refusalOf } from '#tests/support/refusals.ts'
import { addUser, requestContextOf } from '#tests/support/request-context.ts'
import { openTestStore } from '#tests/support/store.ts'

/** Where a request is sent to instead. */
function redirectOf(context: RequestContext): string | null {
  try {
    requirePermission(context, 'read')
    return null
  } catch (answer) {
    return (answer as Response).headers.get('location')
  }
}

test('nobody is asked to sign in and comes back to the page, never to another site', async () => {
  await using store = await openTestStore()
  const nobody = requestContextOf(store, null)
  const from = (returnPath: string) => redirectOf({ ...nobody, returnPath })
  expect([from('/letters?q=a&page=2'), from('//evil.example')]).toEqual([
    '/sign-in?next=%2Fletters%3Fq%3Da%26page%3D2',
    '/sign-in?next=%2F',
  ])
  expect(redirectOf(requestContextOf(store, await addUser(store, 'viewer')))).toBeNull()
})

test('a role too low and what is somebody else’s are refused with whom to ask', async () => {
  await using store = await openTestStore()
  const context = requestContextOf(store, await addUser(store))
  const { user } = context
  expect(await refusalOf(() => requirePermission(context, 'merge actors and topics'))).toEqual([
    403,
    'To merge actors and topics you need the role editor; yours is coder. Ask an administrator. Nothing was stored.',
  ])
  const settle = (ownerId: string) =>
    requirePermission(context, 'settle imports', { resource: { ownerId } })
  expect(await refusalOf(() => settle('somebody'))).toEqual([
    403,
    'This belongs to somebody else. Nothing was stored.',
  ])
  expect(settle(user!.id).user).toBe(user)
  expect(requirePermissionOn(user!, 'code positions')).toBe(user)
})

test('a token opens only what programs may open, as far as its scope and its owner’s role reach', async () => {
  await using store = await openTestStore()
  const viewer = await addUser(store, 'viewer')
  const ask = (permission: Permission, byToken: boolean, scope: 'read' | 'write') => {
    const user = { ...viewer, scope }
    const context = { ...requestContextOf(store, user), credential: 'token' as const }
    return refusalOf(() => requirePermission(context, permission, { byToken }))
  }
  expect([
    await ask('read', true, 'read'),
    await ask('read', false, 'read'),
    await ask('add letters', true, 'read'),
    await ask('add letters', true, 'write'),
    await ask('change your own account', true, 'write'),
  ]).toEqual([
    null,
    [403, expect.stringMatching(/^A token opens downloads only/)],
    [403, 'To add letters a token needs the scope write; this one has read. Nothing was stored.'],
    [403, expect.stringMatching(/^To add letters you need the role coder; yours is viewer\./)],
    [403, expect.stringMatching(/^To change your own account a token needs/)],
  ])
})

test('a token that does not work is refused before anybody is asked to sign in', async () => {
  await using store = await openTestStore()
  const context = { ...requestContextOf(store, null), credential: 'refused token' as const }
  expect(await refusalOf(() => requirePermission(context, 'read'))).toEqual([
    401,
    expect.stringMatching(/^This token is not one of ours, or it is revoked or over\./),
  ])
})

test('what is not there is a 404 with a sentence; nothing at all is something that is there', async () => {
  const notFound = [
    404,
    'There is no such letter. It may have another address; look for it in the list.',
  ]
  expect(await refusalOf(() => requireFound(null, 'letter'))).toEqual(notFound)
  expect(await refusalOf(() => requireFound(undefined, 'letter'))).toEqual(notFound)
  expect([requireFound(0, 'number'), requireFound('', 'text')]).toEqual([0, ''])
})

test.each(['burn', 'constructor', '__proto__', 'toString', 'hasOwnProperty', '', null, undefined])(
  'a form asks for what its page offers: %s is not among that',
  async (name) => {
    expect(await refusalOf(() => requireDeed({ save: 1 }, name))).toEqual(alteredForm)
    expect(requireDeed({ save: 1 }, 'save')).toBe(1)
  },
)
