import type { FieldProposals } from '#app/domain/plan/proposed-fields.ts'
import type { LetterHeader } from '#app/domain/letter-header/letter-header.ts'
import type { LetterFields } from '#app/domain/letter-form.ts'
import type { Label, LabelledParty, Right } from './labels.ts'

export const fields = [
  'title',
  'date',
  'author name',
  'author capacity',
  'author organisation',
  'on behalf of',
  'recipient',
  'cc',
  'reference',
  'kind',
  'reply-to',
  'language',
] as const
export type Field = (typeof fields)[number]

/** One field of one letter: what was found and is right, what is wrong, what is missing. `doubted`: the reader said that it is not sure. */
export type Score = {
  field: Field
  right: string[]
  wrong: string[]
  missed: string[]
  doubted: boolean
}

/** What a person would be shown for a letter. */
export type Shown = FieldProposals & Pick<LetterHeader, 'doubted'>

const doubtable: Partial<Record<Field, LetterHeader['doubted'][number]>> = {
  date: 'date',
  reference: 'reference',
  'reply-to': 'inReplyTo',
  'author name': 'authors',
  'author capacity': 'authors',
  'author organisation': 'authors',
  'on behalf of': 'onBehalfOf',
  recipient: 'recipients',
  cc: 'cc',
}

/** Each field of a letter against its label. What stands twice has to be found twice; order does not matter. */
export function scored(shown: Shown, label: Label): Score[] {
  const [found, wanted] = [foundIn(shown), wantedBy(label)]
  return fields.map((field) => {
    const open = [...found[field]]
    const score: Score = {
      field,
      right: [],
      wrong: [],
      missed: [],
      doubted: shown.doubted.some((each) => each === doubtable[field]),
    }
    for (const each of wanted[field]) {
      const at = open.findIndex((words) =>
        each.some((right) => comparable(right) === comparable(words)),
      )
      if (at < 0) score.missed.push(each[0]!)
      else score.right.push(...open.splice(at, 1))
    }
    return { ...score, wrong: open }
  })
}

/** What was read, by field. A title made of names and the kind that a form begins with were not read. */
function foundIn({ fields, sources, unnamed }: Shown): Record<Field, string[]> {
  const some = (...values: (string | null | undefined)[]) => values.flatMap((value) => value || [])
  const of = (role: string) => fields.parties.filter((party) => party.role === role)
  const officesOf = (role: string) =>
    unnamed.filter((each) => each.role === role).map(({ capacity }) => capacity)
  const authors = of('author')
  return {
    title: some(sources.title && String(fields.title)),
    date: some(fields.dated),
    'author name': some(...authors.map((party) => (party.withheld ? withheld : party.name))),
    'author capacity': some(...authors.map(({ capacity }) => capacity), ...officesOf('author')),
    'author organisation': some(...authors.map(({ organisation, unit }) => organisation || unit)),
    'on behalf of': [...of('on_behalf_of').map(who), ...officesOf('on_behalf_of')],
    recipient: [...of('recipient').map(who), ...officesOf('recipient')],
    cc: [...of('cc').map(who), ...officesOf('cc')],
    reference: some(fields.reference),
    kind: some(sources.kind || fields.kind !== 'letter' ? fields.kind : null),
    'reply-to': some(fields.replyKind && `${fields.replyKind} ${fields.replyDated || 'undated'}`),
    language: some(fields.language),
  }
}

function wantedBy({
  title,
  date,
  authors = [],
  onBehalfOf = [],
  recipients = [],
  cc = [],
  reference,
  kind,
  replyTo,
  language,
}: Label): Record<Field, string[][]> {
  const each = (...rights: (Right | undefined)[]) =>
    rights.flatMap((right) => (right === undefined ? [] : [[right].flat()]))
  return {
    title: each(title),
    date: each(date),
    'author name': each(...authors.map((party) => (party.withheld ? withheld : party.name))),
    'author capacity': each(...authors.map(({ capacity }) => capacity)),
    'author organisation': each(...authors.map(({ organisation }) => organisation)),
    'on behalf of': onBehalfOf.map(whoMayBe),
    recipient: recipients.map(whoMayBe),
    cc: cc.map(whoMayBe),
    reference: each(reference),
    kind: each(kind),
    'reply-to': replyTo
      ? [[replyTo.kind].flat().map((each) => `${each} ${replyTo.date ?? 'undated'}`)]
      : [],
    language: each(language),
  }
}

const withheld = '(name withheld)'

const who = (party: LetterFields['parties'][number]) =>
  party.withheld
    ? withheld
    : [party.name, party.organisation, party.unit, party.capacity].find(Boolean) || '?'

function whoMayBe({ name, withheld: hidden, organisation, capacity }: LabelledParty): string[] {
  if (hidden) return [withheld]
  return name ? [name].flat() : [organisation, capacity].flatMap((right) => right ?? [])
}

/** Words as they are compared: capitals with the accents that they drop, quotation marks, dashes, an article before an office, and titles before and after a name make no difference. */
function comparable(words: string): string {
  const plain = words
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[“”„«»]/g, '"')
    .replace(/[‘’]/g, "'")
    .replace(/[–—]/g, '-')
    .replace(/\s+/g, ' ')
    .replace(/[\s.,;:]+$/, '')
    .replace(/^(?:the|le|la|der|die|das|el|il|de|o|η|ο) (?=\p{L}{4})/u, '')
    .trim()
  return plain
    .replace(/^(?:(?:mr|mrs|ms|dr|prof|mag|ing|sir|dame|baroness|rt hon)\.? )+(?=\p{L})/u, '')
    .replace(/ (?:mp|mep|td)$/, '')
}
