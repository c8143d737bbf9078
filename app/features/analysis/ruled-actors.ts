import { findRepresentedActorIds, type Actor } from '#app/domain/actors.ts'
import { removeDuplicates } from '#app/domain/collections.ts'
import type { Day } from '#app/domain/days.ts'
import { groupCountedPositions } from '#app/domain/method-v2/stance-days.ts'
import { parseActorRule, type ActorRule } from '#app/domain/selection/actor-rules.ts'
import { clipWords } from '#app/domain/text/words.ts'
import type { VisibleStore } from '#app/store.server.ts'
import { readEvidenceInSteps } from './evidence-in-steps.ts'

/** Among whom and as of when rules hold: who spoke on the topics, and the saved selections of the dossier. */
export type RuledScope = { dossierId: string; topicIds: readonly string[]; asOf: Day }

/** As many rules of an address as count: each looks at everybody. */
const mostRules = 20

type KnownRules = { rules: ActorRule[]; names: Map<string, string> }

/** The rules of an address (`who`); a word of it that is none is named in `errors`, and the others count. */
function readActorRules(params: URLSearchParams, errors: Record<string, string>): ActorRule[] {
  const asked = removeDuplicates(params.getAll('who').filter(Boolean))
  const words = asked.slice(0, mostRules)
  const unknown = words.filter((word) => !parseActorRule(word))
  if (unknown.length)
    errors.who =
      `“${clipWords(unknown.join('”, “'), 80)}” in this address is no rule for who is shown. ` +
      'Choose among kinds and years under “change”.'
  if (asked.length > mostRules)
    errors.who = [
      errors.who,
      `This address has ${asked.length.toLocaleString('en')} rules, and the first ${mostRules} count. Leave some out.`,
    ]
      .filter(Boolean)
      .join(' ')
  return words.flatMap((word) => parseActorRule(word) ?? [])
}

/**
 * The same with what organisations and saved selections are called that a rule names by id. A rule of one that is not
 * known is named in `errors` and left out.
 */
export async function readKnownRules(
  visible: VisibleStore,
  dossierId: string,
  params: URLSearchParams,
  errors: Record<string, string>,
): Promise<KnownRules> {
  const asked = readActorRules(params, errors)
  const { unknown, ...known } = await findKnownRules(visible, dossierId, asked)
  const said = unknown.map((rule) =>
    rule.by === 'saved'
      ? `There is no saved selection “${clipWords(rule.id, 40)}” (any more), so it is left out.`
      : 'An organisation of this address does not exist (any more), so its rule is left out.',
  )
  if (said.length) errors.who = [errors.who, ...said].filter(Boolean).join(' ')
  return known
}

/** Those of the rules whose things are known, by whom organisations count as, and what these are called. */
export async function findKnownRules(
  visible: VisibleStore,
  dossierId: string,
  asked: readonly ActorRule[],
): Promise<KnownRules & { unknown: Extract<ActorRule, { id: string }>[] }> {
  const found = { rules: [] as ActorRule[], names: new Map<string, string>() }
  const unknown: Extract<ActorRule, { id: string }>[] = []
  for (const rule of asked) {
    if (rule.by !== 'organisation' && rule.by !== 'saved') found.rules.push(rule)
    else {
      const thing = await (rule.by === 'saved'
        ? visible.savedSelections.byId(dossierId, rule.id)
        : visible.actors.byId(rule.id))
      if (!thing) unknown.push(rule)
      else {
        found.names.set(thing.id, thing.name)
        found.rules.push({ ...rule, id: thing.id })
      }
    }
  }
  return { ...found, unknown }
}

/**
 * Those of everybody who spoke on the topics who fulfil all of the rules, on or up to the as-of day. Of saved
 * selections by themselves also those in them who did not speak.
 */
export async function findRuledActors(
  visible: VisibleStore,
  rules: readonly ActorRule[],
  scope: RuledScope,
): Promise<Actor[]> {
  const [first] = rules
  const ids =
    first?.by === 'saved' && rules.every(({ by }) => by === 'saved')
      ? await findSavedIds(visible, first.id, scope)
      : await visible.evidence.actorIds(scope.topicIds)
  return keepRuledActors(visible, await visible.actors.byIds(ids), rules, scope)
}

/** Whom a saved selection gives: all who fulfil its rules, all of each of its groups, and those whom it names. */
async function findSavedIds(
  visible: VisibleStore,
  id: string,
  scope: RuledScope,
): Promise<string[]> {
  const saved = await visible.savedSelections.byId(scope.dossierId, id)
  if (!saved) return []
  const parse = (words: readonly string[]) => words.flatMap((word) => parseActorRule(word) ?? [])
  const [rules, groups] = [parse(saved.rules), parse(saved.groups)]
  const found = [...saved.actorIds]
  for (const some of [...(rules.length ? [rules] : []), ...groups.map((group) => [group])])
    // One that names another selection would go round in circles, and none is made so.
    if (some.every(({ by }) => by !== 'saved'))
      for (const actor of await findRuledActors(visible, some, scope)) found.push(actor.id)
  return removeDuplicates(found)
}

/** Those of the actors who fulfil all of the rules. */
export async function keepRuledActors<A extends Pick<Actor, 'id' | 'kind'>>(
  visible: VisibleStore,
  actors: readonly A[],
  rules: readonly ActorRule[],
  scope: RuledScope,
): Promise<A[]> {
  let found = [...actors]
  for (const rule of rules) found = await keepRuled(visible, found, rule, scope)
  return found
}

async function keepRuled<A extends Pick<Actor, 'id' | 'kind'>>(
  visible: VisibleStore,
  actors: A[],
  rule: ActorRule,
  scope: RuledScope,
): Promise<A[]> {
  const { topicIds, asOf } = scope
  const ids = actors.map(({ id }) => id)
  switch (rule.by) {
    case 'spoke':
      return actors
    case 'kind':
      return actors.filter(({ kind }) => kind === rule.kind)
    case 'attribute': {
      const own = await visible.actors.attributesOn(ids, asOf)
      return actors.filter(({ id }) =>
        own
          .get(id)
          ?.some(({ attribute, value }) => attribute === rule.attribute && value === rule.value),
      )
    }
    case 'organisation': {
      const { affiliations } = await visible.actors.organisationsOf(ids)
      return actors.filter(({ id }) => findRepresentedActorIds(affiliations, id, asOf).has(rule.id))
    }
    case 'saved': {
      const saved = new Set(await findSavedIds(visible, rule.id, scope))
      return actors.filter(({ id }) => saved.has(id))
    }
    case 'since': {
      const evidenceOf = await readEvidenceInSteps(visible, ids)
      return actors.filter(({ id }) =>
        topicIds
          .flatMap((topicId) => groupCountedPositions(evidenceOf(id, topicId), asOf).letters)
          .some(({ lastDay }) => lastDay >= rule.day),
      )
    }
  }
}
