import { readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import type { LetterDocument, LetterDraft } from '#app/domain/plan/letter-draft.ts'
import { draftFromDocument } from '#app/domain/plan/document-draft.ts'
import { proposeFields } from '#app/domain/plan/proposed-fields.ts'
import { buildNameIndex } from '#app/domain/plan/name-questions.ts'
import { planItem, type ItemState } from '#app/domain/plan/plan-item.ts'
import { doubtFutureDay } from '#app/domain/plan/future-days.ts'
import { readHeader } from '#app/domain/letter-header/letter-header.ts'
import { aligned } from '../table.ts'

/** A party by eye. A signatory that is an organisation has no name. */
type GoldParty = {
  name?: string | null
  capacity?: string | null
  organisation?: string | null
  organisation_also?: string[]
}

/** A line of gold.jsonl: what stands in the head of one letter, read by eye; null or [] where nothing is printed. */
export type GoldLetter = {
  id: string
  file: string
  language: string | null
  layout?: string
  date: string | null
  title: string | null
  title_also?: string[]
  reference: string | null
  authors: GoldParty[]
  authors_rest?: (string | GoldParty)[]
  authors_total?: number
  author_extra_ok?: string[]
  behalf_blank_ok?: boolean
  on_behalf_of: GoldParty[]
  recipients: GoldParty[]
  cc?: GoldParty[]
}

const verdicts = ['right', 'partly', 'wrong', 'blank'] as const
type Verdict = (typeof verdicts)[number]

const judged = ['date', 'title', 'authors', 'on behalf of', 'recipients', 'cc'] as const
export type Judgement = {
  letter: GoldLetter
  state: ItemState
  verdicts: Record<(typeof judged)[number], Verdict>
  doubts: string[]
}

export function goldIn(folder: string): { letter: GoldLetter; path: string }[] {
  return readFileSync(join(folder, 'gold.jsonl'), 'utf8')
    .split('\n')
    .filter((line) => line.trim())
    .map((line) => JSON.parse(line) as GoldLetter)
    .map((letter) => ({ letter, path: join(folder, basename(letter.file)) }))
}

/** How a letter is read, as an import reads it, against what stands in it. */
export function judge(letter: GoldLetter, document: LetterDocument, today: string): Judgement {
  const draft = doubtFutureDay(draftFromDocument(document), today)
  const { state } = planItem(draft, null, buildNameIndex([], [], []), {})
  const { unnamed } = proposeFields(readHeader(document.text), document.text)
  const found = (role: string): GoldParty[] => [
    ...draft.fields.parties
      .filter((party) => party.role === role)
      .map(({ name, capacity, organisation, unit }) => ({
        name: name || null,
        capacity: capacity || null,
        organisation: organisation || unit || null,
      })),
    ...unnamed
      .filter((each) => each.role === role)
      .map(({ capacity }) => ({ name: null, capacity, organisation: null })),
  ]
  const authors = [
    ...letter.authors,
    ...(letter.authors_rest ?? []).map((each) =>
      typeof each === 'string' ? { name: null, organisation: each } : { ...each, unheld: true },
    ),
  ]
  const behalf = judgeParties(found('on_behalf_of'), letter.on_behalf_of)
  return {
    letter,
    state,
    doubts: draft.doubts,
    verdicts: {
      date: judgeValue(draft.fields.dated, letter.date),
      title: judgeTitle(draft, letter),
      authors: judgeParties(found('author'), authors, letter.author_extra_ok),
      'on behalf of': behalf === 'blank' && letter.behalf_blank_ok ? 'right' : behalf,
      recipients: judgeParties(found('recipient'), letter.recipients),
      cc: judgeParties(found('cc'), letter.cc ?? []),
    },
  }
}

function judgeValue(found: string, wanted: string | null): Verdict {
  if (!found) return wanted ? 'blank' : 'right'
  return found === wanted ? 'right' : wanted?.startsWith(found) ? 'partly' : 'wrong'
}

/** A title that was made of the names of parties or of the file's is none. */
function judgeTitle({ fields, sources }: LetterDraft, letter: GoldLetter): Verdict {
  const wanted = [letter.title, ...(letter.title_also ?? [])].flatMap((title) => title ?? [])
  if (!sources.title) return wanted.length ? 'blank' : 'right'
  if (wanted.some((title) => share(fields.title, title) >= 0.8)) return 'right'
  return wanted.some((title) => share(title, fields.title) >= 0.8) ? 'partly' : 'wrong'
}

function judgeParties(
  found: readonly GoldParty[],
  wanted: readonly (GoldParty & { unheld?: boolean })[],
  extra: readonly string[] = [],
): Verdict {
  if (!found.length) return wanted.length ? 'blank' : 'right'
  const pairs = found.map((party) => ({
    party,
    gold: wanted.find((each) => isSame(party, each)),
    isExtra: extra.some((name) => party.name && isSameName(party.name, name)),
  }))
  if (pairs.some(({ party, gold, isExtra }) => !isExtra && (!gold || saysFalse(party, gold))))
    return 'wrong'
  const isWhole = wanted.every((each) =>
    pairs.some(({ party, gold }) => gold === each && (each.unheld || saysAll(party, each))),
  )
  return isWhole ? 'right' : 'partly'
}

/** The same person by name; the same organisation or office where no name is printed. */
function isSame(found: GoldParty, wanted: GoldParty): boolean {
  if (found.name) return Boolean(wanted.name) && isSameName(found.name, wanted.name!)
  if (found.organisation) return holdsOrganisation(found.organisation, wanted)
  return Boolean(found.capacity && wanted.capacity && share(wanted.capacity, found.capacity) >= 0.5)
}

function saysFalse(found: GoldParty, wanted: GoldParty & { unheld?: boolean }): boolean {
  if (wanted.unheld) return false
  const isOtherBody = found.organisation && !holdsOrganisation(found.organisation, wanted)
  const isOtherOffice =
    found.capacity && wanted.capacity && share(found.capacity, wanted.capacity) === 0
  return Boolean(isOtherBody || isOtherOffice)
}

function saysAll(found: GoldParty, wanted: GoldParty): boolean {
  return (
    (!wanted.name || Boolean(found.name)) &&
    (!wanted.organisation || Boolean(found.organisation)) &&
    (!wanted.capacity || Boolean(found.capacity))
  )
}

/** Four of five words of the one stand in the other, whichever is shorter. */
function holdsOrganisation(
  found: string,
  { organisation, organisation_also = [], capacity }: GoldParty,
) {
  return [organisation, ...organisation_also, capacity]
    .flatMap((each) => each ?? [])
    .some((each) => share(found, each) >= 0.8 || share(each, found) >= 0.8)
}

function isSameName(one: string, other: string): boolean {
  const [a, b] = [fold(one).join(' '), fold(other).join(' ')]
  return a === b || a.endsWith(` ${b}`) || b.endsWith(` ${a}`)
}

/** How many of the words of one stand in the other, from 0 to 1. */
function share(of: string, within: string): number {
  const [words, others] = [fold(of), new Set(fold(within))]
  return words.length ? words.filter((word) => others.has(word)).length / words.length : 0
}

function fold(words: string): string[] {
  return words
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/(?<!\p{L})(?:dr|prof|mr|ms|mrs|hon|the|mp|qc)(?!\p{L})/gu, '')
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean)
}

