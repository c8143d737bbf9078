import { createMemoryRouter, RouterProvider } from 'react-router-dom'
import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import { NameQuestions } from '#app/ui/imports/name-questions.tsx'

const question = { said: 'Y. Johansson', key: 'y. johansson', choices: [], alone: true, letters: 2 }

function renderQuestions(total: number): string {
  const element = <NameQuestions questions={[question]} total={total} />
  const router = createMemoryRouter([{ path: '/', element }])
  return renderToStaticMarkup(<RouterProvider router={router} />)
}

test('how many names are asked about is said where not all of them are shown', () => {
  expect(renderQuestions(120)).toContain(
    'These are the 1 of 120 names that most letters bear; the others follow once these are answered.',
  )
  expect(renderQuestions(1)).not.toContain('These are')
})
