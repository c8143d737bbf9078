import { parseEdtfDate, formatEdtfDate } from '../days.ts'
import { absences, levels } from '../level.ts'
import {
  partyRoleLabels,
  visibilityLabels,
  type PartyRole,
  type LetterVisibility,
} from '../letters.ts'
import { sideLanguages, topicSides } from '../topic-sides.ts'
import { headFactsByField } from './head-facts.ts'
import { asRecord } from './history-entry.ts'
import { getOwnValue } from '../collections.ts'

/** One thing that was said about a thing, by its label, in words; long ones are shown with their differences. */
export type HistoryFact = { label: string; words: string; long: boolean }
type NamesById = ReadonlyMap<string, string>

/** What stands in the log for its own sake and says nothing to a reader. */
const omittedFields = new Set([
  'id',
  'revision',
  'createdAt',
  'dossierId',
  'letterId',
  'addedBy',
  'entryId',
  'userId',
  'place',
  'paragraph',
  'start',
  'end',
  'text',
  'absence',
  'conditional',
  'replyDated',
  'replyEdtf',
  'firstDay',
  'lastDay',
  'kept',
  'by',
  'mergedId',
  'intoId',
  'turned',
  'twinIds',
  'dated',
  'basis',
  'expiresAt',
  'userAgent',
  'topicVersion',
  'excerpt',
  'recorded',
  'factKind',
  'topicIds',
])

/**
 * What an entry of the log says, as facts by their labels. What it does not know by name is told as
 * it is written, so that no change is passed over in silence; colleagues' addresses only where
 * `emails` says so. All other words go through `hideContacts` first.
 */
export function extractFacts(
  written: unknown,
  {
    names,
    emails = false,
    hideContacts,
  }: { names: NamesById; emails?: boolean; hideContacts: (words: string) => string },
): Map<string, HistoryFact> {
  const fields = asRecord(written)
  const facts = new Map<string, HistoryFact>()
  const add = (label: string, words: string | null | undefined, long = false) =>
    void (
      words &&
      facts.set(label, {
        label,
        words: label === 'e-mail address' ? words : hideContacts(words),
        long,
      })
    )
  add('level', readLevel(fields))
  add('date', readDate(fields.dated))
  add(
    'reason for the date',
    textOrNull(asRecord(fields.dated).basis) ?? textOrNull(fields.basis),
    true,
  )
  add('message it answers', readReply(fields))
  for (const [name, value] of Object.entries(fields)) {
    if (omittedFields.has(name) || (name === 'email' && !emails)) continue
    const addFacts = getOwnValue(factsByField, name)
    if (addFacts) addFacts(value, add, names)
    else
      add(
        splitCamelCase(name),
        describeValue(value, names),
        typeof value === 'string' && value.length > 60,
      )
  }
  return facts
}

type AddFact = (label: string, words: string | null | undefined, long?: boolean) => void

const factsByField: Record<string, (value: unknown, add: AddFact, names: NamesById) => void> = {
  ...headFactsByField,
  level: () => undefined,
  edtf: (value, add) => add('date', readDate({ edtf: value })),
  source: (value, add) => add('address', textOrNull(value)),
  label: (value, add) => add('word on the axis', textOrNull(value)),
  inReplyTo: () => undefined,
  replyKind: () => undefined,
  topicId: (value, add, names) => add('topic', nameOfId(value, names)),
  holderIds: (value, add, names) =>
    add(
      'holder',
      Array.isArray(value)
        ? value
            .map((id) => nameOfId(id, names))
            .sort()
            .join(' and ')
        : null,
    ),
  condition: (value, add) => add('condition', textOrNull(value), true),
  note: (value, add) => add('note', textOrNull(value), true),
  reported: (value, add) => add('counting', value === true ? 'reported, not counted' : 'counted'),
  quote: (value, add) => add('quote', textOrNull(asRecord(value).exact), true),
  status: (value, add) => add('state', textOrNull(value)),
  out: (value, add) =>
    add('state', value === true ? 'taken out' : value === false ? 'standing' : null),
  closed: (value, add) => add('state', value === true ? 'closed' : value === false ? 'open' : null),
  counts: (value, add) =>
    add('counting there', value === true ? 'counts' : value === false ? 'does not count' : null),
  from: (value, add) => add('beginning', readDate({ edtf: value })),
  to: (value, add) => add('end', readDate({ edtf: value })),
  provenByLetter: (value, add) => add('proof', value === true ? 'a letter' : null),
  aliases: (value, add, names) => add('other spellings', describeValue(value, names)),
  transparencyRegister: (value, add) =>
    add('number in the EU Transparency Register', textOrNull(value)),
  parliament: (value, add) => add('number at the European Parliament', textOrNull(value)),
  wikidata: (value, add) => add('Wikidata item', textOrNull(value)),
  title: (value, add) => add('title', textOrNull(value), true),
  proposition: (value, add) => add('proposition', textOrNull(value), true),
  email: (value, add) => add('e-mail address', textOrNull(value)),
  indexPublicLetters: (value, add) =>
    add('listing of public letters in search engines', value === true ? 'allowed' : 'not allowed'),
  referenceTruncated: (value, add) =>
    add('cut of the reference', value === true ? 'cut off in the original' : null),
  parties: (value, add, names) =>
    add(
      'parties',
      Array.isArray(value) ? value.map((part) => describeParty(part, names)).join('; ') : null,
      true,
    ),
  anchors: (value, add) =>
    levels.forEach(({ level, word }) =>
      add(`meaning of “${word}”`, textOrNull(asRecord(value)[String(level)]), true),
    ),
  firstPartId: (value, add, names) => add('first part', nameOfId(value, names)),
  secondPartId: (value, add, names) => add('second part', nameOfId(value, names)),
  inDossierId: (value, add, names) => add('dossier', nameOfId(value, names)),
  shortName: (value, add) => add('word in the bar', textOrNull(value)),
  audience: (value, add) =>
    add('people it is for', value === 'team' ? 'its team' : 'everybody signed in'),
  fourEyes: (value, add) => add('four eyes', value === true ? 'asked' : 'not asked'),
  secondShare: (value, add) =>
    add('letters coded a second time', typeof value === 'number' ? `${value} %` : null),
  coderId: (value, add, names) => add('coder', value === null ? null : nameOfId(value, names)),
  teammateId: (value, add, names) => add('teammate', nameOfId(value, names)),
  sides: (value, add) =>
    topicSides.forEach((side) =>
      sideLanguages.forEach(({ language, name }) =>
        add(
          `short form of who ${side} it in ${name}`,
          textOrNull(asRecord(asRecord(value)[side])[language]),
          true,
        ),
      ),
    ),
  cues: (value, add) => add('cue phrases', Array.isArray(value) ? value.join('; ') : null, true),
  examples: (value, add) =>
    levels.forEach(({ level, word }) => {
      const { example, counter } = asRecord(asRecord(value)[String(level)])
      add(`example of “${word}”`, describeExampleFact(example))
      add(`counter-example of “${word}”`, describeExampleFact(counter))
    }),
  memberId: (value, add, names) => add('member', nameOfId(value, names)),
  visibility: (value, add) =>
    add(
      'readers',
      visibilityLabels[value as LetterVisibility]?.name.toLowerCase() ?? textOrNull(value),
    ),
  readerIds: (value, add, names) => add('named people', joinNames(value, names)),
  organisationId: (value, add, names) => add('organisation', nameOfId(value, names)),
  actorId: (value, add, names) => add('actor', nameOfId(value, names)),
  nextActorId: (value, add, names) => add('next actor', nameOfId(value, names)),
  successorId: (value, add, names) =>
    add('successor', typeof value === 'string' ? nameOfId(value, names) : null),
}

