import type { Feed } from '#app/domain/feeds.ts'
import { removeUnprintable } from '#app/domain/text/printable.ts'

/** A feed as JSON Feed 1.1 (https://www.jsonfeed.org/version/1.1/). */
export function writeJsonFeed(feed: Feed): string {
  return JSON.stringify(
    {
      version: 'https://jsonfeed.org/version/1.1',
      title: feed.title,
      description: feed.subtitle,
      home_page_url: feed.pageUrl,
      feed_url: feed.url,
      authors: [{ name: 'Stanceline' }],
      items: feed.entries.map(({ id, title, url, updatedAt, text }) => ({
        ...{ id, url, title },
        content_text: removeUnprintable(text),
        date_published: updatedAt,
      })),
    },
    null,
    1,
  )
}
