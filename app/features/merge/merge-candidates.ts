import { pluralise } from '#app/domain/text/words.ts'
import { actorKinds, type Actor } from '#app/domain/actors.ts'
import type { Merge, MergeKind } from '#app/domain/merges.ts'
import { formatMoment } from '#app/domain/moments.ts'
import type { VisibleStore } from '#app/store.server.ts'

/** Merges in words, for the page of the one that remains. */
export async function listMergeViews(visible: VisibleStore, kind: MergeKind, id: string) {
  return (await visible.merges.mergesInto(kind, id)).map((merge) => ({
    id: merge.id,
    merged: merge.merged,
    how: describeMerge(merge, id),
  }))
}

/** `turned round, into EDRi, by Ana, 3 May 2026, 10:00`. */
function describeMerge({ turned, intoId, into, by, at }: Merge, id: string): string {
  return [
    turned && 'turned round',
    intoId !== id && `into ${into}`,
    by && `by ${by}`,
    formatMoment(at),
  ]
    .filter(Boolean)
    .join(', ')
}

/** How many are offered to be merged into; more words find others. */
const maxOffers = 20

/** The actors that one may be the same as: those whose names hold the words. */
export async function findMergeCandidates(visible: VisibleStore, actor: Actor, words: string) {
  const kinds = actorKinds.filter((kind) => (kind === 'person') === (actor.kind === 'person'))
  // One more than is offered, because the actor bears the words as well.
  const { rows } = await visible.actors.directory({ words, kinds, order: 'most' }, maxOffers + 1)
  return rows
    .filter(({ id }) => id !== actor.id)
    .slice(0, maxOffers)
    .map(({ id, name, aliases, kind, positions, letters }) => ({
      id,
      name,
      says: [
        kind,
        aliases.length ? `also ${aliases.slice(0, 3).join(', ')}` : '',
        `${positions} ${pluralise(positions, 'position')}`,
        `${letters} ${pluralise(letters, 'letter')} written`,
      ]
        .filter(Boolean)
        .join(' · '),
    }))
}

/**
 * The words that others of nearly the same name share: of a person the last of the name, or the last before a comma,
 * otherwise the longest.
 */
export function chooseSearchWords({ kind, name }: Actor): string {
  const words = (kind === 'person' ? name.split(',')[0]! || name : name).trim().split(/\s+/)
  return kind === 'person' ? words.at(-1)! : [...words].sort((a, b) => b.length - a.length)[0]!
}
