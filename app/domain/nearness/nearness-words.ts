import { joinWithAnd, listSome, pluralise } from '../text/words.ts'
import type { ActorAlignment, AlignmentTopic } from './alignments.ts'

/** `0.5 levels apart on average`: an alignment of so many topics as the distance that it comes from. */
export function sayApart(alignment: number, topics: number): string {
  const levels = Math.abs(Math.round((1 - alignment) * 400) / 100)
  const average = topics > 1 ? ' on average' : ''
  if (levels === 0) return topics > 1 ? 'not apart on any of them' : 'not apart'
  return `${levels} ${pluralise(levels, 'level')} apart${average}`
}

/** `1.5 levels apart`: on one topic. */
export function sayTopicApart({ own, other }: Pick<AlignmentTopic, 'own' | 'other'>): string {
  return sayApart(1 - Math.abs(own - other) / 4, 1)
}

/** `0.88`: always two decimals, so that a column of them can be read. */
export function formatAlignment(alignment: number): string {
  return alignment.toFixed(2)
}

/** `same side on 2, opposite sides on 1`. */
export function countRelations(topics: readonly Pick<AlignmentTopic, 'relation'>[]): string {
  return (['same side', 'one is mixed', 'opposite sides'] as const)
    .flatMap((relation) => {
      const count = topics.filter((topic) => topic.relation === relation).length
      return count ? [`${relation} on ${count}`] : []
    })
    .join(', ')
}

/** As many names as a first sentence holds of those who stand equally near. */
const namesInSentence = 2

/**
 * Who stands nearest to an actor and who farthest, as a sentence. Those who stand equally near, on as many topics, are
 * named together.
 */
export function sayNearAndFar(
  name: string,
  {
    nearest,
    farthest,
  }: { nearest: readonly ActorAlignment[]; farthest: readonly ActorAlignment[] },
  nameActor: (id: string) => string,
): string {
  const [near, far] = [nearest[0], farthest[0]]
  if (!near || !far) return `Nobody here can be compared with ${name}`
  const sayAll = (actors: readonly ActorAlignment[]) =>
    sayNames(actors.map(({ actorId }) => nameActor(actorId)))
  const apart = sayApart(near.alignment!, near.topics.length)
  if (nearest.length === 1) return `${sayAll(nearest)} alone can be compared with ${name}: ${apart}`
  if (isEquallyNear(near, far)) return `${sayAll(nearest)} stand equally near to ${name}, ${apart}`
  const findTied = (all: readonly ActorAlignment[]) =>
    all.filter(
      (each) => isEquallyNear(each, all[0]!) && each.topics.length === all[0]!.topics.length,
    )
  return `${name} stands nearest to ${sayAll(findTied(nearest))} and farthest from ${sayAll(findTied(farthest))}`
}

function isEquallyNear(a: ActorAlignment, b: ActorAlignment): boolean {
  return Math.abs(a.alignment! - b.alignment!) < 1e-9
}

function sayNames(names: readonly string[]): string {
  return names.length > namesInSentence + 1 ? listSome(names, namesInSentence) : joinWithAnd(names)
}

/** `20 nearest of 312`, `21 to 40 of 312, nearest first`, `All 7, nearest first`. */
export function nameRankedPart(
  { rows, total, first }: { rows: readonly unknown[]; total: number; first: number },
  end: 'nearest' | 'farthest' | null,
): string {
  const of = total.toLocaleString('en')
  if (!end) return total === 1 ? 'One' : `All ${of}, nearest first`
  if (first === 1) return `${rows.length} ${end} of ${of}`
  return `${first} to ${first + rows.length - 1} of ${of}, ${end} first`
}
