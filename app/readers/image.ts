import { createCanvas, loadImage } from '@napi-rs/canvas'
import { bufferOf, content, Unreadable, type Reader } from './document.ts'
import { limits } from './limits.ts'
import { recognised } from './ocr.ts'
import { tidied } from './tidied.ts'

/** Below this Tesseract itself is unsure of most words. */
export const sure = 70

/** A picture of a letter, read by OCR. */
export const image: Reader = async ({ name, bytes }, { languages, ocr, progress }) => {
  if (!ocr)
    throw new Unreadable('This is a picture. Let its text be recognised (OCR), or type it in.')
  const size = sizeOf(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength))
  if (!size || size.width * size.height > limits.imagePixels)
    throw new Unreadable(
      size
        ? `This picture has ${Math.round((size.width * size.height) / 1e6)} million pixels; 50 million are allowed. Save it smaller.`
        : 'This picture is damaged. Open it and save it anew.',
    )
  progress({ name, page: 1, of: 1 })
  const { text, confidence } = await recognised(
    bytes[0] === 0x42 ? await asPng(bytes) : bytes,
    languages,
  )
  const tidy = tidied(text)
  if ((tidy.text.match(/\p{L}/gu)?.length ?? 0) < 10)
    throw new Unreadable(
      'No words were found in this picture. If it is a letter, scan it straight and sharp (300 dots per inch) and add that.',
    )
  const said = `This picture was read by OCR with confidence ${confidence}.`
  return {
    ok: true,
    content: content(tidy.text, {
      pages: [{ number: 1, start: 0, confidence }],
      ...(confidence < sure
        ? { doubts: [`${said} Compare it with the original.`] }
        : { notes: [said] }),
    }),
    attached: [],
  }
}

/** Tesseract's own way with bitmaps makes a list of all their bytes, which takes hundreds of megabytes for one page. */
async function asPng(bitmap: Uint8Array): Promise<Uint8Array> {
  const picture = await loadImage(bufferOf(bitmap)).catch(() => {
    throw new Unreadable('This picture is damaged. Open it and save it anew.')
  })
  const canvas = createCanvas(picture.width, picture.height)
  canvas.getContext('2d').drawImage(picture, 0, 0)
  return canvas.toBuffer('image/png')
}

/** Width and height as the head of the file says, null where it has none. */
export function sizeOf(file: Buffer): { width: number; height: number } | null {
  if (file.length < 30) return null
  if (file[0] === 0x89) return { width: file.readUInt32BE(16), height: file.readUInt32BE(20) }
  if (file[0] === 0x42)
    return { width: Math.abs(file.readInt32LE(18)), height: Math.abs(file.readInt32LE(22)) }
  if (file[0] === 0xff) return jpegSize(file)
  const kind = file.toString('latin1', 12, 16)
  if (kind === 'VP8 ')
    return { width: file.readUInt16LE(26) & 0x3fff, height: file.readUInt16LE(28) & 0x3fff }
  if (kind === 'VP8L')
    return {
      width: (file.readUInt32LE(21) & 0x3fff) + 1,
      height: ((file.readUInt32LE(21) >> 14) & 0x3fff) + 1,
    }
  return kind === 'VP8X'
    ? { width: file.readUIntLE(24, 3) + 1, height: file.readUIntLE(27, 3) + 1 }
    : null
}

function jpegSize(file: Buffer): { width: number; height: number } | null {
  for (let at = 2; at + 9 < file.length && file[at] === 0xff; at += 2 + file.readUInt16BE(at + 2)) {
    const kind = file[at + 1]!
    if (kind >= 0xc0 && kind <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(kind))
      return { width: file.readUInt16BE(at + 7), height: file.readUInt16BE(at + 5) }
  }
  return null
}
