import { findDates } from '#app/domain/letter-header/landmarks/printed-dates.ts'
import type { InputFile, SentDate } from '../document.ts'
import { parseAuthor } from './alaveteli.ts'
import {
  hostName,
  isFileNamed,
  type Correspondence,
  type MatchedFiles,
  type PortalMessage,
} from './correspondence.ts'
import { parseWebAddress } from './regions.ts'

const sectionRule = /^-{31}$/m

/** Three lines with a label each, in any language: from, to and date. */
const sectionHead =
  /^\s*\S[^\n:]{0,30}:[ \t]*(\S[^\n]*)\n[^\n:]{1,30}:[ \t]*(\S[^\n]*)\n[^\n:]{1,30}:[ \t]*(\S[^\n]*)(?:\n|$)/

/** Whether a text is the correspondence.txt of Alaveteli's archive of a request. */
export const isAlaveteliText = (text: string): boolean =>
  /^\s{0,9}\S[^\n]{20,1000}\shttps?:\/\/[^\s/]+\/\S*request\/\S+\s*\n/.test(text.slice(0, 2000)) &&
  sectionRule.test(text.slice(0, 4000)) &&
  sectionHead.test(text.slice(0, 4000).split(sectionRule)[1] ?? '')

/** The request in a correspondence.txt; null where it has another form (app/views/request/show.text.erb). */
export function parseAlaveteliText(text: string): Correspondence | null {
  const [opening = '', ...sections] = text.replace(/\r\n?/g, '\n').split(sectionRule)
  const address = parseWebAddress(/https?:\/\/\S+/.exec(opening)?.[0].replace(/\.$/, ''), null)
  const request = findQuotedTitle(opening)
  const heads = sections.map((section) => sectionHead.exec(section))
  const [, requester, authority] = heads[0] ?? []
  if (!request || !requester || !authority) return null
  const messages: PortalMessage[] = []
  const leftOut: string[] = []
  for (const [at, section] of sections.entries()) {
    const [head, from, to, dated] = heads[at] ?? []
    if (!head) leftOut.push(section)
    else if (from !== requester && to !== requester) return null
    else
      messages.push(
        parseSection(section, section.slice(head.length), {
          from: from!,
          dated: dated!,
          reply: from !== requester,
          authority,
        }),
      )
  }
  return {
    portal: 'Alaveteli',
    site: hostName(address),
    request,
    address,
    status: null,
    attribution: null,
    requester: isAnonymous(requester) ? null : requester,
    authority,
    messages,
    notes: [],
    doubts: describeLeftOut(leftOut),
  }
}

const findQuotedTitle = (opening: string): string | null =>
  /["“«„](.+?)["”»“](?!\w)/s.exec(opening)?.[1]?.replace(/\s+/g, ' ').trim() ?? null

/** Portals print `[Name removed]` and the like where somebody is not named. */
const isAnonymous = (name: string) => name.startsWith('[')

function describeLeftOut(sections: readonly string[]): string[] {
  if (!sections.length) return []
  const beginnings = sections.slice(0, 5).map((section) => {
    const words = section.trim().replace(/\s+/g, ' ').slice(0, 80)
    return `“${words.replace(/\s\S*$/, '')}…”`
  })
  const more = sections.length > 5 ? ` and ${sections.length - 5} more` : ''
  return [
    `Left out, as no messages of the two sides: ${beginnings.join(', ')}${more}. They are ` +
      'notices, annotations, or messages that the portal hides.',
  ]
}

function parseSection(
  section: string,
  rest: string,
  {
    from,
    dated,
    reply,
    authority,
  }: { from: string; dated: string; reply: boolean; authority: string },
): PortalMessage {
  // Attachments follow the text, a line each, under a label in the portal's language.
  const [tail = ''] =
    /(?:\n[^\n:]{3,30}:[ \t]+[^\n]+ \(\d[\d.,]*\s?\w{1,5}\)[ \t]*(?=\n)\s*)+$/.exec(`${rest}\n`) ??
    []
  const attachments = reply
    ? [...tail.matchAll(/^[^\n:]{3,30}:[ \t]+(.+?) \(\d[\d.,]*\s?\w{1,5}\)[ \t]*$/gm)].map(
        ([, name]) => ({ name: name!, address: null }),
      )
    : []
  const text = attachments.length ? `${rest}\n`.slice(0, -tail.length) : rest
  return {
    reply,
    from: isAnonymous(from) ? [] : [parseAuthor(from, reply ? authority : null)],
    subject: null,
    sent: parseWrittenDay(dated),
    text,
    address: null,
    attachments,
    source: section.trim() + '\n',
    notes: [],
  }
}

/** A day in words, as the portal's language writes it; null for one that could be two days. */
export function parseWrittenDay(text: string): SentDate | null {
  const words = text.trim().slice(0, 200)
  const [date] = findDates({ words, start: 0, end: words.length })
  return date?.edtf?.length === 10 && !date.otherDay
    ? { day: date.edtf, at: null, basis: `The portal says ${words}` }
    : null
}

/** Files beside a correspondence.txt belong to replies: 2_3_name.pdf to the second that the portal shows. */
export function matchNumberedFiles(
  request: Correspondence,
  files: readonly InputFile[],
): MatchedFiles {
  const replies = request.messages.flatMap(({ reply }, at) => (reply ? [at] : []))
  const byMessage = new Map<number, InputFile[]>()
  const rest: InputFile[] = []
  for (const file of files) {
    const [, number, name] = /^(?:.*[/\\])?(\d{1,4})_\d{1,4}_([^/\\]+)$/.exec(file.name) ?? []
    const listsFile = (at: number | undefined) =>
      at !== undefined &&
      request.messages[at]!.attachments.some((one) => isFileNamed(name ?? file.name, one.name))
    const listing = replies.filter(listsFile)
    const counted = replies[Number(number) - 1]
    const at = listsFile(counted) ? counted : listing.length === 1 ? listing[0] : undefined
    if (at === undefined) rest.push(file)
    else
      byMessage.set(at, [
        ...(byMessage.get(at) ?? []),
        { name: name ?? file.name, bytes: file.bytes },
      ])
  }
  return { byMessage, rest }
}
