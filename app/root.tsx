import favicon from './ui/favicon.svg?url'
import interLatin from '@fontsource-variable/inter/files/inter-latin-wght-normal.woff2?url'
import serifLatin from '@fontsource-variable/source-serif-4/files/source-serif-4-latin-wght-normal.woff2?url'
import '@fontsource-variable/inter/index.css'
import '@fontsource-variable/source-serif-4/index.css'
import '@fontsource-variable/source-serif-4/wght-italic.css'
import './ui/tokens.css'
import './ui/base.css'
import { data } from '@remix-run/node'
import type {
  HeadersFunction,
  LinksFunction,
  LoaderFunctionArgs,
  MetaFunction,
} from '@remix-run/node'
import {
  isRouteErrorResponse,
  Link,
  Links,
  Meta,
  Outlet,
  Scripts,
  ScrollRestoration,
  useLoaderData,
  useRouteError,
  useRouteLoaderData,
} from '@remix-run/react'
import { useContext, type ReactNode } from 'react'
import { rememberDossier } from '#app/auth/last-dossier.ts'
import { actInDossier, chooseCurrentDossier } from '#app/domain/dossiers.ts'
import { hasPermission } from '#app/domain/users.ts'
import { copyRetryAfter } from '#app/http/rate-limits.ts'
import { ChosenKeysContext } from '#app/ui/keys/use-keys.ts'
import { PagesWithHelp } from '#app/ui/help/help-dialog.tsx'
import { revalidateOnNewPage } from '#app/ui/keep-in-place.ts'
import { LeftOutNote } from '#app/ui/second-coding/left-out-note.tsx'
import { TopBar } from '#app/ui/top-bar.tsx'
import { NonceContext } from '#app/ui/nonce-context.ts'

export const links: LinksFunction = () => [
  { rel: 'icon', href: favicon, type: 'image/svg+xml' },
  ...[interLatin, serifLatin].map((href) => ({
    rel: 'preload',
    href,
    as: 'font' as const,
    type: 'font/woff2',
    crossOrigin: 'anonymous' as const,
  })),
]

export const meta: MetaFunction = () => [{ title: 'Stanceline' }]

/** A page that a refusal is shown on says how long to wait, as the refusal does. */
export const headers: HeadersFunction = ({ errorHeaders }) =>
  errorHeaders ? copyRetryAfter(errorHeaders) : {}

export const shouldRevalidate = revalidateOnNewPage

/** Pages are for whoever is signed in; a program that presents a token is shown as nobody. */
export async function loader({ context, request, params }: LoaderFunctionArgs) {
  const { user, credential, lastDossier } = context
  if (credential !== 'session')
    return data({ user: null, keys: {}, dossiers: [], currentSlug: null, leftOut: [] })
  const found = await context.visible.dossiers.all()
  const current = chooseCurrentDossier(found, params.slug ?? lastDossier)
  const isChosen = current !== null && current.slug === params.slug && current.slug !== lastDossier
  return data(
    {
      user,
      keys: context.keys,
      dossiers: found.map((dossier) => {
        const { slug, name, shortName, procedure, isExample, closedAt, audience, teamRole } =
          dossier
        const mayLink =
          audience === 'everyone' &&
          user !== null &&
          hasPermission(actInDossier(user, dossier), 'make read-only links')
        return {
          ...{ slug, name, shortName, procedure, isExample, closedAt },
          ...{ audience, teamRole, mayLink },
        }
      }),
      currentSlug: current?.slug ?? null,
      leftOut: (await context.visible.secondCodings.own()).map(({ letterId, title }) => ({
        ...{ letterId, title },
      })),
    },
    isChosen ? { headers: { 'set-cookie': await rememberDossier(request, current.slug) } } : {},
  )
}

export function Layout({ children }: { children: ReactNode }) {
  const nonce = useContext(NonceContext)
  return (
    <html lang="en">
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <Meta />
        <Links />
      </head>
      <body>
        {children}
        <ScrollRestoration nonce={nonce} />
        <Scripts nonce={nonce} />
      </body>
    </html>
  )
}

export default function App() {
  const { user, keys, dossiers, currentSlug, leftOut } = useLoaderData<typeof loader>()
  const page = (
    <main id="main" tabIndex={-1}>
      <Outlet />
    </main>
  )
  if (!user) return page
  return (
    <ChosenKeysContext.Provider value={keys}>
      <PagesWithHelp>
        <TopBar {...{ user, dossiers, currentSlug }} />
        <LeftOutNote letters={leftOut} />
        {page}
      </PagesWithHelp>
    </ChosenKeysContext.Provider>
  )
}

export function ErrorBoundary() {
  const error = useRouteError()
  const known = useRouteLoaderData<typeof loader>('root')
  const user = known?.user
  const isAnswer = isRouteErrorResponse(error)
  const title = !isAnswer
    ? 'Something went wrong here'
    : error.status === 404
      ? 'Not found'
      : error.status === 410
        ? 'Erased'
        : error.status === 403
          ? 'Not allowed'
          : 'This did not work'
  const isUnmatched =
    isAnswer && error.status === 404 && String(error.data).includes('No route matches')
  const sentence = isUnmatched
    ? 'There is no page at this address. Look for the thing in its list, or search for it above.'
    : isAnswer && typeof error.data === 'string' && error.data && error.status !== 500
      ? error.data.replace(/^Error: /, '')
      : 'The fault is ours and is in the server’s log. What was stored is unchanged; try again, or go back to the overview.'
  return (
    <>
      {user && <TopBar user={user} dossiers={known.dossiers} currentSlug={known.currentSlug} />}
      <main id="main" className="page">
        <div className="card empty">
          <h1>{title}</h1>
          <p>{sentence}</p>
          <Link className="button" to="/">
            Go to the overview
          </Link>
        </div>
      </main>
    </>
  )
}
