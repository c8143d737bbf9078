import {
  isPdf,
  type DocumentContent,
  type InputFile,
  type MemberFile,
  type Publication,
} from '../document.ts'
import { hostName } from './correspondence.ts'
import { parseWebAddress } from './regions.ts'

/** Archives of portals that hold messages as PDF: what belongs to a message is told by the names. */
export function groupPdfAttachments(files: readonly InputFile[]): MemberFile[] {
  return groupAlaveteliPdf(files) ?? groupFroidePdfs(files) ?? [...files]
}

/** Alaveteli until 2025: the whole correspondence as one PDF, and the attachments of the replies, numbered. */
function groupAlaveteliPdf(files: readonly InputFile[]): MemberFile[] | null {
  const whole = files.find(
    (file) => /(?:^|\/)correspondence\.pdf$/i.test(file.name) && isPdf(file.bytes),
  )
  const folder = whole?.name.replace(/[^/]+$/, '') ?? ''
  const attached = files.filter(
    ({ name }) =>
      name.startsWith(folder) && /^\d{1,4}_\d{1,4}_[^/]+$/.test(name.slice(folder.length)),
  )
  if (!whole || !attached.length) return null
  const addPublication = (content: DocumentContent): DocumentContent => {
    const address = parseWebAddress(
      /https?:\/\/[^\s/]+\/(?:\w\w\/)?request\/[\w-]+/.exec(content.text)?.[0],
      null,
    )
    const published: Publication = {
      portal: 'Alaveteli',
      site: hostName(address),
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
        'This is the whole correspondence of a request as one PDF; its messages were not taken ' +
          'apart. Save the page of the request and add that to have each message by itself.',
      ],
    }
  }
  return [
    { ...whole, attached, addContext: addPublication },
    ...files.filter((file) => file !== whole && !attached.includes(file)),
  ]
}

/**
 * Froide: a folder named by the request's number, in it each message as 2020-10-02.pdf, what is attached to it as
 * 2020-10-02-NAME, and all messages once more in one PDF.
 */
function groupFroidePdfs(files: readonly InputFile[]): MemberFile[] | null {
  const whole = files.find(
    (file) => /^(?:.*\/)?(\d+)\/_\1\.pdf$/.test(file.name) && isPdf(file.bytes),
  )
  const folder = whole?.name.replace(/[^/]+$/, '') ?? ''
  const messages = files.filter(
    (file) =>
      file.name.startsWith(folder) &&
      /^\d{4}-\d\d-\d\d(?:_\d+)?\.pdf$/.test(file.name.slice(folder.length)) &&
      isPdf(file.bytes),
  )
  if (!whole || !messages.length) return null
  const attachmentPrefix = (message: InputFile) => `${message.name.slice(0, -4)}-`
  const attachmentsOf = (message: InputFile) =>
    files
      .filter(({ name }) => name.startsWith(attachmentPrefix(message)))
      .map((file) => ({
        name: file.name.slice(attachmentPrefix(message).length),
        bytes: file.bytes,
      }))
  const taken = new Set(
    messages.flatMap((message) =>
      files.filter(({ name }) => name.startsWith(attachmentPrefix(message))),
    ),
  )
  const members = messages
    .sort((one, other) =>
      one.name.slice(0, -4).localeCompare(other.name.slice(0, -4), 'en', { numeric: true }),
    )
    .map((message, at): MemberFile => ({
      ...message,
      attached: attachmentsOf(message),
      addContext: (content) =>
        describeFroideMessage(
          content,
          message.name.slice(folder.length, folder.length + 10),
          at === 0,
        ),
    }))
  return [
    ...members,
    ...files.filter((file) => file !== whole && !messages.includes(file) && !taken.has(file)),
  ]
}

/** The head of a message's PDF: sender, recipient, day, way, address and subject, a line each under a label. */
const messageHead = new RegExp(
  [
    /^(?<request>\S[^\n]*?) \/ \[#\d+\]\s*\n+/,
    /[^\n:]{2,30}:[ \t]*(?<from>[^\n]+)\n+/,
    /[^\n:]{2,30}:[ \t]*(?<to>[^\n]+)\n+/,
    /[^\n:]{2,30}:[ \t]*[^\n]+\n+/,
    /[^\n:]{2,30}:[ \t]*[^\n]+\n+/,
    /URL:[ \t]*(?<address>https?:\S+)\s+/,
    /[^\n:]{2,30}:[ \t]*(?<subject>[^\n]+)/,
  ]
    .map(({ source }) => source)
    .join(''),
  'm',
)

function describeFroideMessage(
  content: DocumentContent,
  day: string,
  first: boolean,
): DocumentContent {
  const value = messageHead.exec(content.text.slice(0, 5000))?.groups
  const address = parseWebAddress(value?.address, null)
  const parseNamedAddress = (words: string) => ({
    name: words.replace(/\s*<[^<>]*>/, '').trim(),
    address: /<([^<>\s]+@[^<>\s]+)>/.exec(words)?.[1] ?? null,
  })
  const published: Publication = {
    portal: 'Froide',
    site: hostName(address),
    request: value?.request ?? null,
    address,
    status: null,
    attribution: null,
  }
  const mail = value
    ? {
        subject: value.subject!.trim(),
        from: [parseNamedAddress(value.from!)],
        to: [parseNamedAddress(value.to!)],
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
