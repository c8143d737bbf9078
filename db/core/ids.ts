import { createHash, randomInt } from 'node:crypto'
import { v7 } from 'uuid'

let [moment, step] = [0, 0]

/** A new id: unique, and later ones sort after earlier ones (UUIDv7), also where the clock goes back. */
export function newId(): string {
  const now = Date.now()
  if (now > moment) [moment, step] = [now, randomInt(2 ** 31)]
  else if ((step += 1) === 2 ** 32) [moment, step] = [moment + 1, 0]
  return v7({ msecs: moment, seq: step })
}

/** Digits and small letters of which none is easily taken for another. */
const shortLetters = '23456789abcdefghjkmnpqrstuvwxyz'

/** A new id of ten signs, for addresses that people send each other. */
export function newShortId(): string {
  return Array.from({ length: 10 }, () => shortLetters[randomInt(shortLetters.length)]).join('')
}

/** Lets every id from now on sort after this one, which another process made, perhaps before the clock went back. */
export function continueIdsAfter(id: string): void {
  if (!/^[0-9a-f]{8}-[0-9a-f]{4}-7/.test(id)) return
  const made = Number.parseInt(id.slice(0, 8) + id.slice(9, 13), 16)
  if (made >= moment) [moment, step] = [made + 1, 0]
}

/** SHA-256 as 64 hexadecimal digits, of bytes or of a text's UTF-8. */
export function sha256(content: Uint8Array | string): string {
  return createHash('sha256').update(content).digest('hex')
}
