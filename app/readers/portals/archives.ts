import {
  bufferOf,
  type Content,
  type GivenFile,
  type Letter,
  type Member,
  type Published,
} from '../document.ts'
import { decode } from '../encoding.ts'
import { charsetOf } from '../html.ts'
import { parsed } from '../json.ts'
import { requestOn } from '../page.ts'
import { alaveteliText, heldBeside, looksLikeCorrespondence } from './alaveteli-text.ts'
import { heldByName, hostOf, lettersOf, type Correspondence, type Held } from './correspondence.ts'
import { froideRequest, isFroideMessage, isFroideRequest } from './froide-json.ts'
import { webAddress } from './regions.ts'

/** The messages of requests in an archive with what is attached to them there, and its other files. */
export function heldInArchive(files: readonly GivenFile[]): {
  letters: Letter[]
  members: Member[]
} {
  const letters: Letter[] = []
  let rest = [...files]
  for (const file of files) {
    const found = requestIn(file, rest)
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
      ...lettersOf(
        { ...found.as, name: file.name },
        { ...found.request, notes: [...found.request.notes, ...notes] },
        held.byMessage,
      ),
    )
    rest = held.rest.filter((one) => !drawn.includes(one))
  }
  return { letters, members: withAttached(rest) }
}

type Found = {
  request: Correspondence
  as: { ending: string; mediaType: string }
  held: (request: Correspondence, files: readonly GivenFile[]) => Held
  parts: GivenFile[]
}

function requestIn(file: GivenFile, all: readonly GivenFile[]): Found | null {
  if (/\.html?$/i.test(file.name)) {
    const { request } = requestOn(decode(file.bytes, charsetOf(file.bytes)).text, null)
    return (
      request && {
        request,
        as: { ending: 'html', mediaType: 'text/html' },
        held: heldByName,
        parts: [],
      }
    )
  }
  if (/\.json$/i.test(file.name)) return requestInJson(file, all)
  if (!/(?:^|[/\\])correspondence\.txt$/i.test(file.name)) return null
  const { text } = decode(file.bytes)
  const request = looksLikeCorrespondence(text) ? alaveteliText(text) : null
  return (
    request && {
      request,
      as: { ending: 'txt', mediaType: 'text/plain' },
      held: heldBeside,
      parts: [],
    }
  )
}

/** In what Froide gives to its users of their own data each message is a file of its own, below the request's folder. */
function requestInJson(file: GivenFile, all: readonly GivenFile[]): Found | null {
  const said = parsed(decode(file.bytes).text)
  if (!isFroideRequest(said)) return null
  const folder = file.name.replace(/[^/\\]+$/, '')
  const apart = all.flatMap((one) => {
    const message =
      folder && one !== file && one.name.startsWith(folder) && /\.json$/i.test(one.name)
        ? parsed(decode(one.bytes).text)
        : null
    return isFroideMessage(message) ? [{ file: one, message }] : []
  })
  const request = froideRequest(
    said,
    apart.map(({ message }) => message),
  )
  return (
    request && {
      request,
      as: { ending: 'json', mediaType: 'application/json' },
      held: heldByName,
      parts: apart.map((one) => one.file),
    }
  )
}

/** Scripts, styles and pictures in the folder that a browser puts beside a page. */
const isDrawnWith = (name: string, page: string) =>
  [`${page.replace(/\.[^.]+$/, '')}_files/`, `${page.replace(/\.[^.]+$/, '')}-Dateien/`].some(
    (folder) => name.startsWith(folder),
  )

/** Archives of portals that hold messages as PDF: what belongs to a message is told by the names. */
function withAttached(files: readonly GivenFile[]): Member[] {
  return alaveteliPdf(files) ?? froidePdfs(files) ?? [...files]
}

const isPdf = ({ bytes }: GivenFile) => bufferOf(bytes.subarray(0, 1024)).includes('%PDF-')

