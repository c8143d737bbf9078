import { formatDay } from '#app/domain/days.ts'
import type { DossierRecord } from '#app/domain/dossiers.ts'
import { formatLastDay, formatMoment } from '#app/domain/moments.ts'
import { describeActorRules } from '#app/domain/selection/actor-rules.ts'
import { formatQuantity, listSome } from '#app/domain/text/words.ts'
import { nameWithState } from '#app/domain/topics.ts'
import { viewTableWords } from '#app/domain/view-files.ts'
import { toViewParams } from '#app/domain/view-links.ts'
import type { PerformedBy, Store, VisibleStore } from '#app/store.server.ts'
import { readEdtfParam } from '../analysis/day-param.ts'
import { readKnownRules } from '../analysis/ruled-actors.ts'
import { getToday } from '../analysis/timeline-view.ts'

/** As many topics as are named of a link. */
const namedTopics = 4

/** The links of a dossier that work, the newest first, in the words of whoever reads the list. */
export async function listLinks(
  { admin, visible }: { admin: Store; visible: VisibleStore },
  dossier: Pick<DossierRecord, 'id'>,
) {
  const links = await admin.viewLinks.ofDossier(dossier.id)
  if (!links.length) return []
  const topics = await visible.topics.ofDossier(dossier.id)
  return Promise.all(
    links.map(async ({ id, kind, table, query, madeAt, madeBy, expiresAt }) => ({
      ...{ id, kind, madeBy },
      view: viewTableWords[table],
      says: await describeQuery(visible, dossier, toViewParams(query), topics),
      made: formatMoment(madeAt),
      until: expiresAt === null ? null : formatLastDay(expiresAt),
    })),
  )
}

/** What a link was made of, without working out what it shows: `Encryption · all who spoke · as of 31 Dec 2020`. */
async function describeQuery(
  visible: VisibleStore,
  dossier: Pick<DossierRecord, 'id'>,
  params: URLSearchParams,
  topics: Awaited<ReturnType<VisibleStore['topics']['ofDossier']>>,
): Promise<string> {
  const asOf = readEdtfParam(params, 'asOf', {})
  const chosen = params.getAll('topic')
  const named = topics.filter(({ id }) => chosen.includes(id)).map(nameWithState)
  const { rules, names } = await readKnownRules(visible, dossier.id, params, {})
  const actors = params.getAll('actor').length
  return [
    params.get('view') === 'matrix' && 'as a matrix',
    named.length > 0 && listSome(named, namedTopics),
    rules.length > 0 && describeActorRules(rules, asOf ?? getToday(), names),
    actors > 0 && `${formatQuantity(actors, 'actor')} chosen by name`,
    rules.length + actors === 0 && 'all who spoke on it',
    asOf && `as of ${formatDay(asOf)}`,
  ]
    .filter(Boolean)
    .join(' · ')
}

/** Ends a link of a dossier; one that works no more already is as good. */
export async function endLink(
  admin: Store,
  { dossier, linkId }: { dossier: Pick<DossierRecord, 'id'>; linkId: string },
  performedBy: PerformedBy,
): Promise<string> {
  await admin.viewLinks.end({ id: linkId, dossierId: dossier.id }, performedBy)
  return 'The link is ended: its address shows nothing any more.'
}
