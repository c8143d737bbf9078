import { belowBase } from '../base-path.ts'

/** A file with its path in the folder that was chosen. */
export type Chosen = { path: string; file: File }
export type Problem = { name: string; reason: string }
export type Sent = {
  done: number
  of: number
  bytes: number
  allBytes: number
  problems: Problem[]
  over: boolean
}

/** How many files are on their way at once. */
const atOnce = 3

/** Files that programs leave in folders and nobody means to import. */
const isLeft = (path: string) => /(?:^|\/)(?:\.[^/]*|Thumbs\.db|desktop\.ini|~\$[^/]*)$/i.test(path)

export function chosenFiles(files: FileList | null): Chosen[] {
  return [...(files ?? [])]
    .map((file) => ({ path: file.webkitRelativePath || file.name, file }))
    .filter(({ path }) => !isLeft(path))
}

/** What was dropped, folders with all that is in them. */
export async function dropped(transfer: DataTransfer): Promise<Chosen[]> {
  const entries = [...transfer.items]
    .map((item) => item.webkitGetAsEntry())
    .filter((entry): entry is FileSystemEntry => entry !== null)
  const found = entries.length
    ? (await Promise.all(entries.map(within))).flat()
    : chosenFiles(transfer.files)
  return found.filter(({ path }) => !isLeft(path)).sort((a, b) => (a.path < b.path ? -1 : 1))
}

async function within(entry: FileSystemEntry): Promise<Chosen[]> {
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
  const found: Chosen[] = []
  // A folder tells its entries some at a time, and none at the end.
  for (;;) {
    const some = await new Promise<FileSystemEntry[]>((resolve, reject) =>
      reader.readEntries(resolve, reject),
    )
    if (!some.length) return found
    for (const one of some) found.push(...(await within(one)))
  }
}

/** Sends the files of an import, a few at a time, and tells how far it is, with those that were not taken in and the reason. */
export async function sendAll(
  id: string,
  files: readonly Chosen[],
  tell: (sent: Sent) => void,
): Promise<void> {
  const problems: Problem[] = []
  const sent: Sent = {
    done: 0,
    of: files.length,
    bytes: 0,
    allBytes: files.reduce((sum, { file }) => sum + file.size, 0),
    problems,
    over: false,
  }
  const waiting = [...files]
  const sender = async () => {
    for (let next = waiting.shift(); next; next = waiting.shift()) {
      const reason = await send(id, next)
      if (reason) problems.push({ name: next.path, reason })
      sent.done += 1
      sent.bytes += next.file.size
      tell({ ...sent, problems: [...problems] })
    }
  }
  await Promise.all(Array.from({ length: atOnce }, sender))
  tell({ ...sent, problems: [...problems], over: true })
}

async function send(id: string, { path, file }: Chosen): Promise<string | null> {
  try {
    const answer = await fetch(belowBase(`/imports/${id}/files?name=${encodeURIComponent(path)}`), {
      method: 'POST',
      body: file,
      headers: { 'content-type': 'application/octet-stream' },
    })
    if (answer.ok) return null
    const said = (await answer.text()).slice(0, 400)
    return said.startsWith('{') ? ((JSON.parse(said) as { reason?: string }).reason ?? said) : said
  } catch {
    return 'The connection broke. Choose this file once more.'
  }
}
