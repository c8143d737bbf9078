import { findLevelCode, nameMark, type CodedMark } from './mark-words.ts'
import type { MarkLane } from './use-lanes.ts'

/** So many lanes have room beside the text, and so many on telephones. */
const roomForLanes = { wide: 4, narrow: 3 } as const

type Props = { lanes: readonly MarkLane[]; coded: ReadonlyMap<string, CodedMark> }

/** The lanes of a paragraph in the gutter, each with the number of its topic; what has no room is counted. */
export function Lanes({ lanes, coded }: Props) {
  return (
    <>
      {lanes.map(({ id, lane, top, height }) => {
        const mark = coded.get(id)
        return (
          mark &&
          lane < roomForLanes.wide && (
            <span
              key={id}
              className={`lane lane-${lane} ${findLevelCode(mark)}`}
              style={{ top, height }}
              data-position={id}
              role="img"
              aria-label={nameMark(mark)}
              title={nameMark(mark)}
            >
              <span>{mark.topicNumber}</span>
            </span>
          )
        )
      })}
      {(['wide', 'narrow'] as const).map((width) => (
        <UnshownLanes key={width} width={width} {...{ lanes, coded }} />
      ))}
    </>
  )
}

/** `+2` below the paragraph's number: what lies beyond the lanes that have room; a press leads to the first of it. */
function UnshownLanes({ lanes, coded, width }: Props & { width: keyof typeof roomForLanes }) {
  const beyond = lanes.filter(({ lane }) => lane >= roomForLanes[width])
  const marks = beyond.flatMap(({ id }) => coded.get(id) ?? [])
  if (!marks.length) return null
  return (
    <span
      className={`lanes-more on-${width}`}
      style={{ top: Math.max(24, Math.min(...beyond.map(({ top }) => top))) }}
      data-position={marks[0]!.id}
      role="img"
      aria-label={`${marks.length} more: ${marks.map(nameMark).join('; ')}`}
      title={marks.map(nameMark).join('\n')}
    >
      +{marks.length}
    </span>
  )
}