/** Alaveteli until 2025: the whole correspondence as one PDF, and the attachments of the replies, numbered. */
function alaveteliPdf(files: readonly GivenFile[]): Member[] | null {
  const whole = files.find((file) => /(?:^|\/)correspondence\.pdf$/i.test(file.name) && isPdf(file))
  const folder = whole?.name.replace(/[^/]+$/, '') ?? ''
  const attached = files.filter(
    ({ name }) =>
      name.startsWith(folder) && /^\d{1,4}_\d{1,4}_[^/]+$/.test(name.slice(folder.length)),
  )
  if (!whole || !attached.length) return null
  const known = (content: Content): Content => {
    const address = webAddress(
      /https?:\/\/[^\s/]+\/(?:\w\w\/)?request\/[\w-]+/.exec(content.text)?.[0],
      null,
    )
    const published: Published = {
      portal: 'Alaveteli',
      site: hostOf(address),
      request: null,
      address,
      status: null,
      attribution: null,
    }
    return {
      ...content,
      published,
      doubts: [
        ...content.doubts,
        'This is the whole correspondence of a request as one PDF; its messages were not taken apart. Save the page of the request and add that to have each message by itself.',
      ],
    }
  }
  return [
    { ...whole, attached, known },
    ...files.filter((file) => file !== whole && !attached.includes(file)),
  ]
}

/** Froide: a folder named by the request's number, in it each message as 2020-10-02.pdf, what is attached to it as 2020-10-02-NAME, and all messages once more in one PDF. */
function froidePdfs(files: readonly GivenFile[]): Member[] | null {
  const whole = files.find((file) => /^(?:.*\/)?(\d+)\/_\1\.pdf$/.test(file.name) && isPdf(file))
  const folder = whole?.name.replace(/[^/]+$/, '') ?? ''
  const messages = files.filter(
    (file) =>
      file.name.startsWith(folder) &&
      /^\d{4}-\d\d-\d\d(?:_\d+)?\.pdf$/.test(file.name.slice(folder.length)) &&
      isPdf(file),
  )
  if (!whole || !messages.length) return null
  const begins = (message: GivenFile) => `${message.name.slice(0, -4)}-`
  const attachedTo = (message: GivenFile) =>
    files
      .filter(({ name }) => name.startsWith(begins(message)))
      .map((file) => ({ name: file.name.slice(begins(message).length), bytes: file.bytes }))
  const taken = new Set(
    messages.flatMap((message) => files.filter(({ name }) => name.startsWith(begins(message)))),
  )
  const members = messages
    .sort((one, other) =>
      one.name.slice(0, -4).localeCompare(other.name.slice(0, -4), 'en', { numeric: true }),
    )
    .map((message, at): Member => ({
      ...message,
      attached: attachedTo(message),
      known: (content) =>
        froideMessage(content, message.name.slice(folder.length, folder.length + 10), at === 0),
    }))
  return [
    ...members,
    ...files.filter((file) => file !== whole && !messages.includes(file) && !taken.has(file)),
  ]
}

/** The head of a message's PDF: sender, recipient, day, way, address and subject, a line each under a label. */
const head =
  /^(?<request>\S[^\n]*?) \/ \[#\d+\]\s*\n+[^\n:]{2,30}:[ \t]*(?<from>[^\n]+)\n+[^\n:]{2,30}:[ \t]*(?<to>[^\n]+)\n+[^\n:]{2,30}:[ \t]*[^\n]+\n+[^\n:]{2,30}:[ \t]*[^\n]+\n+URL:[ \t]*(?<address>https?:\S+)\s+[^\n:]{2,30}:[ \t]*(?<subject>[^\n]+)/m

function froideMessage(content: Content, day: string, first: boolean): Content {
  const said = head.exec(content.text.slice(0, 5000))?.groups
  const address = webAddress(said?.address, null)
  const named = (words: string) => ({
    name: words.replace(/\s*<[^<>]*>/, '').trim(),
    address: /<([^<>\s]+@[^<>\s]+)>/.exec(words)?.[1] ?? null,
  })
  const published: Published = {
    portal: 'Froide',
    site: hostOf(address),
    request: said?.request ?? null,
    address,
    status: null,
    attribution: null,
  }
  const mail = said
    ? {
        subject: said.subject!.trim(),
        from: [named(said.from!)],
        to: [named(said.to!)],
        cc: [],
        messageId: address,
        inReplyTo: null,
        references: [],
      }
    : null
  const notes = first
    ? ['The archive holds all messages of the request once more in one PDF; that was left out.']
    : []
  return {
    ...content,
    published,
    mail: content.mail ?? mail,
    title: mail?.subject ?? content.title,
    sent: { day, at: null, basis: `The archive’s name for the file says ${day}` },
    notes: [...notes, ...content.notes],
  }
}
