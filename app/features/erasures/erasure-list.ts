import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import type { Store } from '#app/store.server.ts'

const listName = 'erasures.json'

const erasureListSchema = z.array(
  z.object({
    kind: z.enum(['letter', 'person']),
    subjectId: z.string().min(1),
    at: z.iso.datetime(),
    hash: z.string(),
  }),
)

/** What was erased, as it stands beside the backups: no names and no reasons. */
export type ListedErasure = z.infer<typeof erasureListSchema>[number]

/**
 * Writes what was erased beside the backups, in the folder that BACKUP_DIR names, so that a restored older backup
 * can be told what it still holds. Without such a folder nothing is written. Gives why it could not be written, null
 * where it was or need not be; it is written again with each backup.
 */
export async function writeErasureList(
  { erasures }: Pick<Store, 'erasures'>,
  folder = process.env.BACKUP_DIR,
): Promise<Error | null> {
  if (!folder) return null
  try {
    const own = (await erasures.list()).map(({ kind, subjectId, at, hash }) => ({
      kind,
      subjectId,
      at,
      hash,
    }))
    // Of what an older store does not know any more, such as after a restore, the list goes on telling.
    const others = readErasureList(folder).filter(
      (listed) => !own.some(({ hash, at }) => hash === listed.hash && at === listed.at),
    )
    const listed = [...own, ...others].sort((a, b) => (a.at < b.at ? -1 : 1))
    mkdirSync(folder, { recursive: true })
    const file = join(folder, listName)
    writeFileSync(`${file}.new`, `${JSON.stringify(listed, null, 2)}\n`, { mode: 0o600 })
    renameSync(`${file}.new`, file)
    return null
  } catch (error) {
    return error as Error
  }
}

/** What the list in a folder tells; nothing where there is none or it cannot be read. */
export function readErasureList(folder: string): ListedErasure[] {
  const file = join(folder, listName)
  if (!existsSync(file)) return []
  try {
    return erasureListSchema.parse(JSON.parse(readFileSync(file, 'utf8')))
  } catch {
    return []
  }
}
