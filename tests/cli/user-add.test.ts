import { expect, test } from 'vitest'
import { aPlace } from '#tests/support/command.ts'

const password = 'four unrelated words here'
const ana = (changes: Record<string, string> = {}) => [
  'user',
  'add',
  ...Object.entries({
    email: 'ana@example.org',
    name: 'Ana Kovač',
    role: 'coder',
    ...changes,
  }).flatMap(([name, value]) => [`--${name}`, value]),
]

test('an account is added with the password of standard input', async () => {
  using place = aPlace()
  expect(await place.run(ana(), `${password}\n`)).toEqual({
    code: 0,
    out: 'Ana Kovač (ana@example.org) can sign in as coder.\n',
    err: '',
  })
})

test('only the first line is the password, and nothing of it is printed', async () => {
  using place = aPlace()
  const { code, out, err } = await place.run([...ana(), '--json'], `${password}\nand more\n`)
  expect([code, JSON.parse(out)]).toMatchObject([0, { email: 'ana@example.org', role: 'coder' }])
  expect(out + err).not.toContain('unrelated')
})

test('an address that has an account is refused', async () => {
  using place = aPlace()
  await place.run(ana(), password)
  expect(await place.run(ana({ email: 'ANA@example.org' }), password)).toEqual({
    code: 1,
    out: '',
    err: 'ANA@example.org has an account already.\n',
  })
})

test.each([
  [
    'a short password',
    {},
    'short',
    'Choose a password of at least 12 characters; four unrelated words work well.\n',
  ],
  [
    'no password',
    {},
    '',
    'Write the password to standard input: echo "four unrelated words here" | npm run -s stanceline -- user add …\n',
  ],
  ['a role that is none', { role: 'owner' }, password, 'Choose viewer, coder, editor or admin.\n'],
  [
    'an address that is none',
    { email: 'ana' },
    password,
    'Write an e-mail address such as ana@example.org.\n',
  ],
  ['no name', { name: ' ' }, password, 'Say which with --name.\n'],
])('%s is refused with what to do', async (_what, changes, typed, sentence) => {
  using place = aPlace()
  expect(await place.run(ana(changes), typed)).toEqual({ code: 1, out: '', err: sentence })
})
