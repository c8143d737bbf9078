import type { Absence } from '#app/domain/level.ts'
import { roundPixels } from './marker-shapes.ts'

type Props = { absence: Absence; x: number; y: number; scale?: number }

/** A typed silence: a struck circle where somebody evaded, a bar where it is withheld, two rules for no position. */
export function SilenceGlyph({ absence, x, y, scale = 1 }: Props) {
  return (
    <path
      className={`silence-glyph ${absence}`}
      d={glyphPath(absence, scale)}
      transform={`translate(${roundPixels(x)} ${roundPixels(y)})`}
    />
  )
}

function glyphPath(absence: Absence, scale: number): string {
  const [radius, reach, half] = [3.4, 4.6, 4.5].map((size) => roundPixels(size * scale))
  if (absence === 'evaded')
    return `M${-radius!} 0a${radius} ${radius} 0 1 0 ${radius! * 2} 0a${radius} ${radius} 0 1 0 ${radius! * -2} 0M${-reach!} ${reach}L${reach} ${-reach!}`
  const rise = roundPixels((absence === 'withheld' ? 2.6 : 1.6) * scale)
  return absence === 'withheld'
    ? `M${-half!} ${-rise}H${half}V${rise}H${-half!}Z`
    : `M${-half!} ${-rise}H${half}M${-half!} ${rise}H${half}`
}
