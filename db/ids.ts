import { createHash } from 'node:crypto'
import { v7 } from 'uuid'

/** A new id: unique, and later ones sort after earlier ones (UUIDv7). */
export function newId(): string {
  return v7()
}

/** SHA-256 as 64 hexadecimal digits, of bytes or of a text's UTF-8. */
export function sha256(content: Uint8Array | string): string {
  return createHash('sha256').update(content).digest('hex')
}
