import { createReadStream, writeSync } from 'node:fs'
import { withoutNetwork, watched } from './confinement.ts'
import type { Asked, ReadFile } from './document.ts'
import { framed, unframing, type Frame } from './frames.ts'
import { limits } from './limits.ts'

/** Files come in on this descriptor, what was found goes out on the other. */
const [comingIn, goingOut] = [3, 4]

watched(limits.memory)
const { reading } = await import('./reading.ts')
withoutNetwork()

function tell(frame: Frame): void {
  const bytes = framed(frame)
  for (let at = 0; at < bytes.length;) at += writeSync(goingOut, bytes, at)
}

async function answer({ said, bytes: [bytes] }: Frame): Promise<void> {
  const { name, languages, ocr } = said as Asked & { name: string }
  const read = await reading(
    { name, bytes: bytes! },
    { languages, ocr, progress: (progress) => tell({ said: { progress }, bytes: [] }) },
  )
  tell(packed(read, bytes!))
}

/** The given file itself is not sent back: the parent has it. */
function packed(read: ReadFile, given: Uint8Array): Frame {
  if (!read.ok) return { said: { read }, bytes: [] }
  if (read.package) {
    const { manifest, parts } = read.package
    return {
      said: {
        read: {
          ok: true,
          documents: [],
          refused: [],
          package: { told: manifest, paths: [...parts.keys()] },
        },
      },
      bytes: [...parts.values()],
    }
  }
  const bytes = read.documents.map(({ original }) =>
    original === given ? new Uint8Array() : original,
  )
  return {
    said: { read: { ...read, documents: read.documents.map(({ original: _, ...rest }) => rest) } },
    bytes,
  }
}

const frames = unframing(limits.file + 1e6)
for await (const piece of createReadStream('', { fd: comingIn }))
  for (const frame of frames(piece as Buffer)) await answer(frame)
process.exit(0)
