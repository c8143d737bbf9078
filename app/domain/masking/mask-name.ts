import { findContacts } from './mask-text.ts'

/** Words that say what an address is, and are nobody's name. */
const addressLabels = /\b(?:mailto|e-?mail|mail|tel|telephone|phone|fax|iban)\b\s*[.:]?/giu
const edgeSigns = /^[\s<>()[\]{}"'“”‘’„«»,;:.·|/\-–—]+|[\s<>()[\]{}"'“”‘’„«»,;:·|/\-–—]+$/gu

/**
 * A name without anybody's address or number. Who is known by nothing else is a sender without a name, with the last
 * four signs of the id so that they stay one and the same wherever they stand, and can be told from others.
 */
export function maskName(name: string, id: string | null): string {
  const contacts = findContacts(name)
  if (!contacts.length) return name
  const rest = contacts
    .toReversed()
    .reduce((words, { start, end }) => `${words.slice(0, start)} ${words.slice(end)}`, name)
    .replace(addressLabels, ' ')
    .replace(/[<([{]\s*[>)\]}]/g, ' ')
    .replace(/\s+/g, ' ')
    .replace(edgeSigns, '')
  if (/\p{L}{2}/u.test(rest)) return rest
  return id ? `Sender without a name ${id.slice(-4)}` : 'Sender without a name'
}
