import { alertHref } from '#app/domain/digests/alerts.ts'
import { formatDay } from '#app/domain/days.ts'
import type { Feed } from '#app/domain/feeds.ts'
import { pageSizes } from '#app/domain/page-size.ts'
import { formatQuantity } from '#app/domain/text/words.ts'
import { writeAtom } from '#app/exports/atom.ts'
import { nameByUuid, type FeedFile } from '../changes/changes-feed.ts'
import { readLeftOutRemark } from '../second-coding/left-out-remark.ts'
import { describeAlertLetters, findAlertLetters } from './alert-letters.ts'
import { requireOwnSearch, type AlertOwner } from './search-alerts.ts'

/**
 * The letters that a search of one's own finds, those stored last first, as an Atom feed; or the sentence that says why
 * they cannot be told. `site` is where people reach this Stanceline. Throws a 404 where there is no such search.
 */
export async function buildAlertFeed(
  owner: AlertOwner,
  searchId: string,
  site: string,
): Promise<FeedFile> {
  const search = await requireOwnSearch(owner, searchId)
  const found = await findAlertLetters(owner.masked, search.query, owner.user.id)
  if (!found.ok) return found
  const newest = found.letters.slice(0, pageSizes.feed)
  const rows = await describeAlertLetters(owner.masked, newest, site)
  const all = found.letters.length
  const remark = await readLeftOutRemark(owner.masked)
  const feed: Feed = {
    id: nameByUuid(search.id),
    title: `Letters · ${search.name}`,
    subtitle: [
      rows.length < all
        ? `The ${rows.length} stored last of ${formatQuantity(all, 'letter')}.`
        : `${formatQuantity(all, 'letter')}.`,
      ...(remark ? [remark] : []),
    ].join(' '),
    pageUrl: `${site}/letters?${search.query}`,
    url: `${site}${alertHref(search)}.atom`,
    updatedAt: rows[0]?.storedAt ?? '1970-01-01T00:00:00.000Z',
    entries: rows.map(({ id, title, url, text, storedAt }) => ({
      ...{ id: nameByUuid(search.id, id), title, url, updatedAt: storedAt },
      text: `${text}. Stored on ${formatDay(storedAt.slice(0, 10))}.`,
    })),
  }
  return {
    ...{ ok: true, content: writeAtom(feed), mediaType: 'application/atom+xml' },
    updatedAt: feed.updatedAt,
  }
}
