import { createCanvas, loadImage, type Canvas } from '@napi-rs/canvas'
import { readerLimits } from '../confined/limits.ts'
import { asBuffer, UnreadableFile } from '../document.ts'
import { readImageSize } from './image.ts'

/** A picture, no larger than asked for. Throws `UnreadableFile` where it is none, is damaged or has too many pixels. */
export async function drawImage(
  bytes: Uint8Array,
  most: { width: number; height: number },
): Promise<Canvas> {
  const size = readImageSize(asBuffer(bytes))
  if (size && size.width * size.height > readerLimits.imagePixels)
    throw new UnreadableFile(
      `This picture has ${Math.round((size.width * size.height) / 1e6)} million pixels; 50 million are shown at most. ` +
        'Open the original instead.',
    )
  if (!size)
    throw new UnreadableFile(
      'This file is neither a PDF nor a picture, so it has no pages to show.',
    )
  const picture = await loadImage(asBuffer(bytes)).catch(() => {
    throw new UnreadableFile('This picture is damaged. Open it and save it anew.')
  })
  const scale = Math.min(1, most.width / picture.width, most.height / picture.height)
  const [width, height] = [picture.width * scale, picture.height * scale].map((side) =>
    Math.max(1, Math.round(side)),
  ) as [number, number]
  const canvas = createCanvas(width, height)
  canvas.getContext('2d').drawImage(picture, 0, 0, width, height)
  return canvas
}
