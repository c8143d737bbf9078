import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { aSeededPlace } from '#tests/support/command.ts'

test('a store is moved with progress, and the rows of every table are told', async () => {
  using place = await aSeededPlace()
  const [from, to] = [place.database, join(place.folder, 'moved.db')]
  const { code, out, err } = await place.run(['move', '--from', from, '--to', `file:${to}`])
  expect([code, existsSync(to)]).toEqual([0, true])
  expect(err).toMatch(/^letters: 2 of 2 rows$/m)
  expect(out).toMatch(/^positions +6 rows {3}[0-9a-f]{16}$/m)
  expect(out).toMatch(
    /^Moved \d+ rows of \d+ tables; both stores hold the same\. Let DATABASE_URL name the new one\.$/m,
  )
  const again = await place.run(['move', '--from', from, '--to', to])
  expect([again.code, again.out]).toEqual([1, ''])
  expect(again.err).toContain('The target holds something already')
})

test('the move of a store is told as JSON', async () => {
  using place = await aSeededPlace()
  const { out } = await place.run([
    'move',
    '--from',
    place.database,
    '--to',
    join(place.folder, 'moved.db'),
    '--json',
  ])
  expect(JSON.parse(out)).toContainEqual({
    table: 'positions',
    rows: 6,
    sha256: expect.stringMatching(/^[0-9a-f]{64}$/),
  })
})

test.each([
  [['--from', 'x.db'], 'Say which with --to.'],
  [['--to', 'x.db'], 'Say which with --from.'],
])('a move needs both stores', async (args, sentence) => {
  using place = await aSeededPlace()
  expect((await place.run(['move', ...args])).err).toContain(sentence)
})
