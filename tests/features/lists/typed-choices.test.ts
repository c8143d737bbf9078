import { expect, test } from 'vitest'
import { readTypedChoices } from '#app/features/lists/typed-choices.ts'

test('what was chosen is kept by its names, and nothing else of a form', () => {
  const form = new FormData()
  const answer = `answer.${'0f'.repeat(16)}`
  const chosen = { kind: 'topics', dossier: 'x', 'column.2': 'name', [answer]: 'new', 'row.7': '' }
  for (const [name, value] of Object.entries(chosen)) form.set(name, value)
  form.set('deed', 'take in')
  form.set('revision', '3')
  form.set('file', new File(['x'], 'x.csv'))
  expect(readTypedChoices(form)).toEqual(chosen)
})
