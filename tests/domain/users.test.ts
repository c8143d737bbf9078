import { expect, test } from 'vitest'
import { firstAccountSchema, newUserSchema, signInSchema } from '#app/domain/account-forms.ts'
import { letterVisibilities } from '#app/domain/letters.ts'
import {
  permissions,
  hasPermission,
  requiredRole,
  roles,
  normaliseEmail,
  scopes,
  type Permission,
} from '#app/domain/users.ts'

const ana = {
  email: 'ana@example.org',
  name: 'Ana Kovač',
  password: 'four unrelated words here',
  role: 'coder',
}

/** Who may what, by hand: nobody, then each role signed in, with a token to read and with a token to write. */
const table: Record<Permission, string> = {
  //                              nobody | viewer: in read write | coder | editor | admin
  read: '- | yes yes yes | yes yes yes | yes yes yes | yes yes yes',
  'read letter': '- | yes yes yes | yes yes yes | yes yes yes | yes yes yes',
  'see contact details': '- |  -   -   -  | yes yes yes | yes yes yes | yes yes yes',
  'export briefings': '- | yes yes yes | yes yes yes | yes yes yes | yes yes yes',
  'remark on quotes': '- | yes  -  yes | yes  -  yes | yes  -  yes | yes  -  yes',
  'code positions': '- |  -   -   -  | yes  -  yes | yes  -  yes | yes  -  yes',
  'approve positions': '- |  -   -   -  | yes  -  yes | yes  -  yes | yes  -  yes',
  'give letters to coders': '- |  -   -   -  |  -   -   -  | yes  -  yes | yes  -  yes',
  'add letters': '- |  -   -   -  | yes  -  yes | yes  -  yes | yes  -  yes',
  'add actors': '- |  -   -   -  | yes  -  yes | yes  -  yes | yes  -  yes',
  'settle imports': '- |  -   -   -  | yes  -  yes | yes  -  yes | yes  -  yes',
  'choose who may see a letter': '- |  -   -   -  | yes  -  yes | yes  -  yes | yes  -  yes',
  'correct letters': '- |  -   -   -  | yes  -  yes | yes  -  yes | yes  -  yes',
  'withdraw letters': '- |  -   -   -  |  -   -   -  | yes  -  yes | yes  -  yes',
  'put letters in charge of editors': '- |  -   -   -  | yes  -  yes | yes  -  yes | yes  -  yes',
  'propose changes': '- |  -   -   -  | yes  -  yes | yes  -  yes | yes  -  yes',
  'save selections': '- |  -   -   -  | yes  -  yes | yes  -  yes | yes  -  yes',
  'judge moves': '- |  -   -   -  |  -   -   -  | yes  -  yes | yes  -  yes',
  'make read-only links': '- |  -   -   -  |  -   -   -  | yes  -   -  | yes  -   - ',
  'settle what coders ask': '- |  -   -   -  |  -   -   -  | yes  -  yes | yes  -  yes',
  'merge actors and topics': '- |  -   -   -  |  -   -   -  | yes  -  yes | yes  -  yes',
  'correct actors': '- |  -   -   -  |  -   -   -  | yes  -  yes | yes  -  yes',
  'change the codebook': '- |  -   -   -  |  -   -   -  | yes  -  yes | yes  -  yes',
  'change dossiers': '- |  -   -   -  |  -   -   -  | yes  -  yes | yes  -  yes',
  'change your own account': '- | yes  -   -  | yes  -   -  | yes  -   -  | yes  -   - ',
  'manage people': '- |  -   -   -  |  -   -   -  |  -   -   -  | yes  -   - ',
  'change settings': '- |  -   -   -  |  -   -   -  |  -   -   -  | yes  -   - ',
  'erase letters and people': '- |  -   -   -  |  -   -   -  |  -   -   -  | yes  -   - ',
}

test('every deed is in the table, and nothing else', () => {
  expect(Object.keys(table)).toEqual(permissions)
})

test.each(permissions)('who may %s', (deed) => {
  const everybody = [
    null,
    ...roles.flatMap((role) => [undefined, ...scopes].map((scope) => ({ id: 'ana', role, scope }))),
  ]
  expect(everybody.map((user) => (hasPermission(user, deed) ? 'yes' : '-'))).toEqual(
    table[deed].replaceAll('|', ' ').trim().split(/\s+/),
  )
})

test('one’s own account is one’s own, whatever the role', () => {
  for (const role of roles)
    expect(
      ['ana', 'ben'].map((ownerId) =>
        hasPermission({ id: 'ana', role }, 'change your own account', { ownerId }),
      ),
    ).toEqual([true, false])
})

test('whose a thing is takes no right away where it does not matter, and gives none', () => {
  expect(hasPermission({ id: 'ana', role: 'admin' }, 'manage people', { ownerId: 'ben' })).toBe(
    true,
  )
  expect(hasPermission({ id: 'ana', role: 'viewer' }, 'manage people', { ownerId: 'ana' })).toBe(
    false,
  )
})

