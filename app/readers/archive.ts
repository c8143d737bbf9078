import { Unreadable, type GivenFile, type Reader, type Refusal } from './document.ts'
import { heldInArchive } from './portals/archives.ts'
import { entriesOf, leavesItsFolder, unpacked } from './zip.ts'

/** What systems put into archives by themselves. */
const litter = /(?:^|\/)(?:__MACOSX\/|\.DS_Store$|Thumbs\.db$|desktop\.ini$|\._)/i

/** The files of an archive; the messages of a request where a portal made it or a page of one lies in it. */
export const zip: Reader = ({ bytes }) => {
  const files: GivenFile[] = []
  const refused: Refusal[] = []
  for (const entry of entriesOf(bytes)) {
    if (entry.name.endsWith('/') || litter.test(entry.name)) continue
    try {
      if (leavesItsFolder(entry.name))
        throw new Unreadable(
          'Its name leads out of the archive’s own folder, as in archives that want to do harm, so it was not unpacked. Unpack it yourself and add it by itself.',
        )
      files.push({ name: entry.name, bytes: unpacked(bytes, entry) })
    } catch (error) {
      if (!(error instanceof Unreadable)) throw error
      refused.push({ name: entry.name, reason: error.message })
    }
  }
  if (!files.length && !refused.length) throw new Unreadable('This archive holds no files.')
  return { ok: true, ...heldInArchive(files), refused }
}
