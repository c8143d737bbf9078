import { createCanvas, loadImage } from '@napi-rs/canvas'
import { asBuffer, createContent, UnreadableFile, type FormatReader } from '../document.ts'
import { readerLimits } from '../confined/limits.ts'
import { recognizeText } from './ocr.ts'
import { tidyText } from '../text/tidy-text.ts'

/** Below this Tesseract itself is unsure of most words. */
export const sureConfidence = 70

/** A picture of a letter, read by OCR. */
export const readImage: FormatReader = async (
  { name, bytes },
  { languages, ocr, reportProgress: progress },
) => {
  if (!ocr)
    throw new UnreadableFile('This is a picture. Let its text be recognised (OCR), or type it in.')
  const size = readImageSize(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength))
  if (!size || size.width * size.height > readerLimits.imagePixels)
    throw new UnreadableFile(
      size
        ? `This picture has ${Math.round((size.width * size.height) / 1e6)} million pixels; 50 ` +
            'million are allowed. Save it smaller.'
        : 'This picture is damaged. Open it and save it anew.',
    )
  progress({ name, page: 1, of: 1 })
  const { text, confidence } = await recognizeText(
    bytes[0] === 0x42 ? await convertToPng(bytes) : bytes,
    languages,
  )
  const tidy = tidyText(text)
  if ((tidy.text.match(/\p{L}/gu)?.length ?? 0) < 10)
    throw new UnreadableFile(
      'No words were found in this picture. If it is a letter, scan it straight and sharp (300 ' +
        'dots per inch) and add that.',
    )
  const sentence = `This picture was read by OCR with confidence ${confidence}.`
  return {
    ok: true,
    content: createContent(tidy.text, {
      pages: [{ number: 1, start: 0, confidence }],
      ...(confidence < sureConfidence
        ? { doubts: [`${sentence} Compare it with the original.`] }
        : { notes: [sentence] }),
    }),
    attached: [],
  }
}

/**
 * Tesseract's own way with bitmaps makes a list of all their bytes, which takes hundreds of megabytes for one page.
 */
async function convertToPng(bitmap: Uint8Array): Promise<Uint8Array> {
  const picture = await loadImage(asBuffer(bitmap)).catch(() => {
    throw new UnreadableFile('This picture is damaged. Open it and save it anew.')
  })
  const canvas = createCanvas(picture.width, picture.height)
  canvas.getContext('2d').drawImage(picture, 0, 0)
  return canvas.toBuffer('image/png')
}

/** Width and height as the head of the file says, null where it has none. */
export function readImageSize(file: Buffer): { width: number; height: number } | null {
  if (file.length < 30) return null
  if (file[0] === 0x89) return { width: file.readUInt32BE(16), height: file.readUInt32BE(20) }
  if (file[0] === 0x42) return readBitmapSize(file)
  if (file[0] === 0xff) return readJpegSize(file)
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

function readJpegSize(file: Buffer): { width: number; height: number } | null {
  for (let at = 2; at + 9 < file.length && file[at] === 0xff; at += 2 + file.readUInt16BE(at + 2)) {
    const kind = file[at + 1]!
    if (kind >= 0xc0 && kind <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(kind))
      return { width: file.readUInt16BE(at + 7), height: file.readUInt16BE(at + 5) }
  }
  return null
}

/** How long the second head of a bitmap may be, by which its kind is told. */
const bitmapHeads = [40, 52, 56, 64, 108, 124]

/**
 * The size of a bitmap whose head is sound and whose dots are all there; null otherwise. What draws it trusts the head
 * and reads wherever that points, and the program ends.
 */
function readBitmapSize(file: Buffer): { width: number; height: number } | null {
  if (file.length < 54 || !bitmapHeads.includes(file.readUInt32LE(14))) return null
  const [width, height] = [file.readInt32LE(18), Math.abs(file.readInt32LE(22))]
  const [begin, bits, packing] = [
    file.readUInt32LE(10),
    file.readUInt16LE(28),
    file.readUInt32LE(30),
  ]
  if (width <= 0 || height === 0 || ![1, 4, 8, 16, 24, 32].includes(bits)) return null
  const isPacked = packing === 1 || packing === 2
  const bytes = isPacked ? 0 : Math.ceil((width * bits) / 32) * 4 * height
  return begin >= 54 && begin + bytes <= file.length ? { width, height } : null
}
