import { createCookie } from '@remix-run/node'
import { isSecure } from '#app/http/site-address.ts'

/** Which dossier a browser showed last, so that pages which belong to none lead back to it. */
const dossierCookie = createCookie('stanceline-dossier', {
  path: '/',
  httpOnly: true,
  sameSite: 'lax',
  maxAge: 365 * 86_400,
})

/** The slug in a Cookie header; null where there is none of the form of one. Whether it may be seen is asked later. */
export async function parseLastDossier(cookieHeader: string | null): Promise<string | null> {
  const slug: unknown = await dossierCookie.parse(cookieHeader)
  return typeof slug === 'string' && /^[a-z0-9-]{1,80}$/.test(slug) ? slug : null
}

/** Remembers a dossier in the browser: the value of the Set-Cookie header. */
export function rememberDossier(request: Request, slug: string): Promise<string> {
  return dossierCookie.serialize(slug, { secure: isSecure(request) })
}
