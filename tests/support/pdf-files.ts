/** Words at a place on a page, in points from its lower left corner; `turned` by quarters against the clock. */
export type Placed = { x: number; y: number; words: string; size?: number; turned?: 0 | 1 | 2 | 3 }
export type PdfPage = {
  texts?: Placed[]
  rotate?: number
  jpeg?: { bytes: Buffer; width: number; height: number }
}

const turns = ['1 0 0 1', '0 1 -1 0', '-1 0 0 -1', '0 -1 1 0']

/** A PDF of A4 pages written by hand, so that a test says where each word stands and in which order they are drawn. */
export function pdfOf(
  pages: readonly PdfPage[],
  { script, catalog = '' }: { script?: string; catalog?: string } = {},
): Buffer {
  const objects: Buffer[] = []
  const add = (body: string | Buffer) => objects.push(Buffer.from(body))
  const stream = (head: string, bytes: Buffer) =>
    Buffer.concat([
      Buffer.from(`<< ${head} /Length ${bytes.length} >>\nstream\n`),
      bytes,
      Buffer.from('\nendstream'),
    ])
  add(
    `<< /Type /Catalog /Pages 2 0 R ${script ? `/OpenAction << /S /JavaScript /JS (${script}) >>` : ''} ${catalog} >>`,
  )
  add('') // the pages, once their numbers are known
  add('<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>')
  const kids = pages.map(({ texts = [], rotate = 0, jpeg }) => {
    const drawn = texts
      .map(
        ({ x, y, words, size = 11, turned = 0 }) =>
          `BT /F ${size} Tf ${turns[turned]} ${x} ${y} Tm (${words.replace(/[()\\]/g, '\\$&')}) Tj ET`,
      )
      .join('\n')
    if (jpeg)
      add(
        stream(
          `/Type /XObject /Subtype /Image /Width ${jpeg.width} /Height ${jpeg.height} /ColorSpace /DeviceRGB /BitsPerComponent 8 /Filter /DCTDecode`,
          jpeg.bytes,
        ),
      )
    const picture = objects.length
    add(
      stream(
        '',
        Buffer.from(
          `${drawn}${jpeg ? `\nq 595 0 0 ${Math.round((595 * jpeg.height) / jpeg.width)} 0 400 cm /I Do Q` : ''}`,
          'latin1',
        ),
      ),
    )
    add(
      `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Rotate ${rotate} /Contents ${objects.length} 0 R /Resources << /Font << /F 3 0 R >> ${jpeg ? `/XObject << /I ${picture} 0 R >>` : ''} >> >>`,
    )
    return objects.length
  })
  objects[1] = Buffer.from(
    `<< /Type /Pages /Count ${kids.length} /Kids [${kids.map((kid) => `${kid} 0 R`).join(' ')}] >>`,
  )
  const parts: Buffer[] = [Buffer.from('%PDF-1.7\n')]
  const places: number[] = []
  let at = parts[0]!.length
  objects.forEach((body, index) => {
    places.push(at)
    const part = Buffer.concat([
      Buffer.from(`${index + 1} 0 obj\n`),
      body,
      Buffer.from('\nendobj\n'),
    ])
    parts.push(part)
    at += part.length
  })
  const table = places.map((place) => `${String(place).padStart(10, '0')} 00000 n \n`).join('')
  parts.push(
    Buffer.from(
      `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${table}trailer\n<< /Size ${objects.length + 1} /Root 1 0 R >>\nstartxref\n${at}\n%%EOF\n`,
    ),
  )
  return Buffer.concat(parts)
}
