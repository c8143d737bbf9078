import { createHash, type Hash } from 'node:crypto'
import { createReadStream, closeSync, openSync, statSync, writeFileSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import { create, Parser, type ReadEntry } from 'tar'
import { readManifest, type BackupManifest, type ArchiveMember } from './manifest.ts'

/** A backup is a gzipped tar archive, so that it opens without Stanceline too: `tar xzf FILE`. */
const manifestName = 'manifest.json'
const largestManifest = 1_000_000
/**
 * How many times its own size an archive may unfold to, and how many bytes beside: stores become a tenth, zeros a
 * thousandth.
 */
const [mostUnpacked, roomForSmall] = [200, 50_000_000]

/** Why an archive is not taken; the sentence is for the person who named the file. */
export class UnreadableArchive extends Error {}

/** Size and SHA-256 of a file in `folder`. */
export async function describeMember(folder: string, name: string): Promise<ArchiveMember> {
  const hash = createHash('sha256')
  for await (const piece of createReadStream(join(folder, name))) hash.update(piece as Buffer)
  return { name, bytes: statSync(join(folder, name)).size, sha256: hash.digest('hex') }
}

/** Packs the members of a manifest, which lie in `folder`, into `file`, which only its owner may read. */
export async function packArchive(
  folder: string,
  manifest: BackupManifest,
  file: string,
): Promise<void> {
  writeFileSync(join(folder, manifestName), `${JSON.stringify(manifest, null, 2)}\n`)
  await create({ gzip: true, portable: true, strict: true, cwd: folder, file, mode: 0o600 }, [
    manifestName,
    ...manifest.members.map(({ name }) => name),
  ])
}

/**
 * Unpacks an archive into `folder`, every member with the size and hash that the manifest says. Throws `NoArchive`
 * where something is missing, too much, cut off or changed.
 */
export async function unpackArchive(file: string, folder: string): Promise<BackupManifest> {
  const reading = new ArchiveReader(folder)
  try {
    reading.mostBytes = statSync(file).size * mostUnpacked + roomForSmall
    await readArchive(file, reading)
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    if (code === 'ENOENT')
      throw new UnreadableArchive(`There is no file ${file}. Name the backup to restore.`)
    if (code === 'EACCES' || code === 'EISDIR')
      throw new UnreadableArchive(`${file} cannot be read. Name a backup that this user may read.`)
    throw asUnreadable(
      file,
      reading.wrong ?? 'it was cut off or changed, or is no archive of Stanceline at all',
    )
  } finally {
    reading.close()
  }
  if (reading.failure) throw reading.failure
  const wrong = reading.wrong ?? reading.findMissingPart()
  if (wrong) throw asUnreadable(file, wrong)
  return reading.manifest!
}

/** How many packed bytes may follow the end of an archive: what fills up its last block takes a few hundred. */
const mostAfterEnd = 100_000

/** Reads an archive up to its end, or to the first thing that is wrong with it; whatever follows is left alone. */
function readArchive(file: string, reading: ArchiveReader): Promise<void> {
  let bytesAfterEnd: number | null = null
  return new Promise((resolve, reject) => {
    const parser = new Parser({
      strict: true,
      maxDecompressionRatio: mostUnpacked,
      onReadEntry: (entry) => reading.take(entry),
    })
    const source = createReadStream(file)
    parser.on('eof', () => (bytesAfterEnd ??= 0))
    parser.on('end', resolve)
    parser.on('error', reject)
    source.on('error', reject)
    source.on('data', (piece) => {
      if (bytesAfterEnd !== null) bytesAfterEnd += piece.length
      if (!reading.wrong && !reading.failure && (bytesAfterEnd ?? 0) <= mostAfterEnd) return
      source.unpipe()
      source.destroy()
      resolve()
    })
    source.pipe(parser)
  })
}

function asUnreadable(file: string, reason: string): UnreadableArchive {
  return new UnreadableArchive(
    `${file} is not a whole backup: ${reason}. Nothing was restored; take another backup.`,
  )
}

const addUpBytes = ({ members }: BackupManifest) =>
  members.reduce((sum, { bytes }) => sum + bytes, 0)

/** One pass over an archive: the manifest first, then each of its members, in order. */
class ArchiveReader {
  manifest: BackupManifest | undefined
  /** What is wrong with the archive, the first thing only. */
  wrong: string | undefined
  /** What went wrong here while it was read, such as a full disk. */
  failure: Error | undefined
  /** How many bytes its members may have together. */
  mostBytes = 0
  #folder: string
  #done = 0
  #open: number | undefined

  constructor(folder: string) {
    this.#folder = folder
  }

  // An error that is thrown while tar hands over an entry would end the process, so it is kept for later.
  take(entry: ReadEntry): void {
    if (this.wrong || this.failure) return void entry.resume()
    if (this.manifest) this.#takeMember(entry, this.manifest)
    else this.#takeManifest(entry)
  }

  findMissingPart(): string | undefined {
    const next = this.manifest?.members[this.#done]
    return !this.manifest ? 'it has no manifest' : next && `“${next.name}” is missing`
  }

  close(): void {
    if (this.#open !== undefined) closeSync(this.#open)
    this.#open = undefined
  }

  #takeManifest(entry: ReadEntry): void {
    if (entry.path !== manifestName || entry.type !== 'File' || entry.size > largestManifest)
      return this.#refuse(entry, 'its manifest does not come first')
    const pieces: Buffer[] = []
    entry.on('data', (piece: Buffer) => pieces.push(piece))
    entry.on('end', () => {
      const read = readManifest(Buffer.concat(pieces).toString('utf8'))
      if (!read.ok) this.wrong = read.reason
      else if (addUpBytes(read.manifest) > this.mostBytes)
        this.wrong = 'it would unfold to far more than a store of its size'
      else this.manifest = read.manifest
    })
  }

  #takeMember(entry: ReadEntry, { members }: BackupManifest): void {
    const member = members[this.#done++]
    if (!member || entry.path !== member.name || entry.type !== 'File')
      return this.#refuse(entry, `“${entry.path}” does not belong there`)
    if (entry.size !== member.bytes)
      return this.#refuse(
        entry,
        `“${member.name}” has ${entry.size} bytes instead of ${member.bytes}`,
      )
    const hash = createHash('sha256')
    this.#runGuarded(() => (this.#open = openSync(join(this.#folder, member.name), 'wx', 0o600)))
    entry.on('data', (piece: Buffer) => this.#runGuarded(() => this.#write(piece, hash)))
    entry.on('end', () => {
      this.close()
      if (hash.digest('hex') !== member.sha256)
        this.wrong ??= `the hash of “${member.name}” differs`
    })
  }

  #write(piece: Buffer, hash: Hash): void {
    hash.update(piece)
    for (let at = 0; this.#open !== undefined && at < piece.length;)
      at += writeSync(this.#open, piece, at)
  }

  #runGuarded(work: () => void): void {
    if (this.failure) return
    try {
      work()
    } catch (error) {
      this.failure = error as Error
    }
  }

  #refuse(entry: ReadEntry, reason: string): void {
    this.wrong = reason
    entry.resume()
  }
}
