import { createHash, createSign, generateKeyPairSync, randomUUID } from 'node:crypto'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'

/** Whoever is signed in at the provider: the claims that it makes of them. */
export type Somebody = { sub: string; email?: string; email_verified?: boolean; name?: string }

/** What the provider does wrong: changes to the ID token, a signature by another key, or a code that it does not know. */
export type Fault = { claims?: Record<string, unknown>; otherKey?: true; refuse?: string }

type Granted = { challenge: string; nonce: string; redirect: string; who: Somebody }

const client = { id: 'stanceline', secret: 'a secret of the client' }

const [ours, another] = [aKey(), aKey()]

function aKey() {
  const { publicKey, privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
  return {
    privateKey,
    jwk: { ...publicKey.export({ format: 'jwk' }), kid: 'one', alg: 'RS256', use: 'sig' },
  }
}

/** A provider of OpenID Connect on loopback that signs in `who` without asking: code flow, and only with PKCE (S256). */
export async function startProvider({ inUserInfo = false }: { inUserInfo?: boolean } = {}) {
  const state = { who: { sub: 'ana' } as Somebody, fault: {} as Fault }
  const codes = new Map<string, Granted>()
  const server = createServer((request, response) => void answer(request, response))
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready))
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { pathname, searchParams } = new URL(request.url!, issuer)
    const json = (status: number, body: unknown) =>
      response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body))
    if (pathname === '/.well-known/openid-configuration')
      return void json(200, descriptionOf(issuer))
    if (pathname === '/jwks') return void json(200, { keys: [ours.jwk] })
    if (pathname === '/userinfo') return void json(200, state.who)
    if (pathname === '/authorize')
      return void response.writeHead(302, { location: granted(searchParams) }).end()
    if (pathname === '/token') {
      const tokens = exchanged(
        new URLSearchParams(await text(request)),
        request.headers.authorization ?? '',
      )
      return void json(tokens ? 200 : 400, tokens ?? { error: 'invalid_grant' })
    }
    json(404, {})
  }

  function granted(asked: URLSearchParams): string {
    const [redirect, code] = [new URL(asked.get('redirect_uri')!), randomUUID()]
    redirect.searchParams.set('state', asked.get('state') ?? '')
    if (state.fault.refuse) redirect.searchParams.set('error', state.fault.refuse)
    else if (
      asked.get('client_id') === client.id &&
      asked.get('response_type') === 'code' &&
      asked.get('code_challenge_method') === 'S256'
    ) {
      codes.set(code, {
        challenge: asked.get('code_challenge')!,
        nonce: asked.get('nonce')!,
        redirect: asked.get('redirect_uri')!,
        who: state.who,
      })
      redirect.searchParams.set('code', code)
    } else redirect.searchParams.set('error', 'invalid_request')
    return redirect.href
  }

  /** The tokens for a code, once, for the client that knows its secret and the verifier of the challenge. */
  function exchanged(form: URLSearchParams, authorization: string) {
    const known = codes.get(form.get('code') ?? '')
    codes.delete(form.get('code') ?? '')
    const basic = `Basic ${Buffer.from([client.id, client.secret].map((part) => encodeURIComponent(part).replaceAll('%20', '+')).join(':')).toString('base64')}`
    const verified =
      createHash('sha256')
        .update(form.get('code_verifier') ?? '')
        .digest('base64url') === known?.challenge
    if (
      !known ||
      !verified ||
      authorization !== basic ||
      form.get('redirect_uri') !== known.redirect
    )
      return null
    const { sub, ...said } = known.who
    return {
      access_token: randomUUID(),
      token_type: 'bearer',
      expires_in: 60,
      id_token: signed({ sub, ...(inUserInfo ? {} : said), nonce: known.nonce }),
    }
  }

  function signed(said: Record<string, unknown>): string {
    const now = Math.floor(Date.now() / 1000)
    const parts = [
      { alg: 'RS256', kid: 'one', typ: 'JWT' },
      { iss: issuer, aud: client.id, iat: now, exp: now + 60, ...said, ...state.fault.claims },
    ]
      .map((part) => Buffer.from(JSON.stringify(part)).toString('base64url'))
      .join('.')
    return `${parts}.${createSign('RSA-SHA256')
      .update(parts)
      .sign((state.fault.otherKey ? another : ours).privateKey)
      .toString('base64url')}`
  }

  return {
    issuer,
    /** The settings of a Stanceline that trusts this provider. */
    settings: {
      OIDC_ISSUER: issuer,
      OIDC_CLIENT_ID: client.id,
      OIDC_CLIENT_SECRET: client.secret,
      OIDC_NAME: 'Example Staff',
    },
    /** Signs somebody else in from now on, or does something wrong. */
    now: (who: Somebody, fault: Fault = {}) => void Object.assign(state, { who, fault }),
    [Symbol.asyncDispose]: () =>
      new Promise<void>((closed) => {
        server.closeAllConnections()
        server.close(() => closed())
      }),
  }
}

/** What the provider tells of itself. */
const descriptionOf = (issuer: string) => ({
  issuer,
  authorization_endpoint: `${issuer}/authorize`,
  token_endpoint: `${issuer}/token`,
  jwks_uri: `${issuer}/jwks`,
  userinfo_endpoint: `${issuer}/userinfo`,
  response_types_supported: ['code'],
  subject_types_supported: ['public'],
  id_token_signing_alg_values_supported: ['RS256'],
  code_challenge_methods_supported: ['S256'],
})
