import { findRepresentedActorIds, type Actor } from '#app/domain/actors.ts'
import type { Day } from '#app/domain/days.ts'
import { groupCountedPositions } from '#app/domain/method-v2/stance-days.ts'
import { parseActorRule, type ActorRule } from '#app/domain/selection/actor-rules.ts'
import { clipWords } from '#app/domain/text/words.ts'
import type { VisibleStore } from '#app/store.server.ts'
import { readEvidenceInSteps } from './evidence-in-steps.ts'

type RuledScope = { topicIds: readonly string[]; asOf: Day }

/** The rules of an address (`who`); a word of it that is none is named in `errors`, and the others count. */
function readActorRules(params: URLSearchParams, errors: Record<string, string>): ActorRule[] {
  const words = params.getAll('who').filter(Boolean)
  const unknown = words.filter((word) => !parseActorRule(word))
  if (unknown.length)
    errors.who =
      `“${clipWords(unknown.join('”, “'), 80)}” in this address is no rule for who is shown. ` +
      'Choose among kinds and years under “change”.'
  return words.flatMap((word) => parseActorRule(word) ?? [])
}

/**
 * The same with what organisations are called that a rule names by id. A rule of one that is not known is named in
 * `errors` and left out.
 */
export async function readKnownRules(
  visible: VisibleStore,
  params: URLSearchParams,
  errors: Record<string, string>,
): Promise<{ rules: ActorRule[]; names: Map<string, string> }> {
  const rules = readActorRules(params, errors)
  const known = await findRuleOrganisations(visible, rules)
  if (known.rules.length < rules.length)
    errors.who = [
      errors.who,
      'An organisation of this address does not exist (any more), so its rule is left out.',
    ]
      .filter(Boolean)
      .join(' ')
  return known
}

/** Those of the rules whose organisations are known, by whom these count as, and what these are called. */
export async function findRuleOrganisations(
  visible: VisibleStore,
  rules: readonly ActorRule[],
): Promise<{ rules: ActorRule[]; names: Map<string, string> }> {
  const known: ActorRule[] = []
  const names = new Map<string, string>()
  for (const rule of rules) {
    const found = rule.by === 'organisation' ? await visible.actors.byId(rule.id) : null
    if (found) names.set(found.id, found.name)
    if (found) known.push({ by: 'organisation', id: found.id })
    else if (rule.by !== 'organisation') known.push(rule)
  }
  return { rules: known, names }
}

/** Those of everybody who spoke on the topics who fulfil all of the rules, on or up to the as-of day. */
export async function findRuledActors(
  visible: VisibleStore,
  rules: readonly ActorRule[],
  scope: RuledScope,
): Promise<Actor[]> {
  const speakers = await visible.actors.byIds(await visible.evidence.actorIds(scope.topicIds))
  return keepRuledActors(visible, speakers, rules, scope)
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
  { topicIds, asOf }: RuledScope,
): Promise<A[]> {
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
