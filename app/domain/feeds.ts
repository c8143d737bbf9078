/** What changed, as a file that programs read again and again: the newest entries, and how many there are in all. */
export type Feed = {
  /** A URI that stays the same wherever the feed is served. */
  id: string
  title: string
  /** What it is about, and how many of how many entries it holds. */
  subtitle: string
  /** The page that shows the same, and the feed's own address. */
  pageUrl: string
  url: string
  updatedAt: string
  entries: FeedEntry[]
}

/** One change. Its words are plain text. */
export type FeedEntry = { id: string; title: string; url: string; updatedAt: string; text: string }
