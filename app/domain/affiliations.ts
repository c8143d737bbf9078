import type { ActorKind, Affiliation, MemberAffiliations, SpeakerAffiliation } from './actors.ts'
import { formatEdtfDate, parseEdtfDate, type Day } from './days.ts'
import { foldText } from './text/words.ts'

/**
 * Where somebody belonged, as a person says it: with the words of its dates beside their bounds, and what proves it.
 * `counts` null: as is usual for such an organisation.
 */
export type AffiliationForm = Pick<
  Affiliation,
  'organisationId' | 'role' | 'firstDay' | 'lastDay'
> & {
  fromEdtf: string | null
  toEdtf: string | null
  counts: boolean | null
  letterId: string | null
  source: string | null
}

/** The same as it is kept; `typed` false: it came in with a file. `said` is who says so, and since which day. */
export type AffiliationRecord = SpeakerAffiliation &
  Omit<AffiliationForm, 'counts'> & {
    organisation: string
    organisationKind: ActorKind
    letter: string | null
    said: { by: string | null; day: Day } | null
    typed: boolean
    withdrawn: boolean
    revision: number
  }

/**
 * What letters prove of where somebody belongs, joined by organisation and role: from the first of their days to the
 * last. `counts` null: some of it counts and some does not. `letters` are the newest of `total`.
 */
export type AffiliationPeriod = {
  organisationId: string
  organisation: string
  role: string | null
  firstDay: Day | null
  lastDay: Day | null
  counts: boolean | null
  total: number
  letters: { id: string; title: string; day: Day }[]
}

/** From when to when something is so, and what proves it. */
type ProvenPeriod = Pick<
  AffiliationForm,
  'firstDay' | 'lastDay' | 'fromEdtf' | 'toEdtf' | 'letterId' | 'source'
>
type Bounds = Pick<Affiliation, 'firstDay' | 'lastDay'>
const earliest: Day = ''
const latest: Day = '9999-12-31'

/** Rows of the same organisation and role that hold on a day on which another one does. */
export function findOverlaps<Row extends AffiliationForm & { id: string }>(
  rows: readonly Row[],
  form: AffiliationForm,
  exceptId: string | null,
): Row[] {
  return rows.filter(
    (row) =>
      row.id !== exceptId &&
      row.organisationId === form.organisationId &&
      foldText(row.role ?? '') === foldText(form.role ?? '') &&
      areOverlapping(row, form),
  )
}

/** Whether there is a day on which both may hold. */
export function areOverlapping(one: Bounds, other: Bounds): boolean {
  return (
    (one.firstDay ?? earliest) <= (other.lastDay ?? latest) &&
    (other.firstDay ?? earliest) <= (one.lastDay ?? latest)
  )
}

/** One row from the earliest beginning to the latest end of two; what the first says besides stays. */
export function joinAffiliations<Row extends ProvenPeriod>(form: Row, row: ProvenPeriod): Row {
  const begins = (row.firstDay ?? earliest) < (form.firstDay ?? earliest) ? row : form
  const ends = (row.lastDay ?? latest) > (form.lastDay ?? latest) ? row : form
  const proof = form.letterId || form.source ? form : row
  return {
    ...form,
    firstDay: begins.firstDay,
    fromEdtf: begins.fromEdtf,
    lastDay: ends.lastDay,
    toEdtf: ends.toEdtf,
    letterId: proof.letterId,
    source: proof.source,
  }
}

/** The days on which both of two rows may hold, whichever of them begins or ends; the wider of both. */
export function widenBounds(one: Bounds, other: Bounds): Bounds {
  const firsts = [one.firstDay, other.firstDay]
  const lasts = [one.lastDay, other.lastDay]
  return {
    firstDay: firsts.includes(null) ? null : (firsts as Day[]).sort()[0]!,
    lastDay: lasts.includes(null) ? null : (lasts as Day[]).sort().at(-1)!,
  }
}

/**
 * How an organisation belongs to its own member on some day, by other rows: the ids from the organisation up to the
 * member. Null where it does not.
 */
export function findCircle(
  byMember: MemberAffiliations,
  memberId: string,
  { organisationId, firstDay, lastDay }: Pick<Affiliation, 'organisationId'> & Bounds,
): string[] | null {
  const seen = new Set<string>()
  const open = [{ path: [organisationId], from: firstDay ?? earliest, to: lastDay ?? latest }]
  for (let step = open.pop(); step; step = open.pop()) {
    const { path, from, to } = step
    const id = path.at(-1)!
    if (id === memberId) return path
    if (seen.has(`${id} ${from} ${to}`)) continue
    seen.add(`${id} ${from} ${to}`)
    for (const row of byMember.get(id) ?? []) {
      const [begins, ends] = [row.firstDay ?? earliest, row.lastDay ?? latest]
      if (begins > to || ends < from) continue
      open.push({
        path: [...path, row.organisationId],
        from: begins > from ? begins : from,
        to: ends < to ? ends : to,
      })
    }
  }
  return null
}

/** `Dec 2019 – 30 Nov 2024`, `since 2019`, `until 2024`; the words that were written, where they were. */
export function formatAffiliationPeriod(
  row: Pick<AffiliationForm, 'firstDay' | 'lastDay' | 'fromEdtf' | 'toEdtf'>,
): string {
  const from = formatWritten(row.fromEdtf ?? row.firstDay)
  const to = formatWritten(row.toEdtf ?? row.lastDay)
  if (from && to) return from === to ? `known for ${from}` : `${from} – ${to}`
  return from ? `since ${from}` : to ? `until ${to}` : 'dates not known'
}

function formatWritten(edtf: string | null): string | null {
  const read = edtf === null ? null : parseEdtfDate(edtf)
  return read?.ok ? formatEdtfDate(read.dated) : edtf
}
