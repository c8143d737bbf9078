import { expect, test } from 'vitest'
import {
  decideSignIn,
  type ProviderClaims,
  type KnownAccounts,
} from '#app/domain/sign-in-decision.ts'

const ana: ProviderClaims = { email: 'ana@example.org', emailVerified: true, name: 'Ana Kovač' }
const stranger: KnownAccounts = {
  linkedAccount: null,
  accountWithEmail: null,
  invitedAs: null,
  newcomerRole: null,
  hasAccounts: true,
}
const [standing, gone] = [
  { deactivatedAt: null, linkedToAnother: false },
  { deactivatedAt: '2026-01-01', linkedToAnother: false },
]

test.each([
  ['somebody who came before', ana, { linkedAccount: standing }, { ok: true, as: 'tied' }],
  [
    'somebody who came before, whatever the address says by now',
    { ...ana, email: null, emailVerified: false },
    { linkedAccount: standing },
    { ok: true, as: 'tied' },
  ],
  [
    'whoever has an account with the verified address',
    ana,
    { accountWithEmail: standing },
    { ok: true, as: 'same address' },
  ],
  [
    'the invited, with the role of the invitation',
    ana,
    { invitedAs: 'editor', newcomerRole: 'viewer' },
    { ok: true, as: 'newcomer', role: 'editor' },
  ],
  [
    'newcomers, where they are let in',
    ana,
    { newcomerRole: 'viewer' },
    { ok: true, as: 'newcomer', role: 'viewer' },
  ],
] as const)('%s come in', (_who, claims, known, admitted) => {
  expect(decideSignIn(claims, { ...stranger, ...known })).toEqual(admitted)
})

test.each([
  [
    'whoever is deactivated',
    ana,
    { linkedAccount: gone, newcomerRole: 'admin' },
    /^This account is deactivated\./,
  ],
  [
    'whoever is deactivated and comes for the first time',
    ana,
    { accountWithEmail: gone, newcomerRole: 'admin' },
    /^This account is deactivated\./,
  ],
  [
    'an address that is not verified',
    { ...ana, emailVerified: false },
    { accountWithEmail: standing, invitedAs: 'admin', newcomerRole: 'viewer' },
    /without a verified e-mail address/,
  ],
  [
    'nobody’s address',
    { ...ana, email: null },
    { newcomerRole: 'viewer' },
    /without a verified e-mail address/,
  ],
  [
    'somebody who was given another’s old address',
    ana,
    { accountWithEmail: { deactivatedAt: null, linkedToAnother: true }, newcomerRole: 'viewer' },
    /belongs to somebody else at your organisation/,
  ],
  ['strangers, where only the invited come in', ana, {}, /^Nobody has invited ana@example\.org\./],
  [
    'anybody, while there is no administrator',
    ana,
    { hasAccounts: false, newcomerRole: 'viewer' },
    /^Nobody has an account yet\./,
  ],
] as const)('%s is kept out', (_who, claims, known, reason) => {
  expect(decideSignIn(claims, { ...stranger, ...known } as KnownAccounts)).toEqual({
    ok: false,
    reason: expect.stringMatching(reason),
  })
})
