import type { RequestHandler } from 'express'
import { basePath, stripBasePath } from '#app/base-path.ts'

/** A letter's own page: the only one that may stand in search engines. */
const letterPage = /^\/letters\/[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/

/**
 * Reads INDEX_PUBLIC_LETTERS, `yes` or `no`: whether search engines may list the pages of public letters. Throws a
 * sentence where it is something else.
 */
export function readIndexSetting(env: Record<string, string | undefined>): boolean {
  const setting = env.INDEX_PUBLIC_LETTERS || 'no'
  if (setting !== 'yes' && setting !== 'no')
    throw new Error(`INDEX_PUBLIC_LETTERS is “${setting}”. Set it to yes or no.`)
  return setting === 'yes'
}

/** Asks search engines to list nothing; with `publicLetters` nothing but the letters that they can open. */
export function forbidIndexing({ publicLetters }: { publicLetters: boolean }): RequestHandler {
  return (request, response, next) => {
    if (!publicLetters || !letterPage.test(stripBasePath(request.path)))
      response.setHeader('x-robots-tag', 'noindex, nofollow')
    next()
  }
}

/**
 * Robots may open letters, because a page that they may not open cannot tell them that it is not to be listed; of the
 * rest they would see but the form to sign in.
 */
export const answerRobots: RequestHandler = (_request, response) =>
  void response
    .type('text')
    .send(`User-agent: *\nAllow: ${basePath}/letters/\nDisallow: ${basePath}/\n`)
