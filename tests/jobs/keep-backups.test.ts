import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { makeBackupName } from '#app/jobs/backup-schedule.ts'
import { keepBackups, type MakeBackup, type ClaimBackup } from '#app/jobs/keep-backups.ts'
import { aFolder } from '#tests/support/places.ts'

const made: MakeBackup = async (file) => writeFileSync(file, 'a backup')

function kept(
  folder: string,
  backUp: MakeBackup,
  {
    every = 86_400_000,
    keep = 2,
    claim,
  }: { every?: number; keep?: number; claim?: ClaimBackup } = {},
) {
  const told: (number | string)[] = []
  onTestFinished(
    keepBackups(
      { folder, every, keep },
      backUp,
      { onNewest: (at) => told.push(at), onFailure: ({ message }) => told.push(message) },
      claim,
    ),
  )
  return told
}

const names = (folder: string) => readdirSync(folder).sort()

test('where there is no backup one is made at once, and its moment is told', async () => {
  using folder = aFolder()
  const told = kept(folder.path, made)
  await expect.poll(() => told).toEqual([0, expect.any(Number)])
  expect(names(folder.path)).toEqual([makeBackupName(new Date(Number(told[1])))])
})

test('after a restart the schedule goes on from the newest file', async () => {
  using folder = aFolder()
  const hour = 3_600_000
  const last = makeBackupName(new Date(Date.now() - 5 * hour))
  writeFileSync(folder.at(last), '')
  const told = kept(folder.path, made, { every: 6 * hour })
  await expect.poll(() => told).toEqual([expect.any(Number)])
  expect(names(folder.path)).toEqual([last])
  kept(folder.path, made, { every: 4 * hour })
  await expect.poll(() => names(folder.path).length).toBe(2)
})

test('as many as are to be kept are left, and what is no backup stays', async () => {
  using folder = aFolder()
  const days = [1, 2, 3, 4].map((ago) => makeBackupName(new Date(Date.now() - ago * 90_000_000)))
  for (const name of [...days, 'notes.txt']) writeFileSync(folder.at(name), '')
  kept(folder.path, made, { keep: 3 })
  await expect.poll(() => existsSync(folder.at(days[3]!))).toBe(false)
  expect(names(folder.path)).toEqual([
    'notes.txt',
    days[1],
    days[0],
    expect.stringMatching(/^stanceline-/),
  ])
})

test('a failure is told, removes nothing, and ends nothing', async () => {
  using folder = aFolder()
  const old = [2, 3, 4].map((ago) => makeBackupName(new Date(Date.now() - ago * 86_400_000)))
  for (const name of old) writeFileSync(folder.at(name), '')
  let tries = 0
  const told = kept(
    folder.path,
    async (file) => {
      if ((tries += 1) === 1) throw new Error('No room.')
      writeFileSync(file, '')
    },
    { every: 1000, keep: 1 },
  )
  await expect.poll(() => told[1]).toBe('No room.')
  expect(names(folder.path)).toEqual([...old].sort())
  await expect.poll(() => names(folder.path).length).toBe(1)
})

test('what a backup left that was cut off is removed before the next is made', async () => {
  using folder = aFolder()
  mkdirSync(folder.at('stanceline-2026-11-22T23-05-07Z.tar.gz.making-abC123'))
  writeFileSync(
    join(folder.at('stanceline-2026-11-22T23-05-07Z.tar.gz.making-abC123'), 'archive'),
    'half',
  )
  kept(folder.path, made)
  await expect.poll(() => names(folder.path)).toEqual([expect.stringMatching(/Z\.tar\.gz$/)])
})

test('who is not given the claim makes no backup and removes nothing, and tells of the newest that another made', async () => {
  using folder = aFolder()
  mkdirSync(folder.at('stanceline-2026-11-22T23-05-07Z.tar.gz.making-abC123'))
  const told = kept(folder.path, made, { claim: async () => ({ newest: 1_700_000_000_000 }) })
  await expect.poll(() => told).toEqual([0, 1_700_000_000_000])
  expect(names(folder.path)).toEqual(['stanceline-2026-11-22T23-05-07Z.tar.gz.making-abC123'])
})

test('what another process made between looking and the claim is not made again, and the claim is given back', async () => {
  using folder = aFolder()
  const ended: (number | null)[] = []
  const theirs = makeBackupName(new Date())
  kept(folder.path, made, {
    claim: async () => {
      writeFileSync(folder.at(theirs), 'theirs')
      return { end: async (madeAt) => void ended.push(madeAt) }
    },
  })
  await expect.poll(() => ended).toEqual([null])
  expect(names(folder.path)).toEqual([theirs])
})
