import { unwrittenSides } from '#app/domain/topic-sides.ts'
import { readFileSync } from 'node:fs'
import type { Actor, SpeakerAffiliation } from '#app/domain/actors.ts'
import type { BriefingRequest } from '#app/domain/briefing/briefing-request.ts'
import { buildBriefing } from '#app/domain/briefing/briefing.ts'
import { buildOutline } from '#app/domain/briefing/outline.ts'
import { parseStoredDate } from '#app/domain/days.ts'
import { indexEvidence } from '#app/domain/attributed-positions.ts'
import type { LetterSummary, PositionWithLetter } from '#app/domain/positions.ts'
import { cleanText, findQuote, quoteAt } from '#app/domain/text/quotes.ts'
import { paragraphNumberAt, splitParagraphs } from '#app/domain/text/paragraphs.ts'
import type { Milestone } from '#app/domain/milestones.ts'
import type { Dossier } from '#app/domain/dossiers.ts'
import type { Topic } from '#app/domain/topics.ts'
import { attributed } from './attributed.ts'

/** The first dossier as plain data: two letters of autumn 2020, three topics, two authors and their employer. */
export const dossier: Dossier = {
  id: 'csa',
  name: 'Child sexual abuse interim Regulation',
  procedure: '2020/0259(COD)',
  summary: null,
}

export const encryption = aTopic({
  id: 'encryption',
  name: 'Encryption',
  proposition:
    'The confidentiality of end-to-end encrypted communications should be protected without exceptions for detection or access.',
})
export const detection = aTopic({
  id: 'detection',
  name: 'Voluntary detection',
  proposition:
    'Providers should be allowed to keep detecting, reporting and removing child sexual abuse material voluntarily.',
})
const regulation = aTopic({
  id: 'regulation',
  name: 'Interim Regulation',
  proposition:
    'The interim Regulation derogating from the ePrivacy Directive, COM(2020) 568, should be adopted.',
})
export const topics = [encryption, detection, regulation]

export const boratynski: Actor = {
  id: 'boratynski',
  kind: 'person',
  name: 'Jakub Boratyński',
  aliases: [],
}
export const johansson: Actor = {
  id: 'johansson',
  kind: 'person',
  name: 'Ylva Johansson',
  aliases: [],
}
export const commission: Actor = {
  id: 'commission',
  kind: 'organisation',
  name: 'European Commission',
  aliases: [],
}

export const affiliations: SpeakerAffiliation[] = [boratynski, johansson].map(({ id }) => ({
  id: `${id}-commission`,
  memberId: id,
  organisationId: commission.id,
  role: null,
  firstDay: '2019-12-01',
  lastDay: null,
  counts: true,
}))

export const milestones: Milestone[] = [
  {
    id: 'proposal',
    dossierId: 'csa',
    name: 'Interim Regulation proposed',
    label: 'Proposal',
    dated: parseStoredDate('2020-09-10'),
  },
  {
    id: 'strategy',
    dossierId: 'csa',
    name: 'EU strategy adopted',
    label: 'Strategy',
    dated: parseStoredDate('2020-07-24'),
  },
  {
    id: 'long-term',
    dossierId: 'csa',
    name: 'Long-term legislation announced',
    label: 'Long-term',
    dated: parseStoredDate('2021-04/2021-06'),
  },
]

export const boratynskiLetter: LetterSummary = {
  id: 'letter-boratynski',
  title: 'Reply to Prostasia Foundation on encryption',
  kind: 'letter',
  dated: parseStoredDate(
    '2020-10-02/2020-12-21',
    'not before the e-mail of 2 October 2020 that it answers, not after 21 December 2020, of which it speaks as the future',
  ),
  reference: 'cnect.ddg1.h.2(2020)5166553/AP',
  referenceTruncated: false,
  excerpt: false,
  recorded: false,
}
export const johanssonLetter: LetterSummary = {
  id: 'letter-johansson',
  title: 'Reply to Microsoft on the EU strategy',
  kind: 'letter',
  dated: parseStoredDate('2020-10-29'),
  reference: 'Ares (2020)',
  referenceTruncated: true,
  excerpt: false,
  recorded: false,
}

