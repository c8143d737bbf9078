import { rhythmWords } from '#app/domain/digests/due-times.ts'
import { alertHref } from '#app/domain/digests/alerts.ts'
import type { Subscription, SubscriptionKind } from '#app/domain/digests/subscriptions.ts'
import { getDossierLabel, type DossierRecord } from '#app/domain/dossiers.ts'
import { formatMoment, formatTimeAgo } from '#app/domain/moments.ts'
import { describeActorRules } from '#app/domain/selection/actor-rules.ts'
import { listSome } from '#app/domain/text/words.ts'
import type { VisibleStore } from '#app/store.server.ts'
import { readKnownRules } from '../analysis/ruled-actors.ts'

/** As many names as a line holds. */
const mostNames = 6

/** A subscription in words: what comes, how often, how its mails went, and the page that shows the same. */
export type DescribedSubscription = {
  id: string
  about: string
  what: string
  page: string | null
  sent: string
  failure: string | null
}

/** A person's subscriptions in words, as of now, with the names that they may see. */
export async function describeSubscriptions(
  masked: VisibleStore,
  subscriptions: readonly Subscription[],
  now: string,
): Promise<DescribedSubscription[]> {
  if (!subscriptions.length) return []
  const dossiers = new Map((await masked.dossiers.all()).map((each) => [each.id, each]))
  return Promise.all(
    subscriptions.map(async (subscription) => {
      const { id, kind, rhythm, dossierId } = subscription
      return {
        id,
        ...(await describeAim(masked, subscription, dossiers.get(dossierId ?? '') ?? null, now)),
        what: `${kindWords[kind]}, ${rhythmWords[rhythm]}`,
        ...describeMails(subscription, now),
      }
    }),
  )
}

const kindWords: Record<SubscriptionKind, string> = {
  changes: 'Every change',
  sentence: 'The first sentence, where it reads otherwise',
  letters: 'Letters that it has come to find',
}

async function describeAim(
  masked: VisibleStore,
  { search, query }: Subscription,
  dossier: DossierRecord | null,
  now: string,
): Promise<Pick<DescribedSubscription, 'about' | 'page'>> {
  if (search) return { about: `Saved search · ${search.name}`, page: alertHref(search) }
  if (!dossier) return { about: 'A dossier that you do not see (any more)', page: null }
  const asked = query && `?${query}`
  return {
    about: await describeQuery(masked, dossier, query, now),
    page: `/dossiers/${dossier.slug}/changes${asked}`,
  }
}

function describeMails(
  { lastSentAt, coveredUntil, createdAt, failedSince, failure }: Subscription,
  now: string,
): Pick<DescribedSubscription, 'sent' | 'failure'> {
  const looked =
    coveredUntil > createdAt ? ', looked at last ' + formatTimeAgo(coveredUntil, now) : ''
  return {
    sent: lastSentAt
      ? `last sent ${formatTimeAgo(lastSentAt, now)}`
      : `nothing sent so far${looked}`,
    failure:
      failedSince && `Could not be sent since ${formatMoment(failedSince)} (UTC): ${failure}`,
  }
}

async function describeQuery(
  masked: VisibleStore,
  dossier: DossierRecord,
  query: string,
  now: string,
): Promise<string> {
  const params = new URLSearchParams(query)
  const [topicIds, actorIds] = [params.getAll('topic'), params.getAll('actor')]
  const topics = topicIds.length ? await masked.topics.ofDossier(dossier.id) : []
  const actors = actorIds.length ? await masked.actors.byIds(actorIds) : []
  const { rules, names } = await readKnownRules(masked, dossier.id, params, {})
  const named = topics.filter(({ id }) => topicIds.includes(id)).map(({ name }) => name)
  const who = [
    ...(rules.length ? [describeActorRules(rules, now.slice(0, 10), names)] : []),
    ...(actors.length
      ? [
          listSome(
            actors.map(({ name }) => name),
            mostNames,
          ),
        ]
      : []),
  ]
  return [
    getDossierLabel(dossier),
    who.length ? who.join(' and ') : 'everybody',
    named.length ? `on ${listSome(named, mostNames)}` : 'on all topics',
  ].join(' · ')
}
