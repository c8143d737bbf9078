import { pairCount } from '#app/domain/actor-marks.ts'
import { fadingMonths } from '#app/domain/evidence-age.ts'
import { webInks, seriesInk } from './inks.ts'
import { markerPath } from './marker-shapes.ts'
import './charts.css'

/** What the kinds of marks mean; once for each page of charts. */
export function ChartKey() {
  const ink = webInks.ink2
  return (
    <ul className="chart-key">
      <li>
        <Glyph>
          <path d={markerPath(0, 11, 7, 4.5)} fill={webInks.card} stroke={ink} strokeWidth={2} />
        </Glyph>
        conditional
      </li>
      <li>
        <Glyph>
          <path
            d="M3 7H19"
            stroke={ink}
            strokeWidth={6}
            strokeOpacity={0.3}
            strokeLinecap="round"
          />
        </Glyph>
        date uncertain
      </li>
      <li>
        <Glyph>
          <path d="M1 7H21" stroke={ink} strokeWidth={2} />
        </Glyph>
        until the next letter
      </li>
      <li>
        <Glyph>
          <path
            d="M2 7H21"
            stroke={ink}
            strokeWidth={2}
            strokeDasharray="1 4"
            strokeLinecap="round"
          />
        </Glyph>
        carried forward
      </li>
      <li>
        <Glyph>
          <path
            d="M2 7H21"
            stroke={ink}
            strokeWidth={2}
            strokeOpacity={0.35}
            strokeDasharray="1 4"
            strokeLinecap="round"
          />
        </Glyph>
        no letter for {fadingMonths} months
      </li>
    </ul>
  )
}

/**
 * Who is who, where small charts have no names at their lines; `note` is a role or an organisation.
 */
export function ActorKey({
  actors,
  actorMarks,
}: {
  actors: readonly { id: string; name: string; note?: string | null }[]
  actorMarks: Readonly<Record<string, number>>
}) {
  return (
    <ul className="chart-key">
      {actors.map(({ id, name, note }) => (
        <li key={id}>
          <Glyph width={12}>
            <path
              d={markerPath(actorMarks[id] ?? pairCount, 6, 7, 4.5)}
              fill={seriesInk(webInks, actorMarks[id] ?? pairCount)}
            />
          </Glyph>
          <span>
            {name} {note && <small>{note}</small>}
          </span>
        </li>
      ))}
    </ul>
  )
}

function Glyph({ width = 22, children }: { width?: number; children: React.ReactNode }) {
  return (
    <svg width={width} height={14} viewBox={`0 0 ${width} 14`} aria-hidden="true">
      {children}
    </svg>
  )
}
