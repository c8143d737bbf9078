// The addresses of a topic's pages, below the path that the product is served at; each stands here alone.

/** Where a topic's words are changed. */
export function topicDraftHref(topicId: string): string {
  return `/topics/${topicId}/draft`
}

/** A topic's own page. */
export function topicHref(topicId: string): string {
  return `/topics/${topicId}`
}

/** What a topic said from its beginning, and what was done with it. */
export function topicHistoryHref(topicId: string): string {
  return `/topics/${topicId}/history`
}

/** The positions on a topic that are to be looked at again. */
export function topicRecheckHref(topicId: string): string {
  return `/topics/${topicId}/recheck`
}
