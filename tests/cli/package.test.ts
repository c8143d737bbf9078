import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { aPlace, aSeededPlace } from '#tests/support/command.ts'

test('a dossier leaves as one file and comes back whole in another store, which makes the same file', async () => {
  using from = await aSeededPlace()
  using to = aPlace()
  const [first, second] = [
    join(from.folder, 'first.stanceline.zip'),
    join(to.folder, 'second.stanceline.zip'),
  ]
  expect(await from.run(['package', 'out', first])).toEqual({
    code: 0,
    out: `${first} holds “Child sexual abuse interim Regulation”: 2 letters, 6 positions.\n`,
    err: '',
  })
  expect(await from.run(['package', 'out', first])).toMatchObject({
    code: 1,
    err: expect.stringContaining('is there already, so nothing was written'),
  })
  expect(await to.run(['read', first])).toMatchObject({
    code: 0,
    out: expect.stringContaining(
      'is a package of the dossier “Child sexual abuse interim Regulation” with 2 letters.',
    ),
  })
  expect(await to.run(['package', 'in', first, '--plan'])).toMatchObject({
    code: 0,
    out: expect.stringMatching(
      /^Would store of “Child sexual abuse interim Regulation”: 2 letters, 6 positions, 3 topics, /,
    ),
  })
  expect(await to.run(['package', 'in', first])).toMatchObject({
    code: 0,
    out: expect.stringMatching(
      /^Stored of “Child sexual abuse interim Regulation”: 2 letters, 6 positions, 3 topics, /,
    ),
  })
  expect(await to.run(['package', 'in', first])).toMatchObject({
    code: 0,
    out: 'Everything of “Child sexual abuse interim Regulation” in this package is here already; nothing was stored.\n',
  })
  expect(await to.run(['verify'])).toMatchObject({ code: 0 })
  expect((await to.run(['package', 'out', second])).code).toBe(0)
  expect(to.read('second.stanceline.zip').equals(from.read('first.stanceline.zip'))).toBe(true)
})

test('a masked package comes into an empty store, and what is no package is refused', async () => {
  using from = await aSeededPlace()
  using to = aPlace()
  const masked = join(from.folder, 'masked.stanceline.zip')
  expect((await from.run(['package', 'out', masked, '--masked'])).code).toBe(0)
  expect(await from.run(['package', 'in', masked])).toMatchObject({
    code: 1,
    err: expect.stringContaining(
      'Nothing was stored.\nIn this package e-mail addresses and telephone numbers are masked',
    ),
  })
  expect(JSON.parse((await to.run(['package', 'in', masked, '--json'])).out)).toMatchObject({
    is_new: true,
    stored: true,
    new: { letters: 2, positions: 6 },
  })
  expect(await to.run(['verify'])).toMatchObject({ code: 0 })
  writeFileSync(join(to.folder, 'letter.txt'), 'We support it.')
  expect(await to.run(['package', 'in', join(to.folder, 'letter.txt')])).toMatchObject({
    code: 1,
    err: expect.stringContaining('letter.txt is not a dossier package.'),
  })
})
