import { roles, type Role } from '#app/domain/users.ts'

/** The provider of OpenID Connect that people may sign in with; `newcomersAre` is null where only the invited come in. */
export type ProviderSettings = {
  issuer: URL
  clientId: string
  clientSecret: string
  name: string
  newcomersAre: Role | null
}

/** Reads the OIDC_ settings; null where no provider is named. Throws with what to write where they cannot be used. */
export function providerSettings(
  env: Readonly<Record<string, string | undefined>> = process.env,
): ProviderSettings | null {
  if (!env.OIDC_ISSUER) return null
  if (!env.OIDC_CLIENT_ID)
    throw new Error(
      'OIDC_ISSUER is set, but OIDC_CLIENT_ID is not. Set it to the id under which the provider knows this Stanceline.',
    )
  return {
    issuer: issuerIn(env.OIDC_ISSUER),
    clientId: env.OIDC_CLIENT_ID,
    clientSecret: env.OIDC_CLIENT_SECRET ?? '',
    name: env.OIDC_NAME || 'your organisation',
    newcomersAre: roleIn(env.OIDC_ROLE || 'viewer'),
  }
}

/** Whether an address is on this machine, where nobody listens in. */
export function isLoopback({ hostname }: URL): boolean {
  return ['127.0.0.1', '[::1]', 'localhost'].includes(hostname)
}

function issuerIn(written: string): URL {
  const issuer = URL.canParse(written) ? new URL(written) : null
  if (
    issuer &&
    (issuer.protocol === 'https:' || (issuer.protocol === 'http:' && isLoopback(issuer)))
  )
    return issuer
  throw new Error(
    `OIDC_ISSUER is “${written}”, which is no https address. Set it to the provider’s issuer, for example https://accounts.example.org/realms/staff.`,
  )
}

function roleIn(written: string): Role | null {
  const role = roles.find((one) => one === written)
  if (role || written === 'none') return role ?? null
  throw new Error(
    `OIDC_ROLE is “${written}”. Set it to viewer, coder, editor or admin, or to none if only people with an invitation may come in.`,
  )
}
