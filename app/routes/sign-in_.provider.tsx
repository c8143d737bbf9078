import { redirect, type LoaderFunctionArgs, type HeadersFunction } from '@remix-run/node'
import { toSafePath } from '#app/http/safe-path.ts'
import { beginSignIn } from '#app/auth/oidc.ts'
import { enforceRateLimit, passRetryAfter } from '#app/http/rate-limits.ts'

export async function loader({ context, request }: LoaderFunctionArgs) {
  await enforceRateLimit('sign-ins', context.network)
  const { location, cookie } = await beginSignIn(
    request,
    toSafePath(new URL(request.url).searchParams.get('next')),
  )
  return redirect(location, { headers: { 'set-cookie': cookie } })
}

export const headers: HeadersFunction = passRetryAfter

/** Never shown: the loader sends on. It is here so that a refusal is shown as a page. */
export default function Provider() {
  return null
}
