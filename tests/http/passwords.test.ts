import { expect, test } from 'vitest'
import { hashed, isPassword } from '#app/http/passwords.ts'

test('a password is the one it was made from, and no other', async () => {
  const hash = await hashed('four unrelated words here')
  expect(hash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/)
  expect([
    await isPassword('four unrelated words here', hash),
    await isPassword('four unrelated words her', hash),
    await isPassword('', hash),
  ]).toEqual([true, false, false])
})

test('the same password never has the same hash', async () => {
  expect(await hashed('four unrelated words here')).not.toBe(
    await hashed('four unrelated words here'),
  )
})

test('an accent typed in another way is the same accent', async () => {
  const [joined, apart] = ['p\u00E1ssword one two', 'pa\u0301ssword one two']
  expect([
    await isPassword(apart, await hashed(joined)),
    await isPassword(joined, await hashed(apart)),
  ]).toEqual([true, true])
})

test('nobody’s password is none, not even the one that stands in for it', async () => {
  expect([await isPassword('nobody has this password', null), await isPassword('', null)]).toEqual([
    false,
    false,
  ])
})
