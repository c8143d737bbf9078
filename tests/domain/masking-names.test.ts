import { expect, test } from 'vitest'
import { maskName } from '#app/domain/masking/mask-name.ts'

const id = '019ac0de-0000-7000-8000-00000000c0de'

test.each([
  ['Ana Kovač', 'Ana Kovač'],
  ['Ana Kovač <ana.kovac@example.org>', 'Ana Kovač'],
  ['"Kovač, Ana" (ana.kovac@example.org)', 'Kovač, Ana'],
  ['Ana Kovač, Tel. +32 475 12 34 56', 'Ana Kovač'],
  ['ana.kovac@example.org', 'Sender without a name c0de'],
  ['mailto:ana.kovac@example.org', 'Sender without a name c0de'],
  ['<ana.kovac @ example.org>', 'Sender without a name c0de'],
  ['+32 475 12 34 56', 'Sender without a name c0de'],
  ['Άννα <anna@example.gr>', 'Άννα'],
])('the name %j is %j for those who may not see addresses', (name, masked) => {
  expect(maskName(name, id)).toBe(masked)
})

test('somebody without a name and without an id is still a sender', () => {
  expect(maskName('ana@example.org', null)).toBe('Sender without a name')
})
