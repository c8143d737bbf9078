import type { PackageContext } from '#app/domain/package/known-records.ts'
import { noExamples } from '#app/domain/topic-wording.ts'
import { unwrittenSides } from '#app/domain/topic-sides.ts'
import { packDossier } from '#app/domain/package/pack-dossier.ts'
import type {
  StoredDossier,
  StoredLetter,
  StoredPosition,
} from '#app/domain/package/stored-dossier.ts'
import type { PositionWithLetter } from '#app/domain/positions.ts'
import {
  affiliations,
  boratynski,
  boratynskiLetter,
  commission,
  dossier,
  johansson,
  johanssonLetter,
  milestones,
  positions,
  texts,
  topics,
} from './world.ts'

const moment = '2026-11-01T09:00:00.000Z'

/** The first dossier as a store keeps it; a text's hash is its own beginning, which tells it from others as well. */
export const kept: StoredDossier = {
  dossier: {
    name: dossier.name,
    shortName: null,
    procedure: dossier.procedure,
    summary: dossier.summary,
  },
  topics: topics.map(({ id, name, proposition, anchors }) => ({
    id,
    closedAt: null,
    versions: [
      {
        version: 1,
        name,
        proposition,
        anchors,
        sides: unwrittenSides,
        examples: noExamples,
        cues: [],
        meaningChanged: null,
        createdAt: moment,
      },
    ],
  })),
  milestones: milestones.map(({ name, label, dated }) => ({ name, label, dated, source: null })),
  actors: [boratynski, commission, johansson].map((actor) => ({
    ...actor,
    letterId: null,
    note: null,
    registerIds: [],
    heldInTurn: false,
  })),
  affiliations: affiliations.map(({ id: _, ...row }) => ({
    ...row,
    letterId: null,
    typed: false,
    fromEdtf: null,
    toEdtf: null,
    source: null,
    said: null,
  })),
  merges: [],
  facts: [],
  different: [],
  rechecks: [],
  letters: [
    letterKept(johanssonLetter, johansson.id, texts.johansson),
    letterKept(boratynskiLetter, boratynski.id, texts.boratynski),
  ],
}

function letterKept(
  { id, title, kind, dated, reference, referenceTruncated }: PositionWithLetter['letter'],
  authorId: string,
  text: string,
): StoredLetter {
  return {
    id,
    title,
    kind,
    language: 'en',
    dated,
    datedKind: null,
    dates: [],
    reference,
    referenceTruncated,
    otherReferences: [],
    answersLetterId: null,
    translatesLetterId: null,
    asks: [],
    inReplyTo: null,
    excerpt: false,
    recorded: false,
    sourceUrl: null,
    sourceSeenDay: null,
    sourceNote: null,
    messageId: null,
    answersMessageId: null,
    attachedToId: null,
    arrivedDay: moment.slice(0, 10),
    parties: [
      { role: 'author', actorId: authorId, capacity: null, organisation: null, unit: null },
    ],
    texts: [{ version: 1, text, sha256: text.slice(0, 64), reason: null, pages: null }],
    files: [],
    positions: positions.filter(({ letterId }) => letterId === id).map(positionKept),
  }
}

function positionKept({
  id,
  topicId,
  holderIds,
  level,
  absence,
  conditional,
  condition,
  note,
  reported,
  status,
  quote,
  paragraph,
  createdAt,
}: PositionWithLetter): StoredPosition {
  return {
    id,
    topicId,
    holderIds,
    level,
    absence,
    conditional,
    condition,
    note,
    reported,
    status,
    quote,
    paragraph,
    createdAt,
    text: 1,
    coder: null,
    coderKey: 'seed',
    changedAt: createdAt,
    translations: [],
  }
}

/** What a store that holds a dossier tells a package, with the ids that it keeps. */
export function knowing({ dossier: said, ...all }: StoredDossier): PackageContext {
  return {
    dossiers: [{ id: 'csa', ...said }],
    topics: all.topics.map((topic, place) => ({
      ...topic,
      dossierIds: ['csa'],
      countsAsId: topic.id,
      turned: false,
      place,
    })),
    milestones: all.milestones.map((milestone, at) => ({
      ...milestone,
      id: `milestone-${at}`,
      dossierId: 'csa',
    })),
    actors: all.actors,
    affiliations: all.affiliations.map((row) => ({ ...row, named: false })),
    facts: all.facts.map((row, place) => ({ ...row, id: `fact-${place}` })),
    answered: all.different,
    letters: all.letters.map(
      ({ id, title, dated, texts: versions, parties, positions: coded }) => ({
        id,
        dossierIds: ['csa'],
        title,
        hidden: false,
        lastDay: dated.last,
        edtf: dated.edtf,
        texts: versions,
        newest: versions.at(-1)!.text,
        parties: parties.map(({ role, actorId }, place) => ({ role, actorId, place })),
        positions: coded.map(
          ({ id: positionId, topicId, holderIds, level, absence, quote, text }) => ({
            id: positionId,
            listed: all.rechecks.some((row) => row.positionId === positionId),
            topicId,
            holderIds,
            level,
            absence,
            start: quote.start,
            end: quote.end,
            textHash: versions[text - 1]!.sha256,
          }),
        ),
      }),
    ),
  }
}

export const knowingNothing: PackageContext = {
  dossiers: [],
  topics: [],
  milestones: [],
  actors: [],
  affiliations: [],
  facts: [],
  answered: [],
  letters: [],
}

/** The package of a dossier that differs from the first one. */
export const packageWith = (changes: Partial<StoredDossier> = {}) =>
  packDossier({ ...kept, ...changes })
