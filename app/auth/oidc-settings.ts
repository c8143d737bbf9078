import { roles, type Role } from '#app/domain/users.ts'

/**
 * The provider of OpenID Connect that people may sign in with; `newcomersAre` is null where only
 * the invited come in.
 */
export type OidcSettings = {
  issuer: URL
  clientId: string
  clientSecret: string
  name: string
  newcomerRole: Role | null
}

/** Reads the OIDC_ settings; null where no provider is named. Throws with what to write where they cannot be used. */
export function readOidcSettings(
  env: Readonly<Record<string, string | undefined>> = process.env,
): OidcSettings | null {
  if (!env.OIDC_ISSUER) return null
  if (!env.OIDC_CLIENT_ID)
    throw new Error(
      'OIDC_ISSUER is set, but OIDC_CLIENT_ID is not. Set it to the id under which the provider knows this Stanceline.',
    )
  return {
    issuer: parseIssuer(env.OIDC_ISSUER),
    clientId: env.OIDC_CLIENT_ID,
    clientSecret: env.OIDC_CLIENT_SECRET ?? '',
    name: env.OIDC_NAME || 'your organisation',
    newcomerRole: parseNewcomerRole(env.OIDC_ROLE || 'viewer'),
  }
}

/** Whether an address is on this machine, where nobody listens in. */
export function isLoopback({ hostname }: URL): boolean {
  return ['127.0.0.1', '[::1]', 'localhost'].includes(hostname)
}

function parseIssuer(text: string): URL {
  const issuer = URL.canParse(text) ? new URL(text) : null
  if (
    issuer &&
    (issuer.protocol === 'https:' || (issuer.protocol === 'http:' && isLoopback(issuer)))
  )
    return issuer
  throw new Error(
    `OIDC_ISSUER is “${text}”, which is no https address. Set it to the provider’s issuer, ` +
      'for example https://accounts.example.org/realms/staff.',
  )
}

function parseNewcomerRole(text: string): Role | null {
  const role = roles.find((candidate) => candidate === text)
  if (role || text === 'none') return role ?? null
  throw new Error(
    `OIDC_ROLE is “${text}”. Set it to viewer, coder, editor or admin, or to none if only ` +
      'people with an invitation may come in.',
  )
}
