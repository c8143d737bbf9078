import { UnreadableFile, type InputFile, type FormatReader, type RefusedFile } from '../document.ts'
import { collectPortalFiles } from '../portals/portal-archives.ts'
import { listZipEntries, leavesItsFolder, unpackEntry } from './zip.ts'

/** What systems put into archives by themselves. */
const systemFiles = /(?:^|\/)(?:__MACOSX\/|\.DS_Store$|Thumbs\.db$|desktop\.ini$|\._)/i

/** The files of an archive; the messages of a request where a portal made it or a page of one lies in it. */
export const readZip: FormatReader = ({ bytes }) => {
  const files: InputFile[] = []
  const refused: RefusedFile[] = []
  for (const entry of listZipEntries(bytes)) {
    if (entry.name.endsWith('/') || systemFiles.test(entry.name)) continue
    try {
      if (leavesItsFolder(entry.name))
        throw new UnreadableFile(
          'Its name leads out of the archive’s own folder, as in archives that want to do harm, so ' +
            'it was not unpacked. Unpack it yourself and add it by itself.',
        )
      files.push({ name: entry.name, bytes: unpackEntry(bytes, entry) })
    } catch (error) {
      if (!(error instanceof UnreadableFile)) throw error
      refused.push({ name: entry.name, reason: error.message })
    }
  }
  if (!files.length && !refused.length) throw new UnreadableFile('This archive holds no files.')
  return { ok: true, ...collectPortalFiles(files), refused }
}
