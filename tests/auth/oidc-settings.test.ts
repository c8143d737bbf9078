import { expect, test } from 'vitest'
import { readOidcSettings } from '#app/auth/oidc-settings.ts'

const set = {
  OIDC_ISSUER: 'https://accounts.example.org/realms/staff',
  OIDC_CLIENT_ID: 'stanceline',
}

test('without an issuer there is no provider', () => {
  expect([readOidcSettings({}), readOidcSettings({ OIDC_ISSUER: '' })]).toEqual([null, null])
})

test('what is left out has a default', () => {
  expect(readOidcSettings(set)).toEqual({
    issuer: new URL(set.OIDC_ISSUER),
    clientId: 'stanceline',
    clientSecret: '',
    name: 'your organisation',
    newcomerRole: 'viewer',
  })
  expect(
    readOidcSettings({ ...set, OIDC_CLIENT_SECRET: 's', OIDC_NAME: 'Example', OIDC_ROLE: 'none' }),
  ).toMatchObject({ clientSecret: 's', name: 'Example', newcomerRole: null })
})

test.each(['http://127.0.0.1:4000', 'http://localhost:4000', 'http://[::1]:4000'])(
  '%s needs no TLS, as it is on this machine',
  (issuer) => {
    expect(readOidcSettings({ ...set, OIDC_ISSUER: issuer })?.issuer.href).toBe(`${issuer}/`)
  },
)

test.each([
  ['no client', { OIDC_CLIENT_ID: '' }, /^OIDC_ISSUER is set, but OIDC_CLIENT_ID is not\./],
  [
    'an issuer without TLS',
    { OIDC_ISSUER: 'http://accounts.example.org' },
    /^OIDC_ISSUER is “http:\/\/accounts\.example\.org”, which is no https address\./,
  ],
  [
    'an issuer whose name begins like this machine’s',
    { OIDC_ISSUER: 'http://localhost.example.org' },
    /which is no https address/,
  ],
  ['an issuer that is no address', { OIDC_ISSUER: 'example' }, /which is no https address/],
  [
    'a role that is none',
    { OIDC_ROLE: 'owner' },
    /^OIDC_ROLE is “owner”\. Set it to viewer, coder, editor or admin, or to none/,
  ],
])('%s is refused with what to write', (_what, changes, sentence) => {
  expect(() => readOidcSettings({ ...set, ...changes })).toThrow(sentence)
})
