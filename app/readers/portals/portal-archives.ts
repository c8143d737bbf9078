import type { InputFile, FoundLetter, MemberFile } from '../document.ts'
import { decodeText } from '../text/encoding.ts'
import { findCharset } from '../text/html-text.ts'
import { tryParseJson } from '../text/json.ts'
import { findPortalRequest } from '../text/html-page.ts'
import { parseAlaveteliText, matchNumberedFiles, isAlaveteliText } from './alaveteli-text.ts'
import {
  matchNamedFiles,
  createPortalLetters,
  type Correspondence,
  type MatchedFiles,
} from './correspondence.ts'
import { parseFroideRequest, isFroideMessage, isFroideRequest } from './froide-json.ts'
import { groupPdfAttachments } from './portal-pdfs.ts'

/** The messages of requests in an archive with what is attached to them there, and its other files. */
export function collectPortalFiles(files: readonly InputFile[]): {
  letters: FoundLetter[]
  members: MemberFile[]
} {
  const letters: FoundLetter[] = []
  let rest = [...files]
  for (const file of files) {
    const found = findRequest(file, rest)
    if (!found) continue
    const beside = rest.filter((one) => one !== file && !found.parts.includes(one))
    const held = found.held(found.request, beside)
    const drawn = held.rest.filter(({ name }) => isDrawnWith(name, file.name))
    const notes = drawn.length
      ? [
          drawn.length === 1
            ? '1 file that the page is drawn with was left out.'
            : `${drawn.length} files that the page is drawn with were left out.`,
        ]
      : []
    letters.push(
      ...createPortalLetters(
        { ...found.as, name: file.name },
        { ...found.request, notes: [...found.request.notes, ...notes] },
        held.byMessage,
      ),
    )
    rest = held.rest.filter((one) => !drawn.includes(one))
  }
  return { letters, members: groupPdfAttachments(rest) }
}

type FoundRequest = {
  request: Correspondence
  as: { ending: string; mediaType: string }
  held: (request: Correspondence, files: readonly InputFile[]) => MatchedFiles
  parts: InputFile[]
}

function findRequest(file: InputFile, all: readonly InputFile[]): FoundRequest | null {
  if (/\.html?$/i.test(file.name)) {
    const { request } = findPortalRequest(
      decodeText(file.bytes, findCharset(file.bytes)).text,
      null,
    )
    return (
      request && {
        request,
        as: { ending: 'html', mediaType: 'text/html' },
        held: matchNamedFiles,
        parts: [],
      }
    )
  }
  if (/\.json$/i.test(file.name)) return findJsonRequest(file, all)
  if (!/(?:^|[/\\])correspondence\.txt$/i.test(file.name)) return null
  const { text } = decodeText(file.bytes)
  const request = isAlaveteliText(text) ? parseAlaveteliText(text) : null
  return (
    request && {
      request,
      as: { ending: 'txt', mediaType: 'text/plain' },
      held: matchNumberedFiles,
      parts: [],
    }
  )
}

/**
 * In what Froide gives to its users of their own data each message is a file of its own, below the request's
 * folder.
 */
function findJsonRequest(file: InputFile, all: readonly InputFile[]): FoundRequest | null {
  const value = tryParseJson(decodeText(file.bytes).text)
  if (!isFroideRequest(value)) return null
  const folder = file.name.replace(/[^/\\]+$/, '')
  const apart = all.flatMap((one) => {
    const message =
      folder && one !== file && one.name.startsWith(folder) && /\.json$/i.test(one.name)
        ? tryParseJson(decodeText(one.bytes).text)
        : null
    return isFroideMessage(message) ? [{ file: one, message }] : []
  })
  const request = parseFroideRequest(
    value,
    apart.map(({ message }) => message),
  )
  return (
    request && {
      request,
      as: { ending: 'json', mediaType: 'application/json' },
      held: matchNamedFiles,
      parts: apart.map((one) => one.file),
    }
  )
}

/** Scripts, styles and pictures in the folder that a browser puts beside a page. */
const isDrawnWith = (name: string, page: string) =>
  [`${page.replace(/\.[^.]+$/, '')}_files/`, `${page.replace(/\.[^.]+$/, '')}-Dateien/`].some(
    (folder) => name.startsWith(folder),
  )
