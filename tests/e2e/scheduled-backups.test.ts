import { existsSync, readdirSync } from 'node:fs'
import { expect, test } from 'vitest'
import { startApp } from '#tests/support/app.ts'
import { aPlace } from '#tests/support/command.ts'
import { aFolder } from '#tests/support/places.ts'

const conditionOf = async (base: string) =>
  ((await (await fetch(`${base}/readyz`)).json()) as { backups: string }).backups

test('the server makes backups that can be restored, and keeps as many as were asked for', async () => {
  using folder = aFolder()
  await using app = await startApp({
    BACKUP_DIR: folder.at('backups'),
    BACKUP_EVERY: '2s',
    BACKUP_KEEP: '2',
  })
  const names = () =>
    existsSync(folder.at('backups'))
      ? readdirSync(folder.at('backups'))
          .filter((name) => name.endsWith('.tar.gz'))
          .sort()
      : []
  await expect.poll(() => names().length).toBe(2)
  const [first] = names()
  await expect.poll(names).not.toContain(first)
  expect([await conditionOf(app.base), app.errors()]).toEqual(['made', ''])
  await app.stop()
  using place = aPlace()
  const { code, out } = await place.run(['restore', folder.at(`backups/${names().at(-1)}`)])
  expect([code, out]).toEqual([
    0,
    expect.stringContaining('2 texts, 2 files and 6 quotes are as they were stored'),
  ])
})

test('a backup that fails is told in the log, in the numbers and to who watches, and the server goes on', async () => {
  await using app = await startApp({ BACKUP_DIR: '/dev/null/backups', METRICS_TOKEN: 'token' })
  await expect.poll(() => conditionOf(app.base)).toBe('failed')
  expect(app.errors()).toBe(
    'The scheduled backup failed and is tried again later: /dev/null/backups is not a folder. Name a file in one.\n',
  )
  expect(
    await (
      await fetch(`${app.base}/metrics`, { headers: { authorization: 'Bearer token' } })
    ).text(),
  ).toMatch(/^stanceline_backup_failures_total 1$/m)
  expect([
    (await fetch(`${app.base}/readyz`)).status,
    (await fetch(`${app.base}/sign-in`)).status,
  ]).toEqual([200, 200])
})

test('a schedule that cannot be read is refused at the start', async () => {
  await expect(startApp({ BACKUP_DIR: '/tmp', BACKUP_EVERY: 'daily' })).rejects.toThrow(
    'BACKUP_EVERY is “daily”. Write a number and a unit',
  )
})
