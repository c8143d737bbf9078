import { asBuffer, UnreadableFile, type InputFile, type FormatReader } from '../document.ts'
import { readerLimits } from '../confined/limits.ts'

const fromLine = /^From \S.*\d{4}/

/** A mailbox as its messages (RFC 4155, with the `>From` of mboxrd undone). */
export const readMbox: FormatReader = ({ name, bytes }) => {
  const box = asBuffer(bytes)
  const members: InputFile[] = []
  for (const at of findMessages(box)) {
    if (members.length >= readerLimits.entries)
      throw new UnreadableFile(
        'This mailbox holds more than 2,000 messages. Split it by year or folder, and add the parts one by one.',
      )
    members.push({
      name: `${name.replace(/\.mbox$/i, '')} message ${members.length + 1}.eml`,
      bytes: unquoteFromLines(box.subarray(...at)),
    })
  }
  if (!members.length) throw new UnreadableFile('This mailbox holds no messages.')
  return { ok: true, members, refused: [] }
}

/** Where each message lies, without its `From ` line, which stands at the beginning or after an empty line. */
function findMessages(box: Buffer): [number, number][] {
  const found: [number, number][] = []
  for (let at = 0, next = 0; at < box.length; at = next) {
    next = box.indexOf('\n', at) + 1 || box.length
    const apart = at === 0 || box[at - 2] === 10 || (box[at - 2] === 13 && box[at - 3] === 10)
    if (
      !apart ||
      box[at] !== 70 ||
      !fromLine.test(box.toString('latin1', at, Math.min(next, at + 300)))
    )
      continue
    if (found.length) found.at(-1)![1] = at
    found.push([next, box.length])
  }
  return found
}

function unquoteFromLines(message: Buffer): Buffer {
  return message.includes('\n>From ')
    ? Buffer.from(message.toString('latin1').replace(/^>(>*From )/gm, '$1'), 'latin1')
    : message
}
