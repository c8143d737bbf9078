import { Writable } from 'node:stream'

/**
 * Gathers the bytes of a page that React writes, and gives them whole. Where a letter of several bytes does not fit
 * into what React 18 writes at once, it leaves zeros in its place before it writes the letter with the next ones
 * (facebook/react#24985, mended in React 19); they are not of the page.
 */
export function gatherPageBytes(whenWhole: (bytes: Buffer<ArrayBuffer>) => void): Writable {
  const pieces: Uint8Array[] = []
  return new Writable({
    write: (piece: Uint8Array, _encoding, done) => {
      pieces.push(dropZerosAtEnd(piece))
      done()
    },
    final: (done) => {
      whenWhole(Buffer.concat(pieces))
      done()
    },
  })
}

function dropZerosAtEnd(piece: Uint8Array): Uint8Array {
  let end = piece.length
  while (end > 0 && piece[end - 1] === 0) end -= 1
  return piece.subarray(0, end)
}
