import { content, type Reader } from './document.ts'
import { decode } from './encoding.ts'
import { alaveteliText, looksLikeCorrespondence } from './portals/alaveteli-text.ts'
import { lettersOf } from './portals/correspondence.ts'
import { readTxt } from './txt.ts'

/** A plain text, or the messages of a request in the correspondence.txt of Alaveteli's archives. */
export const txt: Reader = ({ name, bytes }) => {
  const read = readTxt(bytes)
  if (!read.ok) return read
  const looks = looksLikeCorrespondence(read.text)
  const request = looks ? alaveteliText(decode(bytes).text) : null
  if (request)
    return {
      ok: true,
      letters: lettersOf({ name, ending: 'txt', mediaType: 'text/plain' }, request),
      members: [],
      refused: [],
    }
  const guessed = read.remarks.filter((remark) => /not in UTF-8|invisible direction/.test(remark))
  const doubts = looks
    ? [
        'This looks like the correspondence of a request on an Alaveteli portal, but not in the form that is known here, so it was read as one text. Look where one message ends and the next begins.',
      ]
    : []
  return {
    ok: true,
    content: content(read.text, {
      notes: read.remarks.filter((remark) => !guessed.includes(remark)),
      doubts: [...guessed, ...doubts],
    }),
    attached: [],
  }
}
