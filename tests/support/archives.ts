import { createHash } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { create, extract } from 'tar'
import Database from 'better-sqlite3'
import type { BackupManifest } from '#db/backup/manifest.ts'

/** What of an archive a forger may change: its manifest, the image of the store, and which files are packed in which order. */
export type Forged = { manifest: BackupManifest; image: string; names: string[] }

/** Unpacks an archive, lets `change` do what it likes, and packs it again as `to`. */
export async function forged(
  from: string,
  to: string,
  change: (parts: Forged, folder: string) => void,
): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'stanceline-forged-'))
  try {
    await extract({ file: from, cwd: folder })
    const parts: Forged = {
      manifest: JSON.parse(readFileSync(join(folder, 'manifest.json'), 'utf8')) as BackupManifest,
      image: join(folder, 'stanceline.db'),
      names: ['manifest.json', 'stanceline.db'],
    }
    change(parts, folder)
    writeFileSync(join(folder, 'manifest.json'), JSON.stringify(parts.manifest))
    await create({ gzip: true, cwd: folder, file: to }, parts.names)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** Changes the image as another program would, and lets the manifest's hash follow, so that only a look inside can tell. */
export function alter({ image, manifest }: Forged, statements: string): void {
  const raw = new Database(image)
  raw.exec(statements)
  raw.close()
  signed({ image, manifest })
}

/** Lets the manifest say the size and hash that the image has now. */
export function signed({ image, manifest }: Pick<Forged, 'image' | 'manifest'>): void {
  const bytes = readFileSync(image)
  Object.assign(manifest.members[0]!, {
    bytes: bytes.length,
    sha256: createHash('sha256').update(bytes).digest('hex'),
  })
}
