import { readDuration } from './duration-setting.ts'

/** Where scheduled backups go, how many milliseconds lie between them, and how many are kept. */
export type BackupSchedule = { folder: string; every: number; keep: number }

/**
 * Reads BACKUP_DIR, BACKUP_EVERY and BACKUP_KEEP; null where no backups are asked for. Throws a
 * sentence where one cannot be read.
 */
export function readBackupSchedule(env: Record<string, string | undefined>): BackupSchedule | null {
  const [folder, every, keep] = [env.BACKUP_DIR, env.BACKUP_EVERY, env.BACKUP_KEEP]
  if (!folder && !every && !keep) return null
  if (!folder)
    throw new Error(
      'BACKUP_EVERY or BACKUP_KEEP is set, but no folder for the backups. Let BACKUP_DIR name one.',
    )
  return {
    folder,
    every: readDuration('BACKUP_EVERY', every || '1d'),
    keep: readBackupCount(keep || '14'),
  }
}

function readBackupCount(written: string): number {
  if (!/^[1-9]\d{0,4}$/.test(written))
    throw new Error(`BACKUP_KEEP is “${written}”. Write how many backups are kept, 1 or more.`)
  return Number(written)
}

/** `stanceline-2026-11-22T23-05-00Z.tar.gz`: names sort as their moments do. */
export function makeBackupName(at: Date): string {
  return `stanceline-${at
    .toISOString()
    .replace(/\.\d+Z$/, 'Z')
    .replaceAll(':', '-')}.tar.gz`
}

/** The moment in a backup's name, in milliseconds since 1970; null for any other file. */
export function readBackupMoment(name: string): number | null {
  const [, day, hour, minute, second] =
    /^stanceline-(\d{4}-\d\d-\d\d)T(\d\d)-(\d\d)-(\d\d)Z\.tar\.gz$/.exec(name) ?? []
  const moment = Date.parse(`${day}T${hour}:${minute}:${second}Z`)
  return Number.isNaN(moment) ? null : moment
}

/** When the newest of these backups was made. Those from the future, made before the clock went back, do not count. */
export function findNewestBackup(names: readonly string[], now: number): number | null {
  const moments = listPastBackups(names, now).map((name) => readBackupMoment(name)!)
  return moments.length ? Math.max(...moments) : null
}

/**
 * The backups to remove so that `keep` are left. Those from the future are left alone: nobody knows
 * how old they are.
 */
export function findSurplusBackups(names: readonly string[], keep: number, now: number): string[] {
  return listPastBackups(names, now).sort().reverse().slice(keep)
}

function listPastBackups(names: readonly string[], now: number): string[] {
  return names.filter((name) => (readBackupMoment(name) ?? Infinity) <= now)
}
