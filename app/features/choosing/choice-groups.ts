import { findRepresentedActorIds, type Actor, type ActorKind } from '#app/domain/actors.ts'
import type { Day } from '#app/domain/days.ts'
import { formatActorRule, type ActorRule } from '#app/domain/selection/actor-rules.ts'
import type { StripGrouping } from '#app/domain/strips/strip-choices.ts'
import type { VisibleStore } from '#app/store.server.ts'

/** A group that can be ticked: the word of the rule that gives it, what it is called, and how many are in it. */
type ChoiceGroup = { word: string; name: string; count: number }

const kindNames: Record<ActorKind, string> = {
  person: 'Persons',
  organisation: 'Organisations',
  unit: 'Units',
}

/**
 * The groups of some actors as of the day, the largest first: by kind, by the organisation that is above all others of
 * theirs, or by an attribute. Somebody of two parties is in two groups. `elsewhere`: how many belong to none.
 */
export async function listChoiceGroups(
  visible: VisibleStore,
  actors: readonly Pick<Actor, 'id' | 'kind' | 'name'>[],
  group: StripGrouping,
  asOf: Day,
): Promise<{ groups: ChoiceGroup[]; elsewhere: number }> {
  if (group.by === 'none') return { groups: [], elsewhere: 0 }
  const rulesOf = await readGroupRules(visible, actors, group, asOf)
  const groups = new Map<string, ChoiceGroup>()
  let elsewhere = 0
  for (const actor of actors) {
    const own = rulesOf(actor)
    if (!own.length) elsewhere += 1
    for (const { rule, name } of own) {
      const word = formatActorRule(rule)
      const known = groups.get(word) ?? { word, name, count: 0 }
      groups.set(word, { ...known, count: known.count + 1 })
    }
  }
  return {
    groups: [...groups.values()].sort(
      (a, b) => b.count - a.count || (a.name < b.name ? -1 : 1) || (a.word < b.word ? -1 : 1),
    ),
    elsewhere,
  }
}

type NamedRule = { rule: ActorRule; name: string }
type GroupedActor = Pick<Actor, 'id' | 'kind' | 'name'>

/** What gives the groups of each actor, each by the rule that gives all in it. */
async function readGroupRules(
  visible: VisibleStore,
  actors: readonly GroupedActor[],
  group: Exclude<StripGrouping, { by: 'none' }>,
  asOf: Day,
): Promise<(actor: GroupedActor) => NamedRule[]> {
  if (group.by === 'kind')
    return ({ kind }) => [{ rule: { by: 'kind', kind }, name: kindNames[kind] }]
  const ids = actors.map(({ id }) => id)
  if (group.by === 'attribute') {
    const { attribute } = group
    const attributes = await visible.actors.attributesOn(ids, asOf)
    return ({ id }) =>
      [
        ...new Set(
          attributes
            .get(id)
            ?.filter((own) => own.attribute === attribute)
            .map(({ value }) => value),
        ),
      ].map((value) => ({ rule: { by: 'attribute', attribute, value }, name: value }))
  }
  const { affiliations, names } = await visible.actors.organisationsOf(ids)
  const heads = new Set(actors.flatMap(({ id, kind }) => (kind === 'person' ? [] : [id])))
  const ownNames = new Map(actors.map(({ id, name }) => [id, name]))
  return ({ id }) => {
    const top = [...findRepresentedActorIds(affiliations, id, asOf)].at(-1)!
    return top !== id || heads.has(id)
      ? [{ rule: { by: 'organisation', id: top }, name: names.get(top) ?? ownNames.get(top) ?? '' }]
      : []
  }
}

/** What a ticked group is called where the list of groups does not show it. */
export function nameGroup(rule: ActorRule, names: ReadonlyMap<string, string>): string {
  switch (rule.by) {
    case 'spoke':
      return 'All who spoke'
    case 'since':
      return `Who spoke since ${rule.written}`
    case 'kind':
      return kindNames[rule.kind]
    case 'attribute':
      return `${rule.attribute} is ${rule.value}`
    case 'organisation':
    case 'saved':
      return names.get(rule.id) ?? ''
  }
}
