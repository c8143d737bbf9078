import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { dirname } from 'node:path'
import { verified, type Verified } from '../soundness.ts'
import { NoArchive, unpacked } from './archive.ts'
import { Refused, type Engine } from './engine.ts'
import type { Manifest } from './manifest.ts'

/** `aside` is where the old store lies now; null where there was none. */
export type Restored = { manifest: Manifest; verified: Verified; aside: string | null }

/**
 * Puts the store of an archive in the place of the one of `url`. Everything is checked before anything is touched:
 * every member's hash, the store's inner structure, its migrations, the rows that the manifest names, and every text,
 * file and quote. An unsound text, file or quote is a refusal unless `unsound` allows it. Throws `Refused`.
 */
export async function restored(engine: Engine, file: string, url: string, { unsound }: { unsound: boolean }): Promise<Restored> {
  const place = engine.place(url)
  const free = engine.alone(url)
  let folder: string | undefined
  try {
    folder = workFolder(place)
    const manifest = await unpacked(file, folder)
    if (manifest.engine !== engine.name) throw new Refused(`${file} is the backup of a store on ${manifest.engine}; this one is on ${engine.name}. Restore it there.`)
    const found = await soundness(engine, folder, manifest)
    if (found.unsound.length && !unsound) throw new Refused(`${said(found)} Nothing was restored. Take another backup, or add --unsound to restore this one all the same.`)
    return { manifest, verified: found, aside: engine.placed(folder, url, new Date()) }
  } catch (error) {
    throw asRefusal(error as NodeJS.ErrnoException, place)
  } finally {
    if (folder) rmSync(folder, { recursive: true, force: true })
    free()
  }
}

async function soundness(engine: Engine, folder: string, { members, migration, tables }: Manifest): Promise<Verified> {
  const { db, close } = engine.opened(folder, { members: members.map(({ name }) => name), migration, tables })
  try {
    return await verified(db)
  } finally {
    close()
  }
}

function said({ unsound }: Verified): string {
  const [first] = unsound
  return `In this backup ${unsound.length === 1 ? 'one thing is' : `${unsound.length} things are`} not as stored; the first: ${first!.letter} (${first!.letterId}): ${first!.what}.`
}

function workFolder(place: string): string {
  mkdirSync(dirname(place), { recursive: true })
  return mkdtempSync(`${place}.restoring-`)
}

function asRefusal(error: NodeJS.ErrnoException, place: string): Error {
  if (error instanceof NoArchive) return new Refused(error.message)
  if (error.code === 'ENOSPC' || error.code === 'EDQUOT' || error.code === 'EFBIG' || error.code === 'SQLITE_FULL') return new Refused(`There is not enough room in ${dirname(place)} to restore the backup. The store is unchanged; make room and try again.`)
  if (error.code === 'EACCES' || error.code === 'EROFS' || error.code === 'EPERM') return new Refused(`${dirname(place)} may not be written to. The store is unchanged; give this user the right to write there and try again.`)
  return error
}
