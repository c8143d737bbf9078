import { redirect, type LoaderFunctionArgs } from '@remix-run/node'
import { introduced } from '#app/http/introductions.ts'
import { ownPath } from '#app/http/paths.ts'
import { cameBack, forgotten } from '#app/http/provider.ts'
import { unhurried } from '#app/http/rates.ts'
import { signedIn } from '#app/http/sessions.ts'
import { theStore } from '#app/store.server.ts'

export async function loader({ request, context }: LoaderFunctionArgs) {
  unhurried('sign-ins', context.network)
  const met = await cameBack(request)
  const { id } = await introduced(await theStore(), met)
  const headers = new Headers()
  for (const cookie of [await signedIn(request, id), await forgotten()])
    headers.append('set-cookie', cookie)
  return redirect(ownPath(met.next), { headers })
}

/** Never shown: the loader sends on. It is here so that a refusal is shown as a page. */
export default function ProviderReturn() {
  return null
}
