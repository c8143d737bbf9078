import { expect, test } from 'vitest'
import { renderPicture } from '#app/charts/pictures/literal-style.server.ts'
import { pictureColours } from '#app/charts/pictures/picture-style.ts'

const { card } = pictureColours

test('what the rules say of a mark stands at the mark, more names before fewer and rules before attributes', () => {
  const svg = renderPicture(
    <svg>
      <circle className="strip-dot s ring" r={3} />
      <circle className="strip-dot s" r={3} />
      <text className="muted" fontSize={9} fill="red">
        a &gt; b
      </text>
      <path d="M0 0" />
    </svg>,
  )
  const [ringed, filled] = svg.match(/<circle[^>]*>/g)!
  // A ring is hollow; a dot of "supports" has the colour of its mark.
  expect(ringed).toContain(`fill="${card}"`)
  expect(ringed).toContain(`stroke="${pictureColours['s-mk']}"`)
  expect(filled).toContain(`fill="${pictureColours['s-mk']}"`)
  expect(filled).toContain(`stroke="${card}"`)
  const words = /<text[^>]*>/.exec(svg)![0]
  expect(words).toContain(`fill="${pictureColours['ink-2']}"`)
  expect(words).not.toContain('red')
  expect(words).toContain('font-size="9"')
  expect(svg).toContain('>a &gt; b</text>')
  expect(svg).toContain('<path d="M0 0">')
  expect(svg).not.toContain('<style')
})
