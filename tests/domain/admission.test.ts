import { expect, test } from 'vitest'
import { admission, type Claims, type Known } from '#app/domain/admission.ts'

const ana: Claims = { email: 'ana@example.org', emailVerified: true, name: 'Ana Kovač' }
const stranger: Known = {
  tied: null,
  sameAddress: null,
  invitedAs: null,
  newcomersAre: null,
  anybody: true,
}
const [standing, gone] = [
  { deactivatedAt: null, tiedToAnother: false },
  { deactivatedAt: '2026-01-01', tiedToAnother: false },
]

test.each([
  ['somebody who came before', ana, { tied: standing }, { ok: true, as: 'tied' }],
  [
    'somebody who came before, whatever the address says by now',
    { ...ana, email: null, emailVerified: false },
    { tied: standing },
    { ok: true, as: 'tied' },
  ],
  [
    'whoever has an account with the verified address',
    ana,
    { sameAddress: standing },
    { ok: true, as: 'same address' },
  ],
  [
    'the invited, with the role of the invitation',
    ana,
    { invitedAs: 'editor', newcomersAre: 'viewer' },
    { ok: true, as: 'newcomer', role: 'editor' },
  ],
  [
    'newcomers, where they are let in',
    ana,
    { newcomersAre: 'viewer' },
    { ok: true, as: 'newcomer', role: 'viewer' },
  ],
] as const)('%s come in', (_who, claims, known, admitted) => {
  expect(admission(claims, { ...stranger, ...known })).toEqual(admitted)
})

test.each([
  [
    'whoever is deactivated',
    ana,
    { tied: gone, newcomersAre: 'admin' },
    /^This account is deactivated\./,
  ],
  [
    'whoever is deactivated and comes for the first time',
    ana,
    { sameAddress: gone, newcomersAre: 'admin' },
    /^This account is deactivated\./,
  ],
  [
    'an address that is not verified',
    { ...ana, emailVerified: false },
    { sameAddress: standing, invitedAs: 'admin', newcomersAre: 'viewer' },
    /without a verified e-mail address/,
  ],
  [
    'nobody’s address',
    { ...ana, email: null },
    { newcomersAre: 'viewer' },
    /without a verified e-mail address/,
  ],
  [
    'somebody who was given another’s old address',
    ana,
    { sameAddress: { deactivatedAt: null, tiedToAnother: true }, newcomersAre: 'viewer' },
    /belongs to somebody else at your organisation/,
  ],
  ['strangers, where only the invited come in', ana, {}, /^Nobody has invited ana@example\.org\./],
  [
    'anybody, while there is no administrator',
    ana,
    { anybody: false, newcomersAre: 'viewer' },
    /^Nobody has an account yet\./,
  ],
] as const)('%s is kept out', (_who, claims, known, reason) => {
  expect(admission(claims, { ...stranger, ...known } as Known)).toEqual({
    ok: false,
    reason: expect.stringMatching(reason),
  })
})
