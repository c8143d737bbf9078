import { readDated, sayDated } from '../days.ts'
import { absences, levels } from '../level.ts'
import { partyWords, visibilityWords, type PartyRole, type Visibility } from '../letters.ts'
import { masked } from '../masking/masking.ts'
import { inTable, wordsIn } from './entry.ts'

/** One thing that was said about a thing, by its label, in words; long ones are shown with their differences. */
export type Fact = { label: string; words: string; long: boolean }
type Names = ReadonlyMap<string, string>

/** What stands in the log for its own sake and says nothing to a reader. */
const silent = new Set([
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
  'dated',
  'basis',
  'expiresAt',
  'userAgent',
])

/**
 * What an entry of the log says, as facts by their labels. What it does not know by name is told as it is written, so
 * that no change is passed over in silence; colleagues' addresses only where `emails` says so, and those in letters
 * masked unless `contacts` does.
 */
export function factsIn(
  written: unknown,
  {
    names,
    emails = false,
    contacts = false,
  }: { names: Names; emails?: boolean; contacts?: boolean },
): Map<string, Fact> {
  const said = wordsIn(written)
  const facts = new Map<string, Fact>()
  const add = (label: string, words: string | null | undefined, long = false) =>
    void (
      words &&
      facts.set(label, {
        label,
        words: contacts || label === 'e-mail address' ? words : masked(words),
        long,
      })
    )
  add('level', levelIn(said))
  add('date', dateIn(said.dated))
  add('reason for the date', textIn(wordsIn(said.dated).basis) ?? textIn(said.basis), true)
  add('message it answers', replyIn(said))
  for (const [name, value] of Object.entries(said)) {
    if (silent.has(name) || (name === 'email' && !emails)) continue
    const telling = inTable(known, name)
    if (telling) telling(value, add, names)
    else add(spaced(name), plain(value, names), typeof value === 'string' && value.length > 60)
  }
  return facts
}

type Add = (label: string, words: string | null | undefined, long?: boolean) => void

const known: Record<string, (value: unknown, add: Add, names: Names) => void> = {
  level: () => undefined,
  inReplyTo: () => undefined,
  replyKind: () => undefined,
  topicId: (value, add, names) => add('topic', named(value, names)),
  holderIds: (value, add, names) =>
    add(
      'holder',
      Array.isArray(value)
        ? value
            .map((id) => named(id, names))
            .sort()
            .join(' and ')
        : null,
    ),
  condition: (value, add) => add('condition', textIn(value), true),
  note: (value, add) => add('note', textIn(value), true),
  reported: (value, add) => add('counting', value === true ? 'reported, not counted' : 'counted'),
  quote: (value, add) => add('quote', textIn(wordsIn(value).exact), true),
  status: (value, add) => add('state', textIn(value)),
  title: (value, add) => add('title', textIn(value), true),
  proposition: (value, add) => add('proposition', textIn(value), true),
  email: (value, add) => add('e-mail address', textIn(value)),
  referenceTruncated: (value, add) =>
    add('cut of the reference', value === true ? 'cut off in the original' : null),
  parties: (value, add, names) =>
    add(
      'parties',
      Array.isArray(value) ? value.map((one) => partyIn(one, names)).join('; ') : null,
      true,
    ),
  anchors: (value, add) =>
    levels.forEach(({ level, word }) =>
      add(`meaning of “${word}”`, textIn(wordsIn(value)[String(level)]), true),
    ),
  memberId: (value, add, names) => add('member', named(value, names)),
  visibility: (value, add) =>
    add('readers', visibilityWords[value as Visibility]?.name.toLowerCase() ?? textIn(value)),
  readerIds: (value, add, names) =>
    add(
      'named people',
      Array.isArray(value)
        ? value
            .map((id) => named(id, names))
            .sort()
            .join(' and ')
        : null,
    ),
  organisationId: (value, add, names) => add('organisation', named(value, names)),
}

function levelIn({ level, absence, conditional }: Record<string, unknown>): string | null {
  const word =
    levels.find((row) => row.level === level)?.word ??
    absences.find((row) => row.absence === absence)?.word
  return word ? `${word}${conditional === true ? ' on a condition' : ''}` : null
}

function dateIn(written: unknown): string | null {
  const { edtf } = wordsIn(written)
  const read = typeof edtf === 'string' ? readDated(edtf) : null
  return read?.ok ? sayDated(read.dated) : textIn(edtf)
}

function replyIn({ inReplyTo, replyKind, replyDated }: Record<string, unknown>): string | null {
  const reply = wordsIn(inReplyTo)
  const [kind, edtf] = [
    textIn(reply.kind) ?? textIn(replyKind),
    textIn(reply.edtf) ?? textIn(replyDated),
  ]
  const on = edtf && dateIn({ edtf })
  return kind ? `${kind}${on ? ` of ${on}` : ''}` : null
}

function partyIn(written: unknown, names: Names): string {
  const { role, actorId, name, capacity, organisation, unit } = wordsIn(written)
  const who = typeof actorId === 'string' ? (names.get(actorId) ?? textIn(name)) : textIn(name)
  const house = [textIn(capacity), textIn(unit), textIn(organisation)]
    .filter((said) => said && said !== who)
    .join(', ')
  return `${partyWords[role as PartyRole] ?? 'Party'}: ${who ?? 'name withheld'}${house ? ` (${house})` : ''}`
}

const textIn = (written: unknown): string | null =>
  typeof written === 'string' && written.trim() ? written : null
const named = (id: unknown, names: Names): string =>
  typeof id === 'string' ? (names.get(id) ?? 'something that is not there any more') : ''
const spaced = (name: string): string =>
  name
    .replace(/([A-Z])/g, ' $1')
    .toLowerCase()
    .replace(/ ids?$/, '')

/** A value that nothing more is known about, in words; nothing where it holds more than words. */
function plain(value: unknown, names: Names): string | null {
  if (Array.isArray(value))
    return (
      value
        .map((one) => plain(one, names))
        .filter(Boolean)
        .join(', ') || null
    )
  if (typeof value === 'string') return names.get(value) ?? textIn(value)
  if (typeof value === 'boolean') return value ? 'yes' : 'no'
  return typeof value === 'number' ? String(value) : null
}