function readLevel({ level, absence, conditional }: Record<string, unknown>): string | null {
  const word =
    levels.find((row) => row.level === level)?.word ??
    absences.find((row) => row.absence === absence)?.word
  return word ? `${word}${conditional === true ? ' on a condition' : ''}` : null
}

/** `passage …K3F9QX, coded as opposes`: which one it is, is only to be told by its id. */
function describeExampleFact(written: unknown): string | null {
  const { positionId, stance } = asRecord(written)
  if (typeof positionId !== 'string') return null
  const coded =
    levels.find(({ level }) => String(level) === stance)?.word ??
    absences.find(({ absence }) => absence === stance)?.word
  return `passage …${positionId.slice(-6)}${coded ? `, coded as ${coded}` : ''}`
}

function readDate(written: unknown): string | null {
  const { edtf } = asRecord(written)
  const read = typeof edtf === 'string' ? parseEdtfDate(edtf) : null
  return read?.ok ? formatEdtfDate(read.dated) : textOrNull(edtf)
}

function readReply({ inReplyTo, replyKind, replyDated }: Record<string, unknown>): string | null {
  const reply = asRecord(inReplyTo)
  const [kind, edtf] = [
    textOrNull(reply.kind) ?? textOrNull(replyKind),
    textOrNull(reply.edtf) ?? textOrNull(replyDated),
  ]
  const on = edtf && readDate({ edtf })
  return kind ? `${kind}${on ? ` of ${on}` : ''}` : null
}

function describeParty(written: unknown, names: NamesById): string {
  const { role, actorId, name, capacity, organisation, unit } = asRecord(written)
  const who =
    typeof actorId === 'string' ? (names.get(actorId) ?? textOrNull(name)) : textOrNull(name)
  const affiliation = [textOrNull(capacity), textOrNull(unit), textOrNull(organisation)]
    .filter((part) => part && part !== who)
    .join(', ')
  return `${partyRoleLabels[role as PartyRole] ?? 'Party'}: ${who ?? 'name withheld'}${affiliation ? ` (${affiliation})` : ''}`
}

const textOrNull = (written: unknown): string | null =>
  typeof written === 'string' && written.trim() ? written : null
function joinNames(ids: unknown, names: NamesById): string | null {
  if (!Array.isArray(ids)) return null
  return [...ids.map((id) => nameOfId(id, names))].sort().join(' and ')
}

const nameOfId = (id: unknown, names: NamesById): string =>
  typeof id === 'string' ? (names.get(id) ?? 'something that is not there any more') : ''
const splitCamelCase = (name: string): string =>
  name
    .replace(/([A-Z])/g, ' $1')
    .toLowerCase()
    .replace(/ ids?$/, '')

/** A value that nothing more is known about, in words; nothing where it holds more than words. */
function describeValue(value: unknown, names: NamesById): string | null {
  if (Array.isArray(value))
    return (
      value
        .map((part) => describeValue(part, names))
        .filter(Boolean)
        .join(', ') || null
    )
  if (typeof value === 'string') return names.get(value) ?? textOrNull(value)
  if (typeof value === 'boolean') return value ? 'yes' : 'no'
  return typeof value === 'number' ? String(value) : null
}
