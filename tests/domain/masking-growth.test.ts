import { expect, test } from 'vitest'
import { maskText } from '#app/domain/masking/mask-text.ts'
import { growthOf } from '#tests/support/growth.ts'

test.each([
  '1',
  '+1 ',
  '0',
  '00',
  '0 1',
  '02 ',
  '@',
  'a@',
  'a',
  'a.',
  'a@a.',
  '"',
  '"a@',
  '(',
  ')',
  '(at)',
  ' @',
  'DE89 ',
  '[at] ',
  '[dot]',
  'tel ',
  'tel. 1',
  ' ',
  '. ',
  '-',
  '1-',
  '1 - ',
  '02 / ',
  '1 0',
])('half a million signs of %j are read without a step for each pair of them', async (sign) => {
  const growth = await growthOf((signs) => maskText(sign.repeat(signs / sign.length)), 50_000, 10)
  expect(growth).toBeLessThan(50)
})
