import { drawAudiencePicture } from '#app/charts/pictures/audience-picture.server.tsx'
import { fitAudiences } from '#app/charts/model/picture-size.ts'
import type { DossierRecord } from '#app/domain/dossiers.ts'
import { formatQuantity } from '#app/domain/text/words.ts'
import type { VisibleStore } from '#app/store.server.ts'
import { loadAudience } from '../audience/audience-page.ts'
import {
  describePictureQuote,
  nothingToDraw,
  sayAsOf,
  sayPictureSource,
  type ViewPicture,
} from './picture-words.ts'
import { describeWhoAndWhat } from './selection-words.ts'

type Audience = Awaited<ReturnType<typeof loadAudience>>

/** Where one actor stands by whom it told so, as a picture: of its topics the first ones, each with its audiences. */
export async function drawAudience(
  visible: VisibleStore,
  dossier: DossierRecord,
  params: URLSearchParams,
): Promise<ViewPicture> {
  const audience = await loadAudience(visible, dossier, params, 1)
  const { selection, subject, sentence, by, topics, opposites, rows: all } = audience
  const [firstError] = Object.values({ ...audience.errors, ...selection.errors })
  if (firstError) return { ok: false, reason: firstError }
  if (!subject || !all) return nothingToDraw('nothing that anybody here said counts by this day')
  const fits = fitAudiences(topics.rows.map(({ groups }) => groups.length))
  const shown = topics.rows
    .map((row, place) => ({ ...row, groups: row.groups.slice(0, fits[place]) }))
    .filter(({ groups }) => groups.length > 0)
  const rows = audience.toDraw
  return {
    ...{ ok: true, rows, name: `audience-${selection.asOf}` },
    svg: drawAudiencePicture({
      topics: shown.map(({ topic, groups }) => ({
        ...topic,
        says: opposites.find((row) => row.topic.id === topic.id)?.words ?? '',
        groups: groups.map(describeGroup),
      })),
      words: {
        title: `${sentence}.`,
        selection: describeWhoAndWhat(selection, audience.actorCount),
        facts: [
          sayAsOf(selection),
          by ? `recipients by ${by.replace(/^attribute /, '')}` : 'by kind of recipient',
          rows < all && `${rows} of ${formatQuantity(all, 'row')}`,
        ]
          .filter(Boolean)
          .join(' · '),
        key:
          'The same method for each kind of recipient, those in copy among them: only what letters to them say counts. ' +
          'Bars run from strongly opposes to strongly supports: the dot is now, the tick the record. Of each the newest ' +
          'quote; long ones are cut here.',
        source: sayPictureSource(dossier),
      },
    }),
  }
}

function describeGroup(group: Audience['topics']['rows'][number]['groups'][number]) {
  const { key, word, letters, shared, label, level, mark, beside, quote } = group
  const others = shared ? `, ${shared.toLocaleString('en')} to other kinds too` : ''
  return {
    ...{ key, label, level, mark, beside, name: word },
    below: formatQuantity(letters, 'letter') + others,
    quote: quote && describePictureQuote(quote.position),
  }
}