/** How a letter is laid out, as far as the values tell it where they do not say. */
function layoutOf({ layout, authors, authors_total: total = authors.length, file }: GoldLetter) {
  const kind =
    total > 6
      ? 'list of signatories'
      : authors.some(({ name }) => name)
        ? 'signed letter'
        : 'organisation alone'
  return layout ?? `${kind}, ${file.split('.').at(-1)}`
}

/** A line a letter, then how often each field is right, partly right, wrong and blank, and what is wrong and ready. */
export function goldReport(title: string, letters: readonly Judgement[]): string {
  const isWrong = ({ verdicts }: Judgement) => Object.values(verdicts).includes('wrong')
  const groups = (of: (each: Judgement) => string) =>
    [...new Set(letters.map(of))].sort().map((name) => {
      const group = letters.filter((each) => of(each) === name)
      return [
        name,
        group.length,
        group.filter(({ state }) => state === 'ready').length,
        group.filter(isWrong).length,
        group.filter((each) => isWrong(each) && each.state === 'ready').length,
      ].map(String)
    })
  const heads = ['letters', 'ready', 'wrong', 'wrong and ready']
  const fieldRows = judged.map((field) => [
    field,
    ...verdicts.map((verdict) =>
      String(letters.filter((each) => each.verdicts[field] === verdict).length),
    ),
  ])
  return [
    '',
    `${title}: ${letters.length} letters`,
    ...aligned([
      ['letter', 'state', ...judged],
      ...letters.map(({ letter, state, verdicts: each }) => [
        letter.id,
        state,
        ...judged.map((field) => each[field]),
      ]),
    ]),
    '',
    ...aligned([['field', ...verdicts], ...fieldRows]),
    '',
    ...aligned([['by language', ...heads], ...groups(({ letter }) => letter.language ?? 'none')]),
    '',
    ...aligned([['by layout', ...heads], ...groups(({ letter }) => layoutOf(letter))]),
    '',
    ...aligned([['all', ...heads], ...groups(() => 'letters')]),
  ].join('\n')
}
