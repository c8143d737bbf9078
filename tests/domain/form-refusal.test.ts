import { expect, test } from 'vitest'
import { z } from 'zod'
import { collectFieldErrors, refuseForm } from '#app/domain/form-refusal.ts'

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

test('a refused form keeps everything that was typed', () => {
  expect(refuseForm({ name: 'no' }, { name: 'typed' })).toEqual({
    ok: false,
    errors: { name: 'no' },
    fields: { name: 'typed' },
  })
})
