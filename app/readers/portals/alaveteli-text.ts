import { datesIn } from '#app/domain/letter-header/dates.ts'
import type { GivenFile, Sent } from '../document.ts'
import { authorOf } from './alaveteli.ts'
import { hostOf, isNamed, type Correspondence, type Held, type Message } from './correspondence.ts'
import { webAddress } from './regions.ts'

const rule = /^-{31}$/m

/** Three lines with a label each, in any language: from, to and date. */
const head =
  /^\s*\S[^\n:]{0,30}:[ \t]*(\S[^\n]*)\n[^\n:]{1,30}:[ \t]*(\S[^\n]*)\n[^\n:]{1,30}:[ \t]*(\S[^\n]*)(?:\n|$)/

/** Whether a text is the correspondence.txt of Alaveteli's archive of a request. */
export const looksLikeCorrespondence = (text: string): boolean =>
  /^\s{0,9}\S[^\n]{20,1000}\shttps?:\/\/[^\s/]+\/\S*request\/\S+\s*\n/.test(text.slice(0, 2000)) &&
  rule.test(text.slice(0, 4000)) &&
  head.test(text.slice(0, 4000).split(rule)[1] ?? '')

/** The request in a correspondence.txt; null where it has another form (app/views/request/show.text.erb). */
export function alaveteliText(text: string): Correspondence | null {
  const [opening = '', ...sections] = text.replace(/\r\n?/g, '\n').split(rule)
  const address = webAddress(/https?:\/\/\S+/.exec(opening)?.[0].replace(/\.$/, ''), null)
  const request = /["“«„](.+?)["”»“](?!\w)/s.exec(opening)?.[1]?.replace(/\s+/g, ' ').trim() ?? null
  const heads = sections.map((section) => head.exec(section))
  const [, requester, authority] = heads[0] ?? []
  if (!request || !requester || !authority) return null
  const anonymous = requester.startsWith('[')
  const messages: Message[] = []
  const leftOut: string[] = []
  for (const [at, section] of sections.entries()) {
    const [whole, from, to, dated] = heads[at] ?? []
    if (!whole)
      leftOut.push(
        section
          .trim()
          .replace(/\s+/g, ' ')
          .slice(0, 80)
          .replace(/\s\S*$/, ''),
      )
    else if (from !== requester && to !== requester) return null
    else
      messages.push(
        messageOf(section, section.slice(whole.length), {
          from: from!,
          dated: dated!,
          reply: from !== requester,
          authority,
        }),
      )
  }
  return {
    portal: 'Alaveteli',
    site: hostOf(address),
    request,
    address,
    status: null,
    attribution: null,
    requester: anonymous ? null : requester,
    authority,
    messages,
    notes: [],
    doubts: leftOut.length
      ? [
          `Left out, as no messages of the two sides: ${leftOut
            .slice(0, 5)
            .map((words) => `“${words}…”`)
            .join(
              ', ',
            )}${leftOut.length > 5 ? ` and ${leftOut.length - 5} more` : ''}. They are notices, annotations, or messages that the portal hides.`,
        ]
      : [],
  }
}

function messageOf(
  section: string,
  rest: string,
  {
    from,
    dated,
    reply,
    authority,
  }: { from: string; dated: string; reply: boolean; authority: string },
): Message {
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
    from: from.startsWith('[') ? [] : [authorOf(from, reply ? authority : null)],
    subject: null,
    sent: dayIn(dated),
    text,
    address: null,
    attachments,
    source: section.trim() + '\n',
    notes: [],
  }
}

/** A day in words, as the portal's language writes it; null for one that could be two days. */
export function dayIn(said: string): Sent | null {
  const words = said.trim().slice(0, 200)
  const [date] = datesIn({ words, start: 0, end: words.length })
  return date?.edtf?.length === 10 && !date.otherDay
    ? { day: date.edtf, at: null, basis: `The portal says ${words}` }
    : null
}

/** Files beside a correspondence.txt belong to replies: 2_3_name.pdf to the second that the portal shows. */
export function heldBeside(request: Correspondence, files: readonly GivenFile[]): Held {
  const replies = request.messages.flatMap(({ reply }, at) => (reply ? [at] : []))
  const byMessage = new Map<number, GivenFile[]>()
  const rest: GivenFile[] = []
  for (const file of files) {
    const [, number, name] = /^(?:.*[/\\])?(\d{1,4})_\d{1,4}_([^/\\]+)$/.exec(file.name) ?? []
    const lists = (at: number | undefined) =>
      at !== undefined &&
      request.messages[at]!.attachments.some((one) => isNamed(name ?? file.name, one.name))
    const listing = replies.filter(lists)
    const counted = replies[Number(number) - 1]
    const at = lists(counted) ? counted : listing.length === 1 ? listing[0] : undefined
    if (at === undefined) rest.push(file)
    else
      byMessage.set(at, [
        ...(byMessage.get(at) ?? []),
        { name: name ?? file.name, bytes: file.bytes },
      ])
  }
  return { byMessage, rest }
}
