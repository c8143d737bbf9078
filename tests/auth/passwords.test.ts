import { expect, test } from 'vitest'
import { hashPassword, matchesPassword } from '#app/auth/passwords.ts'

test('a password is the one it was made from, and no other', async () => {
  const hash = await hashPassword('four unrelated words here')
  expect(hash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/)
  expect([
    await matchesPassword('four unrelated words here', hash),
    await matchesPassword('four unrelated words her', hash),
    await matchesPassword('', hash),
  ]).toEqual([true, false, false])
})

test('the same password never has the same hash', async () => {
  expect(await hashPassword('four unrelated words here')).not.toBe(
    await hashPassword('four unrelated words here'),
  )
})

test('an accent typed in another way is the same accent', async () => {
  const [joined, apart] = ['p\u00E1ssword one two', 'pa\u0301ssword one two']
  expect([
    await matchesPassword(apart, await hashPassword(joined)),
    await matchesPassword(joined, await hashPassword(apart)),
  ]).toEqual([true, true])
})

test('nobody’s password is none, not even the one that stands in for it', async () => {
  expect([
    await matchesPassword('nobody has this password', null),
    await matchesPassword('', null),
  ]).toEqual([false, false])
})
