import { isServer } from '../index.ts'
import { sqlite } from '../sqlite/backup.ts'
import { backUp } from './backup.ts'
import { Refused, type Engine } from './engine.ts'
import type { Manifest } from './manifest.ts'
import { restored, type Restored } from './restore.ts'

/** Writes the store that `url` names into the archive `file`, while others use it; see `backUp`. */
export async function backUpStore(
  url: string,
  file: string,
  how: { force: boolean },
): Promise<Manifest> {
  return backUp(await engineOf(url), url, file, how)
}

/** Puts the store of the archive `file` in the place of the one that `url` names; see `restored`. */
export async function restoreStore(
  file: string,
  url: string,
  how: { unsound: boolean },
): Promise<Restored> {
  return restored(await engineOf(url), file, url, how)
}

async function engineOf(url: string): Promise<Engine> {
  if (isServer(url)) return (await import('../postgres/backup.ts')).postgres
  if (url.endsWith(':memory:'))
    throw new Refused(
      'This store is in memory and ends with its process. Let DATABASE_URL name a file.',
    )
  return sqlite
}
