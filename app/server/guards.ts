import { createHash, randomBytes } from 'node:crypto'
import type { RequestHandler } from 'express'
import helmet from 'helmet'
import { stripBasePath } from '#app/base-path.ts'
import { embedStyle } from '#app/http/embed-page.ts'

/**
 * The headers of every answer: a content security policy with a fresh nonce, no framing but of embeds, no
 * sniffing, no referrer to other sites; behind TLS no way back from it for a year. Private pages
 * are never cached. While developing the policy would stop hot reload and is left out.
 */
export function setSecurityHeaders({ strict }: { strict: boolean }): RequestHandler {
  const protect = helmet({
    contentSecurityPolicy: strict && {
      useDefaults: false,
      directives: {
        defaultSrc: ["'none'"],
        scriptSrc: [
          "'self'",
          (_request, response) =>
            `'nonce-${(response as unknown as { locals: { nonce: string } }).locals.nonce}'`,
        ],
        styleSrc: ["'self'"],
        imgSrc: ["'self'", 'data:'],
        fontSrc: ["'self'"],
        connectSrc: ["'self'"],
        formAction: ["'self'"],
        frameAncestors: ["'none'"],
        baseUri: ["'none'"],
      },
    },
    strictTransportSecurity: false,
    referrerPolicy: { policy: 'same-origin' },
  })
  return (request, response, next) => {
    response.locals.nonce = randomBytes(16).toString('base64')
    response.setHeader('cache-control', 'no-store')
    if (request.secure) response.setHeader('strict-transport-security', 'max-age=31536000')
    const isEmbed = embedAddress.test(stripBasePath(request.path))
    ;(isEmbed ? protectEmbed : protect)(request, response, next)
  }
}

/** Where a link stands within pages of others, and nothing else of ours does. */
const embedAddress = /^\/links\/[\w-]+\/embed$/

/** A page that may stand in anybody's frame: it runs nothing, sends nothing and takes in nothing but its picture. */
const protectEmbed = helmet({
  contentSecurityPolicy: {
    useDefaults: false,
    directives: {
      defaultSrc: ["'none'"],
      imgSrc: ["'self'"],
      styleSrc: [`'sha256-${createHash('sha256').update(embedStyle).digest('base64')}'`],
      formAction: ["'none'"],
      baseUri: ["'none'"],
      frameAncestors: ['*'],
    },
  },
  xFrameOptions: false,
  strictTransportSecurity: false,
  referrerPolicy: { policy: 'same-origin' },
})

/** A request that asks to have itself sent back, cookies and all, is not answered: no page needs it. */
export const refuseTrace: RequestHandler = (request, response, next) => {
  if (request.method !== 'TRACE') return next()
  response
    .status(405)
    .set('allow', 'GET, HEAD, POST')
    .type('text')
    .send('Only GET, HEAD and POST are answered here.')
}

/**
 * Addresses that no page of ours has: with a NUL, which no text has and PostgreSQL does not take, or as an earlier
 * version of Remix asked for data.
 */
export const refuseStrayAddress: RequestHandler = (request, response, next) => {
  const [, query = ''] = request.originalUrl.split(/\?(.*)/s)
  if (!/%00|\0/.test(request.originalUrl) && !new URLSearchParams(query).has('_data')) return next()
  response
    .status(400)
    .type('text')
    .send('This address holds what no page here has. Open the page from the overview.')
}

/**
 * Writes are taken from our own pages only: the browser says where a form was sent from, and it cannot be forged there.
 * A program that presents a token passes: a page of another site cannot make a browser send one without our consent.
 */
export const requireSameOrigin: RequestHandler = (request, response, next) => {
  if (
    request.method === 'GET' ||
    request.method === 'HEAD' ||
    isSameOrigin(request.headers) ||
    isEndingLink(request.originalUrl) ||
    /^bearer\s/i.test(request.headers.authorization ?? '')
  ) {
    // Remix asks the same again, and takes an origin that is null, or a token's, for a fault of ours.
    if (!['GET', 'HEAD'].includes(request.method)) delete request.headers.origin
    return next()
  }
  response
    .status(403)
    .type('text')
    .send(
      'This form was not sent from a page of Stanceline, so nothing was stored. Open the page here and send it again.',
    )
}

/**
 * The link of a mail that ends what it is of, to which mail programs post from anywhere: its token is what counts
 * there, and no cookie does.
 */
const isEndingLink = (url: string): boolean =>
  /^\/subscription\?token=[\w-]+$/.test(stripBasePath(url))

function isSameOrigin({
  origin,
  host,
  'sec-fetch-site': site,
}: Record<string, string | string[] | undefined>): boolean {
  if (typeof origin === 'string' && origin !== 'null')
    return URL.canParse(origin) && new URL(origin).host === host
  return site === 'same-origin'
}

/** What is left of a body when its answer is out is let go of, so that it stands in nobody's way and in no memory. */
export const drainUnreadBody: RequestHandler = (request, response, next) => {
  response.once('finish', () => {
    if (request.complete) return
    request.removeAllListeners('data')
    request.resume()
  })
  next()
}
