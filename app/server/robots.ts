import type { RequestHandler } from 'express'
import { basePath, stripBasePath } from '#app/base-path.ts'

/** A letter's own page: the only one that may stand in search engines. */
const letterPage = /^\/letters\/[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/

/** Says whether search engines may list the pages of public letters. */
export type AskIndexing = () => Promise<boolean>

/**
 * Asks search engines to list nothing; where it is allowed, nothing but the letters that they can open. Where the store
 * does not say, nothing.
 */
export function forbidIndexing(mayIndexLetters: AskIndexing): RequestHandler {
  return (request, response, next) => {
    response.setHeader('x-robots-tag', 'noindex, nofollow')
    if (!letterPage.test(stripBasePath(request.path))) return next()
    const allow = (allowed: boolean) => void (allowed && response.removeHeader('x-robots-tag'))
    mayIndexLetters()
      .then(allow, () => {})
      .finally(next)
  }
}

/**
 * Robots may open letters and links in either case, because a page that they may not open cannot tell them that it is
 * not to be listed, nor those who share its address what it shows; of the rest they would see but the form to sign in.
 * Where letters may be listed, they get their looks too.
 */
export function answerRobots(mayIndexLetters: AskIndexing): RequestHandler {
  return (_request, response, next) => {
    const send = (allowed: boolean) =>
      void response
        .type('text')
        .send(
          `User-agent: *\nAllow: ${basePath}/letters/\nAllow: ${basePath}/links/\n` +
            `${allowed ? `Allow: ${basePath}/assets/\n` : ''}Disallow: ${basePath}/\n`,
        )
    mayIndexLetters()
      .catch(() => false)
      .then(send)
      .catch(next)
  }
}
