import type { Day } from '#app/domain/days.ts'
import { levels } from '#app/domain/level.ts'
import type { Milestone } from '#app/domain/milestones.ts'
import type { GroupSum } from '#app/domain/strips/group-sums.ts'
import { DistributionAreas } from '../distribution-chart.tsx'
import { layOutDistribution } from '../model/distribution.ts'
import { distributionPicture, pictureColumns } from '../model/picture-size.ts'
import { layOutMilestones, type StripAxis } from '../model/strip-axis.ts'
import { measureText } from '../model/text-width.ts'
import { StripHeadMarks, stripHeadHeight } from '../strip-head.tsx'
import { renderFixed } from './fixed-markup.server.ts'
import { renderPicture } from './literal-style.server.ts'
import { PictureFrame, FixedMarks, type PictureWords } from './picture-frame.tsx'
import { breakLines } from './picture-lines.ts'
import { RowRule } from './picture-rows.tsx'

type PictureGroup = {
  key: string
  name: string
  sum: GroupSum
  /** What stands beside the chart, sentence by sentence. */
  says: readonly string[]
  /** How high a voice is, in pixels. */
  voiceHeight: number
}

type DistributionPicture = {
  words: PictureWords
  groups: readonly PictureGroup[]
  axis: StripAxis
  asOf: Day
  milestones: readonly Milestone[]
}

const { pad, gap } = pictureColumns
const { width, says: saysWide, chart: chartWide } = distributionPicture
const [nameSize, saySize, sayHeight, space] = [13.5, 11, 15, 14]
const chartLeft = pad + saysWide + gap

/** How many voices of each group stand where over time, as a file of its own (SVG). */
export function drawDistributionPicture(picture: DistributionPicture): string {
  const { words, groups, axis, milestones } = picture
  const legend = 24
  let y = legend + stripHeadHeight + 4
  const drawn = groups.map((group) => {
    const own = layOutGroup(group, picture)
    const top = y
    y += own.height + space * 2
    return (
      <g key={group.key}>
        <RowRule y={top} width={width} />
        <text x={pad} y={top + space + 4} fontSize={nameSize} fontWeight={600}>
          {own.name}
        </text>
        {own.lines.map((line, index) => (
          <text
            key={index}
            className="muted"
            x={pad}
            y={top + space + 6 + (index + 1) * sayHeight}
            fontSize={saySize}
          >
            {line}
          </text>
        ))}
        <FixedMarks x={chartLeft} y={top + space} markup={own.chart} />
      </g>
    )
  })
  return renderPicture(
    <PictureFrame words={words} width={width} height={y}>
      <Legend />
      <FixedMarks
        x={chartLeft}
        y={legend}
        markup={renderFixed(<StripHeadMarks {...{ axis, milestones }} width={chartWide} />, {
          width: chartWide,
          height: stripHeadHeight,
        })}
      />
      {drawn}
    </PictureFrame>,
  )
}

function layOutGroup(
  { name, sum, says, voiceHeight }: PictureGroup,
  { axis, asOf, milestones }: DistributionPicture,
) {
  const break4 = (text: string, size: number, most: number) =>
    breakLines(text, { width: saysWide, size, most })
  const lines = says.flatMap((sentence) => break4(sentence, saySize, 4))
  const high = Math.ceil(layOutDistribution(sum, { axis, asOf, voiceHeight }).height)
  const { lines: milestoneLines } = layOutMilestones(milestones, axis, chartWide)
  return {
    name: break4(name, nameSize, 1)[0]!,
    lines,
    height: Math.max(high, sayHeight * (lines.length + 1)),
    chart: renderFixed(
      <DistributionAreas
        {...{ sum, axis, asOf, voiceHeight }}
        lines={milestoneLines}
        label={name}
      />,
      { width: chartWide, height: high },
    ),
  }
}

/** What the areas mean, in the order in which they lie. */
function Legend() {
  let x = pad
  return (
    <>
      {[...levels.toReversed(), { code: 'unknown', word: 'unknown, in the lane below' }].map(
        ({ code, word }) => {
          const left = x
          x += 14 + 6 + measureText(word, saySize) + 16
          return (
            <g key={code}>
              <rect className={`distribution-area ${code}`} x={left} y={2} width={14} height={10} />
              <text className="muted" x={left + 20} y={11} fontSize={saySize}>
                {word}
              </text>
            </g>
          )
        },
      )}
    </>
  )
}
