import type { NewLetter } from '#db/letter-storing.ts'
import type { Doer } from '#db/audit.ts'
import type { NewDossier } from '#db/topics.ts'
import type { Store } from '#db/index.ts'
import { milestones, sayings } from './codebook.ts'
import { letter, type SyntheticLetter } from './letter.ts'
import { people, type People } from './people.ts'

/** A made-up corpus. The letters are written while they are read, so that a large one needs no memory. */
export type Corpus = {
  size: number
  dossier: NewDossier
  people: People
  letters: Iterable<SyntheticLetter>
}

/** A corpus of `size` letters with five positions each; the same size and seed always make the same one. */
export function synthetic(size: number, seed: number): Corpus {
  const everybody = people(size, seed)
  return {
    size,
    people: everybody,
    dossier: {
      name: `Made-up corpus of ${size.toLocaleString('en')} letters`,
      procedure: null,
      summary: `Invented letters for measuring, from seed number ${seed}. Nobody wrote them.`,
      topics: sayings.map(({ topic }) => topic),
      milestones,
    },
    letters: {
      *[Symbol.iterator]() {
        for (let place = 0; place < size; place += 1) yield letter(place, seed, everybody)
      },
    },
  }
}

const doer: Doer = { userId: null, via: 'seed' }

/**
 * Stores a corpus, `batch` letters in a transaction, and says after each how many are stored. Returns the id of its
 * dossier. A corpus can be loaded into one store once: its ids are part of it.
 */
export async function loadSynthetic(
  store: Store,
  corpus: Corpus,
  {
    batch = 250,
    onProgress = () => {},
  }: { batch?: number; onProgress?: (stored: number) => void } = {},
): Promise<string> {
  const dossierId = await store.topics.record(corpus.dossier, doer)
  await store.actors.record(corpus.people.actors, corpus.people.affiliations, doer)
  const topicIds = (await store.topics.of(dossierId)).map(({ id }) => id)
  let waiting: NewLetter[] = []
  let stored = 0
  const flush = async () => {
    await store.letters.recordAll(waiting, doer)
    stored += waiting.length
    waiting = []
    onProgress(stored)
  }
  for (const written of corpus.letters) {
    waiting.push(asNewLetter(written, dossierId, topicIds))
    if (waiting.length >= batch) await flush()
  }
  if (waiting.length) await flush()
  return dossierId
}

function asNewLetter(
  { id, form, text, parties, positions }: SyntheticLetter,
  dossierId: string,
  topicIds: readonly string[],
): NewLetter {
  return {
    id,
    dossierId,
    form,
    text,
    parties,
    actors: [],
    affiliations: [],
    file: {
      name: `${form.reference?.replace(/\W+/g, '-') ?? id}.txt`,
      mediaType: 'text/plain',
      bytes: Buffer.from(text),
    },
    positions: positions.map(
      ({
        id,
        statement: { topic, level, absence, condition, reported },
        holderIds,
        quote,
        paragraph,
      }) => ({
        id,
        quote,
        paragraph,
        said: {
          topicId: topicIds[topic]!,
          holderIds,
          level,
          absence,
          conditional: condition !== null,
          condition,
          note: null,
          reported,
        },
      }),
    ),
  }
}
