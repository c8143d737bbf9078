import { isServer } from '../open-db.ts'
import { sqliteBackup } from '../sqlite/backup.ts'
import { backUp } from './backup.ts'
import { BackupRefused, type BackupEngine } from './engine.ts'
import type { BackupManifest } from './manifest.ts'
import { restoreBackup, type RestoreReport } from './restore.ts'

/** Writes the store that `url` names into the archive `file`, while others use it; see `backUp`. */
export async function backUpStore(
  url: string,
  file: string,
  how: { force: boolean },
): Promise<BackupManifest> {
  return backUp(await findEngine(url), url, file, how)
}

/** Puts the store of the archive `file` in the place of the one that `url` names; see `restored`. */
export async function restoreStore(
  file: string,
  url: string,
  how: { unsound: boolean },
): Promise<RestoreReport> {
  return restoreBackup(await findEngine(url), file, url, how)
}

async function findEngine(url: string): Promise<BackupEngine> {
  if (isServer(url)) return (await import('../postgres/backup.ts')).postgresBackup
  if (url.endsWith(':memory:'))
    throw new BackupRefused(
      'This store is in memory and ends with its process. Let DATABASE_URL name a file.',
    )
  return sqliteBackup
}
