import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import { OmittedNames } from '#app/ui/imports/name-questions.tsx'

test('how many names are asked about is said where not all of them are shown', () => {
  expect(renderToStaticMarkup(<OmittedNames shown={1} total={120} />).trim()).toBe(
    'These are the 1 of 120 names that most letters bear; the others follow once these are answered.',
  )
  expect(renderToStaticMarkup(<OmittedNames shown={1} total={1} />)).toBe('')
})
