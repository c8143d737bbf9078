import type { NewLetter } from '#db/statements/insert-letter.ts'
import type { PerformedBy } from '#db/statements/audit-entry.ts'
import type { NewDossier } from '#db/statements/insert-codebook.ts'
import type { Store } from '#db/index.ts'
import { milestones, topicPhrases } from './codebook.ts'
import { makeSyntheticLetter, type SyntheticLetter } from './letter.ts'
import { makeSyntheticPeople, type SyntheticPeople } from './people.ts'

/** A made-up corpus. The letters are written while they are read, so that a large one needs no memory. */
export type SyntheticCorpus = {
  size: number
  dossier: NewDossier
  people: SyntheticPeople
  letters: Iterable<SyntheticLetter>
}

/** A corpus of `size` letters with five positions each; the same size and seed always make the same one. */
export function makeSyntheticCorpus(size: number, seed: number): SyntheticCorpus {
  const everybody = makeSyntheticPeople(size, seed)
  return {
    size,
    people: everybody,
    dossier: {
      name: `Made-up corpus of ${size.toLocaleString('en')} letters`,
      procedure: null,
      summary: `Invented letters for measuring, from seed number ${seed}. Nobody wrote them.`,
      topics: topicPhrases.map(({ topic }) => topic),
      milestones,
    },
    letters: {
      *[Symbol.iterator]() {
        for (let place = 0; place < size; place += 1)
          yield makeSyntheticLetter(place, seed, everybody)
      },
    },
  }
}

/** A dossier on something else, with as many topics of its own, on which nothing is coded yet. */
export function makeSyntheticDossier(place: number, topics: number): NewDossier {
  return {
    name: `Another file, number ${place + 1}`,
    procedure: null,
    summary: 'An invented dossier for measuring.',
    topics: Array.from({ length: topics }, (_, index) => ({
      name: `Measure ${place + 1}.${index + 1}`,
      proposition: `Measure ${index + 1} of file ${place + 1} should be taken.`,
      anchors: {
        '-2': 'Rules it out.',
        '-1': 'Speaks against it.',
        '0': 'Weighs both.',
        '1': 'Speaks for it.',
        '2': 'Demands it.',
      },
    })),
    milestones: [],
  }
}

const performedBy: PerformedBy = { userId: null, via: 'seed' }

/**
 * Stores a corpus, `batch` letters in a transaction, and says after each how many are stored. Returns the id of its
 * dossier. A corpus can be loaded into one store once: its ids are part of it.
 */
export async function loadSyntheticCorpus(
  store: Store,
  corpus: SyntheticCorpus,
  {
    batch = 250,
    onProgress = () => {},
  }: { batch?: number; onProgress?: (stored: number) => void } = {},
): Promise<string> {
  const { id: dossierId } = await store.dossiers.record(corpus.dossier, performedBy)
  await store.actors.record(corpus.people.actors, corpus.people.affiliations, performedBy)
  const topicIds = (await store.topics.ofDossier(dossierId)).map(({ id }) => id)
  let waiting: NewLetter[] = []
  let stored = 0
  const flush = async () => {
    await store.letters.recordAll(waiting, performedBy)
    stored += waiting.length
    waiting = []
    onProgress(stored)
  }
  await store.loadInBulk(async () => {
    for (const written of corpus.letters) {
      waiting.push(toNewLetter(written, dossierId, topicIds))
      if (waiting.length >= batch) await flush()
    }
    if (waiting.length) await flush()
  })
  return dossierId
}

function toNewLetter(
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
        coding: {
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
