import { expect, test } from 'vitest'
import { readTextFields } from '#app/http/forms.ts'

test('a form’s fields are its texts, the last of each name, without files', () => {
  const form = new FormData()
  form.append('name', 'first')
  form.append('name', 'last')
  form.append('file', new File(['x'], 'x.txt'))
  expect(readTextFields(form)).toEqual({ name: 'last' })
})

test('a field called like a part of every object is a field', () => {
  const form = new FormData()
  form.append('__proto__', 'x')
  form.append('constructor', 'y')
  expect(Object.entries(readTextFields(form))).toEqual([
    ['__proto__', 'x'],
    ['constructor', 'y'],
  ])
})
