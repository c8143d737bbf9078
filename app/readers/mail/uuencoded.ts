import type { InputFile } from '../document.ts'

const beginning = /^begin [0-7]{3,4} (\S.{0,199})$/u

/**
 * A text without the files that old mail programs wrote into it ("begin 644 annex.txt" … "end"), and these files. A
 * block that breaks off or holds other lines stays in the text.
 */
export function takeOutUuencoded(text: string): { text: string; attached: InputFile[] } {
  if (!/^begin [0-7]{3,4} /mu.test(text)) return { text, attached: [] }
  const kept: string[] = []
  const attached: InputFile[] = []
  const lines = text.split(/\r?\n/u)
  for (let index = 0; index < lines.length; index += 1) {
    const name = beginning.exec(lines[index]!)?.[1]
    const block = name === undefined ? null : decodeBlock(lines, index + 1)
    if (name !== undefined && block) {
      attached.push({ name: name.trim(), bytes: block.bytes })
      index = block.end
    } else kept.push(lines[index]!)
  }
  return { text: kept.join('\n'), attached }
}

/** The bytes of the lines up to "end"; null where one of them is none of such a block. */
function decodeBlock(
  lines: readonly string[],
  from: number,
): { bytes: Uint8Array; end: number } | null {
  const bytes: number[] = []
  for (let index = from; index < lines.length; index += 1) {
    const line = lines[index]!
    if (line === 'end') return { bytes: new Uint8Array(bytes), end: index }
    const count = line ? valueOf(line, 0) : 0
    // Programs leave out the spaces at the end of a line.
    if (!/^[ -`]*$/u.test(line) || line.length > Math.ceil(count / 3) * 4 + 2) return null
    bytes.push(...decodeLine(line, count))
  }
  return null
}

function decodeLine(line: string, count: number): number[] {
  const bytes: number[] = []
  for (let at = 1; bytes.length < count; at += 4) {
    const [a, b, c, d] = [0, 1, 2, 3].map((step) => valueOf(line, at + step)) as [
      number,
      number,
      number,
      number,
    ]
    bytes.push((a << 2) | (b >> 4), ((b & 15) << 4) | (c >> 2), ((c & 3) << 6) | d)
  }
  return bytes.slice(0, count)
}

/** What a sign stands for, from 0 to 63; a sign that is left out is a space. */
function valueOf(line: string, at: number): number {
  return ((line.charCodeAt(at) || 32) - 32) & 63
}
