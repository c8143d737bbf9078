import { setImmediate } from 'node:timers/promises'
import { fitAudiences } from '#app/charts/model/picture-size.ts'
import type { Actor } from '#app/domain/actors.ts'
import type { AttributedPosition, EvidenceLookup } from '#app/domain/attributed-positions.ts'
import { clipWords } from '#app/domain/text/words.ts'
import type { DossierRecord } from '#app/domain/dossiers.ts'
import { getCachedStanceParts, type StanceDays } from '#app/domain/memoized-stance.ts'
import { deriveNow } from '#app/domain/method-v2/derived-stance.ts'
import { groupCountedPositions } from '#app/domain/method-v2/stance-days.ts'
import { chooseQuoteOfDay } from '#app/domain/moves/facing-quotes.ts'
import { pageSizes, takePage } from '#app/domain/page-size.ts'
import {
  describeOpposites,
  describeUntold,
  writeAudienceLead,
  type AudienceWord,
} from '#app/domain/recipients/audience-words.ts'
import {
  describeRecipientGroups,
  findOppositeSides,
  readRecipientGrouping,
  splitByRecipients,
  writeRecipientGrouping,
  type RecipientGroup,
} from '#app/domain/recipients/recipient-groups.ts'
import { describeBeside, describeStance } from '#app/domain/stance-text.ts'
import { nameWithState, type Topic } from '#app/domain/topics.ts'
import type { VisibleStore } from '#app/store.server.ts'
import { findHolderNames } from '../actors/holder-names.ts'
import { findTypedActor } from '../analysis/selected-actors.ts'
import { readSelection, type AnalysisSelection } from '../analysis/selection.ts'
import { describeSelection } from '../analysis/shown-selection.ts'
import { readRecipientKeys } from './told-recipients.ts'

/** As much of a name as is looked for. */
const longestName = 200
/** After so many actors others are answered before more of them are looked at. */
const actorsAStep = 50

/** What one actor told one group of recipients on a topic. */
type ToldGroup = {
  group: RecipientGroup
  evidence: readonly AttributedPosition[]
  /** Its word on the scale -2 to 2; null where there is none. */
  mean: number | null
  letters: number
  /** How many of these letters also count for another group. */
  shared: number
}
export type ToldTopic = { topic: Topic; groups: ToldGroup[] }

/** What an actor told whom on each topic, before any quote is read; without an actor there is nothing. */
export async function readAudience(
  visible: VisibleStore,
  dossier: DossierRecord,
  params: URLSearchParams,
) {
  const { selection, evidenceOf } = await readSelection(visible, dossier, params, {
    purpose: 'rows',
  })
  const attributes = await visible.actors.attributesInUse()
  const { grouping, errors } = readRecipientGrouping(params, attributes)
  const { subject, isRichest } = await readSubject(visible, params, {
    ...{ selection, evidenceOf, errors },
  })
  const told = subject ? await readTold(visible, { selection, evidenceOf, subject, grouping }) : []
  return { selection, attributes, grouping, subject, isRichest, told, errors }
}

type Question = { selection: AnalysisSelection; evidenceOf: EvidenceLookup }

/** Whom the address names with `of`; where it names nobody, of whom most passages are coded. */
async function readSubject(
  visible: VisibleStore,
  params: URLSearchParams,
  { selection, evidenceOf, errors }: Question & { errors: Record<string, string> },
): Promise<{ subject: Pick<Actor, 'id' | 'name'> | null; isRichest: boolean }> {
  const typed = params.get('of')?.trim() ?? ''
  if (typed) {
    const { actor, problem } = await findTypedActor(visible, clipWords(typed, longestName))
    if (problem) errors.of = problem
    return { subject: actor, isRichest: false }
  }
  const { actors, topics } = selection
  let richest: { actor: Actor; passages: number } | null = null
  for (const [place, actor] of actors.entries()) {
    let passages = 0
    for (const { id } of topics) passages += evidenceOf(actor.id, id).length
    if (passages > (richest?.passages ?? 0)) richest = { actor, passages }
    if (place % actorsAStep === actorsAStep - 1) await setImmediate()
  }
  return { subject: richest?.actor ?? null, isRichest: richest !== null }
}

async function readTold(
  visible: VisibleStore,
  {
    selection,
    evidenceOf,
    subject,
    grouping,
  }: Question & {
    subject: Pick<Actor, 'id'>
    grouping: ReturnType<typeof readRecipientGrouping>['grouping']
  },
): Promise<ToldTopic[]> {
  const { topics, actors, asOf } = selection
  const lookup = actors.some(({ id }) => id === subject.id)
    ? evidenceOf
    : await visible.evidence.ofActors([subject.id])
  const lists = topics.map((topic) => ({ topic, evidence: lookup(subject.id, topic.id) }))
  const letterIds = new Set(
    lists.flatMap(({ evidence }) => evidence.map(({ letterId }) => letterId)),
  )
  const keysOf = await readRecipientKeys(visible, [...letterIds], { grouping, asOf })
  const told: ToldTopic[] = []
  for (const { topic, evidence } of lists) {
    const split = splitByRecipients(evidence, keysOf)
    told.push({
      topic,
      groups: describeRecipientGroups(split.keys(), grouping)
        .map((group) => weighGroup(group, split.get(group.key)!, { keysOf, selection }))
        .filter(({ letters }) => letters > 0),
    })
    await setImmediate()
  }
  return told
}

