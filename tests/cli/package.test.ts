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

test('what is done with a topic that asks something else here is said by name, and told word by word', async () => {
  using from = await aSeededPlace()
  using to = await aSeededPlace()
  const file = join(from.folder, 'dossier.stanceline.zip')
  await from.run(['package', 'out', file])
  to.sql("update topic_versions set proposition = 'It should be banned.' where name = 'Encryption'")
  const plan = await to.run(['package', 'in', file, '--plan'])
  expect(plan).toMatchObject({ code: 0 })
  expect(plan.out).toContain(
    'The topic “Encryption” of the package has another proposition than “Encryption” here.\n  Proposition: [-It-]{+The+} ',
  )
  expect(plan.out).toContain(
    '  Take it in as a topic of its own, called “Encryption (2)”. (Not answered; --topic may say: keep, wording, meaning, own.)',
  )
  // Both letters of the first dossier speak on encryption, for seven actors: two persons and the units above them.
  expect(plan.out).toContain(
    '  As a change of meaning: 2 positions to re-check, 7 stances say “to re-check”.',
  )
  expect(await to.run(['package', 'in', file, '--topic', 'Encryption=ban'])).toMatchObject({
    code: 1,
    err: expect.stringContaining('“Encryption=ban” is no answer.'),
  })
  expect(await to.run(['package', 'in', file, '--topic', 'Nothing=keep'])).toMatchObject({
    code: 1,
    err: expect.stringContaining('No topic of this package is called “Nothing”.'),
  })
  for (const more of [[], ['--plan']])
    expect(
      await to.run(['package', 'in', file, '--topic', 'Interim Regulation=keep', ...more]),
    ).toMatchObject({
      code: 1,
      err: expect.stringContaining(
        'Nothing is asked about “Interim Regulation”, so nothing was stored. --topic may answer for: “Encryption”.',
      ),
    })
  const taken = await to.run(['package', 'in', file, '--json', '--topic', 'encryption=meaning'])
  expect(JSON.parse(taken.out)).toMatchObject({
    stored: true,
    new: { topics: 0, positions: 0 },
    topics: [{ topic: 'Encryption', answer: 'meaning', answered: true }],
  })
  expect((await to.run(['package', 'in', file])).out).toMatch(
    /is here already; nothing was stored\.\n$/,
  )
  expect(await to.run(['verify'])).toMatchObject({ code: 0 })
})
