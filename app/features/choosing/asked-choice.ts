import type { Actor } from '#app/domain/actors.ts'
import {
  mostActorsChosen,
  type ActorChoice,
  type ChoiceActors,
} from '#app/domain/selection/actor-choice.ts'
import {
  formatActorRule,
  parseActorRule,
  type ActorRule,
} from '#app/domain/selection/actor-rules.ts'
import { removeDuplicates } from '#app/domain/collections.ts'
import { clipWords } from '#app/domain/text/words.ts'
import type { VisibleStore } from '#app/store.server.ts'
import {
  findKnownRules,
  findRuledActors,
  keepRuledActors,
  readKnownRules,
  type RuledScope,
} from '../analysis/ruled-actors.ts'
import { readRequestedActors } from '../analysis/selected-actors.ts'

/** What was chosen, with the actors that are named one by one and the names of organisations of rules. */
type AskedChoice = ActorChoice & { named: Actor[]; names: Map<string, string> }

/**
 * The choice that an address holds while it is made: `who`, `actor` and `add` as on other pages, `take` for each group
 * that is ticked, and the fields of the form of rules, which are `since`, `attribute` and `value`.
 */
export async function readAskedChoice(
  visible: VisibleStore,
  dossierId: string,
  params: URLSearchParams,
  errors: Record<string, string>,
): Promise<AskedChoice> {
  const asked = new URLSearchParams(params)
  for (const rule of await readRuleFields(visible, params, errors))
    if (!asked.has('who', formatActorRule(rule))) asked.append('who', formatActorRule(rule))
  limitIds(asked, errors)
  const { rules, names } = await readKnownRules(visible, dossierId, asked, errors)
  const taken = removeDuplicates(asked.getAll('take')).flatMap((word) => parseActorRule(word) ?? [])
  const groups = await findKnownRules(visible, dossierId, taken)
  const named = await readRequestedActors(visible, asked, errors)
  return {
    ...{ rules, groups: groups.rules, named },
    ids: named.map(({ id }) => id),
    names: new Map([...names, ...groups.names]),
  }
}

async function readRuleFields(
  visible: VisibleStore,
  params: URLSearchParams,
  errors: Record<string, string>,
): Promise<ActorRule[]> {
  const [since = '', attribute = '', value = ''] = ['since', 'attribute', 'value'].map((name) =>
    params.get(name)?.trim(),
  )
  const rules: ActorRule[] = []
  const rule = since ? parseActorRule(`since:${since}`) : null
  if (rule) rules.push(rule)
  else if (since)
    errors.since = `“${clipWords(since, 40)}” is no day. Write 2018, 2018-05 or 2018-05-01.`
  if (attribute && value)
    rules.push({ by: 'attribute', ...(await visible.actors.attributeInUse({ attribute, value })) })
  else if (attribute) errors.value = `Write what ${attribute} is.`
  else if (value) errors.value = 'Choose of which attribute this is the value.'
  return rules
}

function limitIds(asked: URLSearchParams, errors: Record<string, string>): void {
  const ids = removeDuplicates(asked.getAll('actor').filter(Boolean))
  if (ids.length <= mostActorsChosen) return
  errors.chosen = `${ids.length} actors were ticked, and ${mostActorsChosen} are kept one by one: the first ${mostActorsChosen} are. Tick a group or make a rule for more.`
  asked.delete('actor')
  for (const id of ids.slice(0, mostActorsChosen)) asked.append('actor', id)
}

/** Whom a choice comes to of those who spoke, and others whom it names. */
export async function findChosenActors(
  visible: VisibleStore,
  speakers: readonly Pick<Actor, 'id' | 'kind'>[],
  { rules, groups, ids }: ActorChoice,
  scope: RuledScope,
): Promise<ChoiceActors> {
  const find = async (some: readonly ActorRule[]) =>
    (await keepRuledActors(visible, speakers, some, scope)).map(({ id }) => id)
  const isSaved = rules.length > 0 && rules.every(({ by }) => by === 'saved')
  // Who is in a saved selection need not have spoken.
  const ruled = isSaved
    ? (await findRuledActors(visible, rules, scope)).map(({ id }) => id)
    : rules.length
      ? await find(rules)
      : []
  const grouped: string[][] = []
  for (const group of groups) grouped.push(await find([group]))
  return { ruled, grouped, all: removeDuplicates([...ruled, ...grouped.flat(), ...ids]) }
}
