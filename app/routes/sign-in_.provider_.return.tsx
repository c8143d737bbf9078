import { redirect, type LoaderFunctionArgs, type HeadersFunction } from '@remix-run/node'
import { accountForIdentity } from '#app/auth/oidc-account.ts'
import { toSafePath } from '#app/http/safe-path.ts'
import { finishSignIn, clearSignInCookie } from '#app/auth/oidc.ts'
import { enforceRateLimit, passRetryAfter } from '#app/http/rate-limits.ts'
import { startBrowserSession } from '#app/auth/sessions.ts'

export async function loader({ context: { admin, network }, request }: LoaderFunctionArgs) {
  await enforceRateLimit('sign-ins', network)
  const identity = await finishSignIn(request)
  const { id } = await accountForIdentity(admin, identity)
  const headers = new Headers()
  for (const cookie of [await startBrowserSession(admin, request, id), await clearSignInCookie()])
    headers.append('set-cookie', cookie)
  return redirect(toSafePath(identity.next), { headers })
}

export const headers: HeadersFunction = passRetryAfter

/** Never shown: the loader sends on. It is here so that a refusal is shown as a page. */
export default function ProviderReturn() {
  return null
}
