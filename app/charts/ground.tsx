import type { PlacedMilestone as MilestoneData } from '#app/charts/model/milestone-marks.ts'
import { rowToY, type ChartModel } from '#app/charts/model/chart-model.ts'
import type { Inks } from './inks.ts'
import { ActorLines, EndLabelMark, type PlaceMapper } from './marks.tsx'
import { roundPixels } from './marker-shapes.ts'

type ChartPartProps = { model: ChartModel; inks: Inks }

/** Everything that lies under the dots: lanes, axis, milestones; then each actor's ticks, bars and lines. */
export function ChartGround({ model, inks, place }: ChartPartProps & { place: PlaceMapper }) {
  return (
    <>
      <Lanes model={model} inks={inks} />
      <TimeAxis model={model} inks={inks} />
      {model.milestones.map((mark) => (
        <MilestoneLine key={mark.id} mark={mark} model={model} inks={inks} />
      ))}
      {model.series.map((series) => (
        <ActorLines key={series.actorId} series={series} inks={inks} place={place} />
      ))}
      <LaneWords model={model} inks={inks} />
      {model.series.map(
        ({ actorId, label, slot }) =>
          label && (
            <EndLabelMark key={actorId} label={label} slot={slot} model={model} inks={inks} />
          ),
      )}
      {model.unlabelled > 0 && <UnlabelledNote model={model} inks={inks} />}
    </>
  )
}

/** One band for each level with a line in its middle. */
function Lanes({ model, inks }: ChartPartProps) {
  const { left, right } = model.plot
  return (
    <g className="chart-lanes">
      {model.lanes.map(({ level, code, y, top, height }) => (
        <g key={level}>
          <rect
            x={left}
            y={roundPixels(top)}
            width={roundPixels(right - left)}
            height={roundPixels(height)}
            fill={inks.lanes[code]}
            fillOpacity={code === 'm' ? 0.06 : 0.08}
          />
          <line x1={left} x2={right} y1={roundPixels(y)} y2={roundPixels(y)} stroke={inks.rule} />
        </g>
      ))}
      {model.silence && (
        <line
          className="chart-silence"
          x1={left}
          x2={right}
          y1={roundPixels(model.silence.y)}
          y2={roundPixels(model.silence.y)}
          stroke={inks.rule}
        />
      )}
    </g>
  )
}

/** The levels' words, with a rim where milestones and lines run behind them. */
function LaneWords({ model, inks }: ChartPartProps) {
  const words = [...model.lanes, ...(model.silence ? [model.silence] : [])].map(
    ({ label }) => label,
  )
  return (
    <g className="chart-words">
      {words.map((label) => (
        <text
          key={label.text}
          x={label.x}
          y={roundPixels(label.y)}
          textAnchor={label.anchor}
          fontSize={model.sizes.lane}
          fill={inks.ink2}
          stroke={inks.card}
          strokeWidth={3}
          strokeOpacity={0.85}
          paintOrder="stroke"
        >
          {label.text}
        </text>
      ))}
    </g>
  )
}

/** The ticks of time below the plot, and a notch at the as-of day. */
function TimeAxis({ model, inks }: ChartPartProps) {
  const bottom = model.axisY
  return (
    <g className="chart-axis">
      {model.ticks.map(({ day, x, label, labelX }) => (
        <g key={day}>
          <line
            x1={roundPixels(x)}
            x2={roundPixels(x)}
            y1={bottom}
            y2={bottom + 4}
            stroke={inks.ink3}
          />
          <text
            x={roundPixels(labelX)}
            y={bottom + 17}
            textAnchor="middle"
            fontSize={model.sizes.tick}
            fill={inks.ink3}
          >
            {label}
          </text>
        </g>
      ))}
      {model.asOf && (
        <path
          className="chart-as-of"
          d={`M${roundPixels(model.asOf.x)} ${bottom - 6}l5 6h-10Z`}
          fill={inks.ink3}
        >
          <title>{model.asOf.title}</title>
        </path>
      )}
    </g>
  )
}

/** An event: a dotted line, or a pale band where its date is an interval, with its words above the plot. */
function MilestoneLine({ mark, model, inks }: ChartPartProps & { mark: MilestoneData }) {
  const { top, bottom } = model.plot
  const [x1, x2] = [roundPixels(mark.x1), roundPixels(mark.x2)]
  const rise = mark.label ? rowToY(model, mark.label.row) - 9 : top
  return (
    <g className="chart-milestone">
      <title>{mark.title}</title>
      {mark.x2 > mark.x1 && (
        <rect
          x={x1}
          y={top}
          width={roundPixels(x2 - x1)}
          height={roundPixels(bottom - top)}
          fill={inks.ink2}
          fillOpacity={0.07}
        />
      )}
      <line
        x1={x1}
        x2={x1}
        y1={roundPixels(rise)}
        y2={bottom}
        stroke={inks.ink2}
        strokeDasharray="2 3"
      />
      {mark.x2 > mark.x1 && (
        <line
          x1={x2}
          x2={x2}
          y1={top}
          y2={bottom}
          stroke={inks.ink2}
          strokeDasharray="2 3"
          strokeOpacity={0.6}
        />
      )}
      {mark.label && (
        <text
          x={roundPixels(mark.label.x)}
          y={rowToY(model, mark.label.row)}
          textAnchor={mark.label.anchor}
          fontSize={model.sizes.milestone}
          fill={inks.ink2}
        >
          {mark.label.text}
        </text>
      )}
    </g>
  )
}

/** Says how many names had no room; all of them are in the table. */
function UnlabelledNote({ model, inks }: ChartPartProps) {
  return (
    <text
      x={model.width}
      textAnchor="end"
      y={model.axisY + 17}
      fontSize={model.sizes.tick}
      fill={inks.ink3}
    >{`+ ${model.unlabelled} in the table`}</text>
  )
}
