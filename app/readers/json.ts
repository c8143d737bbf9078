import { content, Unreadable, type Reader } from './document.ts'
import { decode } from './encoding.ts'
import { lettersOf } from './portals/correspondence.ts'
import {
  froideRequest,
  isAlaveteliRequest,
  isFroideMessage,
  isFroideRequest,
} from './portals/froide-json.ts'
import { tidiedWhole } from './tidied.ts'

/** What a portal gives to programs: the messages of a request, or one of them. Any other JSON is read as the text that it is. */
export const json: Reader = ({ name, bytes }) => {
  const { text } = decode(bytes)
  const said = parsed(text)
  if (isAlaveteliRequest(said))
    throw new Unreadable(wordless(said.info_request_events as unknown[]))
  const isRequest = isFroideRequest(said)
  const request = isRequest
    ? froideRequest(said)
    : isFroideMessage(said)
      ? froideRequest(null, [said])
      : null
  if (request)
    return {
      ok: true,
      letters: lettersOf({ name, ending: 'json', mediaType: 'application/json' }, request),
      members: [],
      refused: [],
    }
  if (isRequest)
    throw new Unreadable(
      'This is a request of a portal that runs Froide, without its messages. Save its page, or ask the portal for the request by itself (/api/v1/request/NUMBER/), and add that.',
    )
  const tidy = tidiedWhole(text, 'This file')
  return {
    ok: true,
    content: content(tidy.text, {
      notes: tidy.remarks,
      doubts: [
        'This file is written for programs (JSON) and in no form that is known here, so it was read as plain text. Look whether it is a letter.',
      ],
    }),
    attached: [],
  }
}

/** Null for what is no JSON. */
export function parsed(text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ''))
  } catch {
    return null
  }
}

function wordless(events: readonly unknown[]): string {
  return `This is a request of a portal that runs Alaveteli, as a list of its ${events.length.toLocaleString('en')} events for programs: it does not hold the words of any message. Save the page of the request or download its archive (.zip), and add that.`
}