function weighGroup(
  group: RecipientGroup,
  evidence: readonly AttributedPosition[],
  {
    keysOf,
    selection: { asOf, today },
  }: { keysOf: (letterId: string) => readonly string[]; selection: StanceDays },
): ToldGroup {
  const now = deriveNow(evidence, asOf, today)
  const { letters } = groupCountedPositions(evidence, asOf)
  return {
    ...{ group, evidence, mean: now?.mean ?? null },
    letters: letters.length,
    shared: letters.filter(({ letterId }) => keysOf(letterId).length > 1).length,
  }
}

/** The groups of which something is known that were told opposite things on a topic; null where none were. */
export function findOppositeGroups({ groups }: ToldTopic) {
  const known = groups.filter(({ group }) => group.isKnown)
  return findOppositeSides(known)
}

/** The word of a group with what belongs to it wherever it stands. */
function describeAudienceWord({ group, evidence }: ToldGroup, days: StanceDays): AudienceWord {
  const { word, conditional, qualifiers, nowDay } = describeStance(
    getCachedStanceParts(evidence, days),
  )
  const words = [word, ...(conditional ? ['conditional'] : []), ...qualifiers]
  return { within: group.within, words, day: nowDay! }
}

/** One actor on each topic by kind of recipient; of the topics a page. */
export async function loadAudience(
  visible: VisibleStore,
  dossier: DossierRecord,
  params: URLSearchParams,
  page: number,
) {
  const read = await readAudience(visible, dossier, params)
  const { selection, attributes, grouping, subject, isRichest, told, errors } = read
  const spoken = told.filter(({ groups }) => groups.length > 0)
  const shown = takePage(spoken, page, pageSizes.audienceTopics)
  return {
    selection: describeSelection(selection),
    actorCount: selection.actors.length,
    asked: params.get('of')?.trim() ?? '',
    ...{ errors, attributes, isRichest },
    by: writeRecipientGrouping(grouping),
    subject: subject && { id: subject.id, name: subject.name },
    ...describeLead(subject?.name ?? '', told, selection),
    /** How many rows all topics have. */
    rows: spoken.reduce((sum, { groups }) => sum + groups.length, 0),
    toDraw: countDrawnRows(spoken),
    topics: { ...shown, rows: await describeTold(visible, shown.rows, selection) },
  }
}

/** How many rows a picture of the first page of topics has. */
function countDrawnRows(told: readonly ToldTopic[]): number {
  return fitAudiences(
    told
      .filter(({ groups }) => groups.length > 0)
      .slice(0, pageSizes.audienceTopics)
      .map(({ groups }) => groups.length),
  ).reduce((sum, count) => sum + count, 0)
}

function describeLead(name: string, told: readonly ToldTopic[], days: StanceDays) {
  const describeWord = (row: ToldGroup) => describeAudienceWord(row, days)
  const opposites = told.flatMap((row) => {
    const found = findOppositeGroups(row)
    if (!found) return []
    const words = describeOpposites({
      supporting: found.supporting.map(describeWord),
      opposing: found.opposing.map(describeWord),
    })
    return { topic: row.topic, words }
  })
  const isCompared = ({ groups }: ToldTopic) =>
    groups.filter(({ group, mean }) => group.isKnown && mean !== null).length > 1
  return {
    sentence: writeAudienceLead(
      name,
      opposites.map(({ topic }) => topic.name),
      told.filter(isCompared).length,
    ),
    opposites: opposites.map(({ topic, words }) => ({
      topic: { id: topic.id, name: nameWithState(topic) },
      words,
    })),
    untold: describeUntold(
      name,
      told.filter(({ groups }) => !groups.length).map(({ topic }) => topic.name),
    ),
  }
}

/** Each group of each topic with its stance and its newest quote; the quotes of all of them are read at once. */
export async function describeTold(
  visible: VisibleStore,
  told: readonly ToldTopic[],
  days: StanceDays,
) {
  const chosen = new Map(
    told.flatMap(({ groups }) =>
      groups.map((row) => [row, findNewest(row.evidence, days)] as const),
    ),
  )
  const found = await visible.positions.byIds([...new Set(chosen.values())])
  const byId = new Map(found.map((position) => [position.id, position]))
  const nameHolders = await findHolderNames(visible, found)
  return told.map(({ topic, groups }) => ({
    topic: { id: topic.id, name: nameWithState(topic) },
    groups: groups.map((row) => {
      const stance = describeStance(getCachedStanceParts(row.evidence, days))
      const position = byId.get(chosen.get(row)!)
      return {
        ...{ key: row.group.key, word: row.group.word, letters: row.letters, shared: row.shared },
        ...{ label: stance.label, level: stance.level, mark: stance.mark },
        beside: describeBeside(stance),
        record: stance.record,
        quote: position ? { position, who: nameHolders(position) } : null,
      }
    }),
  }))
}

/** The quote that the word rests on; where there is only silence, the newest that counts. */
function findNewest(evidence: readonly AttributedPosition[], { asOf }: StanceDays): string {
  const { days, letters } = groupCountedPositions(evidence, asOf)
  const day = days.at(-1)
  return day ? chooseQuoteOfDay(day).id : letters.at(-1)!.positions[0]!.id
}
