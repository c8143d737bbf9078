import type { Actor } from '#app/domain/actors.ts'
import type { Day } from '#app/domain/days.ts'
import { groupCountedPositions } from '#app/domain/method-v2/stance-days.ts'
import { parseActorRule, type ActorRule } from '#app/domain/selection/actor-rules.ts'
import { clipWords } from '#app/domain/text/words.ts'
import type { VisibleStore } from '#app/store.server.ts'
import { readEvidenceInSteps } from './evidence-in-steps.ts'

type RuledScope = { topicIds: readonly string[]; asOf: Day }

/** The rules of an address (`who`); a word of it that is none is named in `errors`, and the others count. */
export function readActorRules(
  params: URLSearchParams,
  errors: Record<string, string>,
): ActorRule[] {
  const words = params.getAll('who').filter(Boolean)
  const unknown = words.filter((word) => !parseActorRule(word))
  if (unknown.length)
    errors.who =
      `“${clipWords(unknown.join('”, “'), 80)}” in this address is no rule for who is shown. ` +
      'Choose below among kinds and years.'
  return words.flatMap((word) => parseActorRule(word) ?? [])
}

/** Those of everybody who spoke on the topics who fulfil all of the rules, on or up to the as-of day. */
export async function findRuledActors(
  visible: VisibleStore,
  rules: readonly ActorRule[],
  { topicIds, asOf }: RuledScope,
): Promise<Actor[]> {
  let found = await visible.actors.byIds(await visible.evidence.actorIds(topicIds))
  for (const rule of rules) found = await keepRuled(visible, found, rule, { topicIds, asOf })
  return found
}

async function keepRuled(
  visible: VisibleStore,
  actors: Actor[],
  rule: ActorRule,
  { topicIds, asOf }: RuledScope,
): Promise<Actor[]> {
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
