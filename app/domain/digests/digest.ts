import { formatMoment } from '../moments.ts'
import { printableLine } from '../text/printable.ts'
import { clipWords, formatQuantity } from '../text/words.ts'
import { rhythmWords } from './due-times.ts'
import type { Rhythm } from './subscriptions.ts'

/** What a mail of a subscription says. Its words are plain text, its addresses whole. */
export type Digest = {
  subject: string
  /** Whose words on what, and of which time. */
  about: string[]
  entries: DigestEntry[]
  /** What stands below the entries, such as how many more there are, with where they are. */
  rest: DigestLink
  /** Why it came, and where it ends. */
  why: string
  links: DigestLink[]
}

/** Something that is new; a first sentence has no page of its own. */
export type DigestEntry = { title: string; url: string | null; text: string }

export type DigestLink = { words: string; url: string }

/** As many changes as one mail holds; how many there are is said. */
export const mostDigestEntries = 20

/** As much of a dossier's name as a subject holds, in characters. */
const longestLabel = 80

type DigestFrame = {
  /** What the dossier or the saved search is called. */
  label: string
  /** Whose words on what. */
  about: string
  rhythm: Rhythm
  subscribedAt: string
  /** The page that shows the same. */
  pageUrl: string
  accountUrl: string
  endUrl: string
}

/** The changes that became known within a time: some of them, and of how many they are. */
export function makeChangesDigest(
  frame: DigestFrame,
  { from, until, all }: { from: string; until: string; all: number },
  entries: readonly DigestEntry[],
): Digest {
  return {
    ...frameDigest(frame, formatQuantity(all, 'change')),
    about: [
      frame.about,
      `What became known from ${formatMoment(from)} to ${formatMoment(until)} (UTC).`,
    ],
    entries: entries.map((entry) => ({ ...entry, title: printableLine(entry.title) })),
    rest: {
      words:
        entries.length < all
          ? `${entries.length} of ${all.toLocaleString('en')}, the rest here:`
          : 'The same as a page, with the quotes in their places:',
      url: frame.pageUrl,
    },
  }
}

/** A first sentence that reads otherwise than the one that its reader knows; empty words: nothing could be said. */
export function makeSentenceDigest(
  frame: DigestFrame,
  { before, after }: { before: string; after: string },
): Digest {
  const say = (sentence: string) => sentence || 'Nothing could be said.'
  return {
    ...frameDigest(frame, 'the first sentence changed'),
    about: [frame.about],
    entries: [
      { title: 'Now', url: null, text: say(after) },
      { title: 'Before', url: null, text: say(before) },
    ],
    rest: { words: 'What changed:', url: frame.pageUrl },
  }
}

/** The letters that a saved search has come to find: some of them, and of how many they are. */
export function makeLettersDigest(
  frame: DigestFrame,
  { from, all }: { from: string; all: number },
  entries: readonly DigestEntry[],
): Digest {
  return {
    ...frameDigest(frame, formatQuantity(all, 'new letter')),
    about: [frame.about, `What it has come to find since ${formatMoment(from)} (UTC).`],
    entries: entries.map((entry) => ({ ...entry, title: printableLine(entry.title) })),
    rest: {
      words:
        entries.length < all
          ? `${entries.length} of ${all.toLocaleString('en')}; all that it finds:`
          : 'All that it finds:',
      url: frame.pageUrl,
    },
  }
}

function frameDigest(
  { label, rhythm, subscribedAt, accountUrl, endUrl }: DigestFrame,
  what: string,
): Pick<Digest, 'subject' | 'why' | 'links'> {
  return {
    subject: `${clipWords(printableLine(label), longestLabel)}: ${what}`,
    why:
      `You subscribed to this on ${formatMoment(subscribedAt)} (UTC). It comes ${rhythmWords[rhythm]} ` +
      'where there is something new.',
    links: [
      { words: 'End this subscription:', url: endUrl },
      { words: 'All your subscriptions:', url: accountUrl },
    ],
  }
}
