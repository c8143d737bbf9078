import { drawPairPicture, drawRankedPicture } from '#app/charts/pictures/near-picture.server.tsx'
import { countPairTopics } from '#app/charts/model/picture-size.ts'
import type { DossierRecord } from '#app/domain/dossiers.ts'
import { nameRankedPart } from '#app/domain/nearness/nearness-words.ts'
import { formatQuantity } from '#app/domain/text/words.ts'
import type { VisibleStore } from '#app/store.server.ts'
import { describeSelection } from '../analysis/shown-selection.ts'
import { compareTwoActors } from '../nearness/actor-pair.ts'
import { readNearQuestion, readOwnEvidence, subjectWanted } from '../nearness/near-page.ts'
import { rankActors } from '../nearness/ranked-actors.ts'
import {
  describePictureQuote,
  nothingToDraw,
  sayAsOf,
  sayPictureSource,
  type ViewPicture,
} from './picture-words.ts'
import { describeWhoAndWhat } from './selection-words.ts'

/** Two actors side by side, or the order of all others by how near they stand, as a picture. */
export async function drawNear(
  visible: VisibleStore,
  dossier: DossierRecord,
  params: URLSearchParams,
): Promise<ViewPicture> {
  const { subject, other, errors, ...question } = await readNearQuestion(visible, dossier, params)
  const { selection } = question
  const shown = describeSelection(selection)
  const [firstError] = Object.values({ ...errors, ...shown.errors })
  if (firstError) return { ok: false, reason: firstError }
  if (!subject) return { ok: false, reason: subjectWanted }
  const about = {
    selection: describeWhoAndWhat(shown, selection.actors.length),
    source: sayPictureSource(dossier),
  }
  const drawn = other
    ? drawPair(
        await compareTwoActors(visible, {
          ...{ topics: selection.topics, days: selection, subject, other },
        }),
        { ...about, asOf: sayAsOf(selection) },
      )
    : drawRanked(
        await rankActors({
          ...{ ...question, subject, pages: { near: 1, far: 1, few: 1, voice: 1 } },
          ownEvidence: await readOwnEvidence(visible, { ...question, subject }),
        }),
        { ...about, asOf: sayAsOf(selection) },
      )
  return drawn.ok ? { ...drawn, name: `near-${selection.asOf}` } : drawn
}

type Drawn = { ok: true; svg: string; rows: number } | { ok: false; reason: string }
type About = { selection: string; source: string; asOf: string }

function drawPair(
  pair: Awaited<ReturnType<typeof compareTwoActors>>,
  { asOf, ...about }: About,
): Drawn {
  const { subject, other, alignment, counts, isOneVoice } = pair
  const all = pair.common.length + pair.unshared.length
  const fits = countPairTopics({ common: pair.common.length, unshared: pair.unshared.length })
  const rows = fits.common + fits.unshared
  if (!rows) return nothingToDraw('this dossier has no topic yet')
  const describeSide = (name: string, { quote, ...side }: (typeof pair.common)[number]['own']) => ({
    ...{ ...side, name },
    quote: quote && describePictureQuote(quote.position),
  })
  return {
    ...{ ok: true, rows },
    svg: drawPairPicture({
      words: {
        ...{ ...about, title: pair.sentence },
        facts: [
          asOf,
          alignment !== null && `alignment ${alignment}, ${counts}`,
          isOneVoice && 'they are one voice',
          rows < all && `${rows} of ${formatQuantity(all, 'topic')}`,
        ]
          .filter(Boolean)
          .join(' · '),
        key:
          'Bars run from strongly opposes to strongly supports: the dot is now, the tick the record. Compared are topics ' +
          'on which both have a word that is not stale; quotes are the newest that each word rests on, long ones cut here.',
      },
      common: pair.common
        .slice(0, fits.common)
        .map(({ topic, relation, apart, own, other: one }) => ({
          ...{ ...topic, apart: `${relation}, ${apart}` },
          sides: [describeSide(subject.name, own), describeSide(other.name, one)],
        })),
      unshared: pair.unshared.slice(0, fits.unshared).map(({ topic, own, other: one }) => ({
        ...topic,
        says: `${subject.name}: ${own} · ${other.name}: ${one}`,
      })),
    }),
  }
}

type Ranked = Awaited<ReturnType<typeof rankActors>>

function drawRanked(ranked: Ranked, { asOf, ...about }: About): Drawn {
  const { subject, sentence, answered, least, nearest, farthest, tooFew, oneVoice } = ranked
  if (!nearest.total) return nothingToDraw(`nobody here can be compared with ${subject.name}`)
  const lists = farthest
    ? [nameList(nearest, 'nearest'), nameList(farthest, 'farthest')]
    : [nameList(nearest, null)]
  const drawn = lists.reduce((sum, { rows }) => sum + rows.length, 0)
  return {
    ...{ ok: true, rows: Math.min(drawn, nearest.total) },
    svg: drawRankedPicture({
      lists,
      words: {
        ...{ ...about, title: sentence },
        facts: [
          asOf,
          `${subject.name} has a word that is not stale on ${formatQuantity(answered, 'topic')}`,
          `in order are those with one on ${least} of these or more`,
          tooFew.total && `${tooFew.total.toLocaleString('en')} with fewer`,
          oneVoice.total &&
            `${oneVoice.total.toLocaleString('en')} of one voice with ${subject.name}`,
        ]
          .filter(Boolean)
          .join(' · '),
        key:
          'Alignment runs from 0, opposite ends of the scale, to 1, the same place, over topics on which both have a ' +
          'word that is not stale.',
      },
    }),
  }
}

function nameList(list: Ranked['nearest'], end: 'nearest' | 'farthest' | null) {
  return {
    heading: nameRankedPart(list, end),
    rows: list.rows.map(({ actor, alignment, apart, topics, sides, agreed, different }, index) => ({
      ...{ id: actor.id, name: actor.name, place: list.first + index, alignment, apart },
      common: `${formatQuantity(topics, 'topic')} in common: ${sides}`,
      says: [
        nameTopics(
          'Agree on',
          agreed,
          agreed.named.map(({ name }) => name),
        ),
        nameTopics(
          'Differ on',
          different,
          different.named.map(({ name, own, other }) => `${name}, ${own} against ${other}`),
        ),
      ].filter((words) => words !== ''),
    })),
  }
}

function nameTopics(before: string, { more }: { more: number }, names: readonly string[]): string {
  if (!names.length) return ''
  return `${before} ${names.join('; ')}${more > 0 ? ` and ${more} more` : ''}`
}
