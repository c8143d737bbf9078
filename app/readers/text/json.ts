import { createContent, UnreadableFile, type FormatReader } from '../document.ts'
import { decodeText } from './encoding.ts'
import { createPortalLetters } from '../portals/correspondence.ts'
import {
  parseFroideRequest,
  isAlaveteliEventList,
  isFroideMessage,
  isFroideRequest,
} from '../portals/froide-json.ts'
import { tidyDocument } from './tidy-text.ts'

/**
 * What a portal gives to programs: the messages of a request, or one of them. Any other JSON is read as the text
 * that it is.
 */
export const readJson: FormatReader = ({ name, bytes }) => {
  const { text } = decodeText(bytes)
  const value = tryParseJson(text)
  if (isAlaveteliEventList(value))
    throw new UnreadableFile(describeEventList(value.info_request_events as unknown[]))
  const isRequest = isFroideRequest(value)
  const request = isRequest
    ? parseFroideRequest(value)
    : isFroideMessage(value)
      ? parseFroideRequest(null, [value])
      : null
  if (request)
    return {
      ok: true,
      letters: createPortalLetters(
        { name, ending: 'json', mediaType: 'application/json' },
        request,
      ),
      members: [],
      refused: [],
    }
  if (isRequest)
    throw new UnreadableFile(
      'This is a request of a portal that runs Froide, without its messages. Save its page, or ' +
        'ask the portal for the request by itself (/api/v1/request/NUMBER/), and add that.',
    )
  const tidy = tidyDocument(text, 'This file')
  return {
    ok: true,
    content: createContent(tidy.text, {
      notes: tidy.remarks,
      doubts: [
        'This file is written for programs (JSON) and in no form that is known here, so it was ' +
          'read as plain text. Look whether it is a letter.',
      ],
    }),
    attached: [],
  }
}

/** Null for what is no JSON. */
export function tryParseJson(text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ''))
  } catch {
    return null
  }
}

function describeEventList(events: readonly unknown[]): string {
  return (
    'This is a request of a portal that runs Alaveteli, as a list of its ' +
    `${events.length.toLocaleString('en')} events for programs: it does not hold the words ` +
    'of any message. Save the page of the request or download its archive (.zip), and add ' +
    'that.'
  )
}
