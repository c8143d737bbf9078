import { expect, test } from 'vitest'
import { z } from 'zod'
import { collectFieldErrors, readTextFields, refuseForm } from '#app/http/forms.ts'

test('errors are by field, the first of each, those of the whole form under “form”', () => {
  const schema = z.object({
    name: z.string().min(5, 'too short').regex(/^a/, 'no a'),
    parties: z.array(z.object({ role: z.string() })),
  })
  expect(
    collectFieldErrors(schema.safeParse({ name: 'x', parties: [{ role: 1 }] }).error!),
  ).toMatchObject({
    name: 'too short',
    'parties.0.role': expect.any(String),
  })
  expect(collectFieldErrors(z.string('all wrong').safeParse(1).error!)).toEqual({
    form: 'all wrong',
  })
})

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

test('a refused form keeps everything that was typed', () => {
  expect(refuseForm({ name: 'no' }, { name: 'typed' })).toEqual({
    ok: false,
    errors: { name: 'no' },
    fields: { name: 'typed' },
  })
})
