import { linkCardSize } from '../model/picture-size.ts'
import { renderPicture } from './literal-style.server.ts'
import { breakLines } from './picture-lines.ts'
import { pictureColours } from './picture-style.ts'

type LinkCard = {
  title: string
  summary: string
  source: string
  /** A picture of ours as a file, of which the card shows the upper part. */
  picture: string | null
}

const { width, height } = linkCardSize
const [pad, footHeight] = [48, 64]

/** What stands beside the address of a link where it is shared, as a file of its own (SVG). */
export function drawLinkCard({ title, summary, source, picture }: LinkCard): string {
  const room = width - 2 * pad
  const foot = height - footHeight
  return renderPicture(
    <svg xmlns="http://www.w3.org/2000/svg" {...linkCardSize} viewBox={`0 0 ${width} ${height}`}>
      <rect {...linkCardSize} fill={pictureColours.card} />
      {picture ? (
        <g dangerouslySetInnerHTML={{ __html: placePicture(picture) }} />
      ) : (
        <>
          {breakLines(title, { width: room, size: 44, most: 3 }).map((line, index) => (
            <text key={line} x={pad} y={120 + index * 56} fontSize={44} fontWeight={700}>
              {line}
            </text>
          ))}
          {breakLines(summary, { width: room, size: 26, most: 5 }).map((line, index) => (
            <text key={line} className="muted" x={pad} y={320 + index * 38} fontSize={26}>
              {line}
            </text>
          ))}
        </>
      )}
      <rect y={foot} width={width} height={footHeight} fill={pictureColours.card} />
      <line className="strip-zero" x1={0} x2={width} y1={foot} y2={foot} />
      <text className="muted" x={pad} y={foot + 40} fontSize={22}>
        {breakLines(source, { width: room, size: 22, most: 1 })[0]}
      </text>
    </svg>,
  )
}

/** The picture as wide as the card, from its upper edge on: what is lower stands on the page. */
function placePicture(svg: string): string {
  return svg.replace(/^<svg ([^>]*)>/, (_, attributes: string) => {
    const kept = attributes.replace(/ ?\b(?:width|height|role)="[^"]*"/g, '')
    return `<svg ${kept} width="${width}" height="${height - footHeight}" preserveAspectRatio="xMinYMin slice">`
  })
}
