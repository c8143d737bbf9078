import { withBasePath } from '../base-path.ts'

/** A file with its path in the folder that was chosen. */
export type ChosenFile = { path: string; file: File }
type UploadProblem = { name: string; reason: string }
export type UploadProgress = {
  done: number
  of: number
  bytes: number
  allBytes: number
  problems: UploadProblem[]
  isOver: boolean
}

/** How many files are on their way at once. */
const parallelUploads = 3

/** Files that programs leave in folders and nobody means to import. */
const isSystemFile = (path: string) =>
  /(?:^|\/)(?:\.[^/]*|Thumbs\.db|desktop\.ini|~\$[^/]*)$/i.test(path)

export function listChosenFiles(files: FileList | null): ChosenFile[] {
  return [...(files ?? [])]
    .map((file) => ({ path: file.webkitRelativePath || file.name, file }))
    .filter(({ path }) => !isSystemFile(path))
}

/** What was dropped, folders with all that is in them. */
export async function readDroppedFiles(transfer: DataTransfer): Promise<ChosenFile[]> {
  const entries = [...transfer.items]
    .map((item) => item.webkitGetAsEntry())
    .filter((entry): entry is FileSystemEntry => entry !== null)
  const found = entries.length
    ? (await Promise.all(entries.map(listFilesWithin))).flat()
    : listChosenFiles(transfer.files)
  return found.filter(({ path }) => !isSystemFile(path)).sort((a, b) => (a.path < b.path ? -1 : 1))
}

async function listFilesWithin(entry: FileSystemEntry): Promise<ChosenFile[]> {
  const path = entry.fullPath.replace(/^\//, '')
  if (entry.isFile)
    return [
      {
        path,
        file: await new Promise<File>((resolve, reject) =>
          (entry as FileSystemFileEntry).file(resolve, reject),
        ),
      },
    ]
  const reader = (entry as FileSystemDirectoryEntry).createReader()
  const found: ChosenFile[] = []
  // A folder tells its entries some at a time, and none at the end.
  for (;;) {
    const batch = await new Promise<FileSystemEntry[]>((resolve, reject) =>
      reader.readEntries(resolve, reject),
    )
    if (!batch.length) return found
    for (const child of batch) found.push(...(await listFilesWithin(child)))
  }
}

/**
 * Sends the files of an import, a few at a time, and tells how far it is, with those that were not
 * taken in and the reason.
 */
export async function sendFiles(
  id: string,
  files: readonly ChosenFile[],
  onProgress: (sent: UploadProgress) => void,
): Promise<void> {
  const problems: UploadProblem[] = []
  const progress: UploadProgress = {
    done: 0,
    of: files.length,
    bytes: 0,
    allBytes: files.reduce((sum, { file }) => sum + file.size, 0),
    problems,
    isOver: false,
  }
  const waiting = [...files]
  const sendWaiting = async () => {
    for (let next = waiting.shift(); next; next = waiting.shift()) {
      const reason = await sendFile(id, next)
      if (reason) problems.push({ name: next.path, reason })
      progress.done += 1
      progress.bytes += next.file.size
      onProgress({ ...progress, problems: [...problems] })
    }
  }
  await Promise.all(Array.from({ length: parallelUploads }, sendWaiting))
  onProgress({ ...progress, problems: [...problems], isOver: true })
}

async function sendFile(id: string, { path, file }: ChosenFile): Promise<string | null> {
  try {
    const answer = await fetch(
      withBasePath(`/imports/${id}/files?name=${encodeURIComponent(path)}`),
      {
        method: 'POST',
        body: file,
        headers: { 'content-type': 'application/octet-stream' },
      },
    )
    if (answer.ok) return null
    const body = (await answer.text()).slice(0, 400)
    return body.startsWith('{') ? ((JSON.parse(body) as { reason?: string }).reason ?? body) : body
  } catch {
    return 'The connection broke. Choose this file once more.'
  }
}
