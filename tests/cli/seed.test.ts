import { expect, test } from 'vitest'
import { aPlace } from '#tests/support/command.ts'

test('the first dossier is loaded once, and a second time nothing', async () => {
  using place = aPlace()
  expect(await place.run(['seed'])).toEqual({
    code: 0,
    out: 'Loaded the first dossier: 2 letters, 6 positions.\n',
    err: '',
  })
  const again = await place.run(['seed', '--json'])
  expect([again.code, JSON.parse(again.out)]).toEqual([
    0,
    { loaded: false, letters: 0, positions: 0 },
  ])
})

test('two that seed at once load one dossier', async () => {
  using place = aPlace()
  const ended = await Promise.all([place.run(['seed', '--json']), place.run(['seed', '--json'])])
  expect(ended.map(({ code, err }) => [code, err])).toEqual([
    [0, ''],
    [0, ''],
  ])
  expect(ended.map(({ out }) => (JSON.parse(out) as { loaded: boolean }).loaded).sort()).toEqual([
    false,
    true,
  ])
})
