import { createReadStream, writeSync } from 'node:fs'
import { removeNetwork, watchProcess } from './confinement.ts'
import type { OcrOptions, PageRequest, ReadFile } from '../document.ts'
import { encodeFrame, createFrameDecoder, type ReaderFrame } from './frames.ts'
import { readerLimits } from './limits.ts'

/** Files come in on this descriptor, what was found goes out on the other. */
const [inputDescriptor, outputDescriptor] = [3, 4]

watchProcess(readerLimits.memory)
const { readDocuments } = await import('../collect-documents.ts')
const { drawDocumentPage } = await import('../document-page.ts')
removeNetwork()

function sendFrame(frame: ReaderFrame): void {
  const bytes = encodeFrame(frame)
  for (let at = 0; at < bytes.length;) at += writeSync(outputDescriptor, bytes, at)
}

async function answerFrame({ message, bytes: [bytes] }: ReaderFrame): Promise<void> {
  const { name, languages, ocr, draw } = message as OcrOptions & {
    name: string
    draw?: PageRequest
  }
  if (draw) return sendFrame(encodeDrawn(await drawDocumentPage({ name, bytes: bytes! }, draw)))
  const read = await readDocuments(
    { name, bytes: bytes! },
    {
      languages,
      ocr,
      reportProgress: (progress) => sendFrame({ message: { progress }, bytes: [] }),
    },
  )
  sendFrame(encodeResult(read, bytes!))
}

/** A picture goes beside what is told of it. */
function encodeDrawn(read: ReadFile): ReaderFrame {
  if (!read.ok || !read.drawn) return { message: { read }, bytes: [] }
  const { picture, ...drawn } = read.drawn
  return { message: { read: { ...read, drawn } }, bytes: [picture] }
}

/** The given file itself is not sent back: the parent has it. */
function encodeResult(read: ReadFile, givenBytes: Uint8Array): ReaderFrame {
  if (!read.ok) return { message: { read }, bytes: [] }
  if (read.package) {
    const { manifest, parts } = read.package
    return {
      message: {
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
    original === givenBytes ? new Uint8Array() : original,
  )
  return {
    message: {
      read: { ...read, documents: read.documents.map(({ original: _, ...rest }) => rest) },
    },
    bytes,
  }
}

const decodeFrames = createFrameDecoder(readerLimits.file + 1e6)
for await (const piece of createReadStream('', { fd: inputDescriptor }))
  for (const frame of decodeFrames(piece as Buffer)) await answerFrame(frame)
process.exit(0)
