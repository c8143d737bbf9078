import { createCookie } from '@remix-run/node'
import * as openid from 'openid-client'
import { z } from 'zod'
import type { ProviderClaims } from '#app/domain/sign-in-decision.ts'
import { isLoopback, readOidcSettings, type OidcSettings } from './oidc-settings.ts'
import { basePath } from '#app/base-path.ts'
import { isSecure, siteAddress } from '#app/http/site-address.ts'

/** What a browser keeps while its owner is at the provider: what the answer must fit, and where to go then. */
const pendingSignInSchema = z.object({
  state: z.string(),
  nonce: z.string(),
  verifier: z.string(),
  next: z.string(),
})
type PendingSignIn = z.infer<typeof pendingSignInSchema>

const cookie = createCookie('stanceline-provider', {
  path: `${basePath}/sign-in`,
  httpOnly: true,
  sameSite: 'lax',
  maxAge: 600,
})

/** What was learned at the provider: who it is there, and what it says of them. */
export type ProviderIdentity = {
  issuer: string
  subject: string
  claims: ProviderClaims
  next: string
}

/**
 * Sends a browser to the provider (code flow with PKCE, state and nonce): where to, and the cookie
 * for the way back.
 */
export async function beginSignIn(
  request: Request,
  next: string,
): Promise<{ location: string; cookie: string }> {
  const { client } = await requireProvider()
  const pending: PendingSignIn = {
    state: openid.randomState(),
    nonce: openid.randomNonce(),
    verifier: openid.randomPKCECodeVerifier(),
    next,
  }
  const location = openid.buildAuthorizationUrl(client, {
    redirect_uri: buildReturnAddress(request).href,
    scope: 'openid email profile',
    response_type: 'code',
    state: pending.state,
    nonce: pending.nonce,
    code_challenge: await openid.calculatePKCECodeChallenge(pending.verifier),
    code_challenge_method: 'S256',
  })
  return {
    location: location.href,
    cookie: await cookie.serialize(pending, { secure: isSecure(request) }),
  }
}

/**
 * Takes a browser back: who the provider says it is. Whatever does not fit what was sent out is
 * refused with a sentence.
 */
export async function finishSignIn(request: Request): Promise<ProviderIdentity> {
  const parsed = pendingSignInSchema.safeParse(await cookie.parse(request.headers.get('cookie')))
  if (!parsed.success)
    throw new Response(
      'This sign-in began in another browser, or more than ten minutes ago. Start it again from the sign-in page.',
      { status: 400 },
    )
  const { state, nonce, verifier, next } = parsed.data
  const { client } = await requireProvider()
  const address = buildReturnAddress(request)
  address.search = new URL(request.url).search
  try {
    const answer = await openid.authorizationCodeGrant(client, address, {
      pkceCodeVerifier: verifier,
      expectedState: state,
      expectedNonce: nonce,
      idTokenExpected: true,
    })
    const { iss, sub, ...tokenClaims } = answer.claims()!
    const userClaims =
      tokenClaims.email === undefined && client.serverMetadata().userinfo_endpoint
        ? await openid.fetchUserInfo(client, answer.access_token, sub)
        : tokenClaims
    return { issuer: iss, subject: sub, claims: readClaims(userClaims), next }
  } catch (error) {
    // What was wrong is for whoever runs the server: the kind of fault, without what the answer held.
    console.error(
      `A sign-in with ${client.serverMetadata().issuer} was refused: ${describeFault(error)}`,
    )
    throw new Response(
      'The answer of your organisation’s sign-in could not be confirmed, so you are not signed ' +
        'in. Start again from the sign-in page; if it happens again, ask an administrator.',
      { status: 403 },
    )
  }
}

/** The cookie that forgets a sign-in under way. */
export function clearSignInCookie(): Promise<string> {
  return cookie.serialize('', { maxAge: 0 })
}

/** The name of the provider for the button; null where there is none. */
export function findProviderName(): string | null {
  return readOidcSettings()?.name ?? null
}

let discovery: Promise<openid.Configuration> | undefined

/** The provider as it describes itself, asked once; a provider that did not answer is asked again the next time. */
async function requireProvider(): Promise<{
  client: openid.Configuration
  settings: OidcSettings
}> {
  const settings = readOidcSettings()
  if (!settings)
    throw new Response(
      'Signing in with an organisation’s account is not set up here. Sign in with a password.',
      { status: 404 },
    )
  discovery ??= discoverProvider(settings)
  try {
    return { client: await discovery, settings }
  } catch (error) {
    discovery = undefined
    console.error(
      `The provider ${settings.issuer.href} did not describe itself: ${describeFault(error)}`,
    )
    throw new Response(
      `${settings.name} cannot be reached at the moment. Try again in a minute, or sign in with a password.`,
      { status: 502 },
    )
  }
}

function discoverProvider({
  issuer,
  clientId,
  clientSecret,
}: OidcSettings): Promise<openid.Configuration> {
  const insecure =
    isLoopback(issuer) && issuer.protocol === 'http:' ? [openid.allowInsecureRequests] : []
  return openid.discovery(
    issuer,
    clientId,
    { [openid.clockTolerance]: 30 },
    clientSecret ? chooseSecretMethod(clientSecret) : openid.None(),
    { execute: [openid.enableNonRepudiationChecks, ...insecure], timeout: 10 },
  )
}

/**
 * Sends the secret the way that the provider takes it: in the body where it says so, otherwise as
 * the standard has it.
 */
function chooseSecretMethod(secret: string): openid.ClientAuth {
  const [inBody, basic] = [openid.ClientSecretPost(secret), openid.ClientSecretBasic(secret)]
  return (server, ...rest) =>
    (server.token_endpoint_auth_methods_supported?.includes('client_secret_post') ? inBody : basic)(
      server,
      ...rest,
    )
}

function readClaims({
  email,
  email_verified: verified,
  name,
}: Record<string, unknown>): ProviderClaims {
  return {
    email: typeof email === 'string' && z.email().max(200).safeParse(email).success ? email : null,
    emailVerified: verified === true,
    name: typeof name === 'string' && name.trim() ? name.trim().slice(0, 120) : null,
  }
}

function buildReturnAddress(request: Request): URL {
  return new URL(`${siteAddress(request)}/sign-in/provider/return`)
}

function describeFault(error: unknown): string {
  const { code, message } = error as { code?: string; message?: string }
  return [code, message].filter(Boolean).join(': ') || 'no reason given'
}
