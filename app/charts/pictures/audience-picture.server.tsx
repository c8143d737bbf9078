import { audiencePicture, pictureColumns } from '../model/picture-size.ts'
import { clipText } from '../model/text-width.ts'
import { renderPicture } from './literal-style.server.ts'
import { PictureFrame, type PictureWords } from './picture-frame.tsx'
import { RowRule } from './picture-rows.tsx'
import { StandingRow, type StandingWords } from './standing-row.server.tsx'

type AudiencePicture = {
  words: PictureWords
  topics: readonly {
    id: string
    name: string
    /** Which of the audiences were told opposite things; empty where none were. */
    says: string
    groups: readonly (StandingWords & { key: string })[]
  }[]
}

const { pad } = pictureColumns
const { width, head, row: rowHeight } = audiencePicture

/** Where an actor stands by whom it told so, topic by topic, as a file of its own (SVG). */
export function drawAudiencePicture({ words, topics }: AudiencePicture): string {
  let y = 0
  const drawn = topics.map(({ id, name, says, groups }) => {
    const top = y
    y += head + groups.length * rowHeight
    return (
      <g key={id}>
        <RowRule y={top} width={width} />
        <text x={pad} y={top + 22} fontSize={13.5} fontWeight={600}>
          {clipText(name, width - 2 * pad, 13.5)}
        </text>
        {says && (
          <text className="muted" x={pad} y={top + 40} fontSize={11}>
            {clipText(says, width - 2 * pad, 11)}
          </text>
        )}
        {groups.map(({ key, ...row }, index) => (
          <StandingRow key={key} row={row} y={top + head + index * rowHeight} width={width} />
        ))}
      </g>
    )
  })
  return renderPicture(
    <PictureFrame words={words} width={width} height={y}>
      {drawn}
    </PictureFrame>,
  )
}