/** A vote of Johansson's, which came in as a row of a table and is nobody's words. */
export const recordedVote = () =>
  aPosition({
    id: 'j-vote',
    letter: {
      ...johanssonLetter,
      id: 'letter-vote',
      title: 'Vote 7, Ylva Johansson',
      kind: 'statement',
      dated: parseStoredDate('2020-11-05'),
      reference: null,
      referenceTruncated: false,
      excerpt: true,
      recorded: true,
    },
    letterId: 'letter-vote',
    level: 2,
    quote: quoteAt('Name: Ylva Johansson; Vote 7: for', 0, 33),
  })
const parties = new Map([
  ['letter-boratynski', { authors: ['Jakub Boratyński'], onBehalfOf: ['Ursula von der Leyen'] }],
  ['letter-johansson', { authors: ['Ylva Johansson'], onBehalfOf: [] }],
])

export const texts = {
  boratynski: seedText('000_89448a235952524b.txt'),
  johansson: seedText('001_f2200ba1914715f3.txt'),
}

const encryptionCondition =
  'the use of encryption should be without prejudice to the powers of competent authorities to safeguard national security and to prevent, investigate, detect and prosecute criminal offences, in accordance with the procedures, conditions and safeguards set forth by law and in compliance with Fundamental Rights.'

/** The six coded passages of the two letters, with quotes that stand in their texts. */
export const positions: PositionWithLetter[] = [
  from(
    boratynskiLetter,
    texts.boratynski,
    `encryption is an important means of protecting confidentiality and is widely recognised as an essential tool for security and trust in open networks. However, ${encryptionCondition}`,
    {
      id: 'b-encryption',
      topicId: 'encryption',
      holderIds: ['boratynski'],
      level: 0,
      conditional: true,
      condition: encryptionCondition,
    },
  ),
  from(
    boratynskiLetter,
    texts.boratynski,
    'Providers of certain online services are well placed to help prevent, detect and report child sexual abuse that occurs on their own infrastructures.',
    { id: 'b-detection', topicId: 'detection', holderIds: ['boratynski'], level: 1 },
  ),
  from(
    boratynskiLetter,
    texts.boratynski,
    'The proposed Regulation respects fundamental rights, including the rights to privacy and protection of personal data.',
    { id: 'b-regulation', topicId: 'regulation', holderIds: ['boratynski'], level: 2 },
  ),
  from(
    johanssonLetter,
    texts.johansson,
    'The Commission highly values the cooperation with Microsoft on all aspects of the fight against child sexual abuse, including the expert process on possible technical solutions to detect and report child sexual abuse in end-to-end encrypted electronic communications.',
    { id: 'j-encryption', topicId: 'encryption', holderIds: ['johansson'], level: -1 },
  ),
  from(
    johanssonLetter,
    texts.johansson,
    'voluntary measures to detect, report and remove child sexual abuse material and other instances of child sexual abuse online have been key to rescuing child victim of abuse and prosecuting offenders.',
    { id: 'j-detection', topicId: 'detection', holderIds: ['johansson'], level: 2 },
  ),
  from(
    johanssonLetter,
    texts.johansson,
    'As the first and most urgent step, the Commission adopted on 10 September 2020 a proposal for a Regulation enabling detection and reporting of child sexual abuse online.',
    { id: 'j-regulation', topicId: 'regulation', holderIds: ['johansson'], level: 2 },
  ),
]