/** Letters by whom they are for; Ana added the first of each, Ben the second. */
const letters = letterVisibilities.flatMap((visibility) =>
  [
    ['ana', []],
    ['ben', []],
    ['ben', ['ana']],
  ].map(([ownerId, readerIds]) => ({
    ownerId: ownerId as string,
    audience: { visibility, readerIds: readerIds as string[] },
  })),
)
const told = (user: Parameters<typeof hasPermission>[0], deed: Permission) =>
  letters.map((letter) => (hasPermission(user, deed, letter) ? 'yes' : '-')).join(' ')

test.each([
  //            everyone    | named: own, of others, of others with her | public
  [null, '- - -       - - -        yes yes yes'],
  ['viewer', 'yes yes yes yes - yes    yes yes yes'],
  ['coder', 'yes yes yes yes - yes    yes yes yes'],
  ['editor', 'yes yes yes yes - yes    yes yes yes'],
  ['admin', 'yes yes yes yes yes yes  yes yes yes'],
] as const)('which letters %s may read', (role, expected) => {
  expect(told(role && { id: 'ana', role }, 'read letter')).toBe(expected.replace(/\s+/g, ' '))
})

test.each([
  [null, '- - -       - - -        - - -'],
  ['viewer', '- - -       - - -        - - -'],
  ['coder', 'yes - -     yes - -      yes - -'],
  ['editor', 'yes yes yes yes - yes    yes yes yes'],
  ['admin', 'yes yes yes yes yes yes  yes yes yes'],
] as const)('for which letters %s may choose who sees them', (role, expected) => {
  expect(told(role && { id: 'ana', role }, 'choose who may see a letter')).toBe(
    expected.replace(/\s+/g, ' '),
  )
})

test('a token sees the letters that its owner sees', () => {
  for (const role of roles)
    for (const scope of scopes)
      expect(told({ id: 'ana', role, scope }, 'read letter')).toBe(
        told({ id: 'ana', role }, 'read letter'),
      )
})

test('the role to ask for is the least that may', () => {
  for (const deed of permissions)
    expect([
      hasPermission({ id: 'ana', role: requiredRole(deed) }, deed),
      roles.filter((role) => hasPermission({ id: 'ana', role }, deed))[0],
    ]).toEqual([true, requiredRole(deed)])
})

test('an address is the same without regard to case, outer spaces and wide letters', () => {
  expect([' Ana@Example.ORG ', 'ａｎａ@example.org'].map(normaliseEmail)).toEqual([
    'ana@example.org',
    'ana@example.org',
  ])
})

test('an account is taken with outer spaces off', () => {
  expect(newUserSchema.parse({ ...ana, email: ' ana@example.org ', name: ' Ana Kovač ' })).toEqual(
    ana,
  )
})

test.each([
  ['email', 'ana', 'Write an e-mail address such as ana@example.org.'],
  ['email', '', 'Write an e-mail address such as ana@example.org.'],
  [
    'email',
    `${'a'.repeat(64)}@${'b'.repeat(60)}.${'c'.repeat(60)}.${'d'.repeat(60)}.org`,
    'An e-mail address has at most 200 characters.',
  ],
  ['name', '  ', 'Write the name that colleagues will see.'],
  ['name', 'a'.repeat(121), 'A name has at most 120 characters.'],
  [
    'password',
    'short',
    'Choose a password of at least 12 characters; four unrelated words work well.',
  ],
  ['password', 'a'.repeat(201), 'A password has at most 200 characters.'],
  ['role', 'owner', 'Choose viewer, coder, editor or admin.'],
])('a wrong %s (%j) is refused with what to write', (field, value, sentence) => {
  const read = newUserSchema.safeParse({ ...ana, [field]: value })
  expect(read.error?.issues.map(({ path, message }) => [path[0], message])).toEqual([
    [field, sentence],
  ])
})

test('the first account has no choice of role', () => {
  expect(firstAccountSchema.parse(ana)).not.toHaveProperty('role')
})

test('signing in asks for both, and does not say more about the password', () => {
  expect(
    signInSchema.safeParse({ email: '', password: '' }).error?.issues.map(({ message }) => message),
  ).toEqual(['Write your e-mail address.', 'Write your password.'])
  expect(signInSchema.safeParse({ email: 'a', password: 'b' }).success).toBe(true)
})

test('an import is settled by whoever made it and by administrators; one that nobody in particular made by editors too', () => {
  const [ana, ned, eda, ada] = [
    { id: 'ana', role: 'coder' },
    { id: 'ned', role: 'coder' },
    { id: 'eda', role: 'editor' },
    { id: 'ada', role: 'admin' },
  ] as const
  expect(
    [ana, ned, eda, ada].map((user) => hasPermission(user, 'settle imports', { ownerId: 'ana' })),
  ).toEqual([true, false, false, true])
  expect(
    [ana, ned, eda, ada].map((user) => hasPermission(user, 'settle imports', { ownerId: null })),
  ).toEqual([false, false, true, true])
})
