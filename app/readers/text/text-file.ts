import { createContent, type FormatReader } from '../document.ts'
import { decodeText } from './encoding.ts'
import { parseAlaveteliText, isAlaveteliText } from '../portals/alaveteli-text.ts'
import { createPortalLetters } from '../portals/correspondence.ts'
import { cleanTextFile } from './plain-text.ts'

/** A plain text, or the messages of a request in the correspondence.txt of Alaveteli's archives. */
export const readTextFile: FormatReader = ({ name, bytes }) => {
  const read = cleanTextFile(bytes)
  if (!read.ok) return read
  const looks = isAlaveteliText(read.text)
  const request = looks ? parseAlaveteliText(decodeText(bytes).text) : null
  if (request)
    return {
      ok: true,
      letters: createPortalLetters({ name, ending: 'txt', mediaType: 'text/plain' }, request),
      members: [],
      refused: [],
    }
  const guessed = read.remarks.filter((remark) => /not in UTF-8|invisible direction/.test(remark))
  const doubts = looks
    ? [
        'This looks like the correspondence of a request on an Alaveteli portal, but not in the ' +
          'form that is known here, so it was read as one text. Look where one message ends and ' +
          'the next begins.',
      ]
    : []
  return {
    ok: true,
    content: createContent(read.text, {
      notes: read.remarks.filter((remark) => !guessed.includes(remark)),
      doubts: [...guessed, ...doubts],
    }),
    attached: [],
  }
}
