import { actorKinds, type ActorKind } from '../actors.ts'
import { formatDay, parseEdtfDate, type Day } from '../days.ts'
import { joinWithAnd } from '../text/words.ts'

/**
 * A rule by which actors are shown, as a word of an address (`who`); where there are several, who fulfils all of them
 * is shown. `since` is kept as it was written, a year or a day.
 */
export type ActorRule =
  | { by: 'spoke' }
  | { by: 'since'; written: string; day: Day }
  | { by: 'kind'; kind: ActorKind }
  | { by: 'attribute'; attribute: string; value: string }
  | { by: 'organisation'; id: string }
  | { by: 'saved'; id: string }

/** A rule from an address; null where it is none. */
export function parseActorRule(word: string): ActorRule | null {
  if (word === 'spoke') return { by: 'spoke' }
  const [, by, rest] = /^(since|kind|is|in|saved):([^]*)$/.exec(word) ?? []
  if (by === 'since') return parseSince(rest!)
  if (by === 'kind') {
    const kind = actorKinds.find((known) => known === rest)
    return kind ? { by: 'kind', kind } : null
  }
  if (by === 'saved') return rest ? { by: 'saved', id: rest } : null
  if (by === 'in') return rest ? { by: 'organisation', id: rest } : null
  return by ? parseAttribute(rest!) : null
}

function parseSince(written: string): ActorRule | null {
  const read = parseEdtfDate(written)
  return read.ok ? { by: 'since', written, day: read.dated.first } : null
}

/** `country=France`; in the name of the attribute `=` and `%` are written as in an address. */
function parseAttribute(rest: string): ActorRule | null {
  const [, attribute, value] = /^([^=]+)=([^]+)$/.exec(rest) ?? []
  if (!attribute || !value) return null
  return {
    by: 'attribute',
    attribute: attribute.replaceAll('%3D', '=').replaceAll('%25', '%'),
    value,
  }
}

/** The word of a rule in an address. */
export function formatActorRule(rule: ActorRule): string {
  switch (rule.by) {
    case 'spoke':
      return 'spoke'
    case 'since':
      return `since:${rule.written}`
    case 'kind':
      return `kind:${rule.kind}`
    case 'attribute':
      return `is:${rule.attribute.replaceAll('%', '%25').replaceAll('=', '%3D')}=${rule.value}`
    case 'organisation':
      return `in:${rule.id}`
    case 'saved':
      return `saved:${rule.id}`
  }
}

const kindWords: Record<ActorKind, string> = {
  organisation: 'organisations',
  unit: 'units',
  person: 'persons',
}

/** `all persons who spoke since 2018`; the names are those of the organisations and saved selections of rules. */
export function describeActorRules(
  rules: readonly ActorRule[],
  asOf: Day,
  names: ReadonlyMap<string, string> = new Map(),
): string {
  const kinds = rules.flatMap((rule) => (rule.by === 'kind' ? [kindWords[rule.kind]] : []))
  const traits = rules.flatMap((rule) =>
    rule.by === 'attribute' ? [`${rule.attribute} is ${rule.value}`] : [],
  )
  const saved = rules.flatMap((rule) =>
    rule.by === 'saved' ? [`the saved selection “${names.get(rule.id) ?? ''}”`] : [],
  )
  if (saved.length === rules.length) return joinWithAnd(saved)
  const houses = rules.flatMap((rule) =>
    rule.by === 'organisation' ? [names.get(rule.id) ?? 'an organisation'] : [],
  )
  const within = [...houses, ...saved]
  const of = within.length && `of ${joinWithAnd(within)}`
  const since = rules.flatMap((rule) => (rule.by === 'since' ? [rule] : []))
  const whose = traits.length && ` whose ${joinWithAnd(traits)} on ${formatDay(asOf)}`
  const spoke = since.length ? since.map(({ written }) => `since ${nameDay(written)}`) : ['on it']
  const which = [...kinds, ...(of ? [of] : []), ''].join(' ')
  return `all ${which}who spoke ${joinWithAnd(spoke)}${whose || ''}`
}

function nameDay(written: string): string {
  return /^\d{4}-\d\d-\d\d$/.test(written) ? formatDay(written) : written
}
