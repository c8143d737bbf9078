import { expect, test } from 'vitest'
import { deeds, firstAccountSchema, may, newUserSchema, roleFor, roles, sameEmail, signInSchema } from '#app/domain/users.ts'

const ana = { email: 'ana@example.org', name: 'Ana Kovač', password: 'four unrelated words here', role: 'coder' }

test.each([
  ['viewer', ['read', 'export briefings']],
  ['coder', ['read', 'export briefings', 'code positions', 'add letters']],
  ['editor', ['read', 'export briefings', 'code positions', 'add letters', 'correct letters']],
  ['admin', ['read', 'export briefings', 'code positions', 'add letters', 'correct letters', 'manage people']],
] as const)('a %s may: %s', (role, allowed) => {
  expect(deeds.filter((deed) => may({ role }, deed))).toEqual(allowed)
})

test('nobody may nothing, and each role may all that the earlier ones may', () => {
  expect(deeds.filter((deed) => may(null, deed))).toEqual([])
  const counts = roles.map((role) => deeds.filter((deed) => may({ role }, deed)).length)
  expect(counts).toEqual([...counts].sort((a, b) => a - b))
})

test('the role to ask for is the least that may', () => {
  for (const deed of deeds) expect([may({ role: roleFor(deed) }, deed), roles.filter((role) => may({ role }, deed))[0]]).toEqual([true, roleFor(deed)])
})

test('an address is the same without regard to case, outer spaces and wide letters', () => {
  expect([' Ana@Example.ORG ', 'ａｎａ@example.org'].map(sameEmail)).toEqual(['ana@example.org', 'ana@example.org'])
})

test('an account is taken with outer spaces off', () => {
  expect(newUserSchema.parse({ ...ana, email: ' ana@example.org ', name: ' Ana Kovač ' })).toEqual(ana)
})

test.each([
  ['email', 'ana', 'Write an e-mail address such as ana@example.org.'],
  ['email', '', 'Write an e-mail address such as ana@example.org.'],
  ['email', `${'a'.repeat(64)}@${'b'.repeat(60)}.${'c'.repeat(60)}.${'d'.repeat(60)}.org`, 'An e-mail address has at most 200 characters.'],
  ['name', '  ', 'Write the name that colleagues will see.'],
  ['name', 'a'.repeat(121), 'A name has at most 120 characters.'],
  ['password', 'short', 'Choose a password of at least 12 characters; four unrelated words work well.'],
  ['password', 'a'.repeat(201), 'A password has at most 200 characters.'],
  ['role', 'owner', 'Choose viewer, coder, editor or admin.'],
])('a wrong %s (%j) is refused with what to write', (field, value, sentence) => {
  const read = newUserSchema.safeParse({ ...ana, [field]: value })
  expect(read.error?.issues.map(({ path, message }) => [path[0], message])).toEqual([[field, sentence]])
})

test('the first account has no choice of role', () => {
  expect(firstAccountSchema.parse(ana)).not.toHaveProperty('role')
})

test('signing in asks for both, and does not say more about the password', () => {
  expect(signInSchema.safeParse({ email: '', password: '' }).error?.issues.map(({ message }) => message)).toEqual(['Write your e-mail address.', 'Write your password.'])
  expect(signInSchema.safeParse({ email: 'a', password: 'b' }).success).toBe(true)
})