/** What a briefing on the whole dossier asks for, at the end of 2020. */
function asking(changes: Partial<BriefingRequest> = {}): BriefingRequest {
  return {
    dossier,
    topics,
    actors: [boratynski, johansson],
    namedActors: [commission],
    period: { from: '2020-07-01', to: '2020-12-31' },
    asOf: '2020-12-31',
    today: changes.asOf ?? '2020-12-31',
    madeOn: '2026-11-22',
    ...changes,
  }
}

/** The briefing that follows from positions in a list; the store gives them oldest first. */
export function aBriefing(
  changes: Partial<BriefingRequest> = {},
  stated: readonly PositionWithLetter[] = positions,
  most?: number,
) {
  const asked = asking(changes)
  const outline = buildOutline(
    indexEvidence(attributed([...stated].sort(inOrder), affiliations)),
    { ...asked, visibleKey: 'everything' },
    most,
  )
  const letters = new Map(
    stated
      .filter(({ letterId }) => outline.needs.letterIds.includes(letterId))
      .map(({ letter }) => [
        letter.id,
        { ...letter, ...(parties.get(letter.id) ?? { authors: [], onBehalfOf: [] }) },
      ]),
  )
  return buildBriefing(
    outline,
    {
      positions: new Map(stated.map((position) => [position.id, position])),
      letters,
    },
    milestones,
    asked,
  )
}

function inOrder(a: PositionWithLetter, b: PositionWithLetter): number {
  return a.lastDay === b.lastDay ? (a.id < b.id ? -1 : 1) : a.lastDay < b.lastDay ? -1 : 1
}

/** A position with plain defaults: Johansson's, approved, +1 on encryption, in a letter of its own. */
export function aPosition(
  changes: Partial<PositionWithLetter> & { on?: string } = {},
): PositionWithLetter {
  const { on = '2020-10-29', ...rest } = changes
  const letter = rest.letter ?? {
    ...johanssonLetter,
    id: rest.letterId ?? `letter-${on}`,
    dated: parseStoredDate(on),
  }
  const exact = rest.quote?.exact ?? 'We support it.'
  return {
    id: `${letter.id}-${rest.topicId ?? 'encryption'}-${rest.level ?? rest.absence ?? 1}`,
    letterId: letter.id,
    topicId: 'encryption',
    holderIds: ['johansson'],
    level: rest.absence ? null : 1,
    absence: null,
    conditional: false,
    condition: null,
    note: null,
    reported: false,
    status: 'approved',
    recheck: false,
    turned: false,
    translations: [],
    quote: quoteAt(exact, 0, exact.length),
    ...{ page: null, paragraph: 1 },
    coder: null,
    createdAt: '2026-11-01T09:00:00.000Z',
    revision: 1,
    lastDay: letter.dated.last,
    letter,
    ...rest,
  }
}

export function aTopic(changes: Partial<Topic> = {}): Topic {
  const anchors = {
    '-2': 'Rejects it outright.',
    '-1': 'Speaks against it.',
    '0': 'Supports and limits it in one breath.',
    '1': 'Speaks for it.',
    '2': 'Demands it without reservation.',
  }
  return {
    id: 'topic',
    name: 'Topic',
    proposition: 'It should be so.',
    anchors,
    version: 1,
    place: 0,
    closedAt: null,
    sides: unwrittenSides,
    ...changes,
  }
}

function from(
  letter: LetterSummary,
  text: string,
  words: string,
  changes: Partial<PositionWithLetter>,
): PositionWithLetter {
  const found = findQuote(text, words)
  if (!found.ok) throw new Error(found.reason)
  return aPosition({
    ...changes,
    letter,
    letterId: letter.id,
    quote: found.quote,
    paragraph: paragraphNumberAt(splitParagraphs(text), found.quote.start),
  })
}

function seedText(name: string): string {
  const cleaned = cleanText(
    readFileSync(new URL(`../../seeds/letters/${name}`, import.meta.url), 'utf8'),
  )
  if (!cleaned.ok) throw new Error(cleaned.reason)
  return cleaned.text
}
