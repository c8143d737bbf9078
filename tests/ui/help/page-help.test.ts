import { readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { pageHelps } from '#app/ui/help/page-help.ts'

/** Pages that somebody sees who is not signed in, or that lead on at once. */
const withoutHelp = [
  '$',
  '_index',
  'first-account',
  'invitation',
  'links.$token',
  'new-password',
  'sign-in',
  'sign-in_.provider',
  'sign-in_.provider_.return',
  'sign-out',
  'subscription',
]

test('every page that somebody signed in sees says what it is for, and no help is of a page that is gone', () => {
  const pages = readdirSync('app/routes')
    .filter((file) => file.endsWith('.tsx'))
    .filter((file) =>
      readFileSync(`app/routes/${file}`, 'utf8').includes('export default function'),
    )
    .map((file) => file.replace(/\.tsx$/, ''))
    .filter((page) => !withoutHelp.includes(page))
  expect(Object.keys(pageHelps).sort()).toEqual(pages.sort())
})
