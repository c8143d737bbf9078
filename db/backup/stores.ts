import { sqlite } from '../sqlite/backup.ts'
import { backUp } from './backup.ts'
import { Refused, type Engine } from './engine.ts'
import type { Manifest } from './manifest.ts'
import { restored, type Restored } from './restore.ts'

/** Writes the store that `url` names into the archive `file`, while others use it; see `backUp`. */
export function backUpStore(url: string, file: string, how: { force: boolean }): Promise<Manifest> {
  return backUp(engineOf(url), url, file, how)
}

/** Puts the store of the archive `file` in the place of the one that `url` names; see `restored`. */
export function restoreStore(file: string, url: string, how: { unsound: boolean }): Promise<Restored> {
  return restored(engineOf(url), file, url, how)
}

function engineOf(url: string): Engine {
  if (/^postgres(ql)?:/.test(url)) throw new Refused('A store on PostgreSQL is backed up with its own tools, pg_dump and pg_restore.')
  if (url.endsWith(':memory:')) throw new Refused('This store is in memory and ends with its process. Let DATABASE_URL name a file.')
  return sqlite
}
