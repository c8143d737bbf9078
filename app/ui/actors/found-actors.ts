import type { ActorAttribute } from '#app/domain/actor-facts.ts'

type FoundActors = {
  total: number
  /** Whether a name or a kind was asked for. */
  isNarrowed: boolean
  attribute: ActorAttribute
  isWithdrawn: boolean
  dossier: { name: string } | null
  day: string
}

/** `45 people and organisations found, with country “Sweden” as of 29 Nov 2026`: all that a list is narrowed by. */
export function describeFoundActors(found: FoundActors): string {
  const { total, isNarrowed, attribute, isWithdrawn, dossier } = found
  const attributed = describeAttribute(found)
  return [
    total.toLocaleString('en'),
    isWithdrawn ? ' withdrawn' : '',
    total === 1 ? ' person or organisation' : ' people and organisations',
    isNarrowed || attribute.attribute || attribute.value ? ' found' : '',
    dossier ? ` in ${dossier.name}` : '',
    attributed && `, with ${attributed}`,
  ].join('')
}

function describeAttribute({ attribute: { attribute, value }, day }: FoundActors): string {
  if (!attribute && !value) return ''
  const what = attribute ? (value ? attribute : `any ${attribute}`) : 'an attribute'
  return `${what}${value ? ` “${value}”` : ''} as of ${day}`
}
