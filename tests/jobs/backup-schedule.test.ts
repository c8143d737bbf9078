import { expect, test } from 'vitest'
import {
  readBackupMoment,
  makeBackupName,
  findNewestBackup,
  readBackupSchedule,
  findSurplusBackups,
} from '#app/jobs/backup-schedule.ts'

const names = [
  'stanceline-2026-11-20T06-00-00Z.tar.gz',
  'stanceline-2026-11-21T06-00-00Z.tar.gz',
  'stanceline-2026-11-22T06-00-00Z.tar.gz',
]
const now = Date.parse('2026-11-22T12:00:00Z')

test.each([
  [{ BACKUP_DIR: '/b' }, { folder: '/b', every: 86_400_000, keep: 14 }],
  [
    { BACKUP_DIR: '/b', BACKUP_EVERY: '6h', BACKUP_KEEP: '3' },
    { folder: '/b', every: 21_600_000, keep: 3 },
  ],
  [
    { BACKUP_DIR: '/b', BACKUP_EVERY: '90s' },
    { folder: '/b', every: 90_000, keep: 14 },
  ],
  [
    { BACKUP_DIR: '/b', BACKUP_EVERY: '30m' },
    { folder: '/b', every: 1_800_000, keep: 14 },
  ],
  [{ BACKUP_DIR: '' }, null],
])('%j is read as %j', (env, schedule) => {
  expect(readBackupSchedule(env)).toEqual(schedule)
})

test.each([
  [{ BACKUP_EVERY: '6h' }, 'Let BACKUP_DIR name one.'],
  [
    { BACKUP_DIR: '/b', BACKUP_EVERY: 'daily' },
    'BACKUP_EVERY is “daily”. Write a number and a unit, such as 30m, 6h or 1d.',
  ],
  [{ BACKUP_DIR: '/b', BACKUP_EVERY: '0h' }, 'BACKUP_EVERY is “0h”.'],
  [
    { BACKUP_DIR: '/b', BACKUP_KEEP: '0' },
    'BACKUP_KEEP is “0”. Write how many backups are kept, 1 or more.',
  ],
])('%j is refused with what to write', (env, sentence) => {
  expect(() => readBackupSchedule(env)).toThrow(sentence)
})

test('a name holds its moment to the second', () => {
  expect(makeBackupName(new Date('2026-11-22T23:05:07.891Z'))).toBe(
    'stanceline-2026-11-22T23-05-07Z.tar.gz',
  )
  expect(readBackupMoment('stanceline-2026-11-22T23-05-07Z.tar.gz')).toBe(
    Date.parse('2026-11-22T23:05:07Z'),
  )
  expect(
    [
      'notes.txt',
      'stanceline-2026-11-22T23-05-07Z.tar.gz.making-abc',
      'stanceline-2026-13-99T23-05-07Z.tar.gz',
    ].map(readBackupMoment),
  ).toEqual([null, null, null])
})

test('the oldest beyond the number kept are removed; other files never', () => {
  expect(findSurplusBackups([...names, 'stanceline.db', 'letter.tar.gz'], 2, now)).toEqual([
    names[0],
  ])
  expect(findSurplusBackups(names, 3, now)).toEqual([])
})

test('after the clock went back, backups from the future neither count nor are removed', () => {
  const before = Date.parse('2026-11-21T07:00:00Z')
  expect(findNewestBackup(names, now)).toBe(Date.parse('2026-11-22T06:00:00Z'))
  expect(findNewestBackup(names, before)).toBe(Date.parse('2026-11-21T06:00:00Z'))
  expect(findSurplusBackups(names, 1, before)).toEqual([names[0]])
})
