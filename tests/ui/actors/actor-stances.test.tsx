import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import type { Level } from '#app/domain/level.ts'
import { getCachedStanceParts } from '#app/domain/memoized-stance.ts'
import { buildStanceView } from '#app/domain/stance-view.ts'
import { ActorStances } from '#app/ui/actors/actor-stances.tsx'
import { attributed } from '#tests/support/attributed.ts'
import { aPosition } from '#tests/support/world.ts'

test('in the head of a page each word stands with its number, what qualifies it, and the record', () => {
  const said: [string, Level][] = [
    ['2019-05-01', 2],
    ['2019-06-01', 2],
    ['2020-10-29', -1],
  ]
  const evidence = attributed(said.map(([on, level]) => aPosition({ on, level })))
  const parts = getCachedStanceParts(evidence, { asOf: '2020-12-31', today: '2026-11-28' })
  const markup = renderToStaticMarkup(
    <ActorStances
      parts={[
        {
          topic: { id: 'encryption', name: 'Encryption' },
          stance: buildStanceView(parts, 5, new Map()),
        },
      ]}
      asOf="2020-12-31"
      isToday={false}
    />,
  )
  expect(
    markup
      // Marked words of the method stand in their sentence.
      .replace(/<span class="defined"[^>]*>([^<]*)<\/span>/g, '$1')
      .replace(/<[^>]+>/g, ' ')
      .replace(/\s+/g, ' ')
      .trim(),
  ).toBe(
    'as of 31 Dec 2020, the newest letter; nothing since Encryption now −1 on the scale −2 to +2, record +1, range −1 to +2 Opposes stale, changed, since 29 Oct 2020; record supports, divided',
  )
})
