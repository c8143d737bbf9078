import { redirect, type LoaderFunctionArgs } from '@remix-run/node'
import { ownPath } from '#app/http/paths.ts'
import { sentOut } from '#app/http/provider.ts'
import { unhurried } from '#app/http/rates.ts'

export async function loader({ request, context }: LoaderFunctionArgs) {
  unhurried('sign-ins', context.network)
  const { location, cookie } = await sentOut(
    request,
    ownPath(new URL(request.url).searchParams.get('next')),
  )
  return redirect(location, { headers: { 'set-cookie': cookie } })
}

/** Never shown: the loader sends on. It is here so that a refusal is shown as a page. */
export default function Provider() {
  return null
}
